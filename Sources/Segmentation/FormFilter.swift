/// Tells most words from a few listed forms by their length and ends, before a search.
struct FormFilter: Sendable {
  /// For each first byte, in lower case, a bit for each length of a form that begins with it.
  private var lengthsOfFirst = [UInt32](repeating: 0, count: 256)
  /// The same for last bytes, of abbreviations those before the full stop; the second bytes of letters
  /// count as one, as their case is in them.
  private var lengthsOfLast = [UInt32](repeating: 0, count: 256)

  /// Adds `form`, in any case; at most `FormTable.maximumByteCount` bytes.
  mutating func insert(_ form: String) {
    let bytes = Array(form.utf8)
    guard let first = bytes.first, let last = bytes.last else { return }
    let end = last == UInt8(ascii: ".") && bytes.count > 1 ? bytes[bytes.count - 2] : last
    lengthsOfFirst[Int(asciiLowercase(first))] |= 1 << UInt32(bytes.count)
    lengthsOfLast[Self.column(end)] |= 1 << UInt32(bytes.count)
  }

  /// False if `text[start..<end]`, which is not empty, is none of the forms; true if it may be one.
  @inline(__always)
  func mayContain(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end - start <= FormTable.maximumByteCount else { return false }
    var last = text[end - 1]
    if last == UInt8(ascii: "."), end - start > 1 { last = text[end - 2] }
    return lengthsOfFirst[Int(asciiLowercase(text[start]))] & lengthsOfLast[Self.column(last)]
      & 1 << UInt32(end - start) != 0
  }

  @inline(__always)
  private static func column(_ byte: UInt8) -> Int {
    byte < 0x80 ? Int(asciiLowercase(byte)) : 0x80
  }
}
