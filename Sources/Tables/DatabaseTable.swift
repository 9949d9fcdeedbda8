import Foundation
import GRDB
import Szpalta

/// A table of a database of SQLite with its chosen columns: reads and replaces texts of cells.
struct DatabaseTable {
  let name: String
  /// The names of the chosen columns, in the order of the table.
  let columns: [String]
  /// The encoding of all texts of the database: "UTF-8", "UTF-16le" or "UTF-16be".
  ///
  /// Texts are read and written as the bytes that are stored, so that nothing is mended on the way.
  let encodingName: String
  /// True if changes of rows set off further changes.
  let hasTriggers: Bool
  /// SQL for what tells rows apart: the row number, or the primary key where there is none.
  private let keys: [String]

  /// The table called `name`, or the only one there is.
  ///
  /// - Throws: `SzpaltaError` that lists what there is where something is not.
  init(_ db: Database, name: String?, selection: ColumnSelection, place: String) throws {
    let found = try Self.tableName(db, named: name, place: place)
    self.name = found
    let info = try Row.fetchAll(
      db, sql: "SELECT name, hidden FROM pragma_table_xinfo(?) ORDER BY cid", arguments: [found]
    )
    // Hidden columns are computed, and cannot be written.
    let writable: [String] = info.filter { $0["hidden"] == 0 }.map { $0["name"] }
    let chosen = try selection.indexes(in: writable, hasHeader: true, place: "\(place), \(found)")
      .map { writable[$0] }
    columns = chosen
    let keys = try Self.keys(db, table: found)
    if chosen.contains(where: { keys.contains(Self.quoted($0)) }) {
      throw SzpaltaError(
        .invalidConfiguration, place: "--columns",
        problem: "columns outside the primary key of \(found) expected, "
          + "\(keys.joined(separator: ", ")) found, which tells the rows apart")
    }
    self.keys = keys
    encodingName = try String.fetchOne(db, sql: "PRAGMA encoding") ?? "UTF-8"
    hasTriggers =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
        arguments: [found]) ?? 0 > 0
  }

  /// The table called `name`, or the only one there is.
  static func tableName(_ db: Database, named name: String?, place: String) throws -> String {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name
        """)
    guard let found = name ?? (tables.count == 1 ? tables[0] : nil), tables.contains(found) else {
      let wanted =
        name.map { "\"\($0)\" is no table" } ?? "the name of a table expected, none given"
      throw SzpaltaError(
        .invalidConfiguration, place: "--table",
        problem: "\(wanted); \(place) has \(tables.joined(separator: ", "))")
    }
    return found
  }

  /// SQL for what tells the rows of a table apart; see `keys`.
  static func keys(_ db: Database, table: String) throws -> [String] {
    let info = try Row.fetchAll(
      db, sql: "SELECT name, pk FROM pragma_table_xinfo(?) ORDER BY pk", arguments: [table])
    return try keys(
      db, table: table, columns: info.map { $0["name"] },
      primary: info.filter { $0["pk"] > 0 }.map { $0["name"] })
  }

  private static func keys(
    _ db: Database, table: String, columns: [String], primary: [String]
  ) throws -> [String] {
    // The names of the row number, unless a column bears them.
    let taken = Set(columns.map { $0.lowercased() })
    let free = ["rowid", "_rowid_", "oid"].first { !taken.contains($0) }
    let withoutRowID =
      try Bool.fetchOne(db, sql: "SELECT wr FROM pragma_table_list(?)", arguments: [table]) ?? false
    if let free, !withoutRowID { return [free] }
    return primary.map(quoted)
  }

  /// `name` as an identifier of SQL.
  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// A row: what tells it from others, and the texts of the chosen columns.
  struct StoredRow {
    let key: [DatabaseValue]
    /// `nil` for what is no text: numbers, NULL, blobs.
    let texts: [[UInt8]?]
    /// What a digest takes in: types and values.
    let digested: [UInt8]
  }

  /// Rows that are read at once.
  private static let batchSize = 128

  /// The rows behind `key` in the order of the keys; those from the start where it is `nil`.
  func rows(_ db: Database, after key: [DatabaseValue]?) throws -> [StoredRow] {
    let list = keys.joined(separator: ", ")
    let cells = columns.map { "typeof(\(Self.quoted($0))), CAST(\(Self.quoted($0)) AS BLOB)" }
    let marks = keys.map { _ in "?" }.joined(separator: ", ")
    let condition = key == nil ? "" : "WHERE (\(list)) > (\(marks))"
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(([list] + cells).joined(separator: ", ")) FROM \(Self.quoted(name)) \(condition)
        ORDER BY \(list) LIMIT \(Self.batchSize)
        """)
    return try Row.fetchAll(statement, arguments: StatementArguments(key ?? [])).map(storedRow)
  }

  private func storedRow(_ row: Row) -> StoredRow {
    var texts: [[UInt8]?] = []
    var digested: [UInt8] = []
    for column in columns.indices {
      let index = keys.count + 2 * column
      let type: String = row[index]
      let bytes = Array((row[index + 1] as Data?) ?? Data())
      texts.append(type == "text" ? bytes : nil)
      digested += Array("\(type) \(bytes.count) ".utf8) + bytes
    }
    return StoredRow(
      key: keys.indices.map { row[$0] }, texts: texts, digested: digested)
  }

  /// Puts `bytes` as a text into a cell.
  func replace(_ db: Database, column: String, at key: [DatabaseValue], by bytes: [UInt8]) throws {
    let condition = keys.map { "\($0) = ?" }.joined(separator: " AND ")
    func sql(_ text: String) -> String {
      "UPDATE \(Self.quoted(name)) SET \(Self.quoted(column)) = \(text) WHERE \(condition)"
    }
    if CellEncoding.isUTF8(encodingName) {
      try db.cachedStatement(sql: sql("CAST(? AS TEXT)")).execute(
        arguments: StatementArguments([Data(bytes).databaseValue] + key))
    } else {
      // SQLite takes a blob among the arguments for UTF-8, and only a literal for the database's
      // own encoding.
      let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try db.execute(
        sql: sql("CAST(X'\(digits)' AS TEXT)"), arguments: StatementArguments(key))
    }
  }

  /// The bytes of the text in a cell; `nil` where there is none.
  func text(_ db: Database, column: String, at key: [DatabaseValue]) throws -> [UInt8]? {
    guard key.count == keys.count, columns.contains(column) else { return nil }
    let condition = keys.map { "\($0) = ?" }.joined(separator: " AND ")
    let statement = try db.cachedStatement(
      sql: """
        SELECT CAST(\(Self.quoted(column)) AS BLOB) FROM \(Self.quoted(name)) WHERE \(condition)
        """)
    return try Data.fetchOne(statement, arguments: StatementArguments(key)).map { Array($0) }
  }

  /// The digest of the chosen columns, as it stands in a log.
  func digest(_ db: Database) throws -> FileState {
    let digest = SHA256()
    var key: [DatabaseValue]?
    while true {
      let rows = try rows(db, after: key)
      for row in rows { digest.update(row.digested) }
      guard let last = rows.last else { break }
      key = last.key
    }
    return FileState(digest, encoding: encodingName, mark: [])
  }

  /// The text of a cell's bytes; `nil` where they are not valid.
  func text(of bytes: [UInt8]) -> String? {
    let transcoder = try? Transcoder(
      encodingName: encodingName, becomesUTF8: true, place: name)
    guard let transcoder else { return try? String(copying: UTF8Span(validating: bytes.span)) }
    return (try? transcoder.utf8(of: bytes, isEnd: true)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The bytes of a cell's text.
  ///
  /// - Throws: nothing: the encodings of databases write every text.
  func bytes(of text: String) throws -> [UInt8] {
    try TableOutput.encoded(text, encodingName: encodingName)
  }
}

extension DatabaseValue {
  /// The value as SQL writes it, `12` or `'text'`, but for bytes, which are base 64: `X'AP8='`.
  var literal: String {
    switch storage {
    case .null: "NULL"
    case .int64(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let value): "'" + value.replacing("'", with: "''") + "'"
    case .blob(let value): "X'\(base64(Array(value)))'"
    }
  }

  /// The value that `literal` gave; `nil` if it is none.
  init?(literal: String) {
    if literal == "NULL" {
      self = .null
    } else if let value = Int64(literal) {
      self = value.databaseValue
    } else if let value = Double(literal) {
      self = value.databaseValue
    } else if literal.hasPrefix("X'"), literal.hasSuffix("'"), literal.count > 2 {
      guard let value = bytes(base64: String(literal.dropFirst(2).dropLast())) else { return nil }
      self = Data(value).databaseValue
    } else if literal.hasPrefix("'"), literal.hasSuffix("'"), literal.count > 1 {
      self = String(literal.dropFirst().dropLast()).replacing("''", with: "'").databaseValue
    } else {
      return nil
    }
  }
}
