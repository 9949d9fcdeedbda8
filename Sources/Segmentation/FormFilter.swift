/// Tells most words from a few listed forms by their length and ends, before a search.
struct FormFilter: Sendable {
  /// For each first byte, in any case, a bit for each length of a form that begins with it.
  ///
  /// Behind them the same for last bytes, of abbreviations those before the full stop; the second bytes
  /// of letters count as one, as their case is in them.
  private(set) var lengths = [UInt32](repeating: 0, count: 512)

  /// Adds `form`, in any case; at most `FormTable.maximumByteCount` bytes.
  mutating func insert(_ form: String) {
    let bytes = Array(form.utf8)
    guard let first = bytes.first, let last = bytes.last else { return }
    let end = last == UInt8(ascii: ".") && bytes.count > 1 ? bytes[bytes.count - 2] : last
    let length = 1 << UInt32(bytes.count) as UInt32
    for byte in Self.cases(of: first) { lengths[Int(byte)] |= length }
    for byte in end < 0x80 ? Self.cases(of: end) : Array(0x80...0xFF) {
      lengths[256 + Int(byte)] |= length
    }
  }

  /// An ASCII letter in both cases, any other byte alone.
  private static func cases(of byte: UInt8) -> [UInt8] {
    asciiLowercase(byte) &- 0x61 < 26 ? [byte | 0x20, byte & ~0x20] : [byte]
  }

  /// False if `text[start..<end]`, which is not empty, is none of the forms; true if it may be one.
  @inline(__always)
  func mayContain(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    Self.mayContain(text, from: start, to: end, lengths.span)
  }

  /// The same with the `lengths` of a filter.
  @inline(__always)
  static func mayContain(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ lengths: Span<UInt32>
  ) -> Bool {
    guard end - start <= FormTable.maximumByteCount else { return false }
    var last = text[end - 1]
    if last == UInt8(ascii: "."), end - start > 1 { last = text[end - 2] }
    return lengths[Int(text[start])] & lengths[256 + Int(last)]
      & 1 &<< UInt32(truncatingIfNeeded: end &- start) != 0
  }
}
