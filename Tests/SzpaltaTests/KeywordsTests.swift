import Foundation
import Testing

@testable import Szpalta

/// Keywords of short articles, from text to dictionary form.
@Suite struct KeywordsTests {
  private static let pipeline: Pipeline = {
    var configuration = Configuration()
    configuration.steps = [.keywords]
    // A test cannot go on without resources, so failing to open them may trap.
    return try! Pipeline(resources: Resources(), configuration: configuration)
  }()

  private func keywords(
    _ text: String, format: TextFormat = .text, title: String? = nil
  ) throws -> [Report.KeywordEntry] {
    let article = Self.pipeline.article(text, format: format, title: title)
    return try Self.pipeline.report(on: article, format: format, name: "test").keywords ?? []
  }

  private func texts(_ text: String) throws -> [String] { try keywords(text).map(\.text) }

  @Test func formsOfOnePhraseAreCountedTogether() throws {
    let found = try keywords(
      "Piszemy o sprzedaży bezpośredniej. Sprzedaż bezpośrednia rośnie.")
    let phrase = try #require(found.first { $0.text == "sprzedaż bezpośrednia" })
    #expect(phrase.count == 2)
    #expect(phrase.variants == ["sprzedaży bezpośredniej", "Sprzedaż bezpośrednia"])
  }

  /// Phrases are kept from document to document: "Marek" the name, and "marek" of a shop.
  @Test func whatWasReadBeforeChangesNothing() throws {
    let texts = [
      "Sklep zna wiele marek. Marek nie brakuje.", "Znam Marka. Marek ma sklep. Pytam Marka.",
      "Zasady wolnego rynku. Zasad wolnego rynku nie ma.",
      "ZASADY WOLNEGO RYNKU. Wolny rynek ma zasady.",
    ]
    let alone = try texts.map { text in
      var configuration = Configuration()
      configuration.steps = [.keywords]
      let pipeline = try Pipeline(resources: Resources(), configuration: configuration)
      let article = pipeline.article(text, format: .text, title: nil)
      return try pipeline.report(on: article, format: .text, name: "test").keywords ?? []
    }
    for (text, entries) in zip(texts + texts.reversed(), alone + alone.reversed()) {
      #expect(try keywords(text) == entries)
    }
  }

  @Test func equalScoresComeInTheOrderOfTheText() throws {
    // In a long text, since what a short one begins with counts more.
    let found = try keywords(
      "Klontor, zorbax, wirbol, ambrup, dyrlok, pentrol, gawrut. "
        + String(repeating: "I tak, i nie. ", count: 600))
    let pairs = Array(zip(found, found.dropFirst()))
    #expect(pairs.contains { $0.score == $1.score })
    #expect(pairs.allSatisfy { ($1.score, $0.places[0]) < ($0.score, $1.places[0]) })
  }

  @Test func formsAreCountedWhateverTheirCapitals() throws {
    let found = try keywords(
      "Miód płynie. Jemy miód. Nie ma miodu. Z miodem i solą. Sól, sól, sól.")
    let honey = try #require(found.first { $0.text == "miód" })
    let salt = try #require(found.first { $0.text == "sól" })
    #expect(honey.count == 4 && honey.features.formCount == 3)
    #expect(salt.count == 4 && salt.features.formCount == 2)
    #expect(honey.factors.forms > salt.factors.forms)
  }

  @Test func namesInProgramsAreNoKeyphrases() throws {
    let found = try texts("Program zna data_zakupu. Gdzie jest data_zakupu? Program liczy.")
    #expect(found.contains("program"))
    #expect(!found.contains { $0.contains("_") })
  }

  @Test func acronymsAreNoNamesThatLose() throws {
    let found = try keywords("Lubimy Kraków i SEO. Znamy Kraków i SEO.")
    #expect(found.first { $0.text == "SEO" }?.factors.name == 1)
    #expect(try #require(found.first { $0.text == "Kraków" }).factors.name < 1)
  }

  @Test func phrasesDoNotCrossSentences() throws {
    let found = try texts("Lubimy rower. Miejski autobus stoi. Mamy rower. Miejski autobus jedzie.")
    #expect(!found.contains("rower miejski"))
    #expect(found.contains("miejski autobus"))
  }

  @Test func halfPhrasesAreLeftOut() throws {
    let found = try texts(
      "Sprzedaż bezpośrednia budująca relacje wygrywa. Sprzedaż bezpośrednia budująca zaufanie też."
    )
    #expect(found.contains("sprzedaż bezpośrednia"))
    #expect(!found.contains { $0.contains("budując") })
  }

