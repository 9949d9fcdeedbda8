import Analysis
import Foundation
import Szpalta
import Testing

@Suite struct TaxonomyYAMLTests {
  private static let resources = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../Sources/Szpalta/Resources")

  private func shipped() throws -> Taxonomy {
    let name = "themes.pl.yaml"
    let text = try String(contentsOf: Self.resources.appending(path: name), encoding: .utf8)
    return try Taxonomy(parsingYAML: text, name: name)
  }

  @Test func readsThemesWithWeightsAndParents() throws {
    let taxonomy = try Taxonomy(
      parsingYAML: """
        # comment
        themes:
          - id: business
            labels: {pl: biznes, en: business}
            terms: [firma]
          - id: sales
            labels: {pl: sprzedaż, en: sales}
            parent: business
            terms:
              - sprzedaż
              - dział sprzedaży: 0.5
              - "2000"
              - klient: 1
        """, name: "test.yaml")
    let expected = try Taxonomy(themes: [
      .init(id: "business", labels: .init(pl: "biznes", en: "business"), terms: [.init("firma")]),
      .init(
        id: "sales", labels: .init(pl: "sprzedaż", en: "sales"),
        terms: [
          .init("sprzedaż"), .init("dział sprzedaży", weight: 0.5), .init("2000"), .init("klient"),
        ], parent: "business"),
    ])
    #expect(taxonomy == expected)
  }

