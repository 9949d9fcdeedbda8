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
  /// Fields parted by commas, semicolons or the like, a row each.
  case csv
  /// Fields parted by tabs, a row each.
  case tsv
  /// A table or query of a database of SQLite, a row each.
  case sqlite

  /// The endings of the names of such files, .gz and .zst behind them set apart.
  var suffixes: [String] {
    switch self {
    case .files: ["txt", "text", "md", "markdown", "html", "htm"]
    case .jsonl: ["jsonl", "ndjson"]
    case .feed: ["xml", "rss", "atom", "wxr"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .sqlite: ["sqlite", "sqlite3", "db"]
    }
  }

  /// The format that the name of the file at `path` tells; files where it tells none.
  init(path: String) {
    let name = InputFiles.withoutPackedSuffix(path).lowercased()
    self = Self.allCases.first { $0.suffixes.contains { name.hasSuffix(".\($0)") } } ?? .files
  }
}

/// Documents, handed on one after the other in an order of their own.
protocol DocumentSource: Sendable {
  /// What the documents are read from, so that a resumed run can tell whether it changed.
  var origins: [InputOrigin] { get }
  /// The size of all, in bytes as they are stored; `nil` where it is not known.
  var byteCount: Int? { get }
  /// Calls `visit` with each document and how many bytes were read before it; ends when `visit` returns
  /// false.
  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws
}

extension DocumentSource {
  var byteCount: Int? { origins.map(\.path) == ["-"] ? nil : origins.map(\.size).reduce(0, +) }

  /// Has `read` visit the documents of each file, until it returns false.
  ///
  /// A file that cannot be read to its end costs what is left of it, not the
  /// files behind it.
  func forEachOrigin(
    _ visit: (SourceDocument, _ bytesRead: Int) -> Bool,
    _ read: (InputOrigin, _ bytesBefore: Int) throws -> Bool
  ) throws {
    var before = 0
    for origin in origins {
      do {
        if try !read(origin, before) { return }
      } catch let error as SzpaltaError {
        // Where nothing came before, the settings are wrong rather than the file.
        if error.code == .invalidConfiguration, before == 0 { throw error }
        let failure = SourceDocument(
          place: error.place, content: .unreadable(problem: error.problem))
        if !visit(failure, before) { return }
      }
      before += origin.size
    }
  }
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

extension InputOrigin {
  /// The database at `path`, with what was changed last, which may stand beside it.
  init(database path: String) throws {
    try self.init(path: path)
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return }
    let log = try InputOrigin(path: path + "-wal")
    size += log.size
    modified = max(modified, log.modified)
  }
}

/// Files of JSON lines.
struct JSONLSource: DocumentSource {
  let origins: [InputOrigin]
  private let maximumByteCount: Int

  /// The files at `paths`; lines of more than `maximumByteCount` bytes are no documents.
  init(paths: [String], maximumByteCount: Int) throws {
    origins = try paths.map(InputOrigin.init(path:))
    self.maximumByteCount = maximumByteCount
  }

  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws {
    try forEachOrigin(visit) { origin, before in
      let stream = try ByteStream(path: origin.path)
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
        let document = SourceDocument(place: place, content: content)
        if !visit(document, before + stream.consumed) { return false }
      }
      return true
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}

/// Files of text, Markdown and HTML.
struct FileSource: DocumentSource {
  let origins: [InputOrigin]

  init(paths: [String]) throws { origins = try paths.map(InputOrigin.init(path:)) }

  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws {
    try forEachOrigin(visit) { origin, before in
      visit(SourceDocument(place: origin.path, content: .file(path: origin.path)), before)
    }
  }
}
