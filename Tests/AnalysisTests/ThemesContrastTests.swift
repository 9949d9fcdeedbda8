import Analysis
import Foundation
import Morphology
import Testing
import TextModel

@Suite struct ThemesContrastTests {
  private static let terms: [(id: String, terms: [Taxonomy.Term])] = [
    (
      "sales",
      ["sprzedaż", "sprzedażowy", .init("klient", weight: 0.6), .init("cena", weight: 0.5)]
    ),
    (
      "marketing",
      ["marketing", "marketingowy", .init("klient", weight: 0.5), .init("cena", weight: 0.5)]
    ),
    ("sport", ["mecz"]),
  ]

  private func themes(_ configuration: Themes.Configuration = .init()) throws -> Themes {
    Themes(
      taxonomy: try themesTaxonomy(Self.terms[0], Self.terms[1], Self.terms[2]),
      configuration: configuration)
  }

  private func contrast(_ article: AnnotatedDocument) throws -> ThemeContrast {
    try themes().contrast("sales", "marketing", in: article)
  }

  @Test func textOnOneThemeLeansToIt() throws {
    let article = themesArticle(
      String(repeating: "sprzedaż rośnie . sprzedażowy cel . marketing też . ", count: 15))
    let contrast = try contrast(article)
    #expect(contrast.verdict == .leansFirst)
    #expect(abs(try #require(contrast.lean) - 1.0 / 3) < 1e-12)
    #expect(contrast.first.words.map(\.term) == ["sprzedaż", "sprzedażowy"])
    #expect(contrast.first.words.map(\.count) == [15, 15])
    #expect(contrast.second.words.map(\.term) == ["marketing"])
  }

  @Test func exchangingTheThemesExchangesTheLean() throws {
    let article = themesArticle(String(repeating: "marketing . marketing . sprzedaż . ", count: 15))
    let one = try contrast(article)
    let other = try themes().contrast("marketing", "sales", in: article)
    #expect(one.verdict == .leansSecond)
    #expect(other.verdict == .leansFirst)
    #expect(one.lean == other.lean.map { -$0 })
    #expect(one.interval?.lower == other.interval.map { -$0.upper })
  }

  @Test func textOnBothThemesIsBalanced() throws {
    let article = themesArticle(
      String(repeating: "sprzedaż i/i/conj marketing . marketing . sprzedażowy . ", count: 4))
    let contrast = try contrast(article)
    #expect(contrast.verdict == .balanced)
    #expect(contrast.lean == 0)
    let interval = try #require(contrast.interval)
    #expect(interval.lower < 0 && interval.upper > 0)
  }

  @Test func hyphenatedCompoundsCountForBothSides() throws {
    let article = themesArticle(
      "sprzedażowo-marketingowych/sprzedażowo-marketingowy/adj:pl:gen:n:pos")
    let contrast = try contrast(article)
    #expect(contrast.lean == 0)
    #expect(contrast.first.words.map(\.term) == ["sprzedażowy"])
    #expect(contrast.second.words.map(\.term) == ["marketingowy"])
  }

  @Test func sharedWordsCountByTheDifferenceOfTheirWeights() throws {
    let contrast = try contrast(themesArticle("klient cena klient"))
    #expect(contrast.first.words.map(\.term) == ["klient"])
    #expect(abs(contrast.first.weight - 0.2) < 1e-12)
    #expect(contrast.second.words.isEmpty)
  }

  @Test func fewWordsAreNotMeasurable() throws {
    let nothing = try contrast(themesArticle("mecz ."))
    #expect(nothing.verdict == .notMeasurable)
    #expect(nothing.lean == nil)
    #expect(nothing.interval == nil)
    let few = try contrast(themesArticle("sprzedaż . sprzedaż . sprzedaż ."))
    #expect(few.verdict == .notMeasurable)
    #expect(few.lean == 1)
    let oneSentence = try contrast(
      themesArticle(String(repeating: "sprzedaż ", count: 10)))
    #expect(oneSentence.verdict == .notMeasurable)
    #expect(try contrast(themesArticle([])).verdict == .notMeasurable)
  }

  @Test func wideIntervalIsNotCalledBalanced() throws {
    // Whole sentences on either theme: the sample says nearly nothing of the lean.
    let sales = Array(repeating: "sprzedaż", count: 9).joined(separator: " ")
    let marketing = Array(repeating: "marketing", count: 9).joined(separator: " ")
    let article = themesArticle("\(sales) . \(marketing) . sprzedaż . marketing .")
    #expect(try contrast(article).verdict == .notMeasurable)
  }

  @Test func titleCountsMore() throws {
    let article = themesArticle([(.title, "Sprzedaż"), (.body, "marketing")])
    #expect(abs(try #require(try contrast(article).lean) - 1.0 / 3) < 1e-12)
  }

