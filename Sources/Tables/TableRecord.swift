/// A part of a table's file: whole records with their raw bytes.
///
/// The records stand one behind the other and make up all of `bytes`.
public struct RecordBatch: Sendable {
  /// Where the batch begins in the file, in bytes behind a byte-order mark.
  public let byteOffset: Int
  /// The file's bytes.
  public let bytes: [UInt8]
  /// Its records in their order.
  public let records: [TableRecord]
}

/// A record of a table: a row, a line of JSON, or what stands between them.
public struct TableRecord: Sendable {
  /// What a record is.
  public enum Kind: Hashable, Sendable {
    /// A row with cells.
    case row
    /// Names of the columns, an empty line, the line "sep=;".
    case other
    /// A row that cannot be read; it is passed on as it is.
    case unreadable(reason: String, column: String?)
  }

  /// What the record is.
  public let kind: Kind
  /// The number of the row, from 1; rows that cannot be read have one, what is no row has 0.
  public let number: Int
  /// The line that it begins on, from 1.
  public let line: Int
  /// Its bytes in the batch, its line end included.
  public let range: Range<Int>
  /// The cells of the chosen columns, in the order of the row.
  public let cells: [TableCell]
  /// How many cells the row has in all.
  let cellCount: Int
}

/// A cell of a chosen column.
public struct TableCell: Sendable {
  /// The name of its column; without a header, its number.
  public let column: String
  /// Its raw bytes in the batch, quotes included.
  let range: Range<Int>
  /// Its value where it differs from the raw bytes between the quotes.
  let value: [UInt8]?
  let notation: CellNotation

  /// The bytes of its text, in the table's encoding.
  package func textBytes(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    if let value { return value[...] }
    return bytes[range.lowerBound + notation.frameLength..<range.upperBound - notation.frameLength]
  }
}

/// Reads a table in batches of records, in memory that does not grow with the table.
protocol RecordReader {
  /// The next batch; `nil` at the end.
  mutating func next() throws -> RecordBatch?

  /// The encoding of the cells.
  var encoding: CellEncoding { get }
}
