import Foundation
import Testing

/// Rows and databases as output of `szpalta batch`.
@Suite struct BatchOutputTests {
  private let folder: TemporaryFolder
  private let program: Program
  private static let posts = Program.corpora.appending(path: "posts.jsonl").path

  init() throws {
    folder = try TemporaryFolder()
    program = Program(folder: folder.url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  /// The values of `key` in lines of JSON.
  private func values(_ key: String, of lines: String) throws -> [String] {
    try lines.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return "\(object?[key] ?? "none")"
    }
  }

  @Test(arguments: ["csv", "tsv"]) func rowsAreReadBackAsTheyWere(format: String) throws {
    let texts = ["Ala, \"ma\"; kota\tw domu.", "Dwie\nlinie.\n\nI trzecia.", "", "=1+2"]
    let lines = try texts.enumerated().map { index, text in
      let object: [String: Any] = ["id": "nr \(index)", "text": text]
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    _ = try folder.file("in.jsonl", Array(lines.joined(separator: "\n").utf8))
    let written = try program.run(
      "batch", "in.jsonl", "-o", "out.\(format)", "--only", "clean", "--fields", "text,id,edits")
    #expect(written.status == 0, "\(written.errors)")
    #expect(try text("out.\(format)").hasPrefix(format == "csv" ? "text,id,edits\n" : "text\tid\t"))
    let read = try program.run("batch", "out.\(format)", "-o", "-", "--only", "clean")
    #expect(read.status == 0, "\(read.errors)")
    #expect(try values("text", of: read.output) == texts)
    #expect(try values("id", of: read.output) == texts.indices.map { "nr \($0)" })
  }

  @Test func rowsSayWhatTheReportsSay() throws {
    let result = try program.run(
      "batch", Self.posts, "-o", "out.csv", "--fields", "id,words,fog,keywords,theme")
    #expect(result.status == 0, "\(result.errors)")
    let rows = try text("out.csv").split(separator: "\n")
    #expect(rows[0] == "id,words,fog,keywords,theme")
    let line = try #require(
      String(contentsOfFile: Self.posts, encoding: .utf8).split(separator: "\n").first)
    let json = try program.run(["batch", "-", "--from", "jsonl"], input: Data(line.utf8))
    let object = try JSONSerialization.jsonObject(with: json.bytes) as? [String: Any]
    let keywords = try #require(object?["keywords"] as? [[String: Any]])
    let joined = keywords.compactMap { $0["text"] as? String }.joined(separator: "; ")
    let readability = try #require(object?["readability"] as? [String: Any])
    let counts = try #require(readability["counts"] as? [String: Any])
    let words = try #require(counts["words"] as? Int)
    let indices = try #require(readability["indices"] as? [[String: Any]])
    let fog = try #require(indices.first { $0["id"] as? String == "fogPL" }?["value"] as? Double)
    let themes = try #require(object?["themes"] as? [[String: Any]])
    let theme = try #require(themes.first { $0["isPresent"] as? Bool == true }?["id"] as? String)
    #expect(rows[1] == "1,\(words),\(String(format: "%.2f", fog)),\(joined),\(theme)")
  }

  @Test func aFieldThatIsNotThereIsNamed() throws {
    let result = try program.run("batch", Self.posts, "-o", "out.csv", "--fields", "id,wrods")
    #expect(result.status == 2)
    #expect(result.errors.contains("--fields") && result.errors.contains("wrods found"))
    let lines = try program.run("batch", Self.posts, "-o", "out.jsonl", "--fields", "id")
    #expect(lines.status == 2)
    #expect(lines.errors.contains("--to csv"))
  }

  @Test func standardOutputHasARowForEachDocumentThatFailed() throws {
    let result = try program.run(
      ["batch", "-", "--to", "csv", "--only", "clean"],
      input: Data("{\"id\":\"a\",\"text\":\"Tak.\"}\nnic\n".utf8))
    #expect(result.status == 1)
    let rows = result.output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[2].hasPrefix("2,,,,") && rows[2].contains("a JSON object expected"))
  }

  // MARK: SQLite

