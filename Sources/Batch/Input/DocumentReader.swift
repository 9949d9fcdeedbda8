import Foundation
import Szpalta
import Tables

/// Reads the text of a source's document; on the thread of a worker.
struct DocumentReader: Sendable {
  let fields: RecordFields
  /// The format of texts whose source does not tell.
  let format: TextFormat
  /// The encoding of files; found out where it is `nil`.
  let encoding: String?
  /// Finds out encodings that nobody named.
  let pipeline: Pipeline
  /// Longer texts are refused, so that one document cannot take all memory.
  let maximumByteCount: Int
  /// The names of all fields that records are asked for.
  private let fieldNames: Set<String>

  /// A reader of the documents of `job`; `pipeline` finds out encodings that nobody named.
  init(job: BatchJob, pipeline: Pipeline) {
    fields = job.fields
    format = job.format
    encoding = job.encoding
    self.pipeline = pipeline
    maximumByteCount = job.maximumByteCount
    fieldNames = Set(fields.textNames + [fields.idName, fields.titleName])
      .union(fields.label.map { [$0] } ?? [])
  }

  /// The text and id of `document`.
  ///
  /// - Throws: `SzpaltaError` that says what was expected, without the place.
  func read(_ document: SourceDocument) throws -> ReadDocument {
    switch document.content {
    case .jsonLine(let bytes, let id): try record(bytes, defaultID: id)
    case .file(let path): try file(path)
    case .text(let text, let id, let format):
      ReadDocument(id: id ?? .integer(Int64(document.number)), text: text, format: format)
    case .row(let row): try readDocument(of: row, number: document.number)
    case .unreadable(let problem, let column):
      throw RecordError(id: .integer(Int64(document.number)), column: column, problem: problem)
    }
  }

  /// What is said of a document of `byteCount` bytes, or of more than `maximum`.
  static func tooLarge(_ byteCount: Int, maximum: Int) -> String {
    "a document of at most \(maximum) bytes expected, \(byteCount) found; "
      + "split it, or raise --max-bytes"
  }

  private func record(_ bytes: [UInt8], defaultID: JSONValue) throws -> ReadDocument {
    let record: JSONRecord
    do throws(JSONFailure) {
      record = try JSONRecord(bytes, names: fieldNames)
    } catch {
      throw RecordError(
        id: defaultID,
        problem: "a JSON object expected: \(error)")
    }
    let id = record[fields.idName].flatMap { $0 == .null ? nil : $0 } ?? defaultID
    var texts: [String] = []
    for name in fields.textNames {
      switch record[name] {
      case .string(let text)?: texts.append(text)
      // Of several fields some may be empty.
      case .null?, nil: if fields.textNames.count == 1 { fallthrough }
      default:
        throw RecordError(
          id: id, column: name,
          problem: "an object with a string \"\(name)\" expected, "
            + (record[name] == nil
              ? "\(JSONRecord.fields(of: bytes)) found" : "another kind of \"\(name)\" found"))
      }
    }
    guard !texts.isEmpty else {
      throw RecordError(
        id: id,
        problem:
          "one of the strings \(fields.textNames.joined(separator: ", ")) expected, "
          + (fields.textNames.contains { record[$0] != nil }
            ? "only empty ones found" : "\(JSONRecord.fields(of: bytes)) found"))
    }
    var document = ReadDocument(id: id, text: Self.joined(texts), format: format)
    if case .string(let title)? = record[fields.titleName] { document.title = title }
    document.label = fields.label.flatMap { record[$0]?.word }
    return document
  }

  /// The texts of several fields are paragraphs of one document.
  private static func joined(_ texts: [String]) -> String { texts.joined(separator: "\n\n") }

