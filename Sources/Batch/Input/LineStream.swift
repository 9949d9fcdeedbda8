import Szpalta
import TextModel

/// The lines of a stream, one by one, in memory of the longest that is let through.
final class LineStream {
  /// A line without its end.
  enum Line {
    case whole([UInt8])
    /// One of more bytes than a line may have; they are passed over.
    case tooLong(byteCount: Int)
  }

  let stream: ByteStream
  private let maximumByteCount: Int
  private var buffer: [UInt8] = []
  /// Where the next line begins in `buffer`.
  private var position = 0
  private var isAtEnd = false

  /// The number of the line that `next` gave last, from 1.
  private(set) var number = 0

  /// The lines of `stream`, those of more than `maximumByteCount` bytes passed over.
  init(_ stream: ByteStream, maximumByteCount: Int) {
    self.stream = stream
    self.maximumByteCount = maximumByteCount
  }

  /// The next line; `nil` at the end. A byte-order mark is not part of the first.
  func next() throws -> Line? {
    var searched = position
    while true {
      if let end = buffer.span.firstIndex(of: 0x0A, from: searched) {
        defer { position = end + 1 }
        return line(position..<end)
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? line(position..<buffer.count) : nil
      }
      if buffer.count - position > maximumByteCount { return try restOfLine() }
      searched = buffer.count - position
      buffer.removeFirst(position)
      position = 0
      isAtEnd = try !stream.read(into: &buffer)
    }
  }

  private func line(_ range: Range<Int>) -> Line {
    number += 1
    var range = range
    if range.last.map({ buffer[$0] }) == 0x0D { range.removeLast() }
    if number == 1, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.dropFirst(3) }
    if range.count > maximumByteCount { return .tooLong(byteCount: range.count) }
    return .whole(Array(buffer[range]))
  }

  /// Reads to the end of a line that is too long, and forgets it.
  private func restOfLine() throws -> Line {
    number += 1
    var byteCount = 0
    while true {
      if let end = buffer.span.firstIndex(of: 0x0A, from: position) {
        byteCount += end - position
        position = end + 1
        return .tooLong(byteCount: byteCount)
      }
      byteCount += buffer.count - position
      buffer.removeAll(keepingCapacity: true)
      position = 0
      if isAtEnd { return .tooLong(byteCount: byteCount) }
      isAtEnd = try !stream.read(into: &buffer)
    }
  }
}
