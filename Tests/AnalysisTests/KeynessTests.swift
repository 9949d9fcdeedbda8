import Analysis
import Foundation
import Morphology
import Testing
import TextModel

@Suite struct KeynessTests {
  /// The rows of the fixture that Benchmarks/themes/keyness-reference writes.
  private static let rows: [[Double]] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/keyness.tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map { row in
      row.split(separator: "\t").compactMap { Double($0) }
    }
  }()

  @Test func formulasGiveWhatPythonGives() {
    #expect(Self.rows.count == 300)
    for row in Self.rows {
      let cells = KeynessCells(
        groupCount: row[0], groupTotal: row[1], referenceCount: row[2], referenceTotal: row[3],
        prior: row[4], priorTotal: row[5])
      for (found, expected) in zip(
        [cells.logOdds, cells.zScore, cells.logLikelihood], row.dropFirst(6))
      {
        #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(row)")
      }
    }
  }

  private func counts(_ texts: String...) -> LemmaCounts {
    texts.reduce(into: LemmaCounts()) { $0.add(themesArticle($1)) }
  }

  @Test func lemmasAreCountedWithTheirDocuments() throws {
    let counts = counts(
      "Sprzedaży/sprzedaż i/i/conj sprzedaż ,",
      "sprzedaż zarządzaniem/zarządzać/ger:sg:inst:n:imperf:aff")
    #expect(counts.wordCount == 5)
    #expect(counts.documentCount == 2)
    let sale = try #require(counts.counts["sprzedaż"])
    #expect(sale.occurrences == 3 && sale.documents == 2 && sale.isContent)
    let and = try #require(counts.counts["i"])
    #expect(and.occurrences == 1 && and.documents == 1 && !and.isContent)
    #expect(counts.counts["zarządzanie"]?.occurrences == 1)
    #expect(counts.counts["zarządzać"] == nil)
  }

  @Test func bylinesAndNumbersDoNotCount() {
    var counts = LemmaCounts()
    counts.add(
      themesArticle([(.byline, "Kowalski"), (.body, "sprzedaż")]),
      titled: themesArticle([(.title, "rabat")]))
    #expect(counts.counts.keys.sorted() == ["rabat", "sprzedaż"])
    #expect(counts.documentCount == 1)
  }

  @Test func typicalWordsOfTheGroupComeFirstAndOfTheReferenceLast() {
    let group = counts(String(repeating: "rabat klient rok . ", count: 20))
    let reference = counts(String(repeating: "mecz bramka rok . ", count: 20))
    let result = Keyness(configuration: .init(priorWords: 10))
      .result(group: group, reference: reference)
    #expect(result.words.map(\.lemma) == ["klient", "rabat", "rok", "bramka", "mecz"])
    #expect(abs(result.words[2].zScore) < 1e-9)
    #expect(abs(result.words[2].logLikelihood) < 1e-9)
    #expect(result.words[0].zScore > 1.96 && result.words[4].zScore < -1.96)
    #expect(result.words[0].groupCount == 20 && result.words[0].referenceCount == 0)
    // 2 · 20 · ln(20 / 10)
    #expect(abs(result.words[0].logLikelihood - 27.725_887_222_397_81) < 1e-9)
  }

  @Test func exchangedGroupsGiveOppositeScores() {
    let (first, second) = (counts("a b b c c c x"), counts("a a b c y y y y"))
    let keyness = Keyness(configuration: .init(minimumCount: 1))
    let there = keyness.result(group: first, reference: second).words
    let back = keyness.result(group: second, reference: first).words.reversed()
    #expect(there.map(\.lemma) == back.map(\.lemma))
    for (word, other) in zip(there, back) {
      #expect(abs(word.zScore + other.zScore) < 1e-9)
      #expect(abs(word.logLikelihood - other.logLikelihood) < 1e-9)
    }
  }

  @Test func aStrongerPriorDrawsRareWordsToZero() {
    let (group, reference) = (counts("x a a a a b b b b"), counts("a a a a b b b b"))
    let scores = [1.0, 100, 10_000].map { prior in
      Keyness(configuration: .init(priorWords: prior, minimumCount: 1))
        .result(group: group, reference: reference).words[0]
    }
    #expect(scores.map(\.lemma) == ["x", "x", "x"])
    #expect(scores[0].zScore > scores[1].zScore && scores[1].zScore > scores[2].zScore)
  }

  @Test func wordsOfGrammarAndRareOnesAreLeftOut() {
    let group = counts("i/i/conj i/i/conj i/i/conj kot kot kot pies pies")
    #expect(
      Keyness().result(group: group, reference: LemmaCounts()).words.map(\.lemma) == ["kot"])
    let all = Keyness(configuration: .init(minimumCount: 1, contentWordsOnly: false))
    #expect(all.result(group: group, reference: LemmaCounts()).words.count == 3)
    let wide = Keyness(configuration: .init(minimumCount: 1, minimumDocuments: 2))
    #expect(wide.result(group: group, reference: counts("kot")).words.map(\.lemma) == ["kot"])
  }

  @Test func emptyGroupsAndSingleWordsAreMeasurable() {
    let nothing = LemmaCounts()
    #expect(Keyness().result(group: nothing, reference: nothing).words.isEmpty)
    let one = Keyness().result(group: counts("a a a"), reference: counts("a a a"))
    #expect(one.words.map(\.zScore) == [0])
    #expect(one.words.map(\.logLikelihood) == [0])
  }

  @Test func whatMostTextsHaveIsNoSeed() throws {
    let background = try LemmaBackground(parsing: "500 : rok\n120 : klient\n", name: "b.txt")
    let about = counts(String(repeating: "rok klient rok klient rabat ", count: 20))
    let others = counts(String(repeating: "mecz bramka ", count: 60))
    func words(_ background: LemmaBackground) -> [String] {
      SeedSuggestions(for: "sales", in: nil, basis: .labels, background: background)
        .words(about: about, others: others, limit: 9).map(\.text)
    }
    #expect(words(LemmaBackground()) == ["klient", "rok", "rabat"])
    #expect(words(background) == ["rabat", "klient"])
  }
}
