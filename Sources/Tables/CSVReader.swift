import Szpalta

/// Reads a table of delimited fields.
package struct CSVReader: RecordReader {
  let dialect: CSVDialect
  package let encoding: CellEncoding
  /// The names of the columns; their numbers without a header.
  package private(set) var columns: [String] = []

  private let parser: CSVParser
  private var buffer: RecordBuffer
  private let hasHeader: Bool
  private var chosen: [Int] = []
  private var line = 1
  private var number = 0
  /// What stands before the first row: an empty line, "sep=;", the header.
  private var head: [TableRecord] = []
  private var headLength = 0
  private var isInLongLine = false

  /// A reader of `input`, which has read its header; records have no cells until columns are chosen.
  ///
  /// - Parameter maximumRecordSize: rows of more bytes are not read as one; their first line is
  ///   passed on as broken.
  package init(
    _ input: TableInput, settings: TableSettings,
    maximumRecordSize: Int = RecordBuffer.maximumRecordSize
  ) throws {
    buffer = RecordBuffer(input, maximumRecordSize: maximumRecordSize)
    encoding = input.encoding
    hasHeader = settings.hasHeader
    try buffer.fill(to: TableInput.sampleSize)
    let separator = Self.separatorLine(in: buffer.bytes)
    let body = Array(buffer.bytes[(separator?.length ?? 0)...])
    let sniffer = CSVSniffer(sample: body, isWhole: buffer.isAtEnd)
    dialect = sniffer.dialect(
      delimiter: try settings.delimiter.map(CSVDialect.delimiter) ?? separator?.delimiter,
      quote: try settings.quote.map(CSVDialect.quote),
      expecting: settings.kind == .tsv ? 0x09 : 0x2C)
    parser = CSVParser(dialect, encoding: encoding)
    if let separator { addToHead(separator.length) }
    try readHeader(place: input.name)
  }

  /// Has records bring the cells of these columns, in this order.
  package mutating func choose(_ indexes: [Int]) { chosen = indexes }

  /// "delimiter ';', quote '"', 3 columns: 1 id, 2 title, 3 body"; the cleaned ones are marked.
  var summary: String {
    let names = columns.enumerated().map { index, name in
      "\(index + 1) \(hasHeader ? name : "")\(chosen.contains(index) ? "*" : "")"
    }
    return "\(dialect.summary), \(columns.count) columns (* cleaned): "
      + names.joined(separator: ", ")
  }

  /// Excel's line "sep=;" at the start of a file.
  private static func separatorLine(in bytes: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 4,
      bytes[4] != 0x0A, bytes[4] != 0x0D,
      let length = lineLength(in: bytes[...], isAtEnd: true),
      bytes[5..<length].allSatisfy({ $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    return (bytes[4], length)
  }

  private mutating func addToHead(_ length: Int) {
    let start = buffer.start + headLength
    let range = headLength..<headLength + length
    head.append(record(.other, number: 0, range: range))
    line += lineEndCount(in: buffer.bytes[start..<start + length])
    headLength += length
  }

  private mutating func readHeader(place: String) throws {
    while true {
      let front = buffer.bytes[(buffer.start + headLength)...]
      if front.isEmpty, buffer.isAtEnd { return }
      switch parser.read(front, isAtEnd: buffer.isAtEnd) {
      case .row(let row):
        columns = (0..<row.fieldCount).map { hasHeader ? text(of: row.value($0)) : "\($0 + 1)" }
        if hasHeader { addToHead(row.length) }
        return
      case .blank(let length): addToHead(length)
      case .incomplete where buffer.count < buffer.maximumRecordSize:
        try buffer.fill(to: 2 * buffer.count)
      case .incomplete, .malformed:
        throw SzpaltaError(
          .malformedRecord, place: "\(place):\(line)",
          problem: "a header with the names of the columns expected, broken quotes found; "
            + "repair the line or name the quotes with --quote")
      }
    }
  }

  private func text(of bytes: [UInt8]) -> String {
    switch encoding.text(of: bytes[...]) {
    case .success(let text): text
    case .failure: String(decoding: bytes, as: UTF8.self)
    }
  }

  package mutating func next() throws -> RecordBatch? {
    try buffer.fill(to: max(headLength, RecordBuffer.batchSize))
    var records = head
    var length = headLength
    head = []
    headLength = 0
    while length < RecordBuffer.batchSize {
      let front = buffer.bytes[(buffer.start + length)...]
      if front.isEmpty { break }
      guard let record = record(at: front, length) else {
        if !records.isEmpty || buffer.isAtEnd { break }
        // A row longer than the buffer: twice as much is read, so that no byte is read often.
        try buffer.fill(to: 2 * buffer.count)
        continue
      }
      records.append(record)
      line += lineEndCount(in: front.prefix(record.range.count))
      length += record.range.count
    }
    if records.isEmpty { return nil }
    let offset = buffer.byteOffset
    return RecordBatch(byteOffset: offset, bytes: buffer.take(length), records: records)
  }

  /// The record at the front; `nil` where it goes on behind the buffer.
  private mutating func record(at front: ArraySlice<UInt8>, _ start: Int) -> TableRecord? {
    if isInLongLine { return restOfLongLine(front, start) }
    switch parser.read(front, isAtEnd: buffer.isAtEnd) {
    case .blank(let length):
      return record(.other, number: 0, range: start..<start + length)
    case .row(let row):
      number += 1
      let range = start..<start + row.length
      guard row.fieldCount == columns.count else {
        return record(
          .unreadable(
            reason: "\(columns.count) columns expected, \(row.fieldCount) found; "
              + "a delimiter may lack its quotes", column: nil),
          number: number, range: range)
      }
      return TableRecord(
        kind: .row, number: number, line: line, range: range,
        cells: chosen.map { cell(row, $0, start) }, cellCount: row.fieldCount)
    case .incomplete where front.count < buffer.maximumRecordSize: return nil
    case .incomplete:
      return brokenLine(
        front, start, "no closing quote found within \(buffer.maximumRecordSize) bytes")
    case .malformed(let offset):
      return brokenLine(
        front, start,
        offset == front.count
          ? "no closing quote found" : "text found behind a closing quote, at byte \(offset) of it")
    }
  }

  /// The line at the front as a row that cannot be read: the next line may be sound again.
  private mutating func brokenLine(
    _ front: ArraySlice<UInt8>, _ start: Int, _ found: String
  ) -> TableRecord? {
    let length = lineLength(in: front, isAtEnd: buffer.isAtEnd)
    if length == nil {
      if front.count < buffer.maximumRecordSize { return nil }
      isInLongLine = true
    }
    number += 1
    return record(
      .unreadable(reason: "quotes around a whole field expected, \(found)", column: nil),
      number: number, range: start..<start + (length ?? front.count))
  }

  private mutating func restOfLongLine(_ front: ArraySlice<UInt8>, _ start: Int) -> TableRecord {
    let length = lineLength(in: front, isAtEnd: buffer.isAtEnd)
    isInLongLine = length == nil
    return record(.other, number: 0, range: start..<start + (length ?? front.count))
  }

  private func record(
    _ kind: TableRecord.Kind, number: Int, range: Range<Int>
  ) -> TableRecord {
    TableRecord(kind: kind, number: number, line: line, range: range, cells: [], cellCount: 0)
  }

  private func cell(_ row: CSVParser.Row, _ field: Int, _ start: Int) -> TableCell {
    let range = row.range(field)
    let isQuoted = row.isQuoted(field)
    let notation: CellNotation =
      if isQuoted, let quote = dialect.quote {
        .quoted(quote)
      } else {
        .bare(delimiter: dialect.delimiter, quote: dialect.quote)
      }
    let plainCount = range.count - 2 * notation.frameLength
    return TableCell(
      column: columns[field], range: start + range.lowerBound..<start + range.upperBound,
      value: row.valueCount(field) == plainCount ? nil : row.value(field), notation: notation)
  }
}