  @Test func courseTellsHowTheLeanGoes() throws {
    let article = themesArticle([
      (.body, "sprzedaż sprzedaż"), (.body, "mecz"), (.body, "marketing sprzedaż marketing"),
    ])
    let contrast = try themes(.init(leadBoost: 1)).contrast("sales", "marketing", in: article)
    #expect(contrast.course.map(\.paragraph) == [0, 2])
    #expect(contrast.course.map(\.lean)[0] == 1)
    #expect(abs(contrast.course[1].lean + 1.0 / 3) < 1e-12)
    #expect(abs(contrast.course[1].cumulativeLean - 0.2) < 1e-12)
  }

  @Test func textTurnsWhereTheOtherThemeBeginsToPrevail() throws {
    let article = themesArticle(
      "sprzedaż . mecz . sprzedaż sprzedaż . sprzedaż marketing . marketing marketing . "
        + "mecz . marketing . marketing .")
    let contrast = try contrast(article)
    #expect(contrast.stretches.map(\.isFirst) == [true, false])
    #expect(contrast.turns.map { article.document[$0.opening] } == ["marketing marketing."])
    #expect(
      contrast.stretches.map { article.document[$0.range] } == [
        "sprzedaż. mecz. sprzedaż sprzedaż. sprzedaż marketing.",
        "marketing marketing. mecz. marketing. marketing.",
      ])
    #expect(abs(contrast.stretches[0].lean - 0.6) < 1e-12)
    #expect(contrast.stretches.map(\.weight) == [5, 4])
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 3)])
  func excursionIsToldFromSoManyWordsOn(words: Int, stretches: Int) throws {
    let excursion = Array(repeating: "marketing", count: words).joined(separator: " ")
    let article = themesArticle(
      "sprzedaż sprzedaż sprzedaż . \(excursion) . sprzedaż sprzedaż sprzedaż sprzedaż .")
    #expect(try contrast(article).stretches.count == stretches)
  }

  @Test func stretchesAreTheBestOfAllCuts() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<50 {
      let signs = (0..<10).map { _ in generator.next(below: 2) == 0 }
      let article = themesArticle(
        signs.map { $0 ? "sprzedaż ." : "marketing ." }.joined(separator: " "))
      let contrast = try contrast(article)
      func worth(_ sides: [Bool]) -> Double {
        let right = zip(sides, signs).count { $0 == $1 }
        return Double(right) - 1.5 * Double(zip(sides, sides.dropFirst()).count { $0 != $1 })
      }
      let best = (0..<1024).map { cut in worth((0..<10).map { cut >> $0 & 1 == 1 }) }.max()
      let sides = contrast.stretches.flatMap { stretch in
        Array(
          repeating: stretch.isFirst,
          count: article.document.sentences.count { stretch.range.contains($0.range) })
      }
      #expect(worth(sides) == best)
    }
  }

  @Test func theSameSeedGivesTheSameInterval() throws {
    let article = themesArticle(
      String(repeating: "sprzedaż . marketing . sprzedaż klient . ", count: 10))
    let first = try themes().contrast("sales", "marketing", in: article)
    #expect(try themes().contrast("sales", "marketing", in: article) == first)
    let other = try themes(.init(contrast: .init(seed: 2)))
      .contrast("sales", "marketing", in: article)
    #expect(other.lean == first.lean)
    #expect(other.interval != first.interval)
  }

  @Test func intervalHoldsTheLeanAndWidensWithConfidence() throws {
    let article = themesArticle(
      String(repeating: "sprzedaż . marketing . sprzedaż . ", count: 10))
    var widths: [Double] = []
    for confidence in [0.5, 0.9, 0.99] {
      let contrast = try themes(.init(contrast: .init(confidence: confidence)))
        .contrast("sales", "marketing", in: article)
      let interval = try #require(contrast.interval)
      let lean = try #require(contrast.lean)
      #expect(interval.lower <= lean && lean <= interval.upper)
      widths.append(interval.upper - interval.lower)
    }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
  }

  @Test func unknownIdIsAnErrorThatNamesTheKnownOnes() throws {
    let error = try #require(throws: ThemesError.self) {
      try themes().contrast("sales", "sprzedaż", in: themesArticle([]))
    }
    #expect(error.code == .unknownTheme)
    #expect(
      error.description
        == "the id of a theme expected, \"sprzedaż\" found; choose one of sales, marketing, sport")
  }

  @Test func themeIsNotContrastedWithItselfOrItsPart() throws {
    let themes = Themes(
      taxonomy: try themesTaxonomy(
        ("whole", ["słowo"]), ("part", ["wyraz"]), parents: ["part": "whole"]))
    for pair in [("whole", "whole"), ("whole", "part"), ("part", "whole")] {
      let error = #expect(throws: ThemesError.self) {
        try themes.contrast(pair.0, pair.1, in: themesArticle([]))
      }
      #expect(error?.code == .notDistinct)
    }
  }
}
