import Foundation
import Szpalta

/// A file of results: written beside and renamed at the end, so that it is complete or absent.
public final class OutputFile {
  /// Writes `text` to the file at `path` in one step.
  ///
  /// - Throws: `SzpaltaError` if it cannot be written.
  public static func write(_ text: String, to path: String) throws {
    let file = try OutputFile(path: path, resumedAt: nil)
    try file.write(Array(text.utf8))
    try file.finish()
  }

  let path: String
  private let partPath: String
  private let file: FileHandle

  /// The number of bytes written, those of an interrupted run among them.
  private(set) var byteCount = 0

  /// True for standard output, of which nothing can be taken back.
  var isStandardOutput: Bool { path == "-" }

  /// The name under which the file at `path` is written.
  static func partPath(of path: String) -> String { path + ".part" }

  /// A file at `path`; "-" is standard output.
  ///
  /// - Parameter resumedAt: how many bytes of an interrupted run's file stand; what is behind them is
  ///   cut off. Everything is begun anew where it is `nil`.
  init(path: String, resumedAt: Int?) throws {
    self.path = path
    partPath = Self.partPath(of: path)
    if path == "-" {
      file = .standardOutput
      return
    }
    guard resumedAt != nil || FileManager.default.createFile(atPath: partPath, contents: nil),
      let file = FileHandle(forUpdatingAtPath: partPath)
    else {
      throw SzpaltaError(
        .unreadable, place: partPath,
        problem: "a folder that can be written to expected; check that it exists, "
          + "its permissions and the free space")
    }
    self.file = file
    guard let resumedAt else { return }
    do {
      guard try file.seekToEnd() >= UInt64(resumedAt) else {
        throw SzpaltaError(
          .malformedRecord, place: partPath,
          problem: "at least \(resumedAt) bytes of the interrupted run expected, fewer found; "
            + "begin anew with --overwrite")
      }
      try file.truncate(atOffset: UInt64(resumedAt))
    } catch let error as SzpaltaError {
      throw error
    } catch { throw failure(error) }
    byteCount = resumedAt
  }

  /// Appends `bytes`.
  func write(_ bytes: [UInt8]) throws {
    do {
      try file.write(contentsOf: bytes)
      byteCount += bytes.count
    } catch { throw failure(error) }
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws {
    if isStandardOutput { return }
    do { try file.synchronize() } catch { throw failure(error) }
  }

  /// Gives the file its name.
  func finish() throws {
    if isStandardOutput { return }
    try synchronize()
    try? file.close()  // It is on the disk already.
    try Self.rename(partPath, to: path)
  }

  /// Replaces what is at `path` in one step.
  static func rename(_ partPath: String, to path: String) throws {
    guard Foundation.rename(partPath, path) == 0 else {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "cannot be replaced by \(partPath): \(String(cString: strerror(errno)))")
    }
  }

  private func failure(_ error: any Error) -> SzpaltaError {
    SzpaltaError(
      .unreadable, place: path,
      problem:
        "cannot be written: \(error.localizedDescription); make room, then go on with --resume")
  }
}
