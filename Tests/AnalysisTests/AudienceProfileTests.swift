import Analysis
import Testing

@Suite struct AudienceProfileTests {
  private typealias Limit = AudienceProfile.Limit

  @Test func aLimitIsKeptUpToItsLastValue() {
    let limit = Limit(check: .passive, good: 10, watch: 15, source: "test")
    #expect(limit.verdict(on: 10) == .good)
    #expect(limit.verdict(on: 10.01) == .watch)
    #expect(limit.verdict(on: 15) == .watch)
    #expect(limit.verdict(on: 15.01) == .fix)
  }

  @Test func whereMoreIsBetterALimitIsKeptFromItsLastValue() {
    let limit = Limit(
      check: .transitionWords, good: 30, watch: 20, parameter: 200, source: "test")
    #expect(limit.verdict(on: 30) == .good)
    #expect(limit.verdict(on: 29.9) == .watch)
    #expect(limit.verdict(on: 20) == .watch)
    #expect(limit.verdict(on: 19.9) == .fix)
  }

  @Test func verdictsAreOrderedByHowMuchThereIsToDo() {
    #expect(AudienceProfile.Verdict.allCases.max() == .fix)
    #expect(AudienceProfile.Verdict.good < .watch)
  }

  @Test func aProfileMarksTextsByItsOwnLimits() {
    let profile = AudienceProfile(
      id: "test", labels: .init(pl: "próba", en: "test"),
      limits: [
        Limit(check: .longSentences, good: 10, watch: 20, parameter: 12, source: "test"),
        Limit(check: .paragraphLength, good: 60, watch: 90, source: "test"),
      ])
    var configuration = Readability.Configuration()
    configuration.keep(profile)
    #expect(configuration.longSentenceWords == 12)
    var limits = Findings.Limits()
    limits.keep(profile)
    #expect(limits.paragraphWords == 60)
    #expect(limits.sectionWords == Findings.Limits().sectionWords)
  }
}
