/// Tells most words from a few listed forms by their first byte and length, before a search.
struct FormFilter: Sendable {
  /// For each first byte, in lower case, a bit for each length of a form that begins with it.
  private var lengths = [UInt32](repeating: 0, count: 256)

  /// Adds `form`, in any case; at most `FormTable.maximumByteCount` bytes.
  mutating func insert(_ form: String) {
    guard let first = form.utf8.first else { return }
    lengths[Int(asciiLowercase(first))] |= 1 << UInt32(form.utf8.count)
  }

  /// False if `text[start..<end]` is none of the forms; true if it may be one.
  @inline(__always)
  func mayContain(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    end - start <= FormTable.maximumByteCount
      && lengths[Int(asciiLowercase(text[start]))] & 1 << UInt32(end - start) != 0
  }
}
