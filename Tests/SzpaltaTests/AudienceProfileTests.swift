import Foundation
import Szpalta
import Testing

@Suite struct AudienceProfileYAMLTests {
  @Test(arguments: Resources.profileNames)
  func aShippedProfileHasTheSevenChecksOfYoast(name: String) throws {
    let profile = try Resources().profile(name)
    #expect(profile.id == name)
    let seven: [AudienceProfile.Check] = [
      .textPresence, .longSentences, .paragraphLength, .subheadings, .transitionWords, .passive,
      .repeatedOpenings,
    ]
    #expect(Set(profile.limits.map(\.check)).isSuperset(of: seven))
    #expect(profile.limits.allSatisfy { !$0.source.isEmpty })
    // What is called Yoast's has Yoast's limits.
    for limit in profile.limits where limit.source == "Yoast SEO" {
      #expect(limit == Self.yoast[limit.check], "\(limit.check)")
    }
  }

  @Test(arguments: ["general", "press"])
  func theseKeepAllLimitsOfYoast(name: String) throws {
    let profile = try Resources().profile(name)
    for (check, limit) in Self.yoast { #expect(profile.limit(of: check) == limit) }
  }

  private static let yoast: [AudienceProfile.Check: AudienceProfile.Limit] = {
    func limit(
      _ check: AudienceProfile.Check, _ good: Double, _ watch: Double, _ parameter: Int? = nil
    ) -> (AudienceProfile.Check, AudienceProfile.Limit) {
      (
        check,
        AudienceProfile.Limit(
          check: check, good: good, watch: watch, parameter: parameter, source: "Yoast SEO")
      )
    }
    return Dictionary(uniqueKeysWithValues: [
      limit(.textPresence, 50, 50), limit(.longSentences, 15, 20, 20),
      limit(.paragraphLength, 150, 200), limit(.subheadings, 300, 350),
      limit(.transitionWords, 30, 20, 200), limit(.passive, 10, 15),
      limit(.repeatedOpenings, 0, 0),
    ])
  }()

  /// A file, the place of the error in it, and a part of what the error says.
  static let wrong: [(file: String, place: String, says: String)] = [
    ("", "p.yaml:1:1", "an empty file found"),
    ("[1, 2]", "p.yaml:1:1", "a list found"),
    ("id: a\nlabels: {pl: a, en: a}", "p.yaml:1:1", "`checks` expected"),
    (
      "id: a b\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 1, source: a}",
      "p.yaml:1:5", "ASCII letters"
    ),
    ("id: a\nlabels: {pl: a}\nchecks: {}", "p.yaml:2:9", "`en` expected"),
    ("id: a\nlabels: {pl: a, en: a}\nchecks: {}", "p.yaml:3:9", "at least one check"),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  mgla: {good: 1, source: a}",
      "p.yaml:4:3", "`mgla` found"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: dużo, source: a}",
      "p.yaml:4:17", "\"dużo\" found"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 12, watch: 9, source: a}",
      "p.yaml:4:28", "at least 12"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  longSentences: {words: 9223372036854775807, good: 1, source: a}",
      "p.yaml:4:26", "1 to 1000000"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  passive: {good: 101, source: a}",
      "p.yaml:4:19", "0 to 100"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: -1, source: a}",
      "p.yaml:4:17", "from 0"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 1e300, source: a}",
      "p.yaml:4:17", "from 0"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: nan, source: a}",
      "p.yaml:4:17", "a number expected"
    ),
    ("id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 12}", "p.yaml:4:10", "`source`"),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 1, words: 2, source: a}",
      "p.yaml:4:20", "`words` found"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  longSentences: {good: 1, source: a}",
      "p.yaml:4:18", "`words` expected"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  longSentences: {words: 2.5, good: 1, source: a}",
      "p.yaml:4:26", "a whole number"
    ),
    (
      "id: a\nlabels: {pl: a, en: a}\nchecks:\n  fogPL: {good: 1, source: a}\n  fogPL: {good: 2, source: a}",
      "p.yaml:4:", "once expected"
    ),
    ("id: a\nlabels: {pl: a, en: a\nchecks:", "p.yaml:3:", "YAML expected"),
  ]

  @Test(arguments: wrong.indices)
  func aWrongFileIsRefusedWithItsPlace(index: Int) throws {
    let wrong = Self.wrong[index]
    let error = try #require(throws: YAMLFileError.self) {
      try AudienceProfile(parsingYAML: wrong.file, name: "p.yaml")
    }
    #expect(error.description.hasPrefix(wrong.place), "\(error)")
    #expect(error.description.contains(wrong.says), "\(error)")
  }

  @Test func oneArticleIsJudgedDifferentlyByItsReaders() throws {
    let resources = try Resources()
    let source = try String(
      contentsOf: corpora.appending(path: "wiadomosci-tramwaj.txt"), encoding: .utf8)
    func verdicts(_ name: String) throws -> [String: AudienceProfile.Verdict] {
      var configuration = Configuration()
      configuration.steps = [.clean, .readability]
      configuration.check(try resources.profile(name))
      let report = try Pipeline(resources: resources, configuration: configuration)
        .report(on: source, format: .text, name: "article")
      let checks = try #require(report.readability?.profile?.checks)
      return Dictionary(uniqueKeysWithValues: checks.map { ($0.id, $0.verdict) })
    }
    let (children, press) = (try verdicts("children"), try verdicts("press"))
    #expect(children["fogPL"] == .fix && press["fogPL"] == .good)
    #expect(children["sentenceLength"] == .fix && press["sentenceLength"] == .good)
    #expect(children["textPresence"] == .good)
  }

  /// What the checks of the profile "general" have of `source`, in Markdown.
  private func checks(of source: String) throws -> [String: Report.CheckEntry] {
    var configuration = Configuration()
    configuration.steps = [.readability]
    configuration.check(try Resources().profile("general"))
    let report = try Pipeline(resources: Resources(), configuration: configuration)
      .report(on: source, format: .markdown, name: "article")
    let checks = try #require(report.readability?.profile?.checks)
    return Dictionary(uniqueKeysWithValues: checks.map { ($0.id, $0) })
  }

  @Test func figuresAreThoseOfTheText() throws {
    let short = "Kot śpi na piecu."
    let long = "Kot " + String(repeating: "bardzo ", count: 20) + "długo śpi."
    let passive = "Dom został zbudowany w maju."
    let checks = try checks(of: "\(short) \(long) \(passive) Ale to dobry dom.\n\n\(short)")
    #expect(checks["longSentences"]?.value == 20)
    #expect(checks["passive"]?.value == 20)
    #expect(checks["paragraphLength"]?.value == 36)
    #expect(checks["subheadings"]?.value == 40)
    #expect(checks["transitionWords"]?.value == nil)
    #expect(checks["transitionWords"]?.verdict == .notMeasurable)
    #expect(checks["sentenceLength"]?.value == 8)
  }

  @Test func aLongTextWithoutSubheadingIsToBeFixed() throws {
    let paragraph = String(repeating: "Kot śpi dziś na piecu. ", count: 16) + "\n\n"
    let text = String(repeating: paragraph, count: 4)
    let check = try #require(try checks(of: text)["subheadings"])
    #expect(check.verdict == .fix && check.value == 320)
    #expect(check.good == 300 && check.watch == 300)
    #expect(check.explanation["pl"]?.hasSuffix("320 słów; dobrze do 300.") == true)
    // Half of it is under the heading.
    let parted = "\(paragraph)\(paragraph)## Kot\n\n\(paragraph)\(paragraph)"
    #expect(try checks(of: parted)["subheadings"]?.verdict == .good)
  }

  @Test func threeSentencesWithOneOpeningAreToBeFixed() throws {
    let text = "Kot śpi na piecu. Kot je rybę. Kot pije mleko."
    #expect(try checks(of: text)["repeatedOpenings"]?.verdict == .fix)
    let other = "Kot śpi na piecu. Kot je rybę. Pies pije mleko."
    #expect(try checks(of: other)["repeatedOpenings"]?.verdict == .good)
  }

  @Test func aTextWithoutProseHasNothingToMeasure() throws {
    let checks = try checks(of: "# Tytuł")
    #expect(checks["textPresence"]?.verdict == .fix)
    #expect(checks.values.count { $0.verdict == .notMeasurable } == checks.count - 1)
  }
}
