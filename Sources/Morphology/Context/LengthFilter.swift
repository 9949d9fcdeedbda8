/// Tells most words by their first byte and their length to be none of a small set.
struct LengthFilter: Sendable {
  /// By first byte: the lengths in bytes of the set's words, bit n for n bytes.
  private var lengths = [UInt64](repeating: 0, count: 256)

  mutating func insert(_ word: Span<UInt8>) { lengths[Self.first(word)] |= Self.length(word) }

  /// False if `word` is surely not in the set.
  func mayHold(_ word: Span<UInt8>) -> Bool {
    lengths[Self.first(word)] & Self.length(word) != 0
  }

  private static func first(_ word: Span<UInt8>) -> Int { word.isEmpty ? 0 : Int(word[0]) }

  /// Whoever asks for 63 bytes and more is not told.
  private static func length(_ word: Span<UInt8>) -> UInt64 { 1 << UInt64(min(word.count, 63)) }
}
