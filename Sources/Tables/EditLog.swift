import Foundation
import Szpalta

/// A log of edits, one JSON object a line, from which the original bytes can be had back.
///
/// The last line, `{"log": …}`, says which files the log is about; a log without
/// it was not finished. See `EditReverter`.
final class EditLog {
  private let file: ResultFile
  private var count = 0
  /// Where the next batch begins in the result, in bytes behind its byte-order mark.
  private var byteOffset = 0

  init(_ file: ResultFile) { self.file = file }

  /// Adds `edits`, whose output counts from the start of a batch that gave `byteCount` bytes.
  func add(_ edits: [CellEdit], byteCount: Int) throws {
    for var edit in edits {
      edit.output?.start += byteOffset
      edit.output?.end += byteOffset
      try file.write(JSONText.encoded(edit) + "\n")
    }
    count += edits.count
    byteOffset += byteCount
  }

  /// Ends the log with what `summary` says of the files.
  func finish(_ summary: EditLogSummary) throws {
    var summary = summary
    summary.lines = count
    try file.write(JSONText.encoded(["log": summary]) + "\n")
    try file.finish()
  }
}

/// The last line of a log of edits: what it is about.
struct EditLogSummary: Codable, Sendable {
  /// Raised when older programs could not use the log.
  var version = 1
  /// Lines of the log before this one.
  var lines = 0
  /// A `TableKind`.
  var kind: String
  /// The file that was cleaned, and the one with the result; "-" for standard input and output.
  var file: String
  var output: String
  var before: FileState
  var after: FileState
  /// Whether positions count bytes of the files' text in UTF-8, not bytes of the files.
  var isTranscoded = false
  /// The original in base 64 where its encoding cannot be had back otherwise.
  var original: String?
  /// Of a database: the table and the columns.
  var table: String?
  var columns: [String]?
}

/// The bytes of a file, told from others by their digest.
struct FileState: Codable, Hashable, Sendable {
  var bytes: Int
  var sha256: String
  var encoding: String
  /// The byte-order mark in hexadecimal digits; mostly empty.
  var mark = ""

  init(_ digest: SHA256, encoding: String, mark: [UInt8]) {
    bytes = digest.byteCount
    sha256 = digest.hexadecimal()
    self.encoding = encoding
    self.mark = mark.map { String($0, radix: 16) }.joined()
  }

  /// The bytes of `mark`, all of which have two digits.
  var markBytes: [UInt8] {
    stride(from: 0, to: mark.utf8.count, by: 2).compactMap {
      UInt8(mark.dropFirst($0).prefix(2), radix: 16)
    }
  }
}
