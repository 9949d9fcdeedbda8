import Szpalta

/// Reads a file of JSON objects, one a line.
struct JSONLinesReader: RecordReader {
  let encoding: CellEncoding
  private let patterns: [ColumnPattern]
  private var buffer: RecordBuffer
  private var line = 1
  private var number = 0
  private var isInLongLine = false
  /// Whether names that were met fit a pattern; files have few.
  private var known: [String: Bool] = [:]

  /// - Throws: `SzpaltaError` where no field is named, or the file is not UTF-8.
  init(_ input: TableInput, settings: TableSettings) throws {
    guard input.encoding.isUTF8 else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--encoding",
        problem: "JSON lines in UTF-8 or UTF-16 expected, \(input.encoding.name) found")
    }
    guard !settings.columns.isEmpty else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--columns",
        problem: "names of the fields to clean expected, none found, such as --columns text")
    }
    encoding = input.encoding
    patterns = try settings.columns.patterns()
    buffer = RecordBuffer(input)
  }

  mutating func next() throws -> RecordBatch? {
    try buffer.fill(to: RecordBuffer.batchSize)
    var records: [TableRecord] = []
    var length = 0
    while length < RecordBuffer.batchSize {
      let front = buffer.bytes[(buffer.start + length)...]
      if front.isEmpty { break }
      let isTooLong = front.count >= RecordBuffer.maximumRecordSize
      let lineLength = lineLength(in: front, isAtEnd: buffer.isAtEnd)
      guard let count = lineLength ?? (isTooLong ? front.count : nil) else {
        if !records.isEmpty { break }
        try buffer.fill(to: 2 * buffer.count)
        continue
      }
      let range = length..<length + count
      records.append(
        lineLength == nil || isInLongLine
          ? longLine(range) : record(front.prefix(count), range))
      isInLongLine = lineLength == nil
      length += count
      line += lineLength == nil ? 0 : 1
    }
    if records.isEmpty { return nil }
    let offset = buffer.byteOffset
    return RecordBatch(byteOffset: offset, bytes: buffer.take(length), records: records)
  }

  private mutating func longLine(_ range: Range<Int>) -> TableRecord {
    if isInLongLine { return record(.other, range) }
    number += 1
    return record(
      .unreadable(
        reason: "a line of at most \(RecordBuffer.maximumRecordSize) bytes expected, more found",
        column: nil), range)
  }

  private static let knownLimit = 1000

  private mutating func isWanted(_ name: String) -> Bool {
    if let answer = known[name] { return answer }
    let answer = patterns.contains { $0.matches(name) }
    if known.count < Self.knownLimit { known[name] = answer }
    return answer
  }

  private func record(
    _ kind: TableRecord.Kind, _ range: Range<Int>, cells: [TableCell] = [], count: Int = 0
  ) -> TableRecord {
    TableRecord(
      kind: kind, number: kind == .other ? 0 : number, line: line, range: range, cells: cells,
      cellCount: count)
  }

  private mutating func record(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> TableRecord {
    if bytes.allSatisfy({ $0 == 0x20 || 0x09...0x0D ~= $0 }) { return record(.other, range) }
    number += 1
    var scanner = JSONLineScanner(bytes)
    do throws(JSONFailure) {
      let members = try scanner.members { isWanted($0) }
      var cells: [TableCell] = []
      for member in members {
        guard let value = member.string.bytes else {
          return record(
            .unreadable(
              reason: "text expected, half of a surrogate pair found", column: member.name), range)
        }
        let start = member.range.lowerBound - bytes.startIndex + range.lowerBound
        cells.append(
          TableCell(
            column: member.name, range: start..<start + member.range.count,
            value: member.string.hasEscapes ? value : nil,
            notation: .json(escapesAll: member.string.escapesAll)))
      }
      return record(.row, range, cells: cells, count: cells.count)
    } catch {
      return record(
        .unreadable(
          reason: "JSON expected: \(error)", column: nil),
        range)
    }
  }
}