  @Test func foreignSentencesGiveNothing() throws {
    #expect(try texts("The value of the cell is the sum. This is the end of the story.").isEmpty)
  }

  @Test func wordsThatNoLexiconHasAreJoinedByForm() throws {
    let found = try keywords(
      "Zorbax działa szybko. Lubimy Zorbaxa. Praca z Zorbaxem jest prosta, bo Zorbax pomaga.")
    #expect(found.first { $0.variants.contains("Zorbax") }?.count == 4)
  }

  @Test func dataAreANounWhereNoNounFollows() throws {
    let found = try texts(
      "Baza danych pęka w szwach. Chronimy dane osobowe. W danym urzędzie zna się dane osoby.")
    #expect(found.contains("baza danych") && found.contains("dane osobowe"))
    #expect(!found.contains { $0.hasPrefix("dany") || $0.contains("osoby") && $0 != "osoby" })
  }

  @Test func activeParticiplesEndTerms() throws {
    let found = try texts(
      "Szkło powiększające leży. Szkło powiększające pęka, a szkło powiększające druk kosztuje.")
    #expect(found.first == "szkło powiększające")
    #expect(!found.contains { $0.hasSuffix("druk") && $0 != "druk" })
  }

  @Test func acronymsFollowCommonWordsInAnyCase() throws {
    let found = try texts(
      "Wstaw to do dokumentów HTML. Dokumenty HTML są lekkie. Łączymy obiekty 3D w grupy.")
    #expect(found.contains("dokumenty HTML") && found.contains("obiekty 3D"))
    // In capitals throughout nothing tells acronyms.
    #expect(!(try texts("TANIA FIRMA SZYBKA SPRZEDAŻ.")).contains { $0.contains("FIRMA SP") })
  }

  @Test(arguments: [
    (
      "Ceny bada Główny Urząd Statystyczny (GUS). GUS liczy domy. Dane z GUS-u są jawne.",
      "Główny Urząd Statystyczny", "GUS", 4
    ),
    (
      "GUS (Główny Urząd Statystyczny) bada ceny. GUS liczy domy.",
      "Główny Urząd Statystyczny", "GUS", 3
    ),
    (
      "Płacimy VAT, czyli podatek od towarów i usług. Podatku od towarów i usług nie ma.",
      "podatek od towarów i usług", "VAT", 3
    ),
    (
      "Rosną odnawialne źródła energii, w skrócie OZE. OZE lubią wiatr.",
      "odnawialne źródła energii", "OZE", 3
    ),
    (
      "Bada to BGK, to znaczy Bank Gospodarstwa Krajowego. BGK pożycza gminom.",
      "Bank Gospodarstwa Krajowego", "BGK", 3
    ),
  ])
  func acronymsCountAsWhatTheyStandFor(
    text: String, term: String, acronym: String, count: Int
  ) throws {
    let found = try keywords(text)
    let keyword = try #require(found.first { $0.text == term })
    #expect(keyword.count == count)
    #expect(keyword.variants.contains(acronym))
    #expect(!found.contains { $0.text == acronym })
  }

  @Test func parenthesesWithOtherLettersAreNoExplanations() throws {
    let found = try keywords(
      "Tak mówi poseł ziemi wielkopolskiej (PSL). PSL chce domów dla rolników.")
    #expect(found.first { $0.text == "PSL" }?.count == 2)
  }

  @Test func acronymsLeadToTermsOfAVocabulary() throws {
    let candidates = Self.pipeline.keywordCandidates(
      Self.pipeline.article("Główny Urząd Statystyczny (GUS) liczy. GUS bada.", format: .text))
    for term in ["GUS", "Główny Urząd Statystyczny"] {
      let vocabulary = try Self.pipeline.vocabulary(parsing: term, name: "v.txt")
      #expect(Self.pipeline.tags(among: candidates, from: vocabulary).tags.first?.count == 3)
    }
  }

  @Test func whatAllTextsHaveGivesWayToWhatFewHave() throws {
    let found = try keywords("Czas mija. Czas leczy. Marketing mija. Marketing leczy.")
    let (first, last) = (found.first { $0.text == "marketing" }, found.first { $0.text == "czas" })
    #expect(
      try #require(first).features.distinction > 2 * (try #require(last).features.distinction))
    #expect(found.first?.text == "marketing")
  }

