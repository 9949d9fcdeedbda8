import Foundation
import Szpalta

/// The formats in which documents come.
public enum InputFormat: String, CaseIterable, Codable, Sendable {
  /// Files of text, Markdown or HTML, a document each.
  case files
  /// JSON lines, a document each.
  case jsonl
  /// RSS, Atom or a WordPress export, an item each.
  case feed
}

/// Documents, handed on one after the other in an order of their own.
protocol DocumentSource: Sendable {
  /// What the documents are read from, so that a resumed run can tell whether it changed.
  var origins: [InputOrigin] { get }
  /// The size of all, in bytes as they are stored; `nil` where it is not known.
  var byteCount: Int? { get }
  /// Calls `visit` with each document and how many bytes were read before it; ends when `visit` returns
  /// false.
  func forEachDocument(_ visit: (SourceDocument.Content, _ place: String, Int) -> Bool) throws
}

/// A file of the input with what tells whether it is still the same.
struct InputOrigin: Codable, Hashable, Sendable {
  var path: String
  /// In bytes.
  var size: Int
  /// When it was changed, in seconds since 1970.
  var modified: Double

  /// The file at `path`; of standard input, nothing is known.
  init(path: String) throws {
    self.path = path
    size = 0
    modified = 0
    if path == "-" { return }
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      size = (attributes[.size] as? Int) ?? 0
      modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    } catch {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "a file expected; the system says: \(error.localizedDescription)")
    }
  }
}

/// Files of JSON lines.
struct JSONLSource: DocumentSource {
  let origins: [InputOrigin]
  private let maximumByteCount: Int
  var byteCount: Int? { origins.map(\.path) == ["-"] ? nil : origins.map(\.size).reduce(0, +) }

  /// The files at `paths`; lines of more than `maximumByteCount` bytes are no documents.
  init(paths: [String], maximumByteCount: Int) throws {
    origins = try paths.map(InputOrigin.init)
    self.maximumByteCount = maximumByteCount
  }

  func forEachDocument(
    _ visit: (SourceDocument.Content, _ place: String, Int) -> Bool
  ) throws {
    var before = 0
    for origin in origins {
      // A file that cannot be read to its end costs what is left of it, not the files behind it.
      do {
        if try !forEachLine(of: origin.path, before, visit) { return }
      } catch let error as SzpaltaError {
        if !visit(.unreadable(problem: error.problem), error.place, before) { return }
      }
      before += origin.size
    }
  }

  private func forEachLine(
    of path: String, _ before: Int,
    _ visit: (SourceDocument.Content, _ place: String, Int) -> Bool
  ) throws -> Bool {
    let stream = try ByteStream(path: path)
    let lines = LineStream(stream, maximumByteCount: maximumByteCount)
    while let line = try lines.next() {
      let place = "\(stream.name):\(lines.number)"
      let content: SourceDocument.Content
      switch line {
      case .whole(let bytes) where bytes.allSatisfy(Self.isBlank): continue
      case .whole(let bytes):
        // The number of a line is enough where there is one file.
        content = .jsonLine(
          bytes, id: origins.count == 1 ? .integer(Int64(lines.number)) : .string(place))
      case .tooLong(let byteCount):
        content = .unreadable(
          problem: DocumentReader.tooLarge(byteCount, maximum: maximumByteCount))
      }
      if !visit(content, place, before + stream.consumed) { return false }
    }
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}

/// Files of text, Markdown and HTML.
struct FileSource: DocumentSource {
  let origins: [InputOrigin]
  var byteCount: Int? { origins.map(\.size).reduce(0, +) }

  /// The endings of the names of files that are documents, .gz and .zst behind them set apart.
  static let suffixes = ["txt", "text", "md", "markdown", "html", "htm"]

  init(paths: [String]) throws { origins = try paths.map(InputOrigin.init) }

  func forEachDocument(
    _ visit: (SourceDocument.Content, _ place: String, Int) -> Bool
  ) throws {
    var before = 0
    for origin in origins {
      if !visit(.file(path: origin.path), origin.path, before) { return }
      before += origin.size
    }
  }
}
