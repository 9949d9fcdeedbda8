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

  /// True for a word that no unknown abbreviation looks like.
  ///
  /// Polish cuts abbreviations behind a consonant, so a final vowel tells, and
  /// so does a frequent ending of inflection behind at least two more letters.
  func isSurelyWord(_ text: Span<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .word else { return token.kind == .url || token.kind == .email }
    let start = token.range.start
    let end = token.range.end
    if firstClass(text, token) == .digit { return true }
    let last = text.scalarStart(before: end)
    if last <= start { return false }
    if Self.isVowel(text.scalar(at: last).value) { return end - start >= 3 }
    guard end - start >= 5 else { return false }
    return Self.wordEndings.contains { ending in
      text.hasBytes(of: ending, from: end - ending.utf8CodeUnitCount, to: end)
    }
  }

  /// Endings of inflected words in a consonant; each at most 4 bytes long.
  private static var wordEndings: [StaticString] {
    [
      "em", "om", "am", "ów", "ach", "ich", "ych", "ym", "im", "ał", "ił", "ył", "ej", "sz", "ć",
      "j",
    ]
  }

  private static func isVowel(_ value: UInt32) -> Bool {
    switch value {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0xF3, 0x105, 0x119: true
    default: false
    }
  }
}
