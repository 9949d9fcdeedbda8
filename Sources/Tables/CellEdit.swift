public import Szpalta

/// An edit of a cell or a text, with all that it takes to undo it.
public struct CellEdit: Sendable, Encodable {
  /// The number of the row, from 1; `nil` in a text.
  public var row: Int?
  /// The line of the file that the row begins on, from 1.
  public var rowLine: Int?
  /// The column's name; `nil` in a text.
  public var column: String?
  /// The key of a row of a database: its columns' values as SQL literals.
  var key: [String]?
  /// What was changed, by which rule; positions count from the start of the cell. `nil` where a
  /// cell was written anew to hold what the edits before made of it.
  public var entry: Report.EditEntry?
  /// Where the result is in the file after cleaning, in bytes behind a byte-order mark, or in the
  /// cell of a database; `nil` where a later line writes the cell anew.
  var output: ByteSpan?
  /// The bytes that stood there, where they are not `entry.found`.
  var was: [UInt8]?

  /// Bytes of a file that may be longer than a text.
  struct ByteSpan: Codable, Hashable, Sendable {
    var start: Int
    var end: Int
  }

  private enum CodingKeys: String, CodingKey {
    case row, rowLine, column, key, output, was, wasBase64, rule, reason
  }

  /// Encodes the entry's fields beside those of the cell.
  public func encode(to encoder: any Encoder) throws {
    try entry?.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    if entry == nil {
      try container.encode("quoting", forKey: .rule)
      try container.encode("the repaired text needs quotes around the cell", forKey: .reason)
    }
    try container.encodeIfPresent(row, forKey: .row)
    try container.encodeIfPresent(rowLine, forKey: .rowLine)
    try container.encodeIfPresent(column, forKey: .column)
    try container.encodeIfPresent(key, forKey: .key)
    try container.encodeIfPresent(output, forKey: .output)
    guard let was else { return }
    if let text = try? String(copying: UTF8Span(validating: was.span)) {
      try container.encode(text, forKey: .was)
    } else {
      try container.encode(base64(was), forKey: .wasBase64)
    }
  }
}

extension CellEdit {
  /// The edits of a text, with where their results are in the repaired text.
  static func undoable(_ repaired: Pipeline.Repaired) -> [CellEdit] {
    var shift = 0
    return zip(repaired.list.edits, repaired.edits).map { edit, entry in
      let start = edit.range.start + shift
      let end = start + edit.replacement.utf8.count
      shift += edit.replacement.utf8.count - edit.range.byteCount
      var result = CellEdit()
      result.entry = entry
      result.output = ByteSpan(start: start, end: end)
      return result
    }
  }
}

/// A row or a cell that was passed on as it is, and why.
public struct Reject: Sendable, Encodable {
  /// The number of the row, from 1.
  public var row: Int
  /// The line of the file that it begins on, from 1; `nil` in a database.
  public var line: Int?
  /// Where it begins in the file, in bytes behind a byte-order mark; `nil` in a database.
  public var byteOffset: Int?
  /// The column, where one is to blame.
  public var column: String?
  /// What was expected, found, and what to do.
  public var reason: String
  /// The row as it stands, cut to the first 65,536 bytes; bytes that are no UTF-8 become "�".
  public var raw: String
  /// The row's bytes where `raw` does not show them all.
  public var rawBase64: String?
  /// How many bytes the row has.
  public var byteCount: Int

  private static let maximumRaw = 1 << 16

  init(
    row: Int, line: Int?, byteOffset: Int?, column: String?, reason: String,
    raw: ArraySlice<UInt8>
  ) {
    self.row = row
    self.line = line
    self.byteOffset = byteOffset
    self.column = column
    self.reason = reason
    let shown = raw.prefix(Self.maximumRaw)
    if let text = try? String(copying: UTF8Span(validating: shown.span)) {
      self.raw = text
    } else {
      self.raw = String(decoding: shown, as: UTF8.self)
      rawBase64 = base64(Array(shown))
    }
    byteCount = raw.count
  }
}
