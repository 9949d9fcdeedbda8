import Morphology
import Testing

@testable import Analysis

@Suite struct KeyphraseScorerTests {
  private static let readings = [
    "pole": ("pole", "subst:sg:nom:n:ncol"), "pola": ("pole", "subst:sg:gen:n:ncol"),
    "siły": ("siła", "subst:sg:gen:f"), "siła": ("siła", "subst:sg:nom:f"),
    "duża": ("duży", "adj:sg:nom:f:pos"), "dużej": ("duży", "adj:sg:gen:f:pos"),
    "fali": ("fala", "subst:sg:gen:f"), "fala": ("fala", "subst:sg:nom:f"),
    "mierzenie": ("mierzyć", "ger:sg:nom:n:imperf:aff"), "jest": ("być", "fin:sg:ter:imperf"),
    "i": ("i", "conj"), "o": ("o", "prep:loc"), "nazywamy": ("nazywać", "fin:pl:pri:imperf"),
  ]

  /// A document of random sentences with a heading, and its scorer.
  private func scorer(seed: UInt64, sentences: Int) -> KeyphraseScorer {
    var random = seed
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % limit
    }
    let words =
      Self.readings.keys.sorted() + [
        "zorbax", "Klontor", "zorbaxem", "PKO", "(", "ang", ")", "wave",
      ]
    var builder = ReadabilityTestDocument(readings: Self.readings)
    for index in 0...sentences / 4 {
      let text = (0..<4).map { _ in
        (0..<3 + next(5)).map { _ in words[next(words.count)] }.joined(separator: " ")
          + (next(2) == 0 ? "." : ", jest.")
      }.joined(separator: " ")
      builder.add(text, role: index == 0 ? .title : index % 5 == 1 ? .heading : .body)
    }
    let keywords = Keywords(baseForm: KeywordTestResources.baseForm)
    var title = ReadabilityTestDocument(readings: Self.readings)
    title.add("siła fali", role: .title)
    let candidates = keywords.candidates(of: builder.annotated(), titled: title.annotated())
    return KeyphraseScorer(document: candidates.document, table: candidates.table)
  }

  @Test(arguments: [4, 40, 400])
  func noScoreIsAboveItsBound(sentences: Int) {
    let scorer = scorer(seed: 7, sentences: sentences)
    let length = Double(scorer.document.document.text.utf8.count)
    for (index, candidate) in scorer.table.candidates.enumerated() {
      let bound = KeyphraseWeights.bound(of: candidate, textLength: length)
      if let value = scorer.value(of: index) { #expect(value <= bound) }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func scoresComeInOrderThoughMostAreNotKnown(seed: UInt64) {
    let scorer = scorer(seed: seed, sentences: 80)
    var all: [(value: Double, candidate: Int)] = []
    for (index, candidate) in scorer.table.candidates.enumerated() where !candidate.isPassing {
      if let value = scorer.value(of: index) { all.append((value, index)) }
    }
    let best = all.map(\.value).max() ?? 1
    for index in all.indices { all[index].value /= best }
    all.sort { ($1.value, $0.candidate) < ($0.value, $1.candidate) }
    let ranked = Array(scorer.ranked())
    #expect(ranked.map(\.score) == all.map(\.value))
    #expect(
      ranked.map(\.candidate.key) == all.map { scorer.table.candidates[$0.candidate].key })
  }
}
