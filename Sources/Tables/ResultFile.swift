import Foundation
import Szpalta

/// A file of results: written beside and renamed at the end, so that it is complete or absent.
///
/// What stood there before stays until `finish`, and a program that dies leaves
/// at most a file NAME.part, which the next run replaces. "-" is standard
/// output; devices and pipes are written to directly.
///
/// Used on one thread at a time.
public final class ResultFile: @unchecked Sendable {
  /// The path as it was given.
  public let path: String

  /// True if the bytes go where they cannot be taken back: a terminal, a pipe, a device.
  public let isStream: Bool

  private let targetPath: String
  /// Where the bytes are until the file is finished.
  let partPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferSize = 1 << 18

  /// A file that will stand at `path`.
  ///
  /// - Parameter overwrite: whether a file that is there may be replaced; it
  ///   gives its permissions to the new one.
  /// - Throws: `SzpaltaError` if there is a file that may not be replaced, or the
  ///   place cannot be written to.
  public init(path: String, overwrite: Bool) throws {
    self.path = path
    // A link stays a link: what it leads to is replaced.
    targetPath = path == "-" ? "-" : URL(filePath: path).resolvingSymlinksInPath().path
    partPath = targetPath + ".part"
    var status = stat()
    let exists = path != "-" && stat(targetPath, &status) == 0
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    isStream = path == "-" || (exists && !isRegular)
    if path == "-" {
      descriptor = STDOUT_FILENO
      return
    }
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw SzpaltaError(.isDirectory, place: path, problem: "a file expected, a folder found")
    }
    if isStream {
      descriptor = open(targetPath, O_WRONLY)
      if descriptor < 0 { throw Self.failure(path, "cannot be opened for writing") }
      return
    }
    // Nothing is lost with an empty file, as mktemp makes.
    guard overwrite || !exists || status.st_size == 0 else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "a new file expected, one is there; --overwrite replaces it")
    }
    descriptor = open(partPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      throw Self.failure(
        partPath, "cannot be made; check that the folder exists and may be written to")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw SzpaltaError(
        .unreadable, place: partPath,
        problem: "another run is writing this file; wait for its end or name another output")
    }
    if ftruncate(descriptor, 0) != 0 { throw Self.failure(partPath, "cannot be emptied") }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit {
    if isOpen { discard() }
  }

  /// Writes `bytes`.
  ///
  /// - Throws: `SzpaltaError` where the disk is full or the reader is gone.
  public func write(_ bytes: borrowing [UInt8]) throws {
    buffer.append(contentsOf: copy bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes `bytes`.
  public func write(_ bytes: ArraySlice<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes `text` as UTF-8.
  public func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands what was written to the system; standard output shows it then.
  public func flush() throws {
    let written = buffer.withUnsafeBytes { bytes -> Bool in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        // The base address is there: the loop runs only where there are bytes.
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
    guard written else {
      let reason = errno
      buffer = []
      throw Self.failure(path == "-" ? "standard output" : path, Self.advice(for: reason), reason)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the file in its place.
  public func finish() throws {
    try flush()
    if isStream {
      if path != "-" { close(descriptor) }
      isOpen = false
      return
    }
    // The bytes are on the disk before the name is: a power cut leaves the old file or the new.
    guard fsync(descriptor) == 0, rename(partPath, targetPath) == 0 else {
      throw Self.failure(path, Self.advice(for: errno))
    }
    close(descriptor)
    isOpen = false
  }

  /// Removes what was written; the file that stood there stays.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    if isStream {
      if path != "-" { close(descriptor) }
      return
    }
    unlink(partPath)
    close(descriptor)
  }

  private static func advice(for reason: Int32) -> String {
    switch reason {
    case ENOSPC, EDQUOT: "cannot be written; free some space or name another disk, then try again"
    case EPIPE: "cannot be written: the program that reads it has ended"
    default: "cannot be written"
    }
  }

  private static func failure(
    _ place: String, _ problem: String, _ reason: Int32 = errno
  ) -> SzpaltaError {
    SzpaltaError(
      .unwritable, place: place,
      problem: "\(problem); the system says: \(String(cString: strerror(reason)))")
  }
}
