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
      let hash = WordTable.hash(bytes.span, from: 0, to: bytes.count, Self.role)
      table.add(bytes.span, from: 0, to: bytes.count, Self.role, hash: hash)
    }
  }

  /// The number of `word`, or `nil` if it is not listed.
  func index(of word: Span<UInt8>) -> Int? {
    guard filter.mayHold(word) else { return nil }
    let hash = WordTable.hash(word, from: 0, to: word.count, Self.role)
    return table.index(of: word, from: 0, to: word.count, Self.role, hash: hash)
  }
}
