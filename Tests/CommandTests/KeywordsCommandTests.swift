import Foundation
import Testing

/// `szpalta keywords` with collections, vocabularies and front matter, as users call it.
@Suite struct KeywordsCommandTests {
  /// Three short texts; two are about one thing.
  private static let rows = [
    ("a", "Pasieka jesienią", "Pasieka śpi. Pszczoły zimują w ulach. Pasieka wymaga spokoju."),
    (
      "b", "O miodzie",
      "Miód z tej pasieki pachnie lipą. Pszczelarz dogląda pasieki. Miód gęstnieje."
    ),
    ("c", "Tory", "Tramwaj jedzie po torach. Motorniczy tramwaju dzwoni."),
  ]

  private static func csv(_ text: String) -> String {
    "slug;\(text);tytul\r\n" + rows.map { "\($0.0);\"\($0.2)\";\($0.1)\r\n" }.joined()
  }

  private static let lines = rows.map {
    "{\"id\": \"\($0.0)\", \"title\": \"\($0.1)\", \"text\": \"\($0.2)\"}\n"
  }.joined()

  /// The tags of each document, by `--format csv`.
  private func tags(_ result: Program.Result) -> [String: [String]] {
    result.output.split(separator: "\r\n").dropFirst().reduce(into: [:]) { tags, row in
      let cells = row.split(separator: ",").map(String.init)
      tags[cells[0], default: []].append(cells[1])
    }
  }

  @Test func tablesAndLinesAreCollectionsAlike() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file("posts.jsonl", Array(Self.lines.utf8))
    _ = try folder.file("posts.csv", Array(Self.csv("tresc").utf8))
    let lines = try program.run("keywords", "--collection", "posts.jsonl", "--format", "csv")
    let table = try program.run(
      "keywords", "--collection", "posts.csv", "--columns", "tresc,id=slug,title=tytul",
      "--format", "csv")
    #expect(lines.status == 0 && table.status == 0, "\(table.errors)")
    #expect(lines.bytes == table.bytes)
    let tags = tags(table)
    #expect(tags["a"]?.contains("pasieka") == true && tags["b"]?.contains("pasieka") == true)
    #expect(tags["c"]?.contains("pasieka") == false)
  }

  @Test func databasesAreCollections() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file("posts.jsonl", Array(Self.lines.utf8))
    let made = try program.run("batch", "posts.jsonl", "-o", "posts.sqlite", "--only", "keywords")
    try #require(made.status == 0)
    let result = try program.run(
      "keywords", "--collection", "posts.sqlite", "--query", "SELECT id, text FROM documents",
      "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(result.output.contains("\"text\":\"pasieka\""))
  }

  @Test func whatAVocabularyLacksIsNew() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    _ = try folder.file("posts.jsonl", Array(Self.lines.utf8))
    let saved = try program.run(
      "keywords", "--collection", "posts.jsonl", "--save-vocabulary", "terms.txt")
    #expect(saved.status == 0)
    let terms = try String(contentsOf: folder.url.appending(path: "terms.txt"), encoding: .utf8)
    #expect(terms.contains("\npasieka  # 2 doc."))
    _ = try folder.file("own.txt", Array("komunikacja miejska = tramwaj\n".utf8))
    let result = try program.run(
      "keywords", "--collection", "posts.jsonl", "--vocabulary", "own.txt", "--format", "csv")
    #expect(result.output.contains("\r\nc,komunikacja miejska,"))
    #expect(result.output.contains { $0 == "\n" || $0 == "\r\n" })
    let new = result.output.split(separator: "\r\n").filter { $0.hasSuffix(",1") }
    #expect(new.contains { $0.hasPrefix("a,pasieka,") })
  }

  @Test(arguments: [
    (["--collection", "-"], "--collection: files or folders expected"),
    (["--collection", "posts.csv"], "posts.csv has 1 slug, 2 tresc, 3 tytul"),
    (["--collection", "posts.csv", "--table", "t"], "--table: a database of SQLite expected"),
    (["posts.csv", "--columns", "tresc"], "go with --collection"),
    (["--collection", "missing.csv"], "missing.csv: "),
  ])
  func wrongCollectionsAreNamed(words: [String], message: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("posts.csv", Array(Self.csv("tresc").utf8))
    let result = try Program(folder: folder.url).run(["keywords"] + words, input: Data())
    #expect(result.status != 0 && result.bytes.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func onlyTagsOfTheFilesChange() throws {
    let folder = try TemporaryFolder()
    let program = Program(folder: folder.url)
    let text = "# Pasieka\r\n\r\nPszczoły  śpią w\tulach.\r\n"
    let path = try folder.file("a.md", Array(("---\r\nx:  1 \r\n---\r\n" + text).utf8))
    let result = try program.run("keywords", "--write", "--limit", "2", "a.md")
    #expect(result.status == 0 && result.bytes.isEmpty)
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(written.hasPrefix("---\r\nx:  1 \r\ntags:\r\n  - "))
    #expect(written.hasSuffix("---\r\n" + text))
    let printed = try program.run("keywords", "--format", "frontmatter", "--limit", "2", "a.md")
    #expect(printed.output == written)
  }

  @Test func noFileIsTouchedWhereOneIsNoMarkdown() throws {
    let folder = try TemporaryFolder()
    let text = Array("# Pasieka\n\nPszczoły śpią.\n".utf8)
    let path = try folder.file("a.md", text)
    _ = try folder.file("b.txt", text)
    for command in [["keywords"], ["themes"]] {
      let result = try Program(folder: folder.url).run(
        command + ["--write", "a.md", "b.txt"], input: Data())
      #expect(result.status == 2)
      #expect(result.errors.contains("b.txt: a Markdown file expected"))
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(text))
    }
  }

  @Test func aFileWithOtherFrontMatterFailsAlone() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("a.md", Array("+++\ntags = []\n+++\nPszczoły śpią.\n".utf8))
    let path = try folder.file("b.md", Array("Pszczoły śpią w ulach.\n".utf8))
    let result = try Program(folder: folder.url).run("keywords", "--write", "a.md", "b.md")
    #expect(result.status == 1)
    #expect(result.errors.contains("a.md: YAML front matter"))
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("---\ntags:\n"))
  }
}