  @Test func aTitleBesideTheTextWeighs() throws {
    let text = "Kupiliśmy rower i namiot. Namiot jest lekki. Rower stoi."
    let rower = try keywords(text, title: "Rower na lato").first { $0.text == "rower" }
    #expect(rower?.features.isInTitle == true)
    let without = try keywords(text).first { $0.text == "rower" }
    #expect(without?.features.isInTitle == false)
  }

  @Test(arguments: [
    "Taki obraz nazywamy miedziorytem. Miedzioryt jest drogi. Akwaforta jest droga.",
    "Oto tzw. miedzioryt. Miedzioryt jest drogi. Akwaforta jest droga.",
    "Pojęcie miedziorytu jest stare. Miedzioryt jest drogi. Akwaforta jest droga.",
    "Lubimy „miedzioryt” (ang. engraving). Miedzioryt jest drogi. Akwaforta jest droga.",
    "Lubimy miedzioryt (z łac. incisio). Miedzioryt jest drogi. Akwaforta jest droga.",
  ])
  func termsThatTheTextIntroducesWeighMore(text: String) throws {
    let found = try keywords(text)
    let introduced = try #require(found.first { $0.text == "miedzioryt" })
    let other = try #require(found.first { $0.text == "akwaforta" })
    #expect(introduced.features.isIntroduced && introduced.factors.introduction > 1)
    #expect(!other.features.isIntroduced && other.factors.introduction == 1)
  }

  @Test(arguments: [
    "Lubimy miedzioryt (zobacz ang. engraving).", "Lubimy miedzioryt, ang. engraving.",
    "Nazywamy to od dawna tak jak miedzioryt.",
  ])
  func otherParenthesesAndVerbsIntroduceNothing(text: String) throws {
    let found = try keywords(text)
    #expect(try #require(found.first { $0.text == "miedzioryt" }).features.isIntroduced == false)
  }

  @Test func whatOpensSentencesWeighsMore() throws {
    let found = try keywords("Miód leczy zimą. Miód goi rany. Lubimy sól. Kupujemy sól.")
    let (honey, salt) = (
      try #require(found.first { $0.text == "miód" }),
      try #require(found.first { $0.text == "sól" })
    )
    #expect(honey.features.openingCount == 2 && honey.factors.opening == 2)
    #expect(salt.features.openingCount == 0 && salt.factors.opening == 1)
  }

  @Test func whatShortTextsBeginWithWeighsMore() throws {
    let rest = String(repeating: " Bardzo lubimy spać.", count: 20)
    func beginning(_ text: String, in article: String) throws -> Double {
      try #require(try keywords(article).first { $0.text == text }).factors.beginning
    }
    let short = "Jemy miód." + rest + " Solimy zupę."
    #expect(try beginning("miód", in: short) > 1)
    #expect(try beginning("zupa", in: short) == 1)
    let long = "Jemy miód." + String(repeating: rest, count: 20)
    #expect(try beginning("miód", in: long) == 1)
  }

  @Test func whatOnlyABetterPhraseHasIsNoKeywordOfItsOwn() throws {
    let once = try keywords("Bank daje kredyt hipoteczny. Klient czeka.").map(\.text)
    #expect(once.contains("kredyt hipoteczny") && !once.contains("kredyt"))
    let apart = try keywords("Bank daje kredyt hipoteczny. Klient spłaca kredyt.").map(\.text)
    #expect(apart.contains("kredyt hipoteczny") && apart.contains("kredyt"))
  }

  @Test func timesAndMeasuresAreHardlyTopics() throws {
    let text = "Tydzień mija. Ogórek rośnie. Za tydzień zjemy ogórek. Lubimy tydzień i ogórek."
    func phrase(_ word: String, title: String? = nil) throws -> Double {
      try #require(try keywords(text, title: title).first { $0.text == word }).factors.phrase
    }
    #expect(try phrase("tydzień") < phrase("ogórek"))
    #expect(try phrase("tydzień", title: "Tydzień w ogrodzie") == phrase("ogórek"))
  }

  @Test func titlesAndHeadingsOpenNoSentences() throws {
    let found = try keywords(
      "# Miód\n\nLubimy miód.\n\n## Miód\n\nKupujemy miód.\n", format: .markdown)
    #expect(found.first { $0.text == "miód" }?.features.openingCount == 0)
  }

