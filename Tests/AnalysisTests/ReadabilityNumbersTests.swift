import Analysis
import Foundation
import Testing

@Suite struct ReadabilityNumbersTests {
  let syllables: Syllables

  init() throws { syllables = try .polish() }

  @Test func numbersAreSilentUnlessToldOtherwise() {
    for number in ["0", "1939", "1 000,50", "20:15", "XIV"] {
      #expect(syllables.count(of: number) == 0)
    }
    #expect(syllables.count(of: "30-letni") == 2)
  }

  static let cardinals: [(number: String, words: String)] = [
    ("0", "zero"), ("1", "jeden"), ("7", "siedem"), ("10", "dziesięć"), ("11", "jedenaście"),
    ("19", "dziewiętnaście"), ("20", "dwadzieścia"), ("45", "czterdzieści pięć"), ("100", "sto"),
    ("105", "sto pięć"), ("212", "dwieście dwanaście"), ("480", "czterysta osiemdziesiąt"),
    ("1000", "tysiąc"), ("1001", "tysiąc jeden"),
    ("1939", "tysiąc dziewięćset trzydzieści dziewięć"),
    ("2024", "dwa tysiące dwadzieścia cztery"), ("5 000", "pięć tysięcy"),
    ("21000", "dwadzieścia jeden tysięcy"), ("101 000", "sto jeden tysięcy"),
    ("1 000 000", "milion"), ("3.500.000", "trzy miliony pięćset tysięcy"),
    ("1 000 001", "milion jeden"), ("7 000 000 000", "siedem miliardów"),
    ("1\u{A0}234", "tysiąc dwieście trzydzieści cztery"),
    ("3,14", "trzy przecinek czternaście"), ("3,05", "trzy przecinek zero pięć"),
    ("0,5", "zero przecinek pięć"), ("1,00", "jeden przecinek zero zero"),
    ("1 000,50", "tysiąc przecinek pięćdziesiąt"),
    ("20:15", "dwadzieścia piętnaście"), ("20:05", "dwadzieścia zero pięć"),
    ("12.05.2024", "dwanaście pięć dwa tysiące dwadzieścia cztery"),
    ("10–20", "dziesięć dwadzieścia"),
    (
      "2023/2024",
      "dwa tysiące dwadzieścia trzy dwa tysiące dwadzieścia cztery"
    ),
    ("30-letni", "trzydzieści letni"), ("A4", "a cztery"), ("4x4", "cztery cztery"),
    ("XIV", "czternaście"), ("XX", "dwadzieścia"), ("IX", "dziewięć"),
    (
      "1234567890123456",
      "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć zero jeden dwa "
        + "trzy cztery pięć sześć"
    ),
    ("٣", "trzy"),
  ]

  @Test(arguments: cardinals)
  func cardinalsAreReadInTheNominative(number: String, words: String) {
    let expected = words.split(separator: " ").reduce(0) { $0 + syllables.count(of: $1) }
    #expect(syllables.count(of: number, numbers: .cardinal) == expected)
  }

  static let oneByOne: [(number: String, words: String)] = [
    ("0", "zero"), ("1939", "jeden dziewięć trzy dziewięć"), ("12,5", "jeden dwa pięć"),
    ("600 700 800", "sześć zero zero siedem zero zero osiem zero zero"),
    ("30-letni", "trzy zero letni"),
    ("XIV", ""),
  ]

  @Test(arguments: oneByOne)
  func digitsAreReadOneByOne(number: String, words: String) {
    let expected = words.split(separator: " ").reduce(0) { $0 + syllables.count(of: $1) }
    #expect(syllables.count(of: number, numbers: .digits) == expected)
  }

  @Test func wordsAreReadTheSameWhateverTheReadingOfNumbers() {
    for word in ["nauczyciel", "PKP", "ZUS", "m.in.", "Kennedy'ego", "..."] {
      for reading in Readability.NumberReading.allCases {
        #expect(syllables.count(of: word, numbers: reading) == syllables.count(of: word))
      }
    }
  }

  private func result(
    _ text: String, _ configuration: Readability.Configuration
  ) -> ReadabilityResult {
    Readability(configuration: configuration, syllables: syllables)
      .result(for: ReadabilityTestDocument.annotated(text))
  }

  @Test func numbersReadAloudCountSyllablesAndOneWord() {
    let text = "W 1939 roku."
    #expect(result(text, .init()).counts.syllables == 2)
    let cardinal = result(text, .init(numberReading: .cardinal)).counts
    #expect((cardinal.words, cardinal.syllables, cardinal.letters) == (3, 2 + 10, 5))
    #expect((cardinal.hardWords, cardinal.polysyllabicWords) == (0, 1))
    #expect(result(text, .init(numberReading: .digits)).counts.syllables == 2 + 7)
  }

  @Test func numbersReadAloudAreHardWhereNumeralsMayBe() {
    func hard(_ reading: Readability.NumberReading) -> Int {
      result("W 1939 i 12.", .init(countsNumeralsAsHard: true, numberReading: reading))
        .counts.hardWords
    }
    #expect(hard(.silent) == 0)
    #expect(hard(.cardinal) == 1)
    #expect(hard(.digits) == 1)
  }

  @Test func unknownReadingsAreRefused() throws {
    let json = Data(#"{"numberReading": "cardinal"}"#.utf8)
    let settings = try JSONDecoder().decode(Readability.Configuration.self, from: json)
    #expect(settings == Readability.Configuration(numberReading: .cardinal))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Readability.Configuration.self, from: Data(#"{"numberReading": "loud"}"#.utf8))
    }
  }
}
