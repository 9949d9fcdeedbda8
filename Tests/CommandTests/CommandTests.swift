import Foundation
import Testing

@Suite struct CommandTests {
  @Test func analyzeAnswersInPolishAndInEnglish() throws {
    let polish = try Program().run("analyze", Program.column)
    #expect(polish.status == 0)
    #expect(polish.output.contains("Słowa kluczowe"))
    #expect(polish.output.contains("FOG-PL"))
    #expect(polish.errors.isEmpty)
    let english = try Program().run("analyze", "--lang", "en", Program.column)
    #expect(english.output.contains("Keywords"))
    #expect(!english.output.contains("\u{1B}"))
  }

  @Test func coloursOnlyWhenAskedFor() throws {
    let colored = try Program().run("analyze", "--color", "always", Program.column)
    #expect(colored.output.contains("\u{1B}["))
  }

  @Test func everyCommandHasHelpWithAnExample() throws {
    let commands = [
      "analyze", "clean", "tokenize", "readability", "keywords", "themes", "baseform", "batch",
      "schema", "lemmatize", "inflect",
    ]
    for command in commands {
      let help = try Program().run("help", command)
      #expect(help.status == 0)
      #expect(help.output.contains("Example"), "no example in the help of \(command)")
    }
  }

  @Test func standardInputIsAFile() throws {
    let result = try Program().run("keywords", "-", input: "Sprzedaż bezpośrednia rośnie.")
    #expect(result.status == 0)
    #expect(result.output.contains("sprzedaż bezpośrednia"))
  }

  @Test func tokenizeGivesSentencesWithPlacesAndLemmas() throws {
    let result = try Program().run(
      "tokenize", "--format", "jsonl", "--offsets", "scalar", input: "Łódź leży. Koty śpią 😀 tu.")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    let second = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
    #expect(second["start"] as? Int == 11)
    #expect(second["end"] as? Int == 26)
    let tokens = try #require(second["tokens"] as? [[String: Any]])
    #expect(tokens.map { $0["text"] as? String } == ["Koty", "śpią", "😀", "tu", "."])
    #expect(tokens[0]["lemma"] as? String == "kot")
  }

