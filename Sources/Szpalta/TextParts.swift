import Cleaning
import Foundation
import TextModel

/// The text of a file or of standard input in parts that fit into memory, each of whole paragraphs.
///
/// A text of up to `partSize` bytes is one part. A longer one is cut at blank
/// lines, else at line ends, else (one line of megabytes) at white space, and
/// where there is none of these either, between two scalars.
///
/// Made on one thread, used on another, never on two at once.
final class TextParts: @unchecked Sendable {
  /// In bytes.
  static let partSize = 1 << 20

  private let name: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  /// Where `buffer` begins in the file.
  private var base = 0

  /// The parts of the file at `path`; "-" is standard input.
  ///
  /// - Throws: `SzpaltaError` if it does not exist, is a folder or cannot be read.
  init(path: String) throws {
    file = try InputFile.handle(path: path)
    name = InputFile.name(of: path)
  }

  /// The next part; `nil` at the end. A byte-order mark is not part of the text.
  ///
  /// - Throws: `SzpaltaError` that names the first byte that is not valid UTF-8.
  func next() throws -> String? {
    try fill()
    if buffer.isEmpty { return nil }
    let end = isAtEnd && buffer.count <= Self.partSize ? buffer.count : cut()
    let part = Array(buffer[..<end])
    buffer.removeFirst(end)
    defer { base += end }
    do throws(TextDecodingError) {
      return try TextDecoder().text(from: part)
    } catch {
      var error = error
      error.byteOffset = error.byteOffset.map { base + $0 }
      throw SzpaltaError(
        .invalidEncoding, place: name, problem: "\(error) (--encoding windows-1250)")
    }
  }

  /// Reads until there is more than one part, or to the end.
  private func fill() throws {
    while !isAtEnd, buffer.count <= Self.partSize {
      do {
        if let chunk = try file.read(upToCount: 1 << 19), !chunk.isEmpty {
          buffer += chunk
        } else {
          isAtEnd = true
        }
      } catch {
        throw SzpaltaError(
          .unreadable, place: name, problem: "the system says: \(error.localizedDescription)")
      }
    }
  }

  /// Where the part ends that begins `buffer`: in its second half, at the strongest break there.
  private func cut() -> Int {
    let end = min(Self.partSize, buffer.count)
    var lineEnd: Int?
    var space: Int?
    for offset in stride(from: end - 1, to: end / 2, by: -1) {
      let byte = buffer[offset]
      if byte == 0x0A {
        if lineEnd == nil { lineEnd = offset + 1 }
        if buffer[offset - 1] == 0x0A || (buffer[offset - 1] == 0x0D && buffer[offset - 2] == 0x0A)
        {
          return offset + 1
        }
      } else if byte == 0x20, space == nil {
        space = offset + 1
      }
    }
    if let cut = lineEnd ?? space { return cut }
    var cut = end
    while cut > end - 4, cut < buffer.count, buffer[cut] & 0xC0 == 0x80 { cut -= 1 }
    return cut
  }
}
