import Foundation
import Szpalta

/// A file of results: written beside and renamed at the end, so that it is complete or absent.
///
/// What stood there before stays until `finish`, and a program that dies leaves
/// at most a file NAME.part, which the next run replaces or goes on with. "-" is
/// standard output; devices and pipes are written to directly.
///
/// Used on one thread at a time.
public final class ResultFile: @unchecked Sendable {
  /// The path as it was given.
  public let path: String

  /// True if the bytes go where they cannot be taken back: a terminal, a pipe, a device.
  public let isStream: Bool

  /// The number of bytes written, those of an interrupted run among them.
  package private(set) var byteCount = 0

  private let targetPath: String
  /// Where the bytes are until the file is finished.
  let partPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true
  /// True if what was written stays where the run ends too soon.
  private let isResumable: Bool

  private static let bufferSize = 1 << 18
  /// In bytes; to copy so many takes longer than a call of the system.
  private static let leastDirect = 1 << 15

  /// A file that will stand at `path`.
  ///
  /// - Parameter overwrite: whether a file that is there may be replaced; it
  ///   gives its permissions to the new one.
  /// - Throws: `SzpaltaError` if there is a file that may not be replaced, or the
  ///   place cannot be written to.
  public convenience init(path: String, overwrite: Bool) throws {
    try self.init(path: path, overwrite: overwrite, isResumable: false, resumedAt: nil)
  }

  /// A file that will replace what stands at `path`, and whose bytes stay where the run ends too soon.
  ///
  /// - Parameter resumedAt: how many bytes of an interrupted run stand; what is behind them is cut off.
  ///   Everything is begun anew where it is `nil`.
  /// - Throws: `SzpaltaError` if fewer bytes are there, or the place cannot be written to.
  package convenience init(path: String, resumedAt: Int?) throws {
    try self.init(path: path, overwrite: true, isResumable: true, resumedAt: resumedAt)
  }

  private init(path: String, overwrite: Bool, isResumable: Bool, resumedAt: Int?) throws {
    self.path = path
    self.isResumable = isResumable
    targetPath = Self.targetPath(of: path)
    partPath = Self.partPath(of: path)
    var status = stat()
    let exists = path != "-" && stat(targetPath, &status) == 0
    isStream = Self.isStream(path)
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
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    try cut(to: resumedAt ?? 0)
  }

  /// Leaves the first `count` bytes of an interrupted run.
  private func cut(to count: Int) throws {
    let found = lseek(descriptor, 0, SEEK_END)
    guard found >= count else {
      throw SzpaltaError(
        .malformedRecord, place: partPath,
        problem: "at least \(count) bytes of the interrupted run expected, \(found) found; "
          + "begin anew with --overwrite")
    }
    guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, 0, SEEK_END) == count else {
      throw Self.failure(partPath, "cannot be cut")
    }
    byteCount = count
  }

  /// A link stays a link: what it leads to is replaced.
  private static func targetPath(of path: String) -> String {
    path == "-" ? "-" : URL(filePath: path).resolvingSymlinksInPath().path
  }

  /// Where the bytes of the file at `path` are until it is finished.
  package static func partPath(of path: String) -> String { targetPath(of: path) + ".part" }

  /// True if bytes written to `path` cannot be taken back: standard output, a pipe, a device.
  package static func isStream(_ path: String) -> Bool {
    var status = stat()
    return path == "-"
      || stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Puts what was written for `path` in its place.
  package static func replace(_ path: String) throws {
    guard rename(partPath(of: path), targetPath(of: path)) == 0 else {
      throw failure(path, "cannot be replaced by \(partPath(of: path))")
    }
  }

  deinit {
    if isOpen { discard() }
  }

  /// Writes `bytes`.
  ///
  /// - Throws: `SzpaltaError` where the disk is full or the reader is gone.
  public func write(_ bytes: borrowing [UInt8]) throws {
    try bytes.withUnsafeBytes { try put($0) }
  }

  /// Writes `bytes`.
  public func write(_ bytes: ArraySlice<UInt8>) throws {
    try bytes.withUnsafeBytes { try put($0) }
  }

  /// Writes `text` as UTF-8.
  public func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try put(UnsafeRawBufferPointer($0)) }
  }

  /// Keeps `bytes` for the next time, unless they are many: those go to the system at once.
  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    byteCount += bytes.count
    if bytes.count < Self.leastDirect, buffer.count + bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    try handOver(bytes)
  }

  /// Hands what was written to the system; standard output shows it then.
  public func flush() throws {
    // Bytes that could not be written are not tried again.
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes { try handOver($0) }
  }

  private func handOver(_ bytes: UnsafeRawBufferPointer) throws {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let count = Foundation.write(descriptor, base + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        let reason = errno
        throw Self.failure(path == "-" ? "standard output" : path, advice(for: reason), reason)
      }
      done += count
    }
  }

  /// Waits until what was written is on the disk.
  package func synchronize() throws {
    try flush()
    if !isStream, fsync(descriptor) != 0 { throw Self.failure(path, advice(for: errno)) }
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
    try synchronize()
    try Self.replace(path)
    close(descriptor)
    isOpen = false
  }

  /// Removes what was written, unless it can be resumed; the file that stood there stays.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    if isStream {
      if path != "-" { close(descriptor) }
      return
    }
    if !isResumable { unlink(partPath) }
    close(descriptor)
  }

  private func advice(for reason: Int32) -> String {
    switch reason {
    case ENOSPC, EDQUOT, EFBIG:
      isResumable && !isStream
        ? "cannot be written; make room, then go on with --resume"
        : "cannot be written; free some space or name another disk, then try again"
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
