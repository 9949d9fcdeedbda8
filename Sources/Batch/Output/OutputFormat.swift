/// The formats in which results go.
public enum OutputFormat: String, CaseIterable, Codable, Sendable {
  /// A line of JSON a document.
  case jsonl
  /// A row of fields parted by commas a document.
  case csv
  /// The same, parted by tabs.
  case tsv
  /// A database of SQLite with tables for documents and their parts.
  case sqlite

  /// The format that the name of the file at `path` tells; JSON lines where it tells none.
  public init(path: String) {
    let name = path.lowercased()
    let suffixes: [(Self, [String])] = [
      (.csv, [".csv"]), (.tsv, [".tsv", ".tab"]),
      (.sqlite, [".sqlite", ".sqlite3", ".db"]),
    ]
    self = suffixes.first { $0.1.contains(where: name.hasSuffix) }?.0 ?? .jsonl
  }

  /// True if a result is a row of fields.
  var hasFields: Bool { self == .csv || self == .tsv }

  /// True if every sentence goes into the results, not only the hardest.
  public var holdsAllSentences: Bool { self == .sqlite }
}
