import Analysis
import Szpalta
import Testing

/// Terms in real sentences, read by the tagger and looked up in the lexicon.
@Suite struct TaxonomyInflectionTests {
  private static let pipeline = Result {
    var configuration = Configuration()
    configuration.steps = [.clean]
    return try Pipeline(resources: Resources(), configuration: configuration)
  }

  private func found(_ terms: [String], in text: String) throws -> [String] {
    let pipeline = try Self.pipeline.get()
    let taxonomy = try Taxonomy(themes: [
      .init(id: "t", labels: .init(pl: "t", en: "t"), terms: terms.map { .init($0) })
    ])
    let article = pipeline.article(text, format: .text)
    return Themes(taxonomy: taxonomy, lexicon: pipeline.lexicon)
      .result(for: article.annotated).themes[0].evidence
      .flatMap { $0.places.map { String(article.annotated.document[$0]) } }.sorted()
  }

  @Test(arguments: [
    ("wybory", "Po wyborach nikt nie pamięta wyborów.", ["wyborach", "wyborów"]),
    ("studia", "Na studiach uczył się, jak po studiach żyć.", ["studiach", "studiach"]),
    ("media społecznościowe", "Pisze w mediach społecznościowych.", ["mediach społecznościowych"]),
    ("warunki pracy", "Narzeka na brak dobrych warunków pracy.", ["warunków pracy"]),
    ("zasoby ludzkie", "Kierował zasobami ludzkimi.", ["zasobami ludzkimi"]),
    ("działania wojenne", "Z powodu działań wojennych wyjechał.", ["działań wojennych"]),
    ("dział sprzedaży", "W dziale sprzedaży pusto.", ["dziale sprzedaży"]),
    ("sąd najwyższy", "Wyrok Sądu Najwyższego zapadł.", ["Sądu Najwyższego"]),
    ("marka własna", "Sieć zarabia na markach własnych.", ["markach własnych"]),
  ])
  func everyInflectionIsFound(term: String, text: String, expected: [String]) throws {
    #expect(try found([term], in: text) == expected)
  }

  @Test func pluralsAreNotFoundInTheSingular() throws {
    #expect(try found(["wybory"], in: "Wybór należy do ciebie, o wyborze zdecyduj sam.").isEmpty)
    #expect(try found(["warunki pracy"], in: "Warunek pracy był jeden.").isEmpty)
  }

  @Test func otherReadingsDoNotMakeSingleWords() throws {
    // Only a phrase tells that no cannon is meant.
    #expect(try found(["dział"], in: "Działo stało na wzgórzu, a o działach mówiono.").count < 2)
  }
}
