import CZlib
import CZstd
import Foundation
import Szpalta

/// The bytes of a file or of standard input, in pieces; what gzip or Zstandard packed is unpacked.
///
/// The first bytes tell what packed it, not the name. Used on one thread at a
/// time.
final class ByteStream {
  /// The path for messages.
  let name: String

  /// How many bytes of the file were read, packed as it is.
  private(set) var consumed = 0

  private let file: FileHandle
  private var unpacker: (any Unpacker)?
  private var isFirst = true

  private static let chunkSize = 1 << 18

  /// A stream of the file at `path`; "-" is standard input.
  ///
  /// - Throws: `SzpaltaError` if it does not exist, is a folder or cannot be read.
  init(path: String) throws {
    name = InputFile.name(of: path)
    file = try InputFile.handle(path: path)
  }

  /// Appends the next bytes to `buffer`; false at the end.
  ///
  /// - Throws: `SzpaltaError` if they cannot be read or unpacked.
  func read(into buffer: inout [UInt8]) throws -> Bool {
    let before = buffer.count
    // Bytes that nothing packed go where they are wanted at once.
    if !isFirst, unpacker == nil { return try append(to: &buffer) > 0 }
    while buffer.count == before {
      let chunk = try nextChunk()
      if isFirst {
        isFirst = false
        unpacker = Self.unpacker(for: chunk)
      }
      if chunk.isEmpty {
        if let unpacker, !unpacker.isAtEnd { throw damaged("it ends too soon") }
        return false
      }
      guard let unpacker else {
        buffer += chunk
        continue
      }
      guard unpacker.unpack(chunk, into: &buffer) else {
        throw damaged("its bytes are not what \(unpacker.format) makes")
      }
    }
    return true
  }

  private func nextChunk() throws -> [UInt8] {
    var chunk: [UInt8] = []
    // A pipe may give less than the mark of what packed it.
    while try append(to: &chunk) > 0, isFirst, Self.mayBecomeMark(chunk) {}
    return chunk
  }

  private static func mayBecomeMark(_ start: [UInt8]) -> Bool {
    [Gzip.mark, Zstandard.mark].contains { $0.count > start.count && $0.starts(with: start) }
  }

  /// Appends bytes as they are in the file, and returns how many; 0 at its end.
  ///
  /// By the system's own function: Foundation's reads 4096 bytes at a time.
  private func append(to buffer: inout [UInt8]) throws -> Int {
    let descriptor = file.fileDescriptor
    var (count, reason) = (-1, Int32(0))
    repeat {
      buffer.append(addingCapacity: Self.chunkSize) { output in
        output.withUnsafeMutableBufferPointer { room, filled in
          // There is a base, since there is room.
          count = Foundation.read(descriptor, room.baseAddress! + filled, Self.chunkSize)
          reason = errno
          filled += max(0, count)
        }
      }
      // Whoever started this program may have made its input one that does not wait.
      if count < 0, reason == EAGAIN {
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&input, 1, -1)
      }
    } while count < 0 && (reason == EINTR || reason == EAGAIN)
    guard count >= 0 else {
      throw SzpaltaError(
        .unreadable, place: name, problem: "the system says: \(String(cString: strerror(reason)))")
    }
    consumed += count
    return count
  }

  private func damaged(_ found: String) -> SzpaltaError {
    SzpaltaError(
      .unreadable, place: name,
      problem: "a whole \(unpacker?.format ?? "") file expected, but \(found) "
        + "(about byte \(consumed)); fetch it again")
  }

  private static func unpacker(for start: [UInt8]) -> (any Unpacker)? {
    if start.starts(with: Gzip.mark) { return Gzip() }
    if start.starts(with: Zstandard.mark) { return Zstandard() }
    return nil
  }
}

/// Unpacks bytes that come in pieces.
private protocol Unpacker: AnyObject {
  /// The name of the format.
  var format: String { get }
  /// True between members, where a file may end.
  var isAtEnd: Bool { get }
  /// Appends what `chunk` unpacks to; false if it is damaged.
  func unpack(_ chunk: [UInt8], into output: inout [UInt8]) -> Bool
}

/// Output is made in pieces of so many bytes.
private let pieceSize = 1 << 18

private final class Gzip: Unpacker {
  static let mark: [UInt8] = [0x1F, 0x8B]
  let format = "gzip"
  private(set) var isAtEnd = false
  private var stream = z_stream()

  init() {
    // 32 tells zlib to expect gzip's header; version and size are what its macro inflateInit2 passes.
    let status = inflateInit2_(
      &stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has memory for its window")
  }

  deinit { inflateEnd(&stream) }

  func unpack(_ chunk: [UInt8], into output: inout [UInt8]) -> Bool {
    var chunk = chunk
    return chunk.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      var isFull = true
      while stream.avail_in > 0 || isFull {
        if isAtEnd {
          // A further member follows.
          if stream.avail_in == 0 { return true }
          inflateReset(&stream)
          isAtEnd = false
        }
        var status = Z_OK
        output.append(addingCapacity: pieceSize) { span in
          span.withUnsafeMutableBufferPointer { buffer, count in
            stream.next_out = buffer.baseAddress.map { $0 + count }
            stream.avail_out = UInt32(pieceSize)
            status = inflate(&stream, Z_NO_FLUSH)
            count += pieceSize - Int(stream.avail_out)
          }
        }
        isFull = stream.avail_out == 0
        switch status {
        case Z_OK: continue
        case Z_STREAM_END: isAtEnd = true
        case Z_BUF_ERROR: return true
        default: return false
        }
      }
      return true
    }
  }
}

private final class Zstandard: Unpacker {
  static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  let format = "Zstandard"
  private(set) var isAtEnd = false
  private let context: OpaquePointer

  init() {
    guard let context = ZSTD_createDCtx() else {
      preconditionFailure("libzstd has memory for its window")
    }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func unpack(_ chunk: [UInt8], into output: inout [UInt8]) -> Bool {
    chunk.withUnsafeBufferPointer { bytes in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var isFull = true
      while input.pos < input.size || isFull {
        var status = 0
        output.append(addingCapacity: pieceSize) { span in
          span.withUnsafeMutableBufferPointer { buffer, count in
            var piece = ZSTD_outBuffer(
              dst: buffer.baseAddress.map { $0 + count }, size: pieceSize, pos: 0)
            status = ZSTD_decompressStream(context, &piece, &input)
            count += piece.pos
            isFull = piece.pos == pieceSize
          }
        }
        if ZSTD_isError(status) != 0 { return false }
        isAtEnd = status == 0
        if isAtEnd, input.pos == input.size { return true }
      }
      return true
    }
  }
}
