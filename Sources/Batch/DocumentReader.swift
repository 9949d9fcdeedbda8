import Foundation
import Szpalta

/// Reads the text of a source's document; on the thread of a worker.
struct DocumentReader: Sendable {
  let fields: RecordFields
  /// The format of texts whose source does not tell.
  let format: TextFormat
  /// The encoding of files; UTF-8 where it is `nil`.
  let encoding: String?
  /// Longer texts are refused, so that one document cannot take all memory.
  let maximumByteCount: Int

  /// The text and id of `document`.
  ///
  /// - Throws: `SzpaltaError` that says what was expected, without the place.
  func read(_ document: SourceDocument) throws -> ReadDocument {
    switch document.content {
    case .jsonLine(let bytes, let id): try record(bytes, defaultID: id)
    case .file(let path): try file(path)
    case .text(let text, let id, let format):
      ReadDocument(id: id ?? .integer(Int64(document.number)), text: text, format: format)
    case .unreadable(let problem):
      throw SzpaltaError(.malformedRecord, place: "", problem: problem)
    }
  }

  /// What is said of a document of `byteCount` bytes, or of more than `maximum`.
  static func tooLarge(_ byteCount: Int, maximum: Int) -> String {
    "a document of at most \(maximum) bytes expected, \(byteCount) found; "
      + "split it, or raise --max-bytes"
  }

  private func record(_ bytes: [UInt8], defaultID: JSONValue) throws -> ReadDocument {
    let record: [String: JSONValue]
    do {
      record = try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
    } catch {
      throw RecordError(
        id: defaultID,
        problem: "a JSON object expected, none found; check the quotes and the encoding (UTF-8)")
    }
    let id = record[fields.id] ?? defaultID
    guard case .string(let text)? = record[fields.text] else {
      throw RecordError(
        id: id,
        problem: "an object with a string \"\(fields.text)\" expected, "
          + (record[fields.text] == nil
            ? "no \"\(fields.text)\" found" : "another kind of \"\(fields.text)\" found"))
    }
    var document = ReadDocument(id: id, text: text, format: format)
    if case .string(let title)? = record[fields.title] { document.title = title }
    return document
  }

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
      id: .string(path), text: try InputFile.text(of: bytes, name: path, encoding: encoding),
      format: TextFormat(fileName: name))
  }
}

/// What is wrong with a record whose id is known.
struct RecordError: Error, CustomStringConvertible {
  var id: JSONValue
  var problem: String
  var description: String { problem }
}
