import Foundation
import Testing

/// `szpalta search` over a database of a few documents.
@Suite struct SearchTests {
  private let folder: TemporaryFolder
  private let program: Program

  private static let texts = [
    "Firma żyje ze sprzedaży bezpośredniej. Klienci ją lubią.",
    "Bezpośrednia rozmowa pomaga. O sprzedaży mówimy rzadziej.",
    "Kot śpi na parapecie, a zegar w kącie stoi.",
    "Sprzedażom bezpośrednim sprzyjają sprzedaże bezpośrednie, mówią media społecznościowe.",
  ]

  init() throws {
    folder = try TemporaryFolder()
    program = Program(folder: folder.url)
    let lines = try Self.texts.enumerated().map { index, text in
      var object: [String: Any] = ["id": "d\(index)", "text": text]
      if index == 2 { object["title"] = "O kotach i zegarach" }
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    _ = try folder.file("in.jsonl", Array(lines.joined(separator: "\n").utf8))
    let result = try program.run("batch", "in.jsonl", "-o", "db.sqlite", "--only", "keywords")
    #expect(result.status == 0, "\(result.errors)")
  }

  private struct Found: Decodable {
    struct Document: Decodable {
      struct Snippet: Decodable {
        struct Mark: Decodable { var start, end: Int }
        var text: String
        var start: Int
        var marks: [Mark]
      }
      var id: String
      var score: Double
      var snippets: [Snippet]
    }
    var total: Int
    var documents: [Document]
  }

  private func found(_ arguments: String...) throws -> Found {
    let result = try program.run(
      ["search", "db.sqlite"] + arguments + ["--format", "json"], input: Data())
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Found.self, from: result.bytes)
  }

  @Test(arguments: [
    ("sprzedażą bezpośrednią", ["d0", "d1", "d3"]), ("\"sprzedażą bezpośrednią\"", ["d0", "d3"]),
    ("kotami", ["d2"]), ("parapetów zegary", ["d2"]), ("społecz*", ["d3"]), ("KOTÓW", ["d2"]),
    ("kot sprzedaż", []), ("„mediami społecznościowymi”", ["d3"]),
  ])
  func everyFormIsFound(query: String, ids: [String]) throws {
    #expect(try found(query).documents.map(\.id).sorted() == ids)
  }

  @Test func phrasesMayBeAskedForWithoutQuotes() throws {
    let ids = try found("sprzedażą bezpośrednią", "--phrase").documents.map(\.id)
    #expect(ids.sorted() == ["d0", "d3"])
  }

  @Test func theBestComeFirstAndNoMoreThanAskedFor() throws {
    let all = try found("sprzedaż bezpośrednia")
    #expect(all.documents.first?.id == "d3")
    #expect(all.documents.map(\.score) == all.documents.map(\.score).sorted(by: >))
    let one = try found("sprzedaż bezpośrednia", "--limit", "1")
    #expect(one.total == 3 && one.documents.map(\.id) == ["d3"])
  }

  @Test func snippetsShowTheWordsAsTheyStand() throws {
    let document = try #require(try found("sprzedaż bezpośrednia", "--limit", "1").documents.first)
    let snippet = try #require(document.snippets.first)
    let bytes = Array(snippet.text.utf8)
    let words = snippet.marks.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    #expect(words == ["Sprzedażom", "bezpośrednim", "sprzedaże", "bezpośrednie"])
    #expect(Self.texts[3].utf8.dropFirst(snippet.start).starts(with: bytes))
  }

  @Test func theTerminalShowsTheWordsSetApart() throws {
    let result = try program.run("search", "db.sqlite", "kotem", "--color", "always")
    #expect(result.output.contains("\u{1B}[33mKot\u{1B}[0m śpi na parapecie"))
    let plain = try program.run("search", "db.sqlite", "kotem", "--lang", "en")
    #expect(plain.output.hasSuffix("documents: 1\n") && !plain.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    "\" OR NEAR(", "kot AND", "NOT", "x'; DROP TABLE documents; --", "body: kot", "{title body}: x",
    "^kot", "kot + pies", "(((", "kot*pies*", "\u{1}\u{2}", "'\"'\"'", "🙂 kot", "AND OR NOT",
  ])
  func noSignHasAMeaningOfItsOwn(query: String) throws {
    let result = try program.run(["search", "db.sqlite", "--", query], input: Data())
    #expect(result.status == 0 || result.errors.contains("a word expected"), "\(result.errors)")
    #expect(!result.errors.contains("SQLite"))
  }

  @Test(arguments: ["^kot", "(((kot", "{kot}", "kot --", "\"kot"])
  func signsBesideAWordFindWhatTheWordFinds(query: String) throws {
    let ids = try found("kot").documents.map(\.id)
    #expect(!ids.isEmpty)
    #expect(try found(query).documents.map(\.id) == ids)
  }

  @Test func whatIsNoDatabaseOfResultsIsRefused() throws {
    _ = try folder.file("text.sqlite", Array("To nie jest baza.".utf8))
    let text = try program.run("search", "text.sqlite", "kot")
    #expect(text.status == 1)
    #expect(text.errors.contains("a database of SQLite expected"))
    _ = try program.run("batch", "in.jsonl", "-o", "clean.sqlite", "--only", "clean")
    let clean = try program.run("search", "clean.sqlite", "kot")
    #expect(clean.status == 1)
    #expect(clean.errors.contains("an index of lemmas expected"))
    #expect(try program.run("search", "keine.sqlite", "kot").status == 1)
    #expect(try program.run("search", "db.sqlite", "kot", "--limit", "0").status == 2)
    #expect(try program.run("search", "db.sqlite", " ").status == 2)
  }
}
