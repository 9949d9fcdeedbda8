/// Tells most words by their first byte and their length to be none of a small set.
struct LengthFilter: Sendable {
  /// By first byte: the lengths in bytes of the set's words, bit n for n bytes.
  private var lengths = [UInt64](repeating: 0, count: 256)

  /// A filter of `words`, in lower case.
  init(_ words: some Sequence<String>) {
    for word in words {
      // Whoever asks for longer ones is not told.
      lengths[Int(word.utf8.first ?? 0)] |= 1 << UInt64(min(word.utf8.count, 63))
    }
  }

  /// False if `word`, in any letter case, is surely not in the set.
  func mayHold(_ word: String) -> Bool {
    let first = word.utf8.first ?? 0
    // The lead bytes of letters of two bytes are those of their capitals, too, in Polish.
    let lower = first &- 0x41 < 26 ? first | 0x20 : first
    return lengths[Int(lower)] & (1 << UInt64(min(word.utf8.count, 63))) != 0
  }
}
