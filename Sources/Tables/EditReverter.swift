import Foundation
import Szpalta

/// Gives back the bytes that a table or text had before it was cleaned.
public struct EditReverter {
  private let logPath: String
  let summary: EditLogSummary

  /// A reverter by the log at `logPath`.
  ///
  /// - Throws: `SzpaltaError` where that is no log or one that was not finished.
  public init(logPath: String) throws {
    self.logPath = logPath
    let lines = try LogLines(path: logPath)
    var last: [UInt8]?
    var count = 0
    while let line = try lines.next() {
      last = line
      count += 1
    }
    guard let last,
      let summary = try? JSONDecoder().decode([String: EditLogSummary].self, from: Data(last))[
        "log"]
    else {
      throw SzpaltaError(
        .malformedRecord, place: logPath,
        problem: "a log that --edits wrote, with its last line {\"log\": …}, expected, none found; "
          + "a run that was stopped leaves its input as it was")
    }
    guard summary.version == 1, summary.lines == count - 1 else {
      throw SzpaltaError(
        .malformedRecord, place: logPath,
        problem: "version 1 and \(summary.lines) edits expected, version \(summary.version) and "
          + "\(count - 1) found; the log has been changed")
    }
    self.summary = summary
  }

  /// Where the cleaned file is, as the log says; "-" if it went to standard output.
  public var cleanedPath: String { summary.output }

  /// Writes the original of the cleaned file at `path` to `target`; "-" is standard input or output.
  ///
  /// - Parameters:
  ///   - target: "-" or `nil` for standard output, where the result is no database.
  ///   - isInPlace: whether the result takes the place of the file.
  ///   - overwrite: whether a file that stands at `target` is replaced.
  /// - Throws: `SzpaltaError` if the file is not the one that the log is about;
  ///   nothing is written then.
  /// - Returns: the number of lines of the log that were undone.
  public func revert(
    _ path: String, to target: String?, isInPlace: Bool = false, overwrite: Bool
  ) throws -> Int {
    if summary.kind == TableKind.sqlite.rawValue {
      try DatabaseReverter(logPath: logPath, summary: summary).revert(
        path,
        targets: CleaningTargets(output: target, isInPlace: isInPlace, overwrites: overwrite))
      return summary.lines
    }
    let output = try ResultFile(
      path: isInPlace ? path : target ?? "-", overwrite: isInPlace || overwrite)
    let spooled = try path == "-" ? SpooledInput() : nil
    // Its path holds for as long as it lives.
    defer { withExtendedLifetime(spooled) {} }
    let source = spooled?.path ?? path
    try check(source, named: InputFile.name(of: path))
    let target = try TableOutput(
      output, encodingName: summary.before.encoding, mark: summary.before.markBytes,
      isTranscoding: summary.isTranscoded, isDigested: true)
    var undone = summary.lines
    if let original = summary.original {
      guard let bytes = bytes(base64: original) else { throw damaged("base 64 expected") }
      let target = try TableOutput(
        output, encodingName: "UTF-8", mark: [], isTranscoding: false, isDigested: true)
      try target.write(bytes)
      try finish(target)
      return undone
    }
    let input = try TableInput(
      path: source, encodingName: summary.after.encoding)
    undone = try patch(input, target)
    try finish(target)
    return undone
  }

  private func finish(_ target: TableOutput) throws {
    guard let digest = target.digest?.hexadecimal(), digest == summary.before.sha256 else {
      throw damaged("the original's SHA-256 \(summary.before.sha256) expected, another one found")
    }
    try target.finish()
  }

  private func damaged(_ problem: String) -> SzpaltaError {
    SzpaltaError(
      .malformedRecord, place: logPath, problem: "\(problem); the log has been changed")
  }

  private func check(_ source: String, named name: String) throws {
    let digest = SHA256()
    let file = try InputFile.handle(path: source)
    while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
      digest.update(Array(chunk))
    }
    try file.close()
    guard digest.byteCount == summary.after.bytes, digest.hexadecimal() == summary.after.sha256
    else {
      let isOriginal = digest.hexadecimal() == summary.before.sha256
      throw SzpaltaError(
        .malformedRecord, place: name,
        problem: isOriginal
          ? "the cleaned file expected, the original found; there is nothing to undo"
          : "the file that \(logPath) is about expected (\(summary.after.bytes) bytes, SHA-256 "
            + "\(summary.after.sha256)), another one found; it has been changed since, or is "
            + "not the result of that run")
    }
  }

  /// Copies `input` with what the log's lines say put back.
  private func patch(_ input: TableInput, _ output: TableOutput) throws -> Int {
    var source = PatchedSource(input, output)
    var undone = 0
    let lines = try LogLines(path: logPath)
    for _ in 0..<summary.lines {
      guard let line = try lines.next() else { throw damaged("\(summary.lines) edits expected") }
      let edit = try UndoLine(line, place: logPath)
      undone += 1
      guard let span = edit.output else { continue }
      guard try source.replace(span.start, span.end, by: edit.original) else {
        throw damaged("edits in ascending order inside the file expected")
      }
    }
    try source.finish()
    return undone
  }
}

