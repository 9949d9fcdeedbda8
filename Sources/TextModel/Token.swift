/// A word, number, punctuation mark or the like: where it stands and what it is.
public struct Token: Hashable, Sendable {
  /// Where the token stands in `Document.text`.
  public var range: ByteRange

  /// What kind of token it is.
  public var kind: TokenKind

  /// A token of `kind` at `range`.
  public init(range: ByteRange, kind: TokenKind) {
    self.range = range
    self.kind = kind
  }
}

/// What a token is, told from its form alone.
public enum TokenKind: String, CaseIterable, Codable, Sendable {
  /// Letters, also with inner hyphens, digits and apostrophes: "biało-czerwony", "30-letni", "d'Arc".
  case word
  /// Digits with separators: "1 000,50", "12.05.2024", "20:15".
  case number
  /// A known abbreviation with its full stop where it takes one: "np.", "dr", "m.in.".
  case abbreviation
  /// "https://example.pl/a", "www.example.pl".
  case url
  /// "redakcja@example.pl".
  case email
  /// "#marketing".
  case hashtag
  /// "@szpalta".
  case mention
  /// One emoji with its modifiers, or an emoticon such as ":-)".
  case emoji
  /// Sentence and word punctuation: ",", "„", "–", "(".
  case punctuation
  /// Anything else that is visible: "%", "+", "€", "§".
  case symbol

  /// True for what a reader counts as a word: words, abbreviations and numbers.
  @inlinable public var isWordLike: Bool {
    switch self {
    case .word, .abbreviation, .number: true
    case .url, .email, .hashtag, .mention, .emoji, .punctuation, .symbol: false
    }
  }
}
