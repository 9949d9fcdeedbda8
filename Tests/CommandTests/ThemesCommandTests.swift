import Foundation
import Testing

@Suite struct ThemesCommandTests {
  private static let posts = Program.corpora.appending(path: "posts.jsonl").path

  /// Six short texts in two kinds, as JSON lines with a field of their kind.
  private static let labelled = """
    {"id": 1, "text": "Klient prosi o rabat. Rabat dostaje stały klient.", "kind": "handel"}
    {"id": 2, "text": "Rabaty dla klientów rosną, klienci wracają.", "kind": "handel"}
    {"id": 3, "text": "Klientom rabat się należy.", "kind": "handel"}
    {"id": 4, "text": "Mecz bez bramek. Kibice meczu nie zapamiętają.", "kind": "sport"}
    {"id": 5, "text": "Po meczu kibic wraca do domu, a bramki śnią się bramkarzowi.", "kind": "sport"}
    {"id": 6, "text": "Kibicom mecze się nudzą, bramka je ratuje.", "kind": "sport"}

    """

  @Test func everySubcommandHasHelpWithAnExample() throws {
    for command in ["score", "keyness", "lint", "suggest"] {
      let help = try Program().run("help", "themes", command)
      #expect(help.status == 0)
      #expect(help.output.contains("Example"), "no example in the help of themes \(command)")
    }
  }

  @Test func scoringIsWhatThemesDoesUnlessTold() throws {
    let plain = try Program().run("themes", Program.column)
    let named = try Program().run("themes", "score", Program.column)
    #expect(plain.status == 0)
    #expect(plain.output.contains("sprzedaż"))
    #expect(plain.bytes == named.bytes)
  }

  @Test func themesAreTagsOrATable() throws {
    let tags = try Program().run("themes", "--format", "tags", Program.column)
    #expect(tags.output.hasPrefix("gospodarka i biznes, "))
    #expect(tags.output.split(separator: "\n").count == 1)
    let table = try Program().run("themes", "--format", "csv", "--lang", "en", Program.column)
    let rows = table.output.split(separator: "\r\n")
    #expect(rows[0].hasPrefix("document,theme,label,score"))
    #expect(rows[1].contains(",economy,\"economy, business and finance\","))
    #expect(try Program().run("themes", "--format", "tags", input: "").output == "\n")
  }

  @Test func themesGoIntoFrontMatter() throws {
    let folder = try TemporaryFolder()
    let text = try Data(contentsOf: URL(filePath: Program.corpora.path + "/zdrowie-sen.md"))
    let path = try folder.file("a.md", Array(text))
    let written = try Program().run("themes", "--write", "--lang", "en", path)
    #expect(written.status == 0 && written.bytes.isEmpty, "\(written.errors)")
    let file = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(file.hasPrefix("---\ntags:\n  - health"))
    #expect(file.hasSuffix("\n---\n\n" + String(decoding: text, as: UTF8.self)))
  }

  @Test func wordsOfAllTextsAreNoSuggestions() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("labelled.jsonl", Array(Self.labelled.utf8))
    let result = try Program().run(
      "themes", "suggest", "handel", "--labelled", path, "--by", "kind", "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: result.bytes) as? [String: Any])
    let terms = try #require(report["terms"] as? [[String: Any]])
    #expect(terms.contains { $0["text"] as? String == "rabat" })
    for term in terms { #expect(try #require(term["distinction"] as? Double) >= 0.15) }
  }

  @Test(arguments: ["themes", "keywords"])
  func textsThatSayLittleAreTold(command: String) throws {
    let english = try Program().run(
      command, "-",
      input:
        "Whatever the weather brings, they would rather keep walking through those lovely woods.")
    #expect(english.status == 0)
    #expect(english.errors.contains("a Polish text expected"))
    #expect(english.errors.contains("what is said of its \(command) means little"))
    let empty = try Program().run(command, "-", input: " \n")
    #expect(empty.status == 0)
    #expect(empty.errors.contains("a text with words expected, none found"))
    let polish = try Program().run(command, Program.column)
    #expect(polish.errors.isEmpty)
  }

  @Test func keynessOfLabelsIsATableOfLemmas() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("labelled.jsonl", Array(Self.labelled.utf8))
    let result = try Program().run(
      "themes", "keyness", path, "--by", "kind", "--format", "csv", "--label", "sport")
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\r\n").map { $0.split(separator: ",") }
    #expect(rows[0].prefix(3) == ["group", "reference", "lemma"])
    #expect(Set(rows[1...3].map { $0[2] }) == ["mecz", "kibic", "bramka"])
    let sales = try #require(rows.first { $0[2] == "rabat" })
    #expect(sales[0...4] == ["sport", "handel", "rabat", "0", "4"])
  }