  @Test func whatOnlyTheTitleHasWeighsLess() throws {
    let found = try keywords(
      "# Rata nie lubi pośpiechu\n\nBank liczy ratę. Rata rośnie.\n", format: .markdown)
    let (back, lone) = (
      try #require(found.first { $0.text == "rata" }),
      try #require(found.first { $0.text == "pośpiech" })
    )
    #expect(lone.features.isOnlyInTitle && !back.features.isOnlyInTitle)
    #expect(lone.factors.heading < back.factors.heading)
  }

  @Test func actsOfATitleWeighThoughTheTextHasOnlyTheirVerb() throws {
    let found = try keywords(
      "# Wstawianie hiperłączy\n\nAby wstawić hiperłącze, kliknij tekst.\n", format: .markdown)
    let (act, link) = (
      try #require(found.first { $0.text == "wstawianie" }),
      try #require(found.first { $0.text == "hiperłącza" || $0.text == "hiperłącze" })
    )
    #expect(act.features.isOnlyInTitle && act.factors.heading == link.factors.heading)
    #expect(act.factors.phrase > link.factors.phrase)
  }

  @Test func headingsWeighWhereTheirWordsRecur() throws {
    let found = try keywords(
      """
      Zimą jemy.

      ## Miód

      Lubimy miód i sól. Kupujemy miód, bo sól jest tania.

      ## Skórka pomarańczy

      Dajemy sól.

      ## Dlaczego lubimy sól
      """, format: .markdown)
    func heading(_ text: String) throws -> Double {
      try #require(found.first { $0.text == text }).factors.heading
    }
    #expect(try heading("skórka pomarańczy") == 1)
    #expect(try heading("miód") > heading("sól") && heading("sól") > 1)
  }

  @Test func wordsThatNoLexiconHasCountAsLessRare() throws {
    let found = try keywords("Lubimy zorbax i SEO, i miedzioryt. Znamy zorbax i SEO.")
    for (text, isLess) in [("zorbax", true), ("SEO", false), ("miedzioryt", false)] {
      let keyword = try #require(found.first { $0.text == text })
      #expect((keyword.factors.rarity < keyword.features.rarity) == isLess)
    }
  }

  @Test func anAdjectiveInFrontDescribesUnlessThePhraseRecurs() throws {
    let found = try keywords("Jemy gorącą zupę. Jemy zupę rybną. Piękną mamy zimę.")
    let (front, behind) = (
      try #require(found.first { $0.text == "gorąca zupa" }),
      try #require(found.first { $0.text == "zupa rybna" })
    )
    #expect(front.factors.phrase < behind.factors.phrase)
    let again = try keywords("Jemy gorącą zupę. Jemy zupę rybną. Gorąca zupa stygnie.")
    #expect(
      try #require(again.first { $0.text == "gorąca zupa" }).factors.phrase
        == #require(again.first { $0.text == "zupa rybna" }).factors.phrase)
  }

  private func product(_ factors: Keyphrase.Factors) -> Double {
    factors.frequency * factors.forms * factors.rarity * factors.distinction * factors.phrase
      * factors.heading * factors.opening * factors.beginning * factors.introduction
      * factors.name * factors.collection
  }

  @Test func factorsMultiplyToTheScore() throws {
    let found = try keywords(
      "Pszczoły robią miód. Miód pszczeli jest słodki. Pszczoły żyją w ulu, a miód pszczeli leży.")
    let best = try #require(found.first)
    for keyword in found {
      #expect(abs(product(keyword.factors) / product(best.factors) - keyword.score) < 1e-12)
    }
    #expect(best.score == 1)
  }