  private func file(_ path: String) throws -> ReadDocument {
    var bytes: [UInt8] = []
    let stream = try ByteStream(path: path)
    while try stream.read(into: &bytes) {
      guard bytes.count <= maximumByteCount else {
        throw SzpaltaError(
          .tooLarge, place: "", problem: Self.tooLarge(bytes.count, maximum: maximumByteCount))
      }
    }
    let name = InputFiles.withoutPackedSuffix(path)
    return ReadDocument(
      id: .string(path), text: try text(of: bytes, path: path),
      format: TextFormat(fileName: name))
  }
}

extension DocumentReader {
  /// The text of a file's bytes.
  private func text(of bytes: [UInt8], path: String) throws -> String {
    if let encoding { return try InputFile.text(of: bytes, name: path, encoding: encoding) }
    let decoded = pipeline.decoded(bytes)
    if let offset = decoded.undecodableOffsets.first {
      throw SzpaltaError(
        .invalidEncoding, place: path,
        problem: "text in an encoding for Polish expected, none found that byte \(offset) fits; "
          + "name it with --encoding, or repair the bytes there")
    }
    let controls = decoded.text.utf8.count { $0 < 0x20 && !(0x09...0x0D ~= $0) }
    guard controls * Self.leastTextPerControl <= decoded.text.utf8.count else {
      throw SzpaltaError(
        .invalidEncoding, place: path,
        problem: "a text expected, bytes of another kind found (\(controls) controls); "
          + "leave the file out, or name its encoding with --encoding")
    }
    return decoded.text
  }

  /// A file with more than one control character in so many bytes is a picture or a program; damaged
  /// texts have a few.
  private static var leastTextPerControl: Int { 20 }
}

/// What is wrong with a record whose id is known.
struct RecordError: Error, CustomStringConvertible {
  var id: JSONValue
  /// The field or column that is to blame.
  var column: String?
  var problem: String
  var description: String { problem }
}

// MARK: Rows of tables

extension DocumentReader {
  private func readDocument(of row: SourceRow, number: Int) throws -> ReadDocument {
    // An id that cannot be read is told with the number in its place.
    var id = JSONValue.integer(Int64(number))
    func text(_ cell: SourceRow.Cell) throws -> String? {
      try self.text(of: cell, row.encoding, id: id)
    }
    if let cell = row.id {
      if case .integer(let value) = cell.value {
        id = .integer(value)
      } else if let value = try text(cell), !value.isEmpty {
        id = .string(value)
      }
    }
    let texts = try row.texts.compactMap(text)
    guard !texts.isEmpty else {
      let column = row.texts.first?.column
      throw RecordError(
        id: id, column: column, problem: "a text expected, NULL found in \(column ?? "the row")")
    }
    // Empty cells make no empty paragraphs.
    let joined = Self.joined(texts.count == 1 ? texts : texts.filter { !$0.isEmpty })
    guard joined.utf8.count <= maximumByteCount else {
      throw RecordError(
        id: id, column: row.texts.first?.column,
        problem: Self.tooLarge(joined.utf8.count, maximum: maximumByteCount))
    }
    return ReadDocument(
      id: id, text: joined, format: format, title: try row.title.flatMap(text),
      label: try row.label.flatMap(text))
  }

  /// The text of `cell`; `nil` for NULL.
  private func text(
    of cell: SourceRow.Cell, _ encoding: CellEncoding, id: JSONValue
  ) throws -> String? {
    switch cell.value {
    case .null: return nil
    case .integer(let value): return "\(value)"
    case .real(let value): return "\(value)"
    case .blob(let byteCount):
      throw RecordError(
        id: id, column: cell.column,
        problem: "a text expected, a blob of \(byteCount) bytes found; "
          + "--query with CAST(\(cell.column) AS TEXT) makes it one")
    case .text(let bytes):
      switch encoding.text(of: bytes[...]) {
      case .success(let text): return text
      case .failure(let error):
        throw RecordError(
          id: id, column: cell.column,
          problem: "valid \(encoding.name) expected, invalid at byte \(error.offset) of the cell; "
            + "name the encoding of the table with --encoding, or repair the cell")
      }
    }
  }
}
