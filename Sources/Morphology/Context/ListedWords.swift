/// A small set of words, each with a number, that tells most others by their first byte and length.
struct ListedWords: Sendable {
  private var filter = LengthFilter()
  private var table = WordTable()
  private static let role = WordTable.Role(kind: .word, isInitial: false, isNegated: false)

  /// The words, numbered in their order; of equals the first counts.
  init(_ words: [String]) {
    for word in words {
      let bytes = Array(word.utf8)
      filter.insert(bytes.span)
      table.add(WordTable.word(bytes.span, Self.role), in: bytes.span)
    }
  }

  /// The number of `word`, or `nil` if it is not listed.
  func index(of word: Span<UInt8>) -> Int? {
    guard filter.mayHold(word) else { return nil }
    return table.index(of: WordTable.word(word, Self.role), in: word)
  }
}
