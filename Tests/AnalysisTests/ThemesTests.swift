import Analysis
import Foundation
import Morphology
import Testing
import TextModel

@Suite struct ThemesTests {
  /// The terms that are found for the theme "t" of `terms`, each as its places.
  private func found(_ terms: [Taxonomy.Term], in article: AnnotatedDocument) throws
    -> [String: [Substring]]
  {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", terms)))
    let evidence = themes.result(for: article).themes[0].evidence
    return Dictionary(
      uniqueKeysWithValues: evidence.map { item in
        (item.term, item.places.map { article.document[$0] })
      })
  }

  @Test func wordsAreFoundByLemmaInAnyCase() throws {
    let article = themesArticle("Sprzedaży/sprzedaż nie/nie/part ma , jest SPRZEDAŻĄ/sprzedaż .")
    #expect(try found(["sprzedaż"], in: article) == ["sprzedaż": ["Sprzedaży", "SPRZEDAŻĄ"]])
  }

  @Test(arguments: [
    "zarządzaniem/zarządzać/ger:sg:inst:n:imperf:aff",
    "zarządzania/zarządzać/ger:sg:gen:n:imperf:aff", "zarządzań/zarządzać/ger:pl:gen:n:imperf:aff",
    "niezarządzaniu/zarządzać/ger:sg:loc:n:imperf:neg", "zarządzanie/zarządzanie/subst:sg:nom:n",
  ])
  func gerundsAreFoundByTheirNoun(word: String) throws {
    let form = try #require(word.split(separator: "/").first)
    #expect(try found(["zarządzanie"], in: themesArticle(word)) == ["zarządzanie": [form]])
  }

  @Test(arguments: [
    ("picie", "pić/pić/ger:pl:gen:n:imperf:aff"),
    ("szycie", "szyciami/szyć/ger:pl:inst:n:imperf:aff"),
    ("wierzący", "wierzących/wierzyć/pact:pl:gen:m1:imperf:aff"),
    ("oskarżony", "oskarżeni/oskarżyć/ppas:pl:nom:m1:perf:aff"),
    ("pobity", "pobici/pobić/ppas:pl:nom:m1:perf:aff"),
    ("widziany", "niewidziani/widzieć/ppas:pl:nom:m1:imperf:neg"),
  ])
  func gerundsAndParticiplesAreFoundByTheirNominative(term: String, word: String) throws {
    #expect(try found([.init(term)], in: themesArticle(word)).keys.sorted() == [term])
  }

  @Test func gerundsAreFoundByTheirVerb() throws {
    let article = themesArticle("zarządzaniem/zarządzać/ger:sg:inst:n:imperf:aff")
    #expect(try found(["zarządzać"], in: article) == ["zarządzać": ["zarządzaniem"]])
  }

