import Testing

@testable import Analysis

@Suite struct AcronymInitialsTests {
  private static let grammar: Set<String> = ["i", "o", "od", "do", "na", "w", "oraz", "dla"]

  private func words(_ text: String) -> [AcronymInitials.Word] {
    text.split(separator: " ").map {
      AcronymInitials.Word(text: String($0), isGrammar: Self.grammar.contains(String($0)))
    }
  }

  @Test(arguments: [
    ("GUS", "podaje Główny Urząd Statystyczny", 3),
    ("GDDKiA", "Generalną Dyrekcję Dróg Krajowych i Autostrad", 6),
    ("RODO", "rozporządzenie o ochronie danych osobowych", 5),
    ("OZE", "rozwój odnawialnych źródeł energii", 3),
    ("RSG", "nowa rada społeczno-gospodarcza", 2),
    ("RS", "nowa rada społeczno-gospodarcza", 2),
  ])
  func lastWordsAreCounted(acronym: String, text: String, count: Int) throws {
    #expect(try #require(AcronymInitials(acronym)).count(ofLast: words(text)) == count)
  }

  @Test(arguments: [
    ("GUS", "Główny Urząd Statystyczny podaje", 3 as Int?), ("GUS", "Główny Urząd Pracy", nil),
    ("PO", "pracownik", nil), ("ZO", "zakład i ogród", 3),
  ])
  func firstWordsAreCounted(acronym: String, text: String, count: Int?) throws {
    #expect(try #require(AcronymInitials(acronym)).count(ofFirst: words(text)) == count)
  }

  @Test(arguments: ["Gus", "G", "3D", "gUS", "WIELKIELITERY", "Ala", ""])
  func otherWordsAreNoAcronyms(word: String) { #expect(AcronymInitials(word) == nil) }
}
