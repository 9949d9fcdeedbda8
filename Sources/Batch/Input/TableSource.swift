import Szpalta
import Tables

/// How tables are read.
public struct TableReading: Hashable, Sendable, Codable {
  /// The byte between fields: a character or its name; told from the file where `nil`.
  public var delimiter: String?
  /// The byte around fields, "none" for none; told from the file where `nil`.
  public var quote: String?
  /// Whether the first row names the columns.
  public var hasHeader = true
  /// The table of a database; the only one where it is `nil`.
  public var table: String?
  /// A SELECT whose rows are the documents of a database.
  public var query: String?

  /// Nothing named: all is told from the files.
  public init() {}
}

/// Tables of delimited fields, a document a row.
struct TableSource: DocumentSource {
  let origins: [InputOrigin]
  private let kind: TableKind
  private let fields: RecordFields
  private let reading: TableReading
  private let encoding: String?
  private let pipeline: Pipeline
  private let maximumByteCount: Int

  /// The tables at `paths`.
  ///
  /// - Throws: `SzpaltaError` where the first lacks a column that was named.
  init(paths: [String], kind: TableKind, job: BatchJob, pipeline: Pipeline) throws {
    origins = try paths.map(InputOrigin.init(path:))
    self.kind = kind
    fields = job.fields
    reading = job.tables
    encoding = job.encoding
    self.pipeline = pipeline
    maximumByteCount = job.maximumByteCount
    // What comes from standard input can be read once only.
    if let first = paths.first, first != "-" { _ = try opened(ByteStream(path: first)) }
  }

  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws {
    try forEachOrigin(visit) { origin, before in
      let stream = try ByteStream(path: origin.path)
      var (table, columns) = try opened(stream)
      while let batch = try table.next() {
        for record in batch.records where record.number > 0 {
          let document = document(record, of: batch, stream.name, columns, table.encoding)
          if !visit(document, before + stream.consumed) { return false }
        }
      }
      return true
    }
  }

  private func opened(_ stream: ByteStream) throws -> (CSVReader, RecordColumns) {
    var settings = TableSettings()
    settings.kind = kind
    settings.delimiter = reading.delimiter
    settings.quote = reading.quote
    settings.hasHeader = reading.hasHeader
    let input = try TableInput(
      name: stream.name, byteCount: nil, encodingName: encoding, pipeline: pipeline
    ) {
      var bytes: [UInt8] = []
      return try stream.read(into: &bytes) ? bytes : nil
    }
    // Every byte of a text may be a quote that is doubled.
    var table = try CSVReader(
      input, settings: settings, maximumRecordSize: max(1 << 20, 2 * maximumByteCount))
    guard !table.columns.isEmpty else {
      throw SzpaltaError(
        .malformedRecord, place: stream.name, problem: "a table expected, no row found")
    }
    let columns = try RecordColumns(
      fields, among: table.columns, hasHeader: reading.hasHeader, place: stream.name)
    table.choose(columns.chosen)
    return (table, columns)
  }

  private func document(
    _ record: TableRecord, of batch: RecordBatch, _ name: String, _ columns: RecordColumns,
    _ encoding: CellEncoding
  ) -> SourceDocument {
    let content: SourceDocument.Content =
      switch record.kind {
      case .unreadable(let reason, let column): .unreadable(problem: reason, column: column)
      default:
        .row(
          columns.row(
            record.cells.map { .text(Array($0.textBytes(in: batch.bytes))) }, encoding))
      }
    return SourceDocument(
      place: "\(name):\(record.line)",
      position: RecordPosition(
        row: record.number, line: record.line,
        byteOffset: batch.byteOffset + record.range.lowerBound),
      content: content)
  }
}

/// Databases of SQLite, a document a row of a table or query.
struct DatabaseSource: DocumentSource {
  let origins: [InputOrigin]
  /// How much of a database belongs to the documents is not known.
  var byteCount: Int? { nil }
  private let fields: RecordFields
  private let reading: TableReading

  /// The databases at `paths`.
  ///
  /// - Throws: `SzpaltaError` where the first lacks the table or a column.
  init(paths: [String], job: BatchJob) throws {
    origins = try paths.map(InputOrigin.init(database:))
    fields = job.fields
    reading = job.tables
    if let first = paths.first { _ = try opened(first) }
  }

  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws {
    var bytes = 0
    try forEachOrigin(visit) { origin, _ in
      let (rows, columns) = try opened(origin.path)
      var number = 0
      return try rows.forEachRow(choosing: columns.chosen) { values in
        number += 1
        for case .text(let text) in values { bytes += text.count }
        return visit(
          SourceDocument(
            place: "\(origin.path)#\(number)", position: RecordPosition(row: number),
            content: .row(columns.row(values, .utf8))), bytes)
      }
    }
  }

  private func opened(_ path: String) throws -> (DatabaseRows, RecordColumns) {
    let rows = try DatabaseRows(path: path, table: reading.table, query: reading.query)
    let columns = try RecordColumns(
      fields, among: rows.columns(), hasHeader: true, place: path)
    return (rows, columns)
  }
}
