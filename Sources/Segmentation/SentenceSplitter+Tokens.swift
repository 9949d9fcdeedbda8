import TextModel

/// What the rules of sentences ask about tokens.
extension SentenceSplitter {
  /// The class of the first scalar of `token`.
  func firstClass(_ text: Span<UInt8>, _ token: Token) -> ScalarClass {
    classes[text.scalar(at: token.range.start).value]
  }

  /// True if no gap is between the token at `index` and the one before.
  func isGlued(_ tokens: [Token], at index: Int) -> Bool {
    tokens[index - 1].range.end == tokens[index].range.start
  }

  /// What the list of abbreviations says of `token`.
  func listedClasses(_ text: Span<UInt8>, _ token: Token) -> FormClasses {
    abbreviations.classes(in: text, from: token.range.start, to: token.range.end)
  }

  /// The same, where only the forms of `group` matter.
  @inline(__always)
  func listedClasses(
    _ text: Span<UInt8>, _ token: Token, of group: Abbreviations.Group
  ) -> FormClasses {
    abbreviations.classes(in: text, from: token.range.start, to: token.range.end, of: group)
  }

  /// True for a Roman number in capitals: "II", "XX".
  func isRoman(_ text: Span<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .word, token.range.byteCount <= 8 else { return false }
    return (token.range.start..<token.range.end).allSatisfy { "IVXLCDM".utf8.contains(text[$0]) }
  }

  /// True for one upper-case letter with a full stop: "J."
  func isInitial(_ text: Span<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .abbreviation else { return false }
    let (value, next) = text.scalar(at: token.range.start)
    return classes[value] == .upper && next == token.range.end - 1
  }

  /// True for a number, also a Roman one, of at most `count` bytes.
  func isNumber(_ text: Span<UInt8>, _ token: Token, upTo count: Int) -> Bool {
    token.range.byteCount <= count && (token.kind == .number || isRoman(text, token))
  }

  /// True for "2.4" and "1.2.3", too short for a date.
  func isSectionNumber(_ text: Span<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .number, token.range.byteCount <= 8 else { return false }
    let bytes = token.range.start..<token.range.end
    return bytes.contains { text[$0] == UInt8(ascii: ".") }
      && bytes.allSatisfy { text[$0] == UInt8(ascii: ".") || text[$0] &- 0x30 <= 9 }
  }

  /// True for a word that no unknown abbreviation looks like.
  ///
  /// Polish cuts abbreviations behind a consonant, and a hard one, so that a
  /// vowel or a soft consonant at the end tells, and so does a frequent ending
  /// of inflection behind another letter.
  func isSurelyWord(_ text: Span<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .word else { return token.kind == .url || token.kind == .email }
    let start = token.range.start
    let end = token.range.end
    if firstClass(text, token) == .digit { return true }
    if !listedClasses(text, token).isDisjoint(with: [.opener, .date]) { return true }
    if end - start < 3 { return false }
    return Self.telltaleLetters.contains { text.hasLowercaseBytes(of: $0, at: end) }
      || end - start >= 4
        && Self.wordEndings.contains { text.hasLowercaseBytes(of: $0, at: end) }
  }

  /// Final letters that no abbreviation has.
  private static var telltaleLetters: [StaticString] {
    ["a", "e", "i", "o", "u", "y", "ą", "ę", "ó", "ć", "ń", "ś", "ź", "ż"]
  }

  /// Endings of inflected words in a hard consonant; at most 4 bytes long.
  private static var wordEndings: [StaticString] {
    ["em", "om", "am", "im", "ym", "ów", "ach", "ich", "ych", "ał", "ił", "ył", "ej", "sz", "j"]
  }
}
