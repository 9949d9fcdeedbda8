import Foundation
import Testing

/// `szpalta themes train`, `evaluate` and `--model`, as users call them.
@Suite struct ThemesLearningCommandTests {
  static let collection = Program.corpora.appending(path: "tematy.jsonl").path

  /// A program in a folder that has the model "model.json" of the collection.
  struct Trained {
    let program: Program
    /// Removed at the end of this value's life.
    let folder: TemporaryFolder
  }

  static func trained() throws -> Trained {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let result = try program.run("themes", "train", collection, "-o", "model.json")
    try #require(result.status == 0, "\(result.errors)")
    return Trained(program: program, folder: folder)
  }

  static func object(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: result.bytes) as? [String: Any])
  }

  @Test func reportTellsHowWellThemesAreTold() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let result = try program.run(
      "themes", "train", Self.collection, "-o", "model.json", "--format", "json")
    #expect(result.status == 0)
    let report = try Self.object(result)
    let figures = try #require(report["figures"] as? [String: Any])
    #expect(figures["exampleCount"] as? Int == 36)
    #expect(try #require(figures["accuracy"] as? Double) > 0.7)
    #expect(report["classes"] as? [String] == ["finanse", "kuchnia", "sport"])
  }

  @Test func modelTellsNewTextsWithWords() throws {
    let trained = try Self.trained()
    let text = "Sędzia podyktował rzut karny, a bramkarz obronił strzał napastnika."
    let result = try trained.program.run("themes", "--model", "model.json", input: text)
    #expect(result.output.hasPrefix("standard input: sport\n"))
    #expect(result.output.contains("bramkarz"))
  }

  @Test func contributionsAddUpToScores() throws {
    let trained = try Self.trained()
    let path = Program.corpora.appending(path: "finanse-rata-i-inflacja.txt").path
    let prediction = try Self.object(
      try trained.program.run(
        "themes", "--model", "model.json", "--format", "json", "--evidence", "5", path))
    #expect(prediction["theme"] as? String == "finanse")
    let classes = try #require(prediction["classes"] as? [[String: Any]])
    #expect(classes.count == 3)
    for scored in classes {
      let evidence = try #require(scored["evidence"] as? [[String: Any]])
      #expect(evidence.count == 5)
      var sum = try #require(scored["bias"] as? Double)
      sum += try #require(scored["otherContribution"] as? Double)
      for word in evidence { sum += try #require(word["contribution"] as? Double) }
      #expect(abs(sum - (try #require(scored["score"] as? Double))) < 1e-9)
    }
  }

  @Test func learntThemesAreTagsATableAndFrontMatter() throws {
    let trained = try Self.trained()
    let text = Array("# Mecz\n\nSędzia podyktował rzut karny, a bramkarz obronił strzał.\n".utf8)
    let path = try trained.folder.file("a.md", text)
    let common = ["themes", "--model", "model.json"]
    let tags = try trained.program.run(common + ["--format", "tags", "a.md"], input: Data())
    #expect(tags.output == "sport\n")
    let table = try trained.program.run(common + ["--format", "csv", "a.md"], input: Data())
    let rows = table.output.split(separator: "\r\n")
    #expect(rows.count == 4 && rows[0] == "document,theme,probability,score,likeliest,words")
    #expect(rows[1].hasPrefix("a.md,sport,0.") && rows[1].contains(",1,"))
    let written = try trained.program.run(
      common + ["--write", "--field", "kind", "a.md"], input: Data())
    #expect(written.status == 0 && written.bytes.isEmpty)
    let file = try Data(contentsOf: URL(filePath: path))
    #expect(file == Data("---\nkind:\n  - sport\n---\n\n".utf8) + Data(text))
  }

  @Test func nothingKnownIsNoTheme() throws {
    let trained = try Self.trained()
    let result = try trained.program.run("themes", "--model", "model.json", input: "Xqzw vjkb.")
    #expect(result.output.contains("bez tematu"))
    let json = try Self.object(
      try trained.program.run("themes", "--model", "model.json", "--format", "json", input: ""))
    #expect(json["theme"] == nil)
  }

  @Test func sameCollectionGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    var models: [Data] = []
    var reports: [Data] = []
    for (jobs, seed) in [("1", "1"), ("2", "2"), ("3", "1")] {
      let program = Program(
        environment: [
          "SWIFT_DETERMINISTIC_HASHING": seed == "1" ? "1" : "", "LC_ALL": "tr_TR.UTF-8",
        ], folder: folder.url)
      reports.append(
        try program.run("themes", "train", Self.collection, "-o", "m.json", "--jobs", jobs).bytes)
      models.append(try Data(contentsOf: folder.url.appending(path: "m.json")))
    }
    #expect(Set(models).count == 1)
    #expect(Set(reports).count == 1)
  }

  @Test func schemaDescribesModelsReportsAndPredictions() throws {
    let trained = try Self.trained()
    let outputs = [
      "report.json": try trained.program.run(
        "themes", "train", Self.collection, "-o", "themes.json", "--themes", "--format", "json"),
      "evaluation.json": try trained.program.run(
        "themes", "evaluate", "model.json", Self.collection, "--format", "json"),
      "prediction.json": try trained.program.run(
        "themes", "--model", "model.json", "--format", "json", input: "Bank."),
      "list.json": try trained.program.run(
        "themes", "--model", "model.json", "--format", "json", Self.collection, Program.column),
      "schema.json": try trained.program.run("schema", "themes"),
    ]
    for (name, result) in outputs { _ = try trained.folder.file(name, Array(result.bytes)) }
    let script = """
      import json, jsonschema
      schema = json.load(open("schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      for name in ("model", "themes", "report", "evaluation", "prediction", "list"):
          jsonschema.Draft202012Validator(schema).validate(json.load(open(name + ".json")))
      """
    let validator = Program(
      executable: URL(filePath: "/usr/bin/python3"), folder: trained.folder.url)
    let result = try validator.run("-c", script)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func foldersNameTheClasses() throws {
    let folder = try TemporaryFolder()
    for (label, text) in [
      ("kot", "Kot mruczy."), ("pies", "Pies szczeka."), ("pies", "Pies warczy."),
    ] {
      let path = folder.url.appending(path: "zbiór/\(label)")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: path.appending(path: "\(text.utf8.count).txt"))
    }
    let program = Program(folder: folder.url)
    let result = try program.run("themes", "train", "zbiór", "-o", "model.json")
    #expect(result.status == 0)
    #expect(result.errors.contains("class \"kot\": two examples or more expected, one found"))
    let told = try program.run("themes", "--model", "model.json", input: "Mój kot.")
    #expect(told.output.hasPrefix("standard input: kot\n"))
  }

  @Test func seedsOfATaxonomyHelpWhereExamplesAreFew() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file(
      "few.jsonl",
      Array(
        """
        {"text": "Bank podniósł marżę.", "label": "finanse"}
        {"text": "Mecz wygrali goście.", "label": "sport"}

        """.utf8))
    _ = try folder.file(
      "seeds.yaml",
      Array(
        """
        themes:
          - id: sport
            labels: {pl: sport, en: sports}
            terms: [hokej, rzut karny]
        """.utf8))
    let text = "Sędzia podyktował rzut karny."
    let trained = try program.run(
      "themes", "train", "few.jsonl", "-o", "seeded.json", "--seeds", "seeds.yaml")
    #expect(trained.errors.contains("a theme with \"finanse\" as id or label expected, none found"))
    let seeded = try program.run("themes", "--model", "seeded.json", input: text)
    #expect(seeded.output.hasPrefix("standard input: sport"))
    _ = try program.run("themes", "train", "few.jsonl", "-o", "plain.json")
    let plain = try program.run("themes", "--model", "plain.json", input: text)
    #expect(plain.output.contains("bez tematu"))
  }

  // MARK: Bad input

  @Test func badLinesAreNamedAndTheRestGoesOn() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file(
      "bad.jsonl",
      Array(
        """
        {"text": "Bank podniósł marżę.", "label": "finanse"}
        {"text": "Bank podniósł marżę.", "label": "finanse"}
        {"text": "Bank podniósł marżę.", "label": "sport"}
        {"text": "  ", "label": "sport"}
        {"text": "Bez klasy."}
        {"label": "sport"}
        nic
        {"text": "Mecz.", "label": "sport",}
        {"text": "Mecz.", "label": "sport"}

        """.utf8))
    let result = try program.run("themes", "train", "bad.jsonl", "-o", "model.json")
    #expect(result.status == 1)
    for message in [
      "bad.jsonl:2: the same text as in bad.jsonl:1; counted once",
      "bad.jsonl:3: one class a text expected, \"sport\" found beside \"finanse\" in bad.jsonl:1",
      "bad.jsonl:4: a text expected, an empty one found",
      "bad.jsonl:5: an object with a name or whole number \"label\" expected, only text found",
      "bad.jsonl:6: an object with a text \"text\" expected, only label found",
      "bad.jsonl:7: a JSON object expected: an object expected, \"n\" found, at byte 0 of the line",
      "bad.jsonl:8: a JSON object expected: ", "5 of 9 documents failed",
    ] {
      #expect(result.errors.contains(message), "\(message)")
    }
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "model.json").path))
  }

  @Test func composedAndDecomposedLettersAreTheSameText() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let text = "Łódź płynie ćwierć mili dalej."
    let decomposed = text.decomposedStringWithCanonicalMapping
    #expect(Array(decomposed.utf8) != Array(text.utf8))
    let lines = [(text, "morze"), (decomposed, "morze"), ("Mecz.", "sport")].map {
      "{\"text\": \"\($0)\", \"label\": \"\($1)\"}\n"
    }
    _ = try folder.file("forms.jsonl", Array(lines.joined().utf8))
    let result = try program.run("themes", "train", "forms.jsonl", "-o", "model.json")
    #expect(result.status == 0)
    #expect(
      result.errors.contains("forms.jsonl:2: the same text as in forms.jsonl:1; counted once"))
  }

  @Test func oneClassIsRefusedAndNothingWritten() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file("one.jsonl", Array(#"{"text": "Mecz.", "label": "sport"}"#.utf8))
    let result = try program.run("themes", "train", "one.jsonl", "-o", "model.json")
    #expect(result.status == 1)
    #expect(result.errors.contains("two classes or more expected, only \"sport\" found"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["one.jsonl"])
  }

  @Test func modelOfThemesIsUsedWithThemes() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let trained = try program.run(
      "themes", "train", Self.collection, "-o", "model.json", "--themes")
    #expect(trained.status == 0)
    let text = try String(
      contentsOf: folder.url.appending(path: "model.json"), encoding: .utf8)
    #expect(text.contains("\"version\": 2,") && text.contains("    \"sport\": ["))
    // No text of the collection has the word, the taxonomy does.
    #expect(!text.contains("\"hokej\""))
    let result = try program.run("themes", "--model", "model.json", input: "Hokej.")
    #expect(result.output.hasPrefix("standard input: sport\n"))
    #expect(result.output.contains("hokej"))
    let evaluated = try program.run("themes", "evaluate", "model.json", Self.collection)
    #expect(evaluated.status == 0 && evaluated.errors.isEmpty)
  }

  @Test func themesThatTheTaxonomyLacksAreNamedOnce() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try program.run("themes", "train", Self.collection, "-o", "model.json", "--themes")
    let url = folder.url.appending(path: "model.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let themes = try #require(text.range(of: "  \"themes\": {\n"))
    try Data(
      (text[..<themes.upperBound] + "    \"żeglarstwo\": [1, 1, 0, 0],\n"
        + text[themes.upperBound...]).utf8
    ).write(to: url)
    for arguments in [
      ["themes", "--model", "model.json", Self.collection, Program.column],
      ["themes", "evaluate", "model.json", Self.collection],
    ] {
      let result = try program.run(arguments, input: Data())
      #expect(result.status == 0 && !result.output.isEmpty)
      let warnings = result.errors.split(separator: "\n").filter {
        $0.contains("model.json: only themes of the taxonomy expected, żeglarstwo found, too;")
      }
      #expect(warnings.count == 1, "\(result.errors)")
    }
  }

  @Test func modelThatCannotBeWrittenIsTold() throws {
    let folder = try TemporaryFolder()
    let result = try Program(folder: folder.url).run(
      "themes", "train", Self.collection, "-o", "missing/model.json")
    #expect(result.status == 1)
    #expect(result.errors.contains("missing/model.json: a file to write expected"))
  }

  @Test(arguments: [
    ("\"version\": 1,", "\"version\": 3,", "a model of version 1 or 2 expected, version 3 found"),
    ("szpalta-theme-model", "other", "\"szpalta-theme-model\" expected, \"other\" found"),
    ("\"calibrated\": true", "\"calibrated\": 7", "calibrated: true or false expected"),
    ("\"bias\": ", "\"bias\": NaN, \"was\": ", "JSON expected, found what is none"),
    (
      "\"bias\": ", "\"bias\": 1e300, \"was\": ",
      "classes.finanse: a count of examples and a finite"
    ),
    ("    \"bank\": [", "    \"bank\": [1.5, ", "words.bank: a rarity and a weight for each of 3"),
    ("    \"bank\": [", "    \"bank\": [0.5], \"inny\": [", "words.bank: a rarity and a weight"),
    ("\"name\": \"kuchnia\"", "\"name\": \"sport\"", "two classes or more with different names"),
    (
      "\"version\": 1,", "\"version\": 2,",
      "\"themes\" in a model of version 2 expected, none found; train it anew"
    ),
    (
      "  \"words\": {", "  \"themes\": {},\n  \"words\": {",
      "no \"themes\" in a model of version 1 expected, some found; train it anew"
    ),
  ])
  func damagedModelsAreRefused(old: String, new: String, message: String) throws {
    let trained = try Self.trained()
    let url = trained.folder.url.appending(path: "model.json")
    var text = try String(contentsOf: url, encoding: .utf8)
    let range = try #require(text.range(of: old), "\(old)")
    text.replaceSubrange(range, with: new)
    try Data(text.utf8).write(to: url)
    for arguments in [
      ["themes", "--model", "model.json", Self.collection],
      ["themes", "evaluate", "model.json", Self.collection],
    ] {
      let result = try trained.program.run(arguments, input: Data())
      #expect(result.status == 2)
      #expect(result.errors.contains("model.json"))
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func truncatedModelIsRefusedWithItsPlace() throws {
    let trained = try Self.trained()
    let url = trained.folder.url.appending(path: "model.json")
    let bytes = try Data(contentsOf: url)
    try bytes.prefix(bytes.count / 2).write(to: url)
    let result = try trained.program.run("themes", "--model", "model.json", input: "Bank.")
    #expect(result.status == 2)
    #expect(result.errors.contains("model.json: JSON expected"))
  }

  @Test func evaluationNamesClassesThatTheModelLacks() throws {
    let trained = try Self.trained()
    _ = try trained.folder.file(
      "test.jsonl",
      Array(
        """
        {"text": "Bank obniżył oprocentowanie lokat.", "label": "finanse"}
        {"text": "Planeta krąży wokół gwiazdy.", "label": "nauka"}

        """.utf8))
    let result = try trained.program.run(
      "themes", "evaluate", "model.json", "test.jsonl", "--format", "json")
    #expect(result.errors.contains("a class \"nauka\" expected, none found"))
    let figures = try #require(try Self.object(result)["figures"] as? [String: Any])
    #expect(figures["exampleCount"] as? Int == 1)
    #expect(figures["accuracy"] as? Double == 1)
  }
}
