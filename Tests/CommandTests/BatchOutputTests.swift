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
    #expect(rows[1].contains(joined))
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
}