  /// What `sql` gives, a row a line, by a reader of SQLite that is not ours.
  private func rows(_ sql: String, in name: String) throws -> [String] {
    let result = try Program(executable: URL(filePath: "/usr/bin/python3"), folder: folder.url).run(
      "-c",
      """
      import sqlite3, sys
      for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(*row, sep="|")
      """, name, sql)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func aDatabaseHoldsWhatTheLinesHold() throws {
    for output in ["out.sqlite", "out.jsonl"] {
      let result = try program.run("batch", Self.posts, "-o", output)
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(try rows("PRAGMA integrity_check", in: "out.sqlite") == ["ok"])
    #expect(try rows("PRAGMA foreign_key_check", in: "out.sqlite") == [])
    let lines = try text("out.jsonl").split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    func count(_ path: (([String: Any]) -> Any?)) -> String {
      "\(lines.reduce(0) { $0 + ((path($1) as? [Any])?.count ?? 0) })"
    }
    #expect(try rows("SELECT count(*) FROM documents", in: "out.sqlite") == ["\(lines.count)"])
    let counts: [(String, String)] = [
      ("keywords", count { $0["keywords"] }), ("themes", count { $0["themes"] }),
      ("edits", count { $0["edits"] }),
      ("findings", count { ($0["readability"] as? [String: Any])?["findings"] }),
    ]
    for (table, expected) in counts {
      #expect(try rows("SELECT count(*) FROM \(table)", in: "out.sqlite") == [expected], "\(table)")
    }
    let sentences = try rows(
      "SELECT sum(sentences) - (SELECT count(*) FROM sentences) FROM documents", in: "out.sqlite")
    #expect(sentences == ["0"])
    let shares = try rows(
      "SELECT max(abs(fog - share)) FROM (SELECT fog, (SELECT sum(share) FROM sentences"
        + " WHERE document = d.number) AS share FROM documents AS d)", in: "out.sqlite")
    #expect(Double(shares[0]) ?? 1 < 1e-9)
  }

  @Test func aDatabaseHasTheSameBytesWhateverTheThreadsAndInterruptions() throws {
    let posts = try String(contentsOfFile: Self.posts, encoding: .utf8)
    _ = try folder.file("in.jsonl", Array(String(repeating: posts, count: 60).utf8))
    let common = ["batch", "in.jsonl", "--only", "keywords", "-o"]
    let whole = try program.run(common + ["whole.db", "--jobs", "1"], input: Data())
    #expect(whole.status == 0, "\(whole.errors)")
    let process = Process()
    process.executableURL = Program.built
    process.currentDirectoryURL = folder.url
    process.arguments = common + ["out.db", "--jobs", "2"]
    try process.run()
    let journal = folder.url.appending(path: "out.db.journal")
    while process.isRunning, !hasCheckpoint(journal) { usleep(1000) }
    // An interruption that lets the program end its work counts as well as one that does not.
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    if FileManager.default.fileExists(atPath: journal.path) {
      let resumed = try program.run(common + ["out.db", "--resume"], input: Data())
      #expect(resumed.status == 0, "\(resumed.errors)")
    }
    let bytes = try ["whole.db", "out.db"].map {
      try Data(contentsOf: folder.url.appending(path: $0))
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test(arguments: ["jsonl", "csv", "sqlite"])
  func aRunThatHasNoRoomGoesOnWhereThereIs(format: String) throws {
    let posts = try String(contentsOfFile: Self.posts, encoding: .utf8)
    _ = try folder.file("in.jsonl", Array(String(repeating: posts, count: 120).utf8))
    let common = ["batch", "in.jsonl", "--only", "clean", "-o"]
    _ = try program.run(common + ["whole.\(format)"], input: Data())
    // Blocks of 512 bytes: half of what there is to write.
    let size = try Data(contentsOf: folder.url.appending(path: "whole.\(format)")).count
    let shell = Program(executable: URL(filePath: "/bin/sh"), folder: folder.url)
    let limited = try shell.run(
      ["-c", "ulimit -f \(size / 1024); exec \(Program.built.path) \"$@\"", "sh"] + common
        + ["out.\(format)"], input: Data())
    #expect(limited.status == 1)
    #expect(limited.errors.contains("out.\(format)"), "\(limited.errors)")
    #expect(limited.errors.contains("--resume"), "\(limited.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out.\(format)"))
    let rest = try program.run(common + ["out.\(format)", "--resume"], input: Data())
    #expect(rest.status == 0, "\(rest.errors)")
    let bytes = try ["whole", "out"].map {
      try Data(contentsOf: folder.url.appending(path: "\($0).\(format)"))
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test func aDatabaseNeedsAFile() throws {
    let result = try program.run("batch", Self.posts, "-o", "-", "--to", "sqlite")
    #expect(result.status == 2)
    #expect(result.errors.contains("the name of a file expected for a database"))
  }
}