/// A line of a log as far as it is needed to undo it.
struct UndoLine: Decodable {
  var output: CellEdit.ByteSpan?
  var key: [String]?
  var column: String?
  private var found: String?
  private var was: String?
  private var wasBase64: String?

  init(_ line: [UInt8], place: String) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(line))
    } catch {
      throw SzpaltaError(
        .malformedRecord, place: place,
        problem:
          "an edit as a JSON object expected, \(String(decoding: line.prefix(80), as: UTF8.self))"
          + " found; the log has been changed")
    }
  }

  /// The bytes that stood at `output`.
  var original: [UInt8] {
    if let wasBase64 { return bytes(base64: wasBase64) ?? [] }
    return Array((was ?? found ?? "").utf8)
  }
}

/// Copies an input to an output, with pieces of it replaced.
private struct PatchedSource {
  private let input: TableInput
  private let output: TableOutput
  private var chunk: [UInt8] = []
  /// Where `chunk` begins, in bytes of the input.
  private var base = 0
  /// What of `chunk` has been copied.
  private var position = 0
  /// Bytes at the end of a chunk that may be part of a character are kept for the next.
  private var held: [UInt8] = []

  init(_ input: TableInput, _ output: TableOutput) {
    self.input = input
    self.output = output
  }

  /// Copies up to `start`, puts `bytes` in the place of what stands before `end`; false if that is past.
  mutating func replace(_ start: Int, _ end: Int, by bytes: [UInt8]) throws -> Bool {
    guard start >= base + position, end >= start else { return false }
    guard try advance(to: start, copies: true) else { return false }
    try put(bytes[...])
    return try advance(to: end, copies: false)
  }

  mutating func finish() throws {
    _ = try advance(to: .max, copies: true)
    try output.write(held)
  }

  private mutating func advance(to offset: Int, copies: Bool) throws -> Bool {
    while base + position < offset {
      if position == chunk.count {
        base += chunk.count
        position = 0
        guard let next = try input.read() else {
          chunk = []
          return false
        }
        chunk = next
      }
      let end = min(chunk.count, offset - base)
      if copies { try put(chunk[position..<end]) }
      position = end
    }
    return true
  }

  /// Writes whole characters only, which an encoder needs.
  private mutating func put(_ bytes: ArraySlice<UInt8>) throws {
    held += bytes
    guard held.count >= 1 << 16 else { return }
    var end = held.count
    while end > held.count - 4, held[end - 1] & 0xC0 == 0x80 { end -= 1 }
    if held[end - 1] >= 0xC0 { end -= 1 }
    try output.write(Array(held[..<end]))
    held.removeFirst(end)
  }
}

/// The lines of a log, one by one.
final class LogLines {
  private var buffer: RecordBuffer

  init(path: String) throws {
    buffer = RecordBuffer(
      try TableInput(path: path, encodingName: "UTF-8"))
  }

  /// The next line; `nil` at the end.
  func next() throws -> [UInt8]? {
    while true {
      let front = buffer.bytes[buffer.start...]
      if let length = front.firstIndex(of: 0x0A).map({ $0 + 1 - buffer.start }) {
        return buffer.take(length)
      }
      if buffer.isAtEnd { return front.isEmpty ? nil : buffer.take(front.count) }
      try buffer.fill(to: max(RecordBuffer.batchSize, 2 * buffer.count))
    }
  }
}

/// Standard input in a file without a name: it has to be read twice.
private final class SpooledInput {
  private let file: FileHandle
  var path: String { "/dev/fd/\(file.fileDescriptor)" }

  /// Reads all of standard input.
  ///
  /// The file is gone from its folder as soon as it is open, so that nothing is left behind
  /// however the program ends.
  init() throws {
    let folder = FileManager.default.temporaryDirectory
    // Of the C library: Foundation makes no file without a name, and `tmpfile` does not ask TMPDIR.
    var template = Array(folder.appending(path: "szpalta-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(folder, String(cString: strerror(errno))) }
    unlink(template)
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    while let chunk = try FileHandle.standardInput.read(upToCount: 1 << 20), !chunk.isEmpty {
      do {
        try file.write(contentsOf: chunk)
      } catch {
        throw Self.failure(folder, error.localizedDescription)
      }
    }
  }

  private static func failure(_ folder: URL, _ reason: String) -> SzpaltaError {
    SzpaltaError(
      .unwritable, place: folder.path,
      problem: "room for a copy of standard input expected, it cannot be written (\(reason)); "
        + "name the cleaned file, or another folder in TMPDIR")
  }
}