  @Test func keynessOfTablesAndFilesIsTheSame() throws {
    let folder = try TemporaryFolder()
    let lines = Self.labelled.split(separator: "\n").map(String.init)
    let objects = try lines.map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    var table = "id,text,kind\n"
    for (index, object) in objects.enumerated() {
      let (text, kind) = (try #require(object["text"]), try #require(object["kind"]))
      table += "\(index),\"\(text)\",\(kind)\n"
      _ = try folder.file("\(kind)-\(index).txt", Array("\(text)".utf8))
    }
    let path = try folder.file("labelled.csv", Array(table.utf8))
    let program = Program(folder: folder.url)
    let fromTable = try program.run("themes", "keyness", path, "--by", "kind", "--format", "json")
    let fromFiles = try program.run(
      "themes", "keyness", "--group", "handel-*.txt", "--reference", "sport-*.txt",
      "--format", "json")
    #expect(fromTable.status == 0, "\(fromTable.errors)")
    #expect(
      fromTable.output
        == fromFiles.output.replacing("handel-*.txt", with: "handel")
        .replacing("sport-*.txt", with: "sport"))
  }

  @Test func chartIsAPageOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "labelled.jsonl", Array(Self.labelled.replacing("handel", with: "<handel> & \\\"x\\\"").utf8))
    let program = Program(folder: folder.url)
    let result = try program.run(
      "themes", "keyness", path, "--by", "kind", "--chart", "chart.html", "--lang", "en")
    #expect(result.status == 0, "\(result.errors)")
    let page = try String(contentsOf: folder.url.appending(path: "chart.html"), encoding: .utf8)
    #expect(page.contains("<svg"))
    #expect(page.contains(">rabat</text>"))
    #expect(page.contains("&lt;handel&gt; &amp; &quot;x&quot;"))
    #expect(!page.contains("<handel>"))
    #expect(!page.contains("http"))
    _ = try folder.file("page.html", Array(page.utf8))
    let validator = Program(executable: URL(filePath: "/usr/bin/python3"), folder: folder.url)
    let script = """
      import re, xml.etree.ElementTree as tree
      svg = re.search(r"<svg.*?</svg>", open("page.html").read(), re.S).group()
      root = tree.fromstring(svg)
      assert len(root.findall("circle")) > 3
      """
    let checked = try validator.run("-c", script)
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test func resultsAreWhatTheirSchemasSay() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("labelled.jsonl", Array(Self.labelled.utf8))
    let program = Program(folder: folder.url)
    let keyness = try program.run("themes", "keyness", path, "--by", "kind", "--format", "json")
    _ = try folder.file("keyness.json", Array(keyness.bytes))
    _ = try folder.file("lint.yaml", Array(Self.taxonomy.utf8))
    let lint = try program.run("themes", "lint", "lint.yaml", "--corpus", path, "--format", "json")
    _ = try folder.file("lint.json", Array(lint.bytes))
    let suggestions = try program.run(
      "themes", "suggest", "sport", "--labelled", path, "--by", "kind", "--format", "json")
    _ = try folder.file("suggestions.json", Array(suggestions.bytes))
    for kind in ["keyness", "lint", "suggestions"] {
      _ = try folder.file("\(kind).schema.json", Array(try program.run("schema", kind).bytes))
    }
    let validator = Program(executable: URL(filePath: "/usr/bin/python3"), folder: folder.url)
    let script = """
      import json, jsonschema
      for kind in ["keyness", "lint", "suggestions"]:
          schema = json.load(open(kind + ".schema.json"))
          jsonschema.Draft202012Validator.check_schema(schema)
          jsonschema.Draft202012Validator(schema).validate(json.load(open(kind + ".json")))
      """
    let result = try validator.run("-c", script)
    #expect(result.status == 0, "\(result.errors)")
  }

  /// A theme with a word in the genitive and one that no text has.
  private static let taxonomy = """
    themes:
      - id: sport
        labels: {pl: sport, en: sport}
        terms:
          - mecz
          - kibica
          - żużel
      - {id: sales, labels: {pl: sprzedaż, en: sales}, terms: [rabat, klient, upust]}
    """

  @Test func lintTellsLinesOfWhatIsWrong() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("labelled.jsonl", Array(Self.labelled.utf8))
    _ = try folder.file("t.yaml", Array(Self.taxonomy.utf8))
    let program = Program(folder: folder.url)
    let result = try program.run("themes", "lint", "t.yaml", "--corpus", path)
    #expect(result.status == 0)
    #expect(result.output.contains("t.yaml:6: form: \"kibica\" (sport) it is a form of kibic"))
    #expect(result.output.contains("t.yaml:7: dead: \"żużel\" (sport) never found in 6 articles"))
    #expect(result.errors.contains("2 themes, 6 terms, 6 articles; dead 3, ambiguous 0"))
    #expect(try program.run("themes", "lint", "t.yaml", "--strict").status == 1)
    let form = try program.run("themes", "lint", "t.yaml", "--only", "form", "--format", "csv")
    #expect(form.output.split(separator: "\r\n").count == 2)
  }

  @Test func lintOfABrokenTaxonomyTellsItsLine() throws {
    let folder = try TemporaryFolder()
    let broken = Self.taxonomy.replacing("terms: [rabat", with: "seeds: [rabat")
    _ = try folder.file("t.yaml", Array(broken.utf8))
    let result = try Program(folder: folder.url).run("themes", "lint", "t.yaml")
    #expect(result.status == 2)
    #expect(result.errors.contains("t.yaml:8:"))
    #expect(result.errors.contains("`seeds` found"))
  }

  @Test func suggestionsAreTermsToPaste() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "labelled.jsonl", Array(String(repeating: Self.labelled, count: 4).utf8))
    _ = try folder.file("t.yaml", Array(Self.taxonomy.utf8))
    let program = Program(folder: folder.url)
    let result = try program.run(
      "themes", "suggest", "sport", "--labelled", path, "--by", "kind", "--taxonomy", "t.yaml")
    #expect(result.status == 0, "\(result.errors)")
    let items = result.output.split(separator: "\n").filter { $0.hasPrefix("  - ") }
    // "mecz" is there already; "kibica" is another word than "kibic".
    #expect(items.contains { $0.hasPrefix("  - bramka") })
    #expect(items.contains { $0.hasPrefix("  - kibic") })
    #expect(!result.output.contains("- mecz"))
    #expect(!result.output.contains("- rabat"))
    _ = try folder.file(
      "new.yaml",
      Array(
        ("themes:\n- id: x\n  labels: {pl: x, en: x}\n  "
          + result.output.split(separator: "\n").joined(separator: "\n  ")).utf8))
    #expect(try program.run("themes", "--taxonomy", "new.yaml", input: "Bramka.").status == 0)
  }

  @Test func suggestionsFromUnlabelledTextsStandBesideTheSeeds() throws {
    let folder = try TemporaryFolder()
    let sport = (0..<8).map { "{\"text\": \"Mecz numer \($0): kibic i bramkarz na stadionie.\"}" }
    let other = (0..<8).map { "{\"text\": \"Rabat numer \($0): klient i upust w sklepie.\"}" }
    let path = try folder.file(
      "posts.jsonl", Array((sport + other).joined(separator: "\n").utf8))
    let taxonomy = """
      themes:
        - {id: sport, labels: {pl: sport, en: sport}, terms: [mecz, kibic, bramkarz]}
        - {id: food, labels: {pl: jedzenie, en: food}, terms: [chleb]}
      """
    _ = try folder.file("t.yaml", Array(taxonomy.utf8))
    let program = Program(folder: folder.url)
    let result = try program.run(
      "themes", "suggest", "sport", "--unlabelled", path, "--taxonomy", "t.yaml")
    #expect(result.status == 0, "\(result.errors)")
    let items = result.output.split(separator: "\n").filter { $0.hasPrefix("  - ") }
    #expect(items.map { $0.prefix(12) } == ["  - stadion: "].map { $0.prefix(12) })
    let nothing = try program.run(
      "themes", "suggest", "food", "--unlabelled", path, "--taxonomy", "t.yaml")
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("articles about food and others expected, 0 and 16 found"))
    let unknown = try program.run("themes", "suggest", "x", "--unlabelled", path)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("\"x\" found; a new theme needs articles with labels"))
  }

  @Test(arguments: [
    ["themes", "suggest", "sport"],
    ["themes", "suggest", "sport", "--unlabelled", "a", "--labelled", "b"],
    ["themes", "lint"], ["themes", "keyness"], ["themes", "keyness", "x.jsonl"],
    ["themes", "keyness", "--group", "a", "--reference", "a"],
    ["themes", "keyness", "x.jsonl", "--by", "kind", "--prior", "0"],
  ])
  func wrongUseIsTold(arguments: [String]) throws {
    let result = try Program().run(arguments, input: Data())
    #expect(result.status == 2)
    #expect(result.errors.contains("expected"))
    #expect(result.output.isEmpty)
  }

  @Test func labelsThatAreNotThereAreTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("labelled.jsonl", Array(Self.labelled.utf8))
    let unknown = try Program().run(
      "themes", "keyness", path, "--by", "kind", "--label", "muzyka")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("one of handel, sport expected, \"muzyka\" found"))
    let none = try Program().run("themes", "keyness", path, "--by", "category")
    #expect(none.status == 2)
    #expect(none.errors.contains("a label in \"category\" of each document expected"))
    #expect(none.errors.contains("two groups of documents or more expected, none found"))
    let some = try folder.file(
      "some.jsonl", Array((Self.labelled + #"{"id": 7, "text": "Bez."}"# + "\n").utf8))
    let partly = try Program().run("themes", "keyness", some, "--by", "kind")
    #expect(partly.status == 1)
    #expect(partly.output.contains("rabat"))
  }
}