  @Test func readsConditionsAndExclusions() throws {
    let taxonomy = try Taxonomy(
      parsingYAML: """
        themes:
          - id: a
            labels: {pl: a, en: a}
            terms:
              - gra: {weight: 0.5, requires: [boisko, hala sportowa], excludes: [scena]}
              - mecz: {excludes: [kino]}
            exclusions: [gra słów]
        """, name: "test.yaml")
    let theme = taxonomy.themes[0]
    #expect(
      theme.terms == [
        .init("gra", weight: 0.5, requires: ["boisko", "hala sportowa"], excludes: ["scena"]),
        .init("mecz", excludes: ["kino"]),
      ])
    #expect(theme.exclusions == ["gra słów"])
  }

  @Test func shippedTaxonomyCoversTheTopicsOfTheIPTC() throws {
    // https://iptc.org/standards/media-topics/: the top level of 2024.
    let top = [
      "culture", "conflict", "law", "disaster", "economy", "education", "environment", "health",
      "human-interest", "labour", "lifestyle", "politics", "religion", "science-technology",
      "society", "sport", "weather",
    ]
    #expect(try shipped().themes.filter { $0.parent == nil }.map(\.id).sorted() == top.sorted())
  }

  @Test(arguments: ["sales", "marketing", "management", "hr"])
  func shippedTaxonomyGoesDeep(id: String) throws {
    let parts = try shipped().themes.filter { $0.parent == id }
    #expect(parts.count >= 3)
    #expect(parts.allSatisfy { $0.terms.count >= 25 })
  }

  @Test func shippedThemesHaveLabelsAndEnoughTerms() throws {
    // Parsing itself refuses what is given twice.
    for theme in try shipped().themes {
      #expect(!theme.labels.pl.isEmpty && !theme.labels.en.isEmpty)
      #expect(theme.terms.count >= (theme.parent == nil ? 40 : 25), "\(theme.id)")
    }
  }

  @Test func shippedWordsOfSeveralMeaningsWeighLittle() throws {
    for theme in try shipped().themes {
      for term in theme.terms where ["zamek", "gra", "set", "prawo", "kultura"].contains(term.text)
      {
        #expect(term.weight <= 0.5, "\(theme.id): \(term.text)")
      }
    }
  }

  private static let valid = "labels: {pl: a, en: a}"

  @Test(arguments: [
    ("", "1:1: a mapping with `themes` expected, an empty file found; list the themes"),
    (
      "# only a comment\n",
      "1:1: a mapping with `themes` expected, an empty file found; list the themes"
    ),
    (
      "sprzedaż",
      "1:1: a mapping with `themes` expected, \"sprzedaż\" found; write `key: value` lines"
    ),
    ("{}", "1:1: `themes` expected in the file, none found; add `themes: …`"),
    ("themes: []", "1:1: at least one theme expected, none found; list the themes"),
    (
      "themes: 5",
      "1:9: a list expected in `themes`, \"5\" found; write `- item` lines or `[item, item]`"
    ),
    (
      "themes:",
      "1:8: a list expected in `themes`, nothing found; write `- item` lines or `[item, item]`"
    ),
    (
      "themes:\n  - sales",
      "2:5: a mapping with `id`, `labels`, `parent`, `terms`, `exclusions` expected, \"sales\" found; "
        + "write `key: value` lines"
    ),
    (
      "theme: []",
      "1:1: only `themes` expected in the file, `theme` found; remove or correct it"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    words: [x]",
      "4:5: only `id`, `labels`, `parent`, `terms`, `exclusions` expected in a theme, `words` found; "
        + "remove or correct it"
    ),
    (
      "themes:\n  - \(valid)\n    terms: [x]",
      "2:5: `id` expected in a theme, none found; add `id: …`"
    ),
    (
      "themes:\n  - id: ~\n    \(valid)\n    terms: [x]",
      "2:9: an id expected, nothing found; write it down, or leave out the line"
    ),
    (
      "themes:\n  - id: a\n    terms: [x]",
      "2:5: `labels` expected in theme \"a\", none found; add `labels: …`"
    ),
    (
      "themes:\n  - id: a\n    labels: {pl: a}\n    terms: [x]",
      "3:13: `en` expected in `labels` of theme \"a\", none found; add `en: …`"
    ),
    (
      "themes:\n  - id: a\n    labels: {pl: a, en: a, de: a}\n    terms: [x]",
      "3:28: only `pl`, `en` expected in `labels`, `de` found; remove or correct it"
    ),
    (
      "themes:\n  - id: a\n    labels: a\n    terms: [x]",
      "3:13: a mapping with `pl`, `en` expected, \"a\" found; write `key: value` lines"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: x",
      "4:12: a list expected in `terms`, \"x\" found; write `- item` lines or `[item, item]`"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: []",
      "2:5: at least one term expected in theme \"a\", none found; "
        + "list the words that speak for it"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x, null]",
      "4:16: a term expected, nothing found; write it down, or leave out the line"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x, [y]]",
      "4:16: a term expected, a list found; write it down, or leave out the line"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x: dużo]",
      "4:16: a weight from 0 to 1 expected for \"x\", \"dużo\" found; write a number such as 0.5"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x: 1.5]",
      "4:13: a weight from 0 to 1 expected for \"x\", 1.5 found; correct it"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [{x: 1, y: 1}]",
      "4:13: a term or `term: weight` expected, a mapping of 2 keys found; "
        + "write each term as an item of its own"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x, y,\n      X]",
      "5:7: each term once expected, \"X\" found a second time in theme \"a\"; "
        + "remove one of them"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x]\n  - id: a\n    \(valid)\n    terms: [y]",
      "5:5: an id of its own expected, \"a\" found a second time; "
        + "rename the theme or join the two"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x]\n  - id: b\n    \(valid)\n    terms: [y]",
      "5:5: a label of its own expected in `pl` for theme \"b\", \"a\" found, which is that of "
        + "\"a\"; people could not tell the two apart"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x: {wieght: 1}]",
      "4:17: only `weight`, `requires`, `excludes` expected in term \"x\", `wieght` found; "
        + "remove or correct it"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x: {requires: y}]",
      "4:27: a list expected in `requires`, \"y\" found; write `- item` lines or `[item, item]`"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x: [1]]",
      "4:16: a weight from 0 to 1 expected for \"x\", a list found; write a number such as 0.5"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    terms: [x]\n    exclusions:\n      - y\n      - y",
      "7:9: each term once expected, \"y\" found a second time in theme \"a\"; "
        + "remove one of them"
    ),
    (
      "themes:\n  - id: a\n    id: b\n    \(valid)\n    terms: [x]",
      "2:5: each key once expected, `id` found again; remove one of them"
    ),
    (
      "themes:\n  - id: żółw\n    \(valid)\n    terms: [x]",
      "2:5: an id of ASCII letters, digits and hyphens expected, \"żółw\" found; "
        + "put the Polish name into `labels`"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    parent: z\n    terms: [x]",
      "2:5: the id of a theme expected as parent of \"a\", \"z\" found; choose one of a"
    ),
    (
      "themes:\n  - id: a\n    \(valid)\n    parent: b\n    terms: [x]\n"
        + "  - id: b\n    labels: {pl: b, en: b}\n    parent: a\n    terms: [y]",
      "2:5: a parent above theme \"a\" expected, a circle found (a → b → a); "
        + "remove one `parent` of it"
    ),
  ])
  func badTaxonomiesAreRefusedWithPlaceAndRemedy(text: String, message: String) throws {
    let error = try #require(throws: YAMLFileError.self) {
      try Taxonomy(parsingYAML: text, name: "bad.yaml")
    }
    #expect(error.description == "bad.yaml:" + message)
  }

  @Test(arguments: ["themes: [a", "themes:\n\t- a", "a: b: c", "\u{0}", "themes: *x", "a\n---\nb"])
  func textThatIsNotYAMLIsRefusedWithItsPlace(text: String) throws {
    let error = try #require(throws: YAMLFileError.self) {
      try Taxonomy(parsingYAML: text, name: "bad.yaml")
    }
    #expect(error.line >= 1 && error.column >= 1)
    #expect(error.problem.hasPrefix("YAML expected, found an error: "))
  }
}