  @Test func conlluPartsWordsWhereAskedTo() throws {
    let text = "Powinniśmy, gdybyś mógł."
    let result = try Program().run(
      "tokenize", "--format", "conllu", "--split-clitics", input: text)
    let rows = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
    #expect(
      rows.map { $0[0] } == ["1-2", "1", "2", "3", "4-5", "4", "5", "6", "7"])
    #expect(
      rows.map { $0[1] }
        == ["Powinniśmy", "Powinni", "śmy", ",", "gdybyś", "gdyby", "ś", "mógł", "."])
    #expect(rows.allSatisfy { $0.count == 10 })
    #expect(rows[0] == ["1-2", "Powinniśmy"] + Array(repeating: "_", count: 7) + ["SpaceAfter=No"])
    #expect(rows[1][9] == "_" && rows[2][9] == "_")
    let wrong = try Program().run("tokenize", "--split-clitics", input: text)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--format conllu"))
  }

  /// The stream reads parts of about a megabyte and hands on pieces of them: what comes out is what one
  /// part gives.
  @Test func tokenizeStreamsLongTexts() throws {
    let line = "Sprzedaż rośnie np. o 5 proc. rocznie. Łódź też kwitnie, prof. Nowak to wie.\n"
    let count = 40_000
    let folder = try TemporaryFolder()
    let long = try folder.file("long.txt", Array(String(repeating: line, count: count).utf8))
    for unit in ["utf8", "scalar", "utf16"] {
      let one = try Program().run("tokenize", "--format", "jsonl", "--offsets", unit, input: line)
      let all = try Program().run("tokenize", "--format", "jsonl", "--offsets", unit, long)
      let length =
        unit == "utf8"
        ? line.utf8.count : unit == "utf16" ? line.utf16.count : line.unicodeScalars.count
      let lines = all.output.split(separator: "\n")
      #expect(lines.count == one.output.split(separator: "\n").count * count)
      for number in [count / 7, count / 2, count] {
        let last = Data(lines[lines.count / count * number - 1].utf8)
        let sentence = try #require(try JSONSerialization.jsonObject(with: last) as? [String: Any])
        #expect(sentence["end"] as? Int == length * number - 1)
      }
    }
  }

  @Test func invalidByteFarBehindIsNamed() throws {
    var bytes = Data(String(repeating: "Ala ma kota. ", count: 200_000).utf8)
    bytes[2_500_000] = 0xFF
    let folder = try TemporaryFolder()
    let path = try folder.file("bad.txt", Array(bytes))
    let result = try Program().run("tokenize", path)
    #expect(result.status == 1)
    #expect(result.errors.contains("2500000"))
    #expect(result.output.hasPrefix("Ala ma kota ."))
  }

  @Test func conlluHasTenColumns() throws {
    let result = try Program().run("tokenize", "--format", "conllu", input: "Ala ma kota.")
    let rows = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count == 4)
    for row in rows { #expect(row.split(separator: "\t").count == 10) }
    #expect(rows[2].hasSuffix("SpaceAfter=No"))
  }

  @Test func cleanRepairsTheColumnAsItsGoldSays() throws {
    let gold = try String(
      contentsOf: Program.corpora.appending(path: "felieton-sprzedaz-marketing.gold.tsv"),
      encoding: .utf8)
    var expected = Array(try Data(contentsOf: URL(filePath: Program.column)))
    let rows = gold.split(separator: "\n").filter { !$0.hasPrefix("#") }
    for row in rows.reversed() {
      let fields = row.split(separator: "\t")
      let start = try #require(Int(fields[0]))
      if fields[2] == "join" { expected.remove(at: start) }
    }
    let result = try Program().run("clean", "--only", "hyphens,lines", Program.column)
    #expect(result.output == String(decoding: expected, as: UTF8.self))
  }

  @Test func cleanTwiceChangesNothingMore() throws {
    let once = try Program().run("clean", Program.column).output
    #expect(try Program().run("clean", input: once).output == once)
  }

  @Test func cleanKeepsMarkup() throws {
    let page = "<p class=\"na-szego\">na-szego <b>sukcesu</b> powinni-śmy szukać</p>"
    let result = try Program().run("clean", "--input-format", "html", input: page)
    #expect(result.output == "<p class=\"na-szego\">naszego <b>sukcesu</b> powinniśmy szukać</p>")
  }

  @Test func editsAreWrittenAsJSONLines() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "edits.jsonl").path
    let result = try Program().run(
      "clean", "--edits", path, "--dry-run", input: "Dla na-szego klienta.")
    #expect(result.output.contains("naszego"))
    let line = try String(contentsOfFile: path, encoding: .utf8)
    #expect(line.contains("\"before\":\"na-szego\""))
    #expect(line.contains("\"range\":{\"end\":7,\"start\":6}"))
  }

  @Test func baseformAnswersALineForALine() throws {
    let result = try Program().run(
      "baseform", input: "sprzedaży bezpośredniej\n\nmediów społecznościowych\n")
    #expect(result.output == "sprzedaż bezpośrednia\n\nmedia społecznościowe\n")
  }

  @Test func schemaDescribesTheReport() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let page = Program.corpora.appending(path: "kultura-wystawa-neony.html").path
    let recipe = Program.corpora.appending(path: "przepis-zurek.md").path
    let reports = try program.run(
      "analyze", "--format", "json", Program.column, page, recipe, try folder.file("empty.txt", []))
    let checked = try program.run(
      "readability", "--format", "json", "--profile", "press", "--keyphrase", "dział|handlowiec",
      Program.column, "empty.txt")
    let schema = try program.run("schema")
    _ = try folder.file("reports.json", Array(reports.output.utf8))
    _ = try folder.file("checked.json", Array(checked.output.utf8))
    _ = try folder.file("schema.json", Array(schema.output.utf8))
    let validator = Program(executable: URL(filePath: "/usr/bin/python3"), folder: folder.url)
    let script = """
      import json, jsonschema
      schema = json.load(open("schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      reports = json.load(open("reports.json")) + json.load(open("checked.json"))
      assert len(reports) == 6
      for report in reports: jsonschema.Draft202012Validator(schema).validate(report)
      """
    let result = try validator.run("-c", script)
    #expect(result.status == 0, "\(result.errors)")
  }
}