  @Test(arguments: [
    "", " ", "\u{0}", "🙂🙂", "e\u{301}", "a\r\nb\r\n", "...", "sen", "1 2 3", "ŻÓŁW",
    String(repeating: "ą", count: 20_000), String(repeating: "bardzo stary dom ", count: 500),
  ])
  func awkwardTextGivesPlacesInside(text: String) throws {
    for keyword in try keywords(text) {
      #expect(!keyword.text.isEmpty && keyword.score.isFinite && keyword.score > 0)
      #expect(keyword.places.count == keyword.count)
      for place in keyword.places {
        #expect(place.start < place.end && place.end <= text.utf8.count)
        #expect(
          keyword.variants.contains(
            String(decoding: Array(text.utf8)[place.start..<place.end], as: UTF8.self)))
      }
    }
  }

  @Test func aVocabularyTagsWhatItRecognises() throws {
    let vocabulary = try Self.pipeline.vocabulary(
      parsing: "# hasła\nsprzedaż bezpośrednia = handel obnośny\nogród\n", name: "v.txt")
    let candidates = Self.pipeline.keywordCandidates(
      Self.pipeline.article(
        "O handlu obnośnym mówi się mało. Handel obnośny wraca, a pszczoły znikają. Pszczoły lubimy.",
        format: .text))
    let result = Self.pipeline.tags(among: candidates, from: vocabulary)
    #expect(result.tags.map(\.text) == ["sprzedaż bezpośrednia"])
    #expect(result.suggestions.contains { $0.text.hasPrefix("pszczoł") })
  }

  @Test(arguments: [
    ("v.txt:2", "ogród\n= kwiat"), ("v.txt:2", "ogród\nogród"), ("v.txt:1", "a = b,,c"),
  ])
  func badVocabulariesAreNamed(place: String, text: String) {
    let error = #expect(throws: SzpaltaError.self) {
      _ = try Self.pipeline.vocabulary(parsing: text, name: "v.txt")
    }
    #expect(error?.place == place)
  }

  @Test func tagsWithCommasAreQuoted() {
    #expect(KeywordRendering.tags(["sen", "a, \"b\""]) == "sen, \"a, \"\"b\"\"\"\n")
    #expect(CSV.row(["a", "b,c"]) == "a,\"b,c\"\r\n")
  }
}

@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("# Sen\n", "---\ntags:\n  - sen\n  - nowy dom\n---\n\n# Sen\n"),
    ("---\ntitle: A\n---\nB", "---\ntitle: A\ntags:\n  - sen\n  - nowy dom\n---\nB"),
    ("---\ntags: [a, b]\nx: 1\n---\n", "---\ntags: [sen, nowy dom]\nx: 1\n---\n"),
    ("---\ntags: [a,\n  b]\nx: 1\n---\n", "---\ntags: [sen, nowy dom]\nx: 1\n---\n"),
    ("---\ntags:\n- a\n- b\nx:  1 \n---\n", "---\ntags:\n- sen\n- nowy dom\nx:  1 \n---\n"),
    ("---\r\ntags: a\r\n---\r\nB\r\n", "---\r\ntags:\r\n  - sen\r\n  - nowy dom\r\n---\r\nB\r\n"),
    ("\u{FEFF}---\ntags: a\n---\n", "\u{FEFF}---\ntags:\n  - sen\n  - nowy dom\n---\n"),
    (
      "---\ntags:\n\n- a\n# b\n\n- c\n\nx: 1\n---\n",
      "---\ntags:\n- sen\n- nowy dom\n\nx: 1\n---\n"
    ),
    ("", "---\ntags:\n  - sen\n  - nowy dom\n---\n"),
  ])
  func onlyTheTagsChange(source: String, expected: String) throws {
    let changed = try FrontMatter.setting(to: ["sen", "nowy dom"], in: source, name: "a.md")
    #expect(changed == expected)
    #expect(
      try FrontMatter.setting(to: ["sen", "nowy dom"], in: changed, name: "a.md") == changed)
  }

  @Test func otherKeysTakeTagsToo() throws {
    let changed = try FrontMatter.setting(
      "categories", to: ["sen"], in: "---\ntags: [a]\ncategories: b\n---\n", name: "a.md")
    #expect(changed == "---\ntags: [a]\ncategories:\n  - sen\n---\n")
    #expect(FrontMatter.isKey("my-tags_2"))
    for text in ["", "2a", "a b", "a:", "-a", "ą"] { #expect(!FrontMatter.isKey(text)) }
  }

  @Test func otherFrontMatterIsRefused() {
    for source in ["+++\ntags = []\n+++\n", "---\ntags: a\ntags: b\n---\n"] {
      #expect(throws: SzpaltaError.self) {
        _ = try FrontMatter.setting(to: [], in: source, name: "a.md")
      }
    }
  }

  @Test(arguments: [
    ("sen", "sen"), ("no", "\"no\""), ("2024", "\"2024\""), ("a: b", "\"a: b\""),
    ("C#", "\"C#\""), ("a\"b", "\"a\\\"b\""), ("", "\"\""),
  ])
  func scalarsAreQuotedWhereYAMLNeedsIt(text: String, scalar: String) {
    #expect(FrontMatter.scalar(text) == scalar)
  }
}
