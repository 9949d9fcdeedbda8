/// What a learnt model knows of words: a lemma, the beginning of lemmas, a phrase, or a theme that terms
/// speak for.
public struct ThemeFeature: Hashable, Sendable {
  /// The families of features; in a document each weighs the same.
  public enum Kind: Int, CaseIterable, Sendable {
    /// A lemma: "sprzedaż".
    case word
    /// The first letters of lemmas, which ties "sprzedaż", "sprzedawca" and "sprzedażowy".
    case beginning
    /// Two lemmas side by side.
    case phrase
    /// A theme of a taxonomy, by its id: what terms speak for it ties "mecz" to "bramkarz", which no
    /// example has.
    case theme
  }

  /// The family.
  public var kind: Kind
  /// The lemma, the letters, two lemmas with a space between, or the theme's id.
  public var text: String

  /// The feature `text` of `kind`.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The lengths of beginnings in letters.
  static let beginningLengths = 4...7

  /// Where the beginnings of `word` end in its bytes, the shortest first; none of a shorter word.
  static func endsOfBeginnings(of word: Span<UInt8>) -> [Int] {
    var ends: [Int] = []
    var length = 0
    for index in word.indices {
      // The last byte of a scalar: none follows, or one that starts the next.
      guard index + 1 == word.count || word[index + 1] & 0xC0 != 0x80 else { continue }
      length += 1
      if length > beginningLengths.upperBound { break }
      if length >= beginningLengths.lowerBound { ends.append(index + 1) }
    }
    return ends
  }

  /// By family, then by bytes.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
