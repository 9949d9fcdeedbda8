import Analysis
import Foundation
import Morphology
import Testing
import TextModel

@Suite struct ReadabilityTests {
  let syllables: Syllables

  init() throws { syllables = try .polish() }

  private func result(
    _ text: String, readings: [String: (lemma: String, tag: String)] = [:],
    configuration: Readability.Configuration = .init()
  ) -> ReadabilityResult {
    Readability(configuration: configuration, syllables: syllables)
      .result(for: ReadabilityTestDocument.annotated(text, readings: readings))
  }

  private func hardForms(
    _ text: String, readings: [String: (lemma: String, tag: String)] = [:],
    configuration: Readability.Configuration = .init()
  ) -> [String] {
    let document = ReadabilityTestDocument.annotated(text, readings: readings)
    return Readability(configuration: configuration, syllables: syllables).result(for: document)
      .sentences.flatMap(\.hardWords).map { String(document.document[$0]) }
  }

  // MARK: Counts

  @Test func countsFollowTheirDefinitions() {
    let counts = result("Stary dom stoi – np. przy rzece. Czerwcowe popołudnie było ciepłe!").counts
    #expect(counts.words == 10)
    #expect(counts.sentences == 2)
    #expect(counts.letters == 5 + 3 + 4 + 2 + 4 + 5 + 9 + 10 + 4 + 6)
    #expect(counts.syllables == 2 + 1 + 2 + 3 + 1 + 2 + 3 + 4 + 2 + 2)
    #expect(counts.longWords == 2)
    #expect(counts.hardWords == 1)
    #expect(counts.polysyllabicWords == 3)
  }

  @Test func onlyProseIsCounted() {
    var builder = ReadabilityTestDocument()
    builder.add("Wielki tytuł artykułu", role: .title)
    builder.add("Anna Nowak", role: .byline)
    builder.add("Pies szczeka.", role: .body)
    builder.add("Kot śpi.", role: .listItem)
    builder.add("Mysz pije mleko.", role: .quote)
    builder.add("a = b", role: .verbatim)
    let result = Readability(syllables: syllables).result(for: builder.annotated())
    #expect(result.counts.words == 7)
    #expect(result.counts.sentences == 3)
    #expect(result.sentences.map(\.sentence) == [2, 3, 4])
  }

  @Test func numbersAreWordsWithoutSyllablesOrLetters() {
    let counts = result("W 2024 roku było 1000000000 osób.").counts
    #expect(counts.words == 6)
    #expect(counts.syllables == 2 + 2 + 2)
    #expect(counts.longWords == 0)
  }

  @Test func sentencesWithoutWordsDoNotCount() {
    let result = result("Dom stoi. … Kot śpi.")
    #expect(result.counts.sentences == 2)
    #expect(result.sentences.count == 2)
  }

  // MARK: Hard words

