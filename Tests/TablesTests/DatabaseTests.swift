import Foundation
import GRDB
import Szpalta
import Testing

@testable import Tables

@Suite struct DatabaseTests {
  /// A database at NAME in `scratch` with what `sql` makes.
  static func make(_ scratch: Scratch, _ sql: String, name: String = "posts.sqlite") throws
    -> String
  {
    let queue = try DatabaseQueue(path: scratch.path(name))
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    return scratch.path(name)
  }

  /// All rows of `posts` as SQL literals.
  static func dump(_ path: String, _ sql: String = "SELECT * FROM posts") throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map(\.literal).joined(separator: "|")
      }
    }
  }

  static func clean(
    _ path: String, _ columns: String, table: String? = nil, targets: CleaningTargets
  ) async throws -> (tally: CleaningTally, rejects: [Reject]) {
    var settings = settings(.sqlite, columns)
    settings.table = table
    var rejects: [Reject] = []
    var events = CleaningEvents()
    events.found = { rejects += $1 }
    let run = CleaningRun(
      path: path, settings: settings, pipeline: try pipeline.get(), targets: targets, workers: 1)
    return (try await run.run(events: events), rejects)
  }

  static let posts = """
    CREATE TABLE posts (id INTEGER PRIMARY KEY, lead TEXT, body TEXT, n REAL);
    INSERT INTO posts VALUES (3, 'na-szej', 'Dla na-szej firmy', 1.5), (7, 'na-szej', NULL, NULL),
      (9, 'x', 5, 2), (12, 'y', X'6E612D737A656A', 2), (20, 'z', 'po-winni-śmy &quot;na-szego&quot;', 0);
    """
  static let cleaned = [
    "3|'na-szej'|'Dla naszej firmy'|1.5", "7|'na-szej'|NULL|NULL", "9|'x'|'5'|2.0",
    "12|'y'|X'bmEtc3plag=='|2.0", "20|'z'|'powinniśmy \"naszego\"'|0.0",
  ]

  /// A database in `encoding`, which has to be set before the first table is.
  private static func make(_ scratch: Scratch, encoding: String, _ sql: String) throws -> String {
    let path = scratch.path("posts.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA encoding = '\(encoding)'")
      try db.execute(sql: sql)
    }
    try queue.close()
    return path
  }

  /// What is stored in all columns, byte for byte.
  private static let stored = """
    SELECT typeof(id), id, hex(CAST(lead AS BLOB)), hex(CAST(body AS BLOB)), typeof(body), n
    FROM posts
    """

  @Test(arguments: ["UTF-16le", "UTF-16be"])
  func aDatabaseOfUTF16IsCleanedAndGivenBack(encoding: String) async throws {
    let scratch = try Scratch()
    // An odd emoji, a NUL, a byte-order mark inside, half of a pair, half of a unit.
    let half = encoding == "UTF-16le" ? "6E0061002D0000D8" : "006E0061002DD800"
    let path = try Self.make(
      scratch, encoding: encoding,
      Self.posts + """
        INSERT INTO posts VALUES (21, 'łąka', 'żółta😀 łą-ka' || char(0) || ' na-szego', 1),
          (22, 'łąka', char(0xFEFF) || 'na-szego', 1),
          (23, 'x', CAST(X'\(half)' AS TEXT), 1), (24, 'x', CAST(X'6E0061' AS TEXT), 1);
        """)
    let before = try Self.dump(path, Self.stored)
    let result = try await Self.clean(
      path, "body", targets: CleaningTargets(isInPlace: true, edits: scratch.path("edits")))
    let cleaned = try Self.dump(path, "SELECT lead, body FROM posts WHERE id IN (3, 20, 21, 22)")
    #expect(
      cleaned == [
        "'na-szej'|'Dla naszej firmy'", "'z'|'powinniśmy \"naszego\"'",
        "'łąka'|'żółta😀 łąka naszego'", "'łąka'|'naszego'",
      ])
    #expect(result.tally.rows == 9 && result.tally.changedCells == 4)
    #expect(result.rejects.map(\.row) == [8])
    #expect(result.rejects[0].reason.contains("valid \(encoding) expected"))
    #expect(try Self.dump(path, "PRAGMA encoding") == ["'\(encoding)'"])
    #expect(try Self.dump(path, "PRAGMA integrity_check") == ["'ok'"])
    let again = try await Self.clean(path, "body", targets: CleaningTargets(isInPlace: true))
    #expect(again.tally.changedCells == 0)
    let reverter = try EditReverter(logPath: scratch.path("edits"))
    _ = try reverter.revert(path, to: nil, isInPlace: true, overwrite: false)
    #expect(try Self.dump(path, Self.stored) == before)
  }

  @Test func rowsOfUTF16AreReadAsUTF8() throws {
    let scratch = try Scratch()
    let path = try Self.make(
      scratch, encoding: "UTF-16le",
      "CREATE TABLE posts (id INTEGER, body TEXT); INSERT INTO posts VALUES (1, 'żółta😀łąka')")
    var texts: [String] = []
    let rows = try DatabaseRows(path: path, table: "posts", query: nil)
    #expect(try rows.columns() == ["id", "body"])
    _ = try rows.forEachRow(choosing: [1]) {
      if case .text(let bytes) = $0[0] { texts.append(String(decoding: bytes, as: UTF8.self)) }
      return true
    }
    #expect(texts == ["żółta😀łąka"])
  }

  @Test func aColumnIsCleanedInPlaceAndGivenBack() async throws {
    let scratch = try Scratch()
    let path = try Self.make(scratch, Self.posts)
    let before = try Self.dump(path)
    let result = try await Self.clean(
      path, "body", targets: CleaningTargets(isInPlace: true, edits: scratch.path("edits")))
    #expect(try Self.dump(path) == Self.cleaned)
    #expect(result.tally.rows == 5 && result.tally.changedCells == 2)
    let again = try await Self.clean(path, "body", targets: CleaningTargets(isInPlace: true))
    #expect(again.tally.changedCells == 0)
    let reverter = try EditReverter(logPath: scratch.path("edits"))
    _ = try reverter.revert(path, to: nil, isInPlace: true, overwrite: false)
    #expect(try Self.dump(path) == before)
    #expect(throws: SzpaltaError.self) {
      _ = try reverter.revert(path, to: nil, isInPlace: true, overwrite: false)
    }
  }

  @Test func aCopyIsCleanedAndTheDatabaseStays() async throws {
    let scratch = try Scratch()
    let path = try Self.make(scratch, Self.posts)
    let bytes = try scratch.bytes("posts.sqlite")
    _ = try await Self.clean(
      path, "body", targets: CleaningTargets(output: scratch.path("out.sqlite")))
    #expect(try scratch.bytes("posts.sqlite") == bytes)
    #expect(try Self.dump(scratch.path("out.sqlite")) == Self.cleaned)
    _ = try await Self.clean(path, "body", targets: CleaningTargets(isDryRun: true))
    #expect(try scratch.bytes("posts.sqlite") == bytes)
    await #expect(throws: SzpaltaError.self) {
      _ = try await Self.clean(path, "body", targets: CleaningTargets())
    }
  }

  @Test func tablesWithoutRowNumbersHaveKeys() async throws {
    let scratch = try Scratch()
    let path = try Self.make(
      scratch,
      """
      CREATE TABLE posts (a TEXT, b INTEGER, body TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID;
      INSERT INTO posts VALUES ('it''s', 2, 'na-szej'), ('x', 2, 'na-szego'), ('y', 1, 'kot');
      """)
    let before = try Self.dump(path)
    _ = try await Self.clean(
      path, "body", targets: CleaningTargets(isInPlace: true, edits: scratch.path("edits")))
    #expect(try Self.dump(path) == ["'y'|1|'kot'", "'it''s'|2|'naszej'", "'x'|2|'naszego'"])
    let reverter = try EditReverter(logPath: scratch.path("edits"))
    _ = try reverter.revert(path, to: nil, isInPlace: true, overwrite: false)
    #expect(try Self.dump(path) == before)
  }

  @Test func aRowThatAConstraintKeepsIsRejected() async throws {
    let scratch = try Scratch()
    let path = try Self.make(
      scratch,
      """
      CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT UNIQUE);
      INSERT INTO posts VALUES (1, 'naszej'), (2, 'na-szej'), (3, 'na-szego');
      """)
    let result = try await Self.clean(path, "body", targets: CleaningTargets(isInPlace: true))
    #expect(try Self.dump(path) == ["1|'naszej'", "2|'na-szej'", "3|'naszego'"])
    #expect(result.rejects.map(\.row) == [2])
  }

  @Test func aNULInACellComesThrough() async throws {
    let scratch = try Scratch()
    let path = try Self.make(
      scratch,
      """
      CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT);
      INSERT INTO posts VALUES (1, CAST(X'6E612D737A656A00206B6F74' AS TEXT));
      """)
    let hex = "SELECT hex(CAST(body AS BLOB)) FROM posts"
    _ = try await Self.clean(
      path, "body", targets: CleaningTargets(isInPlace: true, edits: scratch.path("edits")))
    #expect(try Self.dump(path, hex) == ["'6E61737A656A206B6F74'"])
    let reverter = try EditReverter(logPath: scratch.path("edits"))
    _ = try reverter.revert(path, to: nil, isInPlace: true, overwrite: false)
    #expect(try Self.dump(path, hex) == ["'6E612D737A656A00206B6F74'"])
  }

  @Test func whatIsNotThereIsNamed() async throws {
    let scratch = try Scratch()
    let path = try Self.make(scratch, Self.posts + "CREATE TABLE pages (t TEXT);")
    for (table, columns, expected) in [
      (nil, "body", "pages, posts"), ("post", "body", "pages, posts"), ("posts", "text", "3 body"),
    ] as [(String?, String, String)] {
      await #expect {
        _ = try await Self.clean(
          path, columns, table: table, targets: CleaningTargets(isInPlace: true))
      } throws: { "\($0)".contains(expected) }
    }
    let text = try scratch.write("text.db", Array("Ala ma kota, a kot ma Alę.".utf8))
    await #expect {
      _ = try await Self.clean(text, "a", targets: CleaningTargets(isInPlace: true))
    } throws: { "\($0)".contains("a database of SQLite expected") }
  }

  @Test func aLockedDatabaseStaysAsItIs() async throws {
    let scratch = try Scratch()
    let path = try Self.make(scratch, Self.posts)
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    await #expect {
      _ = try await Self.clean(
        path, "body", targets: CleaningTargets(isInPlace: true, edits: scratch.path("edits")))
    } throws: { "\($0)".contains("another program has locked the database") }
    try await queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("edits")))
    #expect(try Self.dump(path)[0] == "3|'na-szej'|'Dla na-szej firmy'|1.5")
  }
}
