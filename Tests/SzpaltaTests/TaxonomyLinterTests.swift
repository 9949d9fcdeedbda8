import Analysis
import Szpalta
import Testing

@Suite struct TaxonomyLinterTests {
  private static let pipeline = Result {
    var configuration = Configuration()
    configuration.steps = [.clean]
    return try Pipeline(resources: Resources(), configuration: configuration)
  }

  private func findings(
    _ terms: String, exclusions: String = "[]", articles: [String] = []
  ) throws -> [LintFinding] {
    let yaml = """
      themes:
        - id: a
          labels: {pl: a, en: a}
          terms:
      \(terms.split(separator: "\n").map { "      - \($0)" }.joined(separator: "\n"))
          exclusions: \(exclusions)
        - {id: other, labels: {pl: inne, en: other}, terms: [mecz, bramka, kibic, stadion, gol]}
      """
    let pipeline = try Self.pipeline.get()
    var linter = TaxonomyLinter(
      try TaxonomyFile(parsing: yaml, name: "t.yaml"), pipeline: pipeline)
    for article in articles { linter.add(pipeline.article(article, format: .text)) }
    return linter.findings.filter { $0.theme == "a" }
  }

  @Test func goodTermsAreFine() throws {
    let terms =
      "sprzedaż\nsprzedawać: 0.5\nobsługa klienta\nwybory\nwarunki pracy\ndział sprzedaży\nCRM"
    #expect(try findings(terms).filter { $0.kind != .unknown }.map(\.description) == [])
  }

  @Test(arguments: ["klienta", "sprzedażą", "obsługą klienta", "kupionych"])
  func formsThatAreNoDictionaryFormsAreFound(term: String) throws {
    let found = try findings("sklep\n\(term)")
    #expect(found.map(\.kind) == [.form])
    #expect(found.map(\.line) == [6])
    #expect(found.map(\.term) == [term])
  }

  @Test func wordsThatTheLexiconLacksAreFound() throws {
    let found = try findings("sklep\nsprzedaż frymuśna brzdęczyca")
    #expect(found.first { $0.kind == .unknown }?.message.contains("brzdęczyca") == true)
  }

  @Test func phrasesOfAWordThatWeighsAsMuchOverlapIt() throws {
    let found = try findings("handel\nhandel detaliczny\nhandel hurtowy: 0.7")
    #expect(found.map(\.kind) == [.overlapping])
    #expect(found.map(\.term) == ["handel detaliczny"])
  }

  @Test func termsThatNoArticleHasAreDead() throws {
    #expect(try findings("rabat\nupust").isEmpty)
    let found = try findings("rabat\nupust", articles: ["Rabatu nie było."])
    #expect(found.map(\.kind) == [.dead])
    #expect(found.map(\.term) == ["upust"])
  }

  @Test func termsThatStandInTextsAboutOtherThemesAreAmbiguous() throws {
    let sport = Array(
      repeating: "Mecz na stadionie: kibice patrzą na bramkę. Akcja i gol.", count: 6)
    let found = try findings("akcja\nrabat", articles: sport + ["Rabat i akcja."])
    let ambiguous = try #require(found.first { $0.kind == .ambiguous })
    #expect(ambiguous.term == "akcja")
    #expect(ambiguous.message.contains("other: 100 % of 6 articles"))
    #expect(!found.contains { $0.kind == .ambiguous && $0.term == "rabat" })
  }

  @Test func termsThatAlwaysStandTogetherOverlap() throws {
    let articles = Array(repeating: "Rabat to upust.", count: 5) + ["Sklep."]
    let found = try findings("rabat\nupust\nsklep", articles: articles)
    #expect(found.map(\.kind) == [.overlapping])
    #expect(found.map(\.term) == ["upust"])
  }

  @Test func shippedTermsAreFoundInTheirOwnForm() throws {
    let path = try Resources().path(of: "themes.pl.yaml")
    let file = try TaxonomyFile(path: path)
    let terms = file.taxonomy.themes.reduce(0) { $0 + $1.terms.count }
    let missed = TaxonomyLinter(file, pipeline: try Self.pipeline.get()).unfoundTerms
    // A few nouns for people read as forms of their science when they stand alone ("fizyk" of "fizyka").
    #expect(Double(missed.count) < 0.005 * Double(terms), "\(missed)")
  }
}
