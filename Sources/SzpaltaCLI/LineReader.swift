import Foundation
import Szpalta

/// The lines of a file or of standard input, one by one, in memory of one line.
final class LineReader {
  let name: String
  private let file: FileHandle
  private var buffer: [UInt8] = []

  /// Where the next line begins in `buffer`.
  private var position = 0
  private var isAtEnd = false

  private static let chunkSize = 1 << 18

  /// A reader of the file at `path`; "-" is standard input.
  init(path: String) throws {
    if path == "-" {
      name = "standard input"
      file = .standardInput
      return
    }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      !isDirectory.boolValue
    else {
      let found = isDirectory.boolValue ? "a folder" : "nothing"
      throw SzpaltaError(
        isDirectory.boolValue ? .isDirectory : .unreadable, place: path,
        problem: "a file expected, \(found) found there")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw SzpaltaError(
        .unreadable, place: path, problem: "a readable file expected; check its permissions")
    }
    name = path
    self.file = file
  }

  /// The next line without its end; `nil` at the end.
  func next() throws -> Data? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Data(buffer[position..<end])
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? Data(buffer[position...]) : nil
      }
      searched = buffer.count - position
      buffer.removeFirst(position)
      position = 0
      if let chunk = try file.read(upToCount: Self.chunkSize), !chunk.isEmpty {
        buffer.append(contentsOf: chunk)
      } else {
        isAtEnd = true
      }
    }
  }
}

/// A file of results: written beside and renamed at the end, so that it is complete or absent.
final class ResultFile {
  private let path: String
  private let partPath: String
  private let file: FileHandle

  /// A file at `path`; "-" is standard output.
  init(path: String, overwrite: Bool) throws {
    self.path = path
    partPath = path + ".part"
    if path == "-" {
      file = .standardOutput
      return
    }
    guard overwrite || !FileManager.default.fileExists(atPath: path) else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "a new file expected, one is there; --overwrite replaces it")
    }
    guard FileManager.default.createFile(atPath: partPath, contents: nil),
      let file = FileHandle(forWritingAtPath: partPath)
    else {
      throw SzpaltaError(
        .unreadable, place: partPath,
        problem: "a folder that can be written to expected; check that it exists, "
          + "its permissions and the free space")
    }
    self.file = file
  }

  func write(_ data: Data) throws {
    do {
      try file.write(contentsOf: data)
    } catch {
      throw SzpaltaError(
        .unreadable, place: path, problem: "cannot write: \(error.localizedDescription)")
    }
  }

  func finish() throws {
    guard path != "-" else { return }
    try file.close()
    // Replaces what is there in one step, which FileManager does only where something is.
    guard rename(partPath, path) == 0 else {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "cannot be replaced by \(partPath): \(String(cString: strerror(errno)))")
    }
  }
}
