/// Tells most words from a few listed forms by their length and ends, before a search.
struct FormFilter: Sendable {
  /// For each first byte, in lower case, a bit for each length of a form that begins with it.
  ///
  /// Behind them the same for last bytes, of abbreviations those before the full stop; the second bytes
  /// of letters count as one, as their case is in them.
  private(set) var lengths = [UInt32](repeating: 0, count: 512)

  /// Adds `form`, in any case; at most `FormTable.maximumByteCount` bytes.
  mutating func insert(_ form: String) {
    let bytes = Array(form.utf8)
    guard let first = bytes.first, let last = bytes.last else { return }
    let end = last == UInt8(ascii: ".") && bytes.count > 1 ? bytes[bytes.count - 2] : last
    lengths[Int(asciiLowercase(first))] |= 1 << UInt32(bytes.count)
    lengths[Self.place(ofLast: end)] |= 1 << UInt32(bytes.count)
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
    return lengths[Int(asciiLowercase(text[start]))] & lengths[place(ofLast: last)]
      & 1 << UInt32(end - start) != 0
  }

  @inline(__always)
  private static func place(ofLast byte: UInt8) -> Int {
    256 + (byte < 0x80 ? Int(asciiLowercase(byte)) : 0x80)
  }
}
