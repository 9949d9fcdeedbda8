import TextModel

/// Sentences whose predecessor lost its full stop.
extension SentenceSplitter {
  /// What starts within so few words of the sentence is rather a title: "Program Kiedy ranne …".
  private static let shortestSentence = 3

  /// True if the word at `index` begins a sentence although nothing ended the one before.
  ///
  /// Imported columns lose full stops where items of a list, captions or
  /// formulas stood. Only words of class starter count: they have a capital
  /// nowhere else but in names of several capitals, "Nowe Życie Jednak".
  func begins(
    _ text: Span<UInt8>, _ tokens: [Token], at index: Int, limit: Int, _ state: State
  ) -> Bool {
    let token = tokens[index]
    // Most words begin with a small letter of ASCII.
    guard text[token.range.start] &- 0x61 >= 26, token.kind == .word,
      state.wordCount >= Self.shortestSentence, index + 1 < limit,
      index > state.start, !isGlued(tokens, at: index), isTitleCase(text, token),
      listedClasses(text, token, of: .starter).contains(.starter),
      firstClass(text, tokens[index + 1]) != .upper
    else { return false }
    let before = tokens[index - 1]
    switch before.kind {
    case .word, .number: return true
    case .punctuation:
      let mark = text[before.range.start]
      return mark == UInt8(ascii: ",") || mark == UInt8(ascii: ";")
        || firstClass(text, before) == .closing
    default: return false
    }
  }

  /// True for a capital with a lower-case letter behind it.
  private func isTitleCase(_ text: Span<UInt8>, _ token: Token) -> Bool {
    let (first, second) = text.scalar(at: token.range.start)
    return classes[first] == .upper && second < token.range.end
      && classes[text.scalar(at: second).value] == .lower
  }
}
