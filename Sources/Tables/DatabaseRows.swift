import Foundation
import GRDB
import Szpalta

/// The rows of a table or of a query, read one by one in one transaction.
package struct DatabaseRows: Sendable {
  private let path: String
  private let table: String?
  private let query: String?

  /// A value of a row.
  package enum Value: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// A text's bytes, which need not be valid.
    case text([UInt8])
    /// A blob of so many bytes.
    case blob(byteCount: Int)
  }

  /// The rows of the database at `path`.
  ///
  /// - Parameters:
  ///   - table: the table; the only one where it is `nil`.
  ///   - query: a SELECT in place of a table.
  /// - Throws: `SzpaltaError` where there is no file.
  package init(path: String, table: String?, query: String?) throws {
    guard path != "-" else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "the file of a database expected, standard input found")
    }
    try InputFile.handle(path: path).close()
    self.path = path
    self.table = table
    self.query = query
  }

  /// The names of the columns.
  ///
  /// - Throws: `SzpaltaError` where the table or the query is wrong.
  package func columns() throws -> [String] {
    try reading { try statement($0).columnNames }
  }

  /// Calls `visit` with the chosen columns of each row, in the order of a table's keys or as the query
  /// gives them, until it returns false; returns whether it never did.
  package func forEachRow(choosing indexes: [Int], _ visit: ([Value]) -> Bool) throws -> Bool {
    try reading { db in
      let rows = try Row.fetchCursor(try statement(db))
      while let row = try rows.next() {
        if !visit(try indexes.map { try Self.value(row, $0) }) { return false }
      }
      return true
    }
  }

  private func statement(_ db: Database) throws -> Statement {
    guard let query else {
      let name = try DatabaseTable.tableName(db, named: table, place: path)
      let keys = try DatabaseTable.keys(db, table: name).joined(separator: ", ")
      return try db.makeStatement(
        sql: "SELECT * FROM \(DatabaseTable.quoted(name)) ORDER BY \(keys)")
    }
    do {
      let statement = try db.makeStatement(sql: query)
      guard statement.isReadonly, statement.columnCount > 0 else {
        throw wrongQuery("another statement found")
      }
      return statement
    } catch let error as DatabaseError
      where [.SQLITE_ERROR, .SQLITE_MISUSE].contains(error.resultCode.primaryResultCode)
    {
      throw wrongQuery(error.message ?? "SQLite does not understand it")
    }
  }

  private func wrongQuery(_ problem: String) -> SzpaltaError {
    SzpaltaError(
      .invalidConfiguration, place: "--query", problem: "one SELECT expected: \(problem)")
  }

  private static func value(_ row: Row, _ index: Int) throws -> Value {
    switch (row[index] as DatabaseValue).storage {
    case .null: .null
    case .int64(let value): .integer(value)
    case .double(let value): .real(value)
    case .string:
      // The bytes as they are stored: a String would have mended what is not valid. From a database
      // of UTF-16 SQLite gives UTF-8, with U+FFFD for halves of pairs.
      try row.withUnsafeData(atIndex: index) { .text(Array($0 ?? Data())) }
    case .blob(let data): .blob(byteCount: data.count)
    }
  }

  private func reading<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try DatabaseFile.reading(path).read(body)
    } catch let error as DatabaseError {
      throw SzpaltaError(error, path: path, consequence: "it was not read")
    }
  }
}
