import Testing

@testable import Morphology

@Suite struct PhraseInflectorTests {
  /// The form of `phrase` whose tag matches `pattern`.
  private func inflected(_ phrase: String, _ pattern: String) throws -> String? {
    try PhraseInflector(tagger: Shipped.tagger).paradigm(of: phrase)?
      .filtered(by: TagPattern(pattern)).forms.first?.form
  }

  @Test(arguments: [
    ("media społecznościowe", "pl:loc", "mediach społecznościowych"),
    ("sprzedaż bezpośrednia", "sg:gen", "sprzedaży bezpośredniej"),
    ("nowy dom", "pl:inst", "nowymi domami"), ("mądry nauczyciel", "pl:nom", "mądrzy nauczyciele"),
    ("mądrych nauczycieli", "sg:nom", "mądry nauczyciel"), ("duży pies", "sg:acc", "dużego psa"),
    ("duży dom", "sg:acc", "duży dom"), ("bardzo dobra książka", "sg:acc", "bardzo dobrą książkę"),
    ("polski film fabularny", "pl:gen", "polskich filmów fabularnych"),
    ("Morze Bałtyckie", "sg:loc", "Morzu Bałtyckim"),
    ("Morza Bałtyckiego", "sg:nom", "Morze Bałtyckie"),
    ("zastosowane rozwiązania", "sg:inst", "zastosowanym rozwiązaniem"),
    ("biało-czerwona flaga", "sg:dat", "biało-czerwonej fladze"),
    ("dobry człowiek", "pl:gen", "dobrych ludzi"),
  ])
  func headAndAgreeingWordsInflect(phrase: String, pattern: String, wanted: String) throws {
    #expect(try inflected(phrase, pattern) == wanted)
  }

  @Test(arguments: [
    ("urząd miasta stołecznego", "sg:loc", "urzędzie miasta stołecznego"),
    ("prawo do pracy", "pl:nom", "prawa do pracy"), ("wiek XIX", "sg:loc", "wieku XIX"),
    ("dyrektor szkoły podstawowej", "pl:dat", "dyrektorom szkoły podstawowej"),
  ])
  func complementsStayAsTheyAre(phrase: String, pattern: String, wanted: String) throws {
    #expect(try inflected(phrase, pattern) == wanted)
  }

  @Test(arguments: [
    "", " ", "bardzo dobrze", "i", "xqzw", "do domu", "ładna dom", "\0 \0",
  ])
  func otherPhrasesHaveNoParadigm(phrase: String) {
    #expect(PhraseInflector(tagger: Shipped.tagger).paradigm(of: phrase) == nil)
  }

  @Test func longPhrasesAreHandled() {
    let phrase = [String](repeating: "nowy", count: 30).joined(separator: " ") + " dom"
    #expect(PhraseInflector(tagger: Shipped.tagger).paradigm(of: phrase)?.forms.count == 14)
  }
}
