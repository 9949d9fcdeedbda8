import Analysis
import Testing

@Suite struct ThemesTaxonomyTests {
  private func theme(
    _ id: String, _ terms: [Taxonomy.Term] = ["słowo"], parent: String? = nil
  ) -> Taxonomy.Theme {
    Taxonomy.Theme(
      id: id, labels: .init(pl: "\(id)-pl", en: "\(id)-en"), terms: terms, parent: parent)
  }

  private func error(of themes: [Taxonomy.Theme]) throws -> TaxonomyError {
    try #require(throws: TaxonomyError.self) { try Taxonomy(themes: themes) }
  }

  @Test func themesAreFoundById() throws {
    let taxonomy = try Taxonomy(themes: [theme("a"), theme("b", parent: "a")])
    #expect(taxonomy.ids == ["a", "b"])
    #expect(taxonomy.index(of: "b") == 1)
    #expect(taxonomy.index(of: "c") == nil)
  }

  @Test func emptyTaxonomiesAndThemesAreRefused() throws {
    #expect(try error(of: []).code == .empty)
    let empty = try error(of: [theme("a"), theme("b", [])])
    #expect(empty.code == .empty)
    #expect(empty.themeIndex == 1)
  }

  @Test(arguments: ["", "sprzedaż", "a b", "a_b"])
  func idsAreOfASCIILettersDigitsAndHyphens(id: String) throws {
    #expect(try error(of: [theme(id)]).code == .badId)
  }

  @Test func secondIdIsRefused() throws {
    let error = try error(of: [theme("a"), theme("b"), theme("a")])
    #expect(error.code == .duplicateId)
    #expect(error.themeIndex == 2)
  }

  @Test func labelsAreNeededInBothLanguages() throws {
    for labels in [NameInBothLanguages(pl: "", en: "a"), NameInBothLanguages(pl: "a", en: "")] {
      let theme = Taxonomy.Theme(id: "a", labels: labels, terms: ["słowo"])
      #expect(try error(of: [theme]).code == .emptyLabel)
    }
  }

  @Test func labelsTellThemesApart() throws {
    for (pl, en) in [("a", "y"), ("y", "a")] {
      let error = try error(of: [
        Taxonomy.Theme(id: "x", labels: .init(pl: "a", en: "a"), terms: ["słowo"]),
        Taxonomy.Theme(id: "z", labels: .init(pl: pl, en: en), terms: ["słowo"]),
      ])
      #expect(error.code == .duplicateLabel)
      #expect(error.themeIndex == 1)
    }
  }

  @Test func exclusionsAreNoTermsOfTheirTheme() throws {
    let error = try error(of: [
      Taxonomy.Theme(
        id: "a", labels: .init(pl: "a", en: "a"), terms: ["prawo"],
        exclusions: ["prawo jazdy", "Prawo"])
    ])
    #expect(error.code == .duplicateTerm)
    #expect(error.exclusionIndex == 1)
  }

  @Test func wordsOfConditionsAreWordsWithSingleSpaces() throws {
    for term in [Taxonomy.Term("a", requires: ["b ", "c"]), Taxonomy.Term("a", excludes: [""])] {
      #expect(try error(of: [theme("a", [term])]).code == .badTerm)
    }
  }

  @Test func termsDifferInMoreThanLetterCase() throws {
    let error = try error(of: [theme("a", ["PR", "blog", "pr"])])
    #expect(error.code == .duplicateTerm)
    #expect(error.termIndex == 2)
  }

  @Test(arguments: ["", " słowo", "słowo ", "dwa  słowa", "dwa\tsłowa", "dwa\u{A0}słowa"])
  func termsAreWordsWithSingleSpaces(text: String) throws {
    #expect(try error(of: [theme("a", [.init(text)])]).code == .badTerm)
  }

  @Test(arguments: [-0.1, 1.1, .nan, .infinity])
  func weightsAreFromZeroToOne(weight: Double) throws {
    #expect(try error(of: [theme("a", [.init("słowo", weight: weight)])]).code == .weightOutOfRange)
  }

  @Test func parentsExist() throws {
    let error = try error(of: [theme("a"), theme("b", parent: "x")])
    #expect(error.code == .unknownParent)
    #expect(error.description.hasSuffix("choose one of a, b"))
  }

  @Test func circlesOfParentsAreRefused() throws {
    #expect(try error(of: [theme("a", parent: "a")]).code == .parentCycle)
    let circle = try error(of: [
      theme("x", parent: "a"), theme("a", parent: "b"), theme("b", parent: "c"),
      theme("c", parent: "a"),
    ])
    #expect(circle.code == .parentCycle)
    #expect(circle.themeIndex == 1)
    #expect(circle.description.contains("a → b → c → a"))
  }
}
