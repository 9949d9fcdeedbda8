import CCSVShim

/// libcsv's parser: one row at a time, with the raw bytes of each field.
final class CSVParser {
  /// What stands at the front of some bytes.
  enum Outcome {
    /// A row; good until the parser reads on.
    case row(Row)
    /// An empty line of `length` bytes.
    case blank(length: Int)
    /// A row that goes on behind the bytes.
    case incomplete
    /// A row whose quotes are broken at byte `offset`.
    case malformed(offset: Int)
  }

  /// A row, in the parser's memory.
  struct Row {
    fileprivate let row: CCSVRow
    /// The number of bytes, the line end included.
    var length: Int { row.length }
    var fieldCount: Int { row.count }

    /// The raw bytes of a field, as offsets from the start of the row.
    func range(_ field: Int) -> Range<Int> { row.fields[field].start..<row.fields[field].end }

    func isQuoted(_ field: Int) -> Bool { row.fields[field].is_quoted != 0 }

    /// The value of a field.
    func value(_ field: Int) -> [UInt8] {
      let bounds = row.fields[field]
      return Array(
        UnsafeBufferPointer(
          start: row.values.map { $0 + bounds.value_start },
          count: bounds.value_end - bounds.value_start))
    }

    func valueCount(_ field: Int) -> Int {
      row.fields[field].value_end - row.fields[field].value_start
    }
  }

  private let parser: OpaquePointer

  init(_ dialect: CSVDialect, encoding: CellEncoding) {
    // Without quotes libcsv gets a byte for them that stands in no valid text.
    let quote = dialect.quote ?? (encoding.isUTF8 ? 0xFF : 0x00)
    guard let parser = ccsv_open(dialect.delimiter, quote) else {
      preconditionFailure("there is memory for a parser of some hundred bytes")
    }
    self.parser = parser
  }

  deinit { ccsv_close(parser) }

  /// Reads the row at the front of `bytes`; `isAtEnd` says that nothing follows them.
  func read(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool) -> Outcome {
    var row = CCSVRow()
    let status = bytes.withUnsafeBufferPointer { pointer in
      ccsv_read(parser, pointer.baseAddress, pointer.count, isAtEnd ? 1 : 0, &row)
    }
    switch status {
    case CCSV_ROW: return .row(Row(row: row))
    case CCSV_BLANK: return .blank(length: row.length)
    case CCSV_INCOMPLETE: return .incomplete
    case CCSV_MALFORMED: return .malformed(offset: row.error_offset)
    default: fatalError("out of memory: a row of \(bytes.count) bytes could not be held")
    }
  }
}
