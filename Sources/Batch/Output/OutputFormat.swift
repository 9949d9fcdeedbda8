/// The formats in which results go.
public enum OutputFormat: String, CaseIterable, Codable, Sendable {
  /// A line of JSON a document.
  case jsonl
  /// A row of fields parted by commas a document.
  case csv
  /// The same, parted by tabs.
  case tsv

  /// The format that the name of the file at `path` tells; JSON lines where it tells none.
  public init(path: String) {
    let name = path.lowercased()
    let suffixes: [(Self, [String])] = [
      (.csv, [".csv"]), (.tsv, [".tsv", ".tab"]),
    ]
    self = suffixes.first { $0.1.contains(where: name.hasSuffix) }?.0 ?? .jsonl
  }

  /// The byte between fields; `nil` where there are none.
  var delimiter: UInt8? {
    switch self {
    case .csv: 0x2C
    case .tsv: 0x09
    case .jsonl: nil
    }
  }
}
