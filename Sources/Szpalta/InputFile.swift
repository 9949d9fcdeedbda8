import Cleaning
public import Foundation
import TextModel

/// A file or standard input, as bytes and as text.
public struct InputFile: Sendable {
  /// The path as it was given; "-" is standard input.
  public let path: String

  /// The file's bytes; mapped where the system can.
  public let bytes: Data

  /// The file at `path`, or standard input for "-".
  ///
  /// - Throws: `SzpaltaError` if it does not exist, is a folder, cannot be
  ///   read, or is longer than a text may be.
  public init(path: String) throws {
    self.path = path
    bytes = path == "-" ? try Self.standardInput() : try Self.contents(of: path)
    try checkSize(bytes.count)
  }

  /// The path for messages: "standard input" for "-".
  public var name: String { Self.name(of: path) }

  package static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// The text in `encoding`; UTF-8 where it is `nil`.
  ///
  /// A byte-order mark at the start is not part of the text.
  ///
  /// - Throws: `SzpaltaError` that names the first byte that is not valid.
  public func text(encoding: String? = nil) throws -> String {
    try Self.text(of: Array(bytes), name: name, encoding: encoding)
  }

  /// The same of `bytes` that come from what errors call `name`.
  package static func text(of bytes: [UInt8], name: String, encoding: String?) throws -> String {
    do throws(TextDecodingError) {
      return try TextDecoder(encoding: encoding ?? "UTF-8").text(from: bytes)
    } catch {
      let isUnknown = error.code == .unknownEncoding
      throw SzpaltaError(
        isUnknown ? .invalidConfiguration : .invalidEncoding, place: name,
        problem: isUnknown ? "\(error)" : "\(error) (--encoding windows-1250)")
    }
  }

  private func checkSize(_ count: Int) throws {
    guard count <= ByteRange.maximumOffset else {
      throw SzpaltaError(
        .tooLarge, place: name,
        problem: "at most \(ByteRange.maximumOffset) bytes expected, \(count) found; "
          + "split the file")
    }
  }

  private static func contents(of path: String) throws -> Data {
    try checkIsFile(path)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let size = attributes?[.size] as? Int, size > ByteRange.maximumOffset {
      throw SzpaltaError(
        .tooLarge, place: path,
        problem: "at most \(ByteRange.maximumOffset) bytes expected, \(size) found; "
          + "split the file")
    }
    do {
      return try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch { throw unreadable(path, error) }
  }

  /// The file at `path`, open for reading; standard input for "-".
  package static func handle(path: String) throws -> FileHandle {
    if path == "-" { return .standardInput }
    try checkIsFile(path)
    do {
      return try FileHandle(forReadingFrom: URL(filePath: path))
    } catch { throw unreadable(path, error) }
  }

  private static func checkIsFile(_ path: String) throws {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw SzpaltaError(.unreadable, place: path, problem: "a file expected, nothing found there")
    }
    guard !isDirectory.boolValue else {
      throw SzpaltaError(
        .isDirectory, place: path, problem: "a file expected, a folder found; name its files")
    }
  }

  private static func unreadable(_ path: String, _ error: any Error) -> SzpaltaError {
    SzpaltaError(
      .unreadable, place: path,
      problem: "a readable file expected; the system says: \(error.localizedDescription)")
  }

  /// Reads standard input to its end, or to one byte more than a text may have.
  private static func standardInput() throws -> Data {
    var data = Data()
    while data.count <= ByteRange.maximumOffset {
      do {
        guard let chunk = try FileHandle.standardInput.read(upToCount: 1 << 20), !chunk.isEmpty
        else { break }
        data.append(chunk)
      } catch {
        throw SzpaltaError(
          .unreadable, place: "standard input",
          problem: "the system says: \(error.localizedDescription)")
      }
    }
    return data
  }
}