  @Test func formOrLemmaDecidesWhatIsHard() {
    let text = "Wiele republik zna nauczycielami pisane historie o autorach."
    let readings: [String: (lemma: String, tag: String)] = [
      "republik": ("republika", "subst:pl:gen:f"), "historie": ("historia", "subst:pl:acc:f"),
      "nauczycielami": ("nauczyciel", "subst:pl:inst:m1"),
      "autorach": ("autor", "subst:pl:loc:m1"),
    ]
    #expect(hardForms(text, readings: readings) == ["nauczycielami"])
    let lemma = Readability.Configuration(hardWordForm: .lemma)
    #expect(
      hardForms(text, readings: readings, configuration: lemma)
        == ["republik", "nauczycielami"])
  }

  @Test func namesNumeralsAndAbbreviationsAreHardOnDemand() {
    let text = "Razem dziewięćdziesiąt osób zna Częstochowę i Kostrzewskiego m.in. stąd."
    let readings: [String: (lemma: String, tag: String)] = [
      "Razem": ("razem", "adv"), "dziewięćdziesiąt": ("dziewięćdziesiąt", "num:pl:nom:m3:rec"),
      "Częstochowę": ("Częstochowa", "subst:sg:acc:f"),
    ]
    #expect(hardForms(text, readings: readings) == [])
    #expect(
      hardForms(text, readings: readings, configuration: .init(countsNamesAsHard: true))
        == ["Częstochowę", "Kostrzewskiego"])
    #expect(
      hardForms(text, readings: readings, configuration: .init(countsNumeralsAsHard: true))
        == ["dziewięćdziesiąt"])
    #expect(
      hardForms(text, readings: readings, configuration: .init(countsAbbreviationsAsHard: true))
        == ["m.in."])
  }

  @Test func unknownWordAtTheStartOfASentenceIsNoName() {
    #expect(hardForms("Megafrontomania trwa.") == [])
    let readings = ["Megafrontomania": (lemma: "megafrontomania", tag: "subst:sg:nom:f")]
    #expect(hardForms("Megafrontomania trwa.", readings: readings) == ["Megafrontomania"])
  }

  @Test func thresholdIsASetting() {
    #expect(
      hardForms("kobieta czyta gazetę.", configuration: .init(hardWordSyllables: 3)).count == 2)
    #expect(hardForms("kobieta czyta gazetę.", configuration: .init(hardWordSyllables: 4)).isEmpty)
  }

  @Test func capitalsOfAShoutAreNoAcronym() {
    let readings = [
      "NIGDY": (lemma: "nigdy", tag: "adv"), "KTO": (lemma: "kto", tag: "subst:sg:nom:m1"),
    ]
    #expect(result("NIGDY KTO.", readings: readings).counts.syllables == 3)
    #expect(result("PKP.", readings: ["PKP": ("PKP", "subst:pl:nom:n")]).counts.syllables == 3)
  }

  @Test func hardWordsAreListedByLemmaTheCommonestFirst() {
    let text = "Gospodarka rośnie. Czytelności nie widać, a czytelność to rzecz czytelnością znana."
    let readings: [String: (lemma: String, tag: String)] = [
      "Czytelności": ("czytelność", "subst:sg:gen:f"),
      "czytelność": ("czytelność", "subst:sg:nom:f"),
      "czytelnością": ("czytelność", "subst:sg:inst:f"),
      "Gospodarka": ("gospodarka", "subst:sg:nom:f"),
    ]
    let document = ReadabilityTestDocument.annotated(text, readings: readings)
    let words = Readability(syllables: syllables).result(for: document).hardWords
    let places = words.map { $0.places.map { String(document.document[$0]) } }
    #expect(words.map(\.lemma) == ["czytelność", "gospodarka"])
    #expect(words.map(\.count) == [2, 1])
    #expect(places == [["Czytelności", "czytelnością"], ["Gospodarka"]])
    #expect(words.map(\.syllables) == [4, 4])
  }

  // MARK: Values

  @Test func awkwardTextsHaveNoNaN() {
    for text in ["", "Tak", "…", "12 345 1999", "bez kropki na końcu", "W z.", "!!! ???", "i"] {
      let result = result(text, configuration: .init(indices: ReadabilityIndex.allCases))
      for score in result.scores {
        #expect(score.value?.isFinite ?? true)
        #expect((score.value == nil) == (result.counts.words == 0))
      }
      #expect((result.figures.schoolStage == nil) == (result.counts.words == 0))
      for sentence in result.sentences {
        #expect(sentence.fog.isFinite && sentence.share.isFinite && sentence.excess.isFinite)
      }
    }
  }

  @Test func headingsAloneAreNoProse() {
    var builder = ReadabilityTestDocument()
    builder.add("Nagłówek", role: .heading)
    builder.add("Drugi nagłówek", role: .heading)
    let result = Readability(syllables: syllables).result(for: builder.annotated())
    #expect(result.warnings == [.noProse])
    #expect(result.scores.map(\.index) == ReadabilityIndex.defaultSet)
    #expect(result.scores.allSatisfy { $0.value == nil })
    #expect(result.hardestSentences().isEmpty)
  }

  @Test func shortTextIsWarnedOf() {
    #expect(result("Dom stoi.").warnings == [.fewerThan100Words])
    // Nine words a sentence, of the lexicon, so that nothing else is to be warned of.
    let sentence = repeatElement("dom", count: 9).joined(separator: " ") + "."
    let text = repeatElement(sentence, count: 11).joined(separator: " ")
    let readings = [
      "dom": (lemma: "dom", tag: "subst:sg:nom:m3"), "Stoi": ("stać", "fin:sg:ter:imperf"),
    ]
    func warnings(_ text: String) -> [ReadabilityFigures.Warning] {
      let document = ReadabilityTestDocument.annotated(text, readings: readings)
      return Readability(syllables: syllables).result(for: document).warnings
    }
    #expect(warnings(text) == [.fewerThan100Words])
    #expect(warnings(text + " Stoi.") == [])
  }

  // MARK: Sentences

  @Test func sharesAddUpToTheScore() throws {
    let vocabulary = [
      "dom", "gospodarka", "odpowiedzialność", "kot", "2024", "rzeka", "nieoczekiwanie",
    ]
    var generator = SplitMix64(seed: 7)
    for _ in 0..<50 {
      let sentences = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        (0..<Int.random(in: 1...60, using: &generator))
          .map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined(separator: " ")
          + "."
      }
      let result = result(sentences.joined(separator: " "))
      let fog = try #require(result.value(of: .fogPL))
      #expect(abs(result.sentences.reduce(0) { $0 + $1.share } - fog) < 1e-9)
      #expect(abs(result.sentences.reduce(0) { $0 + $1.excess }) < 1e-9)
      #expect(result.counts.words == result.sentences.reduce(0) { $0 + $1.words })
    }
  }

  @Test func longSentenceWithHardWordsIsHarderThanShortOneWithOne() throws {
    let long = repeatElement("gospodarka kot dom las pies", count: 9).joined(separator: " ")
    let text = "Gospodarka kwitnie ładnie. \(long). Kot śpi. Pies je i pije."
    let result = result(
      text, readings: ["Gospodarka": (lemma: "gospodarka", tag: "subst:sg:nom:f")])
    let hardest = result.hardestSentences(limit: 2)
    #expect(hardest.map(\.words) == [45, 3])
    #expect(hardest[0].reasons == [.manyWords, .manyHardWords])
    #expect(hardest[1].reasons == [])
    #expect(hardest[0].hardWords.count == 9)
    #expect(abs(hardest[0].fog - 0.4 * (45 + 20)) < 1e-9)
    #expect(hardest[0].excess > 0)
  }

  @Test func equallyHardSentencesComeInTextOrder() {
    let result = result("Kot śpi. Pies je. Mysz pije.")
    #expect(result.hardestSentences(limit: 3).map(\.sentence) == [0, 1, 2])
    #expect(result.hardestSentences(limit: 0).isEmpty)
  }

  // MARK: Configuration

  @Test func configurationSurvivesCodingAndFillsInDefaults() throws {
    let configuration = Readability.Configuration(hardWordForm: .lemma, indices: [.lix, .rix])
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(Readability.Configuration.self, from: data) == configuration)
    let partial = try JSONDecoder().decode(
      Readability.Configuration.self, from: Data(#"{"hardWordSyllables": 5}"#.utf8))
    #expect(partial == Readability.Configuration(hardWordSyllables: 5))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Readability.Configuration.self, from: Data(#"{"hardWordPercentage": 101}"#.utf8))
    }
  }
}