  @Test func nounOfGerundIsPreferredToItsVerb() throws {
    let article = themesArticle("zarządzaniem/zarządzać/ger:sg:inst:n:imperf:aff")
    #expect(
      try found(["zarządzać", "zarządzanie"], in: article) == ["zarządzanie": ["zarządzaniem"]])
  }

  @Test func adjectivesOfPhrasesAreFoundInAllCases() throws {
    let article = themesArticle(
      "sieciami/sieć społecznościowymi/społecznościowy/adj:pl:inst:f:pos i/i/conj "
        + "Wielkiego/wielki/adj:sg:gen:m3:pos Postu/post")
    #expect(
      try found(["sieć społecznościowa", "wielki post"], in: article)
        == [
          "sieć społecznościowa": ["sieciami społecznościowymi"],
          "wielki post": ["Wielkiego Postu"],
        ])
  }

  @Test(arguments: [
    ("droga szybka", "drogą/droga szybką/szybki/adj:sg:inst:f:pos"),
    ("tania linia", "taniej/tani/adj:sg:gen:f:pos linii/linia"),
    ("drogie auto", "drogim/drogi/adj:sg:inst:n:pos autem/auto"),
    ("praca zlecona", "pracę/praca zleconą/zlecić/ppas:sg:acc:f:perf:aff"),
  ])
  func adjectivesOfAllDeclensionsAreFound(phrase: String, words: String) throws {
    #expect(try found([.init(phrase)], in: themesArticle(words)).keys.sorted() == [phrase])
  }

  @Test func genitivesOfPhrasesAreFoundAsWritten() throws {
    let article = themesArticle("obsługą/obsługa klienta/klient zysków/zysk strat/strata")
    #expect(try found(["obsługa klienta"], in: article) == ["obsługa klienta": ["obsługą klienta"]])
  }

  @Test func longestTermTakesItsWords() throws {
    let article = themesArticle("prawo jazdy/jazda i/i/conj prawo pracy/praca")
    #expect(
      try found(["prawo", .init("prawo jazdy", weight: 0)], in: article) == ["prawo": ["prawo"]])
  }

  @Test func exclusionsTakeTheirWords() throws {
    let taxonomy = try Taxonomy(themes: [
      .init(
        id: "law", labels: .init(pl: "prawo", en: "law"), terms: ["prawo"],
        exclusions: ["prawo jazdy"])
    ])
    let article = themesArticle("prawem/prawo jazdy/jazda i/i/conj prawa/prawo pracy/praca")
    let evidence = Themes(taxonomy: taxonomy).result(for: article).themes[0].evidence
    #expect(evidence.map(\.term) == ["prawo"])
    #expect(evidence[0].places.map { article.document[$0] } == ["prawa"])
  }

  @Test func termsWithConditionsCountNearWhatTheyRequire() throws {
    let term = Taxonomy.Term("zamek", requires: ["król", "stary mur"])
    let article = themesArticle([
      (.heading, "zamek"), (.body, "królowie/król byli"), (.body, "zamki/zamek"), (.body, "drzwi"),
      (.body, "zamkiem/zamek"), (.body, "zamek starego/stary/adj:sg:gen:m3:pos muru/mur"),
    ])
    // The fifth paragraph is beside the sixth, not beside the second.
    #expect(
      try found([term], in: article) == ["zamek": ["zamek", "zamki", "zamkiem", "zamek"]])
    #expect(try found([term], in: themesArticle("zamek w/w/prep drzwiach/drzwi")).isEmpty)
  }

  @Test func termsDoNotCountNearWhatTheyExclude() throws {
    let term = Taxonomy.Term("gra", requires: ["boisko"], excludes: ["scena"])
    #expect(try found([term], in: themesArticle("gry/gra na/na/prep boisku/boisko")).count == 1)
    #expect(
      try found([term], in: themesArticle("gra boisko na/na/prep scenie/scena")).isEmpty)
  }

  @Test func conditionsHoldForTheThemeThatMakesThem() throws {
    let taxonomy = try themesTaxonomy(
      ("a", [.init("zamek", requires: ["król"])]), ("b", ["zamek"]))
    let result = Themes(taxonomy: taxonomy).result(for: themesArticle("zamek"))
    #expect(result.themes.filter { $0.score > 0 }.map(\.id) == ["b"])
  }

  @Test func phrasesEndAtPunctuationAndSentences() throws {
    let article = themesArticle("obsługa , klienta/klient . obsługa . klienta/klient")
    #expect(try found(["obsługa klienta"], in: article).isEmpty)
  }

  @Test func partsOfHyphenatedCompoundsCount() throws {
    let article = themesArticle(
      "sprzedażowo-marketingowych/sprzedażowo-marketingowy/adj:pl:gen:n:pos")
    #expect(
      try found(["sprzedażowy", "marketingowy"], in: article)
        == ["sprzedażowy": ["sprzedażowo"], "marketingowy": ["marketingowych"]])
  }

  @Test func partsEndingInKoAreAdjectivesInKi() throws {
    let article = themesArticle("polsko-niemieckiej/polsko-niemiecki/adj:sg:gen:f:pos")
    #expect(try found(["polski"], in: article) == ["polski": ["polsko"]])
  }

  @Test func hyphenatedTermsAreNotDivided() throws {
    let article = themesArticle("e-sklepach/e-sklep")
    #expect(try found(["e-sklep", "sklep"], in: article) == ["e-sklep": ["e-sklepach"]])
  }

  @Test func wordsInSmallLettersAreFoundAsWritten() throws {
    let article = themesArticle("odsetki/odsetek i/i/conj Marka/Marek Żyta/Żyt")
    #expect(try found(["odsetki", "marka", "żyta"], in: article) == ["odsetki": ["odsetki"]])
  }

  @Test func abbreviationsAreFoundAsWritten() throws {
    let article = themesArticle("Dz.U./dziennik/brev:pun")
    #expect(try found(["Dz.U."], in: article) == ["Dz.U.": ["Dz.U."]])
  }

  @Test func acronymsAreFoundInCapitalsOnly() throws {
    let article = themesArticle(
      "pit it/it CRM-owy/crm-owy/adj:sg:nom:m3:pos IT/ita PIT-u/pit-u cza-sem/cza-sem")
    #expect(
      try found(["PIT", "IT", "CRM", "SEM"], in: article)
        == ["IT": ["IT"], "CRM": ["CRM"], "PIT": ["PIT"]])
  }

  @Test func wordsInCapitalsAreFoundByLemma() throws {
    let article = themesArticle("SPRZEDAŻY/sprzedaż")
    #expect(try found(["sprzedaż"], in: article) == ["sprzedaż": ["SPRZEDAŻY"]])
  }

  @Test func hashtagsAreFoundWithoutTheirSign() throws {
    #expect(
      try found(["marketing"], in: themesArticle("#Marketing")) == ["marketing": ["#Marketing"]])
  }

  @Test func scoreIsTheDocumentedSum() throws {
    let taxonomy = try themesTaxonomy(
      ("a", ["sprzedaż", .init("klient", weight: 0.6)]), ("b", [.init("klient", weight: 0.5)]))
    let article = themesArticle([
      (.title, "Sprzedaż"), (.heading, "Klient"), (.body, "klienci/klient i/i/conj klienci/klient"),
    ])
    let result = Themes(taxonomy: taxonomy).result(for: article)
    // sprzedaż: 1 × 1 × 1 × 2; klient: 0.6 × 1/2 × (1 + 1/2 + 1/3) × 1.5, and 0.5 for b.
    let klient = 0.5 * (1 + 1.0 / 2 + 1.0 / 3) * 1.5
    #expect(result.wordCount == 5)
    #expect(result.themes.map(\.id) == ["a", "b"])
    #expect(result.themes.map(\.rank) == [1, 2])
    #expect(abs(result.themes[0].score - (2 + 0.6 * klient)) < 1e-12)
    #expect(abs(result.themes[1].score - 0.5 * klient) < 1e-12)
    #expect(abs(result.themes[0].share + result.themes[1].share - 1) < 1e-12)
    #expect(result.themes[0].evidence.map(\.count) == [1, 3])
  }

  @Test func leadOfThreeParagraphsCountsMore() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż", "rabat"])))
    let long = themesArticle([(.title, "x"), (.body, "sprzedaż"), (.body, "rabat"), (.body, "x")])
    #expect(themes.result(for: long).themes[0].evidence.map(\.contribution) == [1.25, 1])
    let short = themesArticle([(.title, "x"), (.body, "sprzedaż"), (.body, "rabat")])
    #expect(themes.result(for: short).themes[0].evidence.map(\.contribution) == [1, 1])
  }

  @Test func titleBesideTheTextCountsAndHasNoPlace() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż", "rabat"])))
    let result = themes.result(
      for: themesArticle("rabat sprzedaż"), titled: themesArticle([(.title, "Sprzedaż")]))
    let evidence = result.themes[0].evidence
    #expect(evidence.map(\.term) == ["sprzedaż", "rabat"])
    #expect(evidence.map(\.contribution) == [1.5 * 2, 1])
    #expect(evidence.map(\.count) == [2, 1])
    #expect(evidence.map(\.places.count) == [1, 1])
    #expect(result.wordCount == 2)
  }

  @Test func contributionsAddUpToTheScore() throws {
    let terms = (0..<60).map { Taxonomy.Term("słowo\($0)", weight: Double($0 + 1) / 61) }
    let themes = Themes(
      taxonomy: try themesTaxonomy(
        ("t", terms), ("u", Array(terms.prefix(20))), parents: ["u": "t"]))
    var generator = SplitMix64(seed: 3)
    for _ in 0..<20 {
      let words = (0..<400).map { _ in "słowo\(generator.next(below: 90))" }
      let result = themes.result(
        for: themesArticle([(.title, "słowo1"), (.body, words.joined(separator: " "))]))
      for theme in result.themes {
        let sum = theme.evidence.reversed().reduce(0) { $0 + $1.contribution }
        #expect(abs(sum - theme.score) < 1e-9)
      }
    }
  }

  @Test func confidenceTellsOnHowManySentencesAThemeHangs() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż", "rabat", "klient"])))
    func confidence(_ words: String) -> Double {
      themes.result(for: themesArticle(words)).themes[0].confidence
    }
    // One sentence stands not at all with the probability 1/e, and in as many of the draws.
    #expect(abs(confidence("sprzedaż rabat klient .") - 0.632) < 0.005)
    // Each of three sentences has to stand: 0.632³.
    #expect(abs(confidence("sprzedaż . rabat . klient .") - 0.253) < 0.1)
    #expect(
      confidence(String(repeating: "sprzedaż klient . rabat klient . rabat . ", count: 9)) > 0.99)
    #expect(confidence("sprzedaż rabat .") == 0)
    #expect(confidence("mecz .") == 0)
  }

  @Test func confidenceHangsOnTheOccurrencesThatATermsConditionLeaves() throws {
    let taxonomy = try themesTaxonomy(
      ("praca", [.init("kandydat", requires: ["rekruter"])]),
      ("polityka", [.init("kandydat", requires: ["sejm"]), "poseł"]))
    let themes = Themes(
      taxonomy: taxonomy, configuration: .init(minimumScore: 0, minimumShare: 0, minimumTerms: 2))
    let results = ["rekruter", "malarz"].map { far in
      themes.result(
        for: themesArticle([
          (.heading, "kandydat \(far) ."), (.body, "drzwi ."), (.body, "okno ."),
          (.body, "kandydat poseł sejm ."),
        ]))
    }
    for (result, ids) in zip(results, [["polityka", "praca"], ["polityka"]]) {
      #expect(result.themes.filter { $0.score > 0 }.map(\.id).sorted() == ids)
      // Both terms of the theme stand in one sentence.
      let theme = try #require(result.themes.first { $0.id == "polityka" })
      #expect(abs(theme.confidence - 0.632) < 0.005)
    }
  }

  @Test(arguments: [(100, 1.0), (50, 1), (1600, 0.176_776_695), (25_600, 0.031_25)])
  func scoreIsDividedByAPowerOfTheHundredsOfWords(wordCount: Int, score: Double) throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż"])))
    let words = Array(repeating: "słowo", count: wordCount - 1).joined(separator: " ")
    let result = themes.result(for: themesArticle("sprzedaż " + words))
    #expect(result.wordCount == wordCount)
    #expect(abs(result.themes[0].score - score) < 1e-9)
  }

  @Test func bylinesContentsAndVerbatimTextDoNotCount() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż"])))
    for role in Paragraph.Role.allCases {
      let result = themes.result(for: themesArticle([(role, "sprzedaż")]))
      let counts = role != .byline && role != .contents && role != .verbatim
      #expect(result.wordCount == (counts ? 1 : 0), "\(role)")
      #expect(result.themes[0].evidence.isEmpty != counts, "\(role)")
    }
  }

  @Test func wordsOfPartsCountForTheWhole() throws {
    let taxonomy = try themesTaxonomy(
      ("business", ["firma"]), ("sales", ["sprzedaż", "klient"]), ("sport", ["mecz", "klient"]),
      parents: ["sales": "business"])
    let result = Themes(taxonomy: taxonomy).result(for: themesArticle("firma sprzedaż klient"))
    #expect(result.themes.map(\.id) == ["business", "sales", "sport"])
    #expect(result.themes.map(\.score) == [2.5, 1.5, 0.5])
    // The shares of themes without parent add to 1.
    #expect(abs(result.themes[0].share - 2.5 / 3) < 1e-12)
    #expect(abs(result.themes[1].share - 1.5 / 3) < 1e-12)
  }

  @Test func partsOfOneThemeDoNotTakeItsWordsFromIt() throws {
    let taxonomy = try themesTaxonomy(
      ("economy", ["firma"]), ("sales", ["klient"]), ("marketing", ["klient"]),
      ("sport", ["klient"]),
      parents: ["sales": "economy", "marketing": "economy"])
    let result = Themes(taxonomy: taxonomy).result(for: themesArticle("klient"))
    // Sales tells it from marketing and sport, economy from sport only.
    let scores = result.themes.map { "\($0.id) \(($0.score * 6).rounded())" }.sorted()
    #expect(scores == ["economy 3.0", "marketing 2.0", "sales 2.0", "sport 2.0"])
  }

  @Test func partsArePresentWithTheirWholes() throws {
    let taxonomy = try themesTaxonomy(
      ("part", ["a", "b", "c"]), ("whole", ["d", "e", "f"]), ("other", ["x", "y", "z"]),
      parents: ["part": "whole"])
    func present(_ words: String, _ configuration: Themes.Configuration = .init()) -> [String] {
      Themes(taxonomy: taxonomy, configuration: configuration)
        .result(for: themesArticle(words)).present.map(\.id)
    }
    #expect(present("a b c d e f x y z") == ["whole", "part", "other"])
    #expect(present("a b c d e f", .init(minimumPart: 0.6)) == ["whole"])
    #expect(present("a b c x y z", .init(minimumShare: 0.6)).isEmpty)
  }

  @Test func equalScoresKeepTheOrderOfTheTaxonomy() throws {
    let taxonomy = try themesTaxonomy(("b", ["mecz"]), ("a", ["film"]), ("c", ["gol"]))
    let result = Themes(taxonomy: taxonomy).result(for: themesArticle("gol film mecz"))
    #expect(result.themes.map(\.id) == ["b", "a", "c"])
  }

  @Test func emptyDocumentHasNoTheme() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż"]), ("u", ["mecz"])))
    let result = themes.result(for: themesArticle([]))
    #expect(result.wordCount == 0)
    #expect(result.present.isEmpty)
    #expect(result.themes.allSatisfy { $0.score == 0 && $0.share == 0 && $0.evidence.isEmpty })
  }

  @Test func oneWordShowsItsThemeButMakesNoneDominant() throws {
    let themes = Themes(taxonomy: try themesTaxonomy(("t", ["sprzedaż"])))
    let result = themes.result(for: themesArticle("sprzedaż"))
    #expect(result.themes[0].score == 1)
    #expect(result.themes[0].share == 1)
    #expect(result.present.isEmpty)
  }

  @Test func themesPassAllThresholdsToBePresent() throws {
    let taxonomy = try themesTaxonomy(("t", ["sprzedaż", "rabat", "klient"]), ("u", ["mecz"]))
    let article = themesArticle("sprzedaż rabat klient mecz")
    func present(_ configuration: Themes.Configuration) -> [String] {
      Themes(taxonomy: taxonomy, configuration: configuration).result(for: article).present
        .map(\.id)
    }
    #expect(present(.init(minimumScore: 0.5, minimumShare: 0.2, minimumTerms: 1)) == ["t", "u"])
    #expect(present(.init(minimumScore: 2, minimumShare: 0.2, minimumTerms: 1)) == ["t"])
    #expect(present(.init(minimumScore: 0.5, minimumShare: 0.3, minimumTerms: 1)) == ["t"])
    #expect(present(.init(minimumScore: 0.5, minimumShare: 0.2, minimumTerms: 2)) == ["t"])
    #expect(present(.init(minimumScore: 3.5, minimumShare: 0.2, minimumTerms: 1)).isEmpty)
  }

  @Test func placesAscendAndLieInTheText() throws {
    let forms = ["sprzedaż", "klient", "e-sklep", "😀", "i/i/conj", ".", "sprzedażowo-klient"]
    let themes = Themes(
      taxonomy: try themesTaxonomy(("t", ["sprzedaż", "klient", "sprzedaż klient"])))
    for seed in 0..<200 {
      let words = (0..<40).map { forms[($0 &* 7919 &+ seed &* 104_729) / 3 % forms.count] }
      let article = themesArticle(words.joined(separator: " "))
      for theme in themes.result(for: article).themes {
        let places = theme.evidence.flatMap(\.places).sorted()
        #expect(theme.evidence.allSatisfy { $0.places == $0.places.sorted() })
        #expect(zip(places, places.dropFirst()).allSatisfy { !$0.overlaps($1) })
        #expect(places.allSatisfy { $0.end <= article.document.text.utf8.count && !$0.isEmpty })
      }
    }
  }

  @Test func sameDocumentGivesTheSameResult() throws {
    let terms = (0..<200).map { Taxonomy.Term("słowo\($0)", weight: Double($0 % 7) / 7) }
    let article = themesArticle((0..<200).map { "słowo\($0 * 37 % 200)" }.joined(separator: " "))
    let first = Themes(taxonomy: try themesTaxonomy(("t", terms), ("u", terms.reversed())))
    let second = Themes(taxonomy: try themesTaxonomy(("t", terms), ("u", terms.reversed())))
    #expect(first.result(for: article) == second.result(for: article))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      try encoder.encode(first.result(for: article))
        == encoder.encode(second.result(for: article)))
  }

  @Test func configurationIsDecodedWithDefaultsAndChecked() throws {
    let decoder = JSONDecoder()
    let partial = Data(#"{"titleBoost": 3, "contrast": {"seed": 7}}"#.utf8)
    let configuration = try decoder.decode(Themes.Configuration.self, from: partial)
    #expect(configuration == .init(titleBoost: 3, contrast: .init(seed: 7)))
    for bad in [
      #"{"titleBoost": 0.5}"#, #"{"minimumShare": 1.5}"#, #"{"minimumTerms": 0}"#,
      #"{"leadBoost": 0}"#, #"{"confidenceDraws": 3}"#, #"{"contrast": {"turnCost": -1}}"#,
      #"{"contrast": {"samples": 1}}"#, #"{"contrast": {"confidence": 1}}"#,
    ] {
      #expect(throws: DecodingError.self) {
        try decoder.decode(Themes.Configuration.self, from: Data(bad.utf8))
      }
    }
  }
}
