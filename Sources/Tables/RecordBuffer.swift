/// The bytes between a file and a reader of records: whole batches are taken from its front.
package struct RecordBuffer {
  private let input: TableInput
  private(set) var bytes: [UInt8] = []
  /// Where the bytes that are not yet taken begin.
  private(set) var start = 0
  private(set) var isAtEnd = false
  /// Where `start` is in the file.
  private(set) var byteOffset = 0

  /// A batch has about this many bytes.
  static let batchSize = 1 << 18
  /// A record longer than this is not read as one, unless a reader says otherwise.
  package static let maximumRecordSize = 1 << 27
  /// A record longer than this is not read as one.
  let maximumRecordSize: Int

  init(_ input: TableInput, maximumRecordSize: Int = RecordBuffer.maximumRecordSize) {
    self.input = input
    self.maximumRecordSize = maximumRecordSize
  }

  /// The number of bytes that are not yet taken.
  var count: Int { bytes.count - start }

  /// Reads until there are `size` bytes, or to the end.
  mutating func fill(to size: Int) throws {
    if count >= size || isAtEnd { return }
    bytes.removeFirst(start)
    start = 0
    while bytes.count < size {
      guard let chunk = try input.read() else {
        isAtEnd = true
        return
      }
      bytes += chunk
    }
  }

  /// Takes `count` bytes from the front.
  mutating func take(_ count: Int) -> [UInt8] {
    let taken = Array(bytes[start..<start + count])
    start += count
    byteOffset += count
    return taken
  }
}

/// The number of line ends in `bytes`: LF, CR, or both.
func lineEndCount(in bytes: ArraySlice<UInt8>) -> Int {
  var count = 0
  var previous: UInt8 = 0
  for byte in bytes {
    // A CR that an LF follows counts with it.
    if byte == 0x0A ? previous != 0x0D : byte == 0x0D { count += 1 }
    previous = byte
  }
  return count
}

/// The length of the line that `bytes` begins with, its end included; `nil` if it does not end here.
func lineLength(in bytes: ArraySlice<UInt8>, isAtEnd: Bool) -> Int? {
  guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
    return isAtEnd ? bytes.count : nil
  }
  if bytes[end] == 0x0D {
    if end + 1 == bytes.endIndex, !isAtEnd { return nil }
    if end + 1 < bytes.endIndex, bytes[end + 1] == 0x0A { return end + 2 - bytes.startIndex }
  }
  return end + 1 - bytes.startIndex
}
