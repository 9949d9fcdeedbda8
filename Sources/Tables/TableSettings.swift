public import Szpalta

/// What a table is and what of it is cleaned.
public struct TableSettings: Sendable {
  /// The columns that are cleaned.
  public var columns = ColumnSelection("")
  /// How the table is stored.
  public var kind = TableKind.csv
  /// The encoding of the file; told from its bytes where `nil`.
  public var encoding: String?
  /// The byte between fields: a character or its name; told from the file where `nil`.
  public var delimiter: String?
  /// The byte around fields, "none" for none; told from the file where `nil`.
  public var quote: String?
  /// Whether the first row names the columns.
  public var hasHeader = true
  /// Whether the result is UTF-8 with a byte-order mark, as Excel wants it.
  public var addsMark = false
  /// The table of a database.
  public var table: String?
  /// How the cells are written.
  public var cellFormat = TextFormat.text

  /// Settings for a table of comma-separated values.
  public init() {}
}

/// How a table is stored.
public enum TableKind: String, CaseIterable, Sendable {
  /// Fields parted by commas, semicolons or the like.
  case csv
  /// Fields parted by tabs.
  case tsv
  /// A JSON object a line.
  case jsonl
  /// A database of SQLite.
  case sqlite
  /// No table: a text.
  case text

  /// The kind that a file's name tells; text where it tells none.
  public init(fileName: String) {
    let name = fileName.lowercased()
    let kinds: [(TableKind, [String])] = [
      (.csv, [".csv"]), (.tsv, [".tsv", ".tab"]), (.jsonl, [".jsonl", ".ndjson"]),
      (.sqlite, [".sqlite", ".sqlite3", ".db"]),
    ]
    self = kinds.first { $0.1.contains(where: name.hasSuffix) }?.0 ?? .text
  }
}
