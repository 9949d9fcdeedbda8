import Foundation
import Testing

/// Tables as input of `szpalta batch`.
@Suite struct BatchTableTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = Program(folder: folder.url)
  }

  private static let table = """
    slug;tytuł;lead;body
    a;Pierwszy;Krótki wstęp.;"Sprzedaż bezpo-średnia rośnie;
    a klienci wracają."
    ;Drugi;;Tekst bez wstępu.
    b;Trzeci;za mało
    a;Czwarty;Wstęp;"zły" cudzysłów
    c;Piąty;Wstęp;Zażółć gęślą jaźń.

    """

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func ids(_ lines: String) -> [String] {
    lines.split(separator: "\n").compactMap {
      $0.firstMatch(of: /"id":("[^"]*"|\d+)/).map { String($0.output.1) }
    }
  }

  @Test(arguments: ["UTF-8", "windows-1250", "UTF-16LE"])
  func rowsAreDocumentsInAnyEncoding(encoding: String) throws {
    let bytes = try #require(
      encoding == "UTF-8"
        ? Data(Self.table.utf8)
        : Self.table.data(using: encoding == "UTF-16LE" ? .utf16LittleEndian : .windowsCP1250))
    let mark: [UInt8] = encoding == "UTF-16LE" ? [0xFF, 0xFE] : []
    _ = try folder.file("posts.csv", mark + Array(bytes))
    let result = try program.run(
      "batch", "posts.csv", "-o", "out.jsonl", "--columns", "lead,body", "--id", "slug", "--only",
      "clean")
    #expect(result.status == 1, "\(result.errors)")
    let lines = try text("out.jsonl")
    #expect(ids(lines) == [#""a""#, "2", #""c""#])
    #expect(lines.contains(#"Krótki wstęp.\n\nSprzedaż bezpośrednia rośnie;\na klienci wracają."#))
    let rejects = try text("out.jsonl.rejects.jsonl").split(separator: "\n")
    #expect(rejects.count == 2)
    #expect(rejects[0].contains(#""line":5,"#) && rejects[0].contains(#""row":3}"#))
    #expect(rejects[1].contains(#""place":"posts.csv:6""#))
  }

  @Test func aRejectSaysByteOffsetAndColumn() throws {
    let table = Array("id,text\n1,Dobry tekst.\n2,z".utf8) + [0xFF] + Array("y\n3\n".utf8)
    _ = try folder.file("posts.csv", table)
    let result = try program.run(
      "batch", "posts.csv", "-o", "out.jsonl", "--only", "clean", "--encoding", "UTF-8")
    #expect(result.status == 1)
    let rejects = try text("out.jsonl.rejects.jsonl").split(separator: "\n")
    #expect(rejects.count == 2)
    #expect(rejects[0].contains(#"{"byteOffset":23,"column":"text","id":"2","line":3,"#))
    #expect(rejects[1].contains(#"{"byteOffset":29,"id":3,"line":4,"#))
  }

  @Test func aPackedTableWithTabsIsRead() throws {
    let packed = try Program(executable: URL(filePath: "/bin/gzip")).run(
      ["-c"], input: Data("id\ttext\nx\tSprzedaż roś-nie.\n".utf8))
    _ = try folder.file("posts.tsv.gz", Array(packed.bytes))
    let result = try program.run("batch", "posts.tsv.gz", "-o", "-", "--only", "clean")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(#""id":"x","text":"Sprzedaż rośnie.""#))
  }

  @Test func columnsThatAreNotThereAreNamed() throws {
    _ = try folder.file("posts.csv", Array(Self.table.utf8))
    let result = try program.run("batch", "posts.csv", "-o", "out.jsonl")
    #expect(result.status == 2)
    #expect(result.errors.contains("posts.csv has 1 slug, 2 tytuł, 3 lead, 4 body"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out.jsonl.part"))
  }

  private func database() throws {
    let made = try Program(executable: URL(filePath: "/usr/bin/python3"), folder: folder.url).run(
      "-c",
      """
      import sqlite3
      database = sqlite3.connect("posts.db")
      database.executescript('''
      CREATE TABLE posts(id INTEGER PRIMARY KEY, body TEXT);
      INSERT INTO posts VALUES (5, 'Sprzedaż roś-nie.'), (2, NULL), (7, x'00'), (9, CAST(x'41ff' AS TEXT)),
        (11, 'Koniec.');
      CREATE TABLE empty(a);''')
      """)
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test func rowsOfADatabaseAreDocuments() throws {
    try database()
    let result = try program.run(
      "batch", "posts.db", "--table", "posts", "--columns", "body", "-o", "out.jsonl", "--only",
      "clean")
    #expect(result.status == 1)
    #expect(ids(try text("out.jsonl")) == ["5", "11"])
    let rejects = try text("out.jsonl.rejects.jsonl").split(separator: "\n")
    #expect(ids(rejects.joined(separator: "\n")) == ["2", "7", "9"])
    #expect(rejects.allSatisfy { $0.contains(#""column":"body""#) })
    #expect(rejects[2].contains("invalid at byte 1 of the cell"))
  }

  @Test func aQueryChoosesRows() throws {
    try database()
    let result = try program.run(
      "batch", "posts.db", "--query", "SELECT id AS nr, body FROM posts WHERE id > 9", "--id", "nr",
      "--columns", "body", "-o", "-", "--only", "clean")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(#""id":11,"text":"Koniec.""#))
    for query in ["DELETE FROM posts", "SELECT", "SELECT 1; SELECT 2"] {
      let wrong = try program.run("batch", "posts.db", "--query", query, "-o", "-")
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("--query: one SELECT expected"))
    }
    let unnamed = try program.run("batch", "posts.db", "-o", "-")
    #expect(unnamed.errors.contains("--table: the name of a table expected"))
  }
}
