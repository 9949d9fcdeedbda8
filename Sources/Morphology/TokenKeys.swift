package import TextModel

/// What a tagger looks tokens up by: the hash of the token and its place in the sentence.
///
/// Found without the lexicon, so that another thread can do it; 9 bytes a token.
package struct TokenKeys: Sendable {
  private(set) var hashes: [UInt64] = []
  private(set) var roles: [WordTable.Role] = []

  /// The number of tokens.
  var count: Int { hashes.count }

  /// The keys of all tokens of `document`.
  package init(_ document: Document) {
    hashes.reserveCapacity(document.tokens.count)
    roles.reserveCapacity(document.tokens.count)
    let text = document.text.utf8Span.span
    let tokens = document.tokens.span
    for sentence in document.sentences {
      // Sentences hold all tokens in order; a token between two would be a segmenter's mistake.
      precondition(sentence.tokens.lowerBound == count, "sentences hold all tokens")
      append(sentence, tokens, text)
    }
  }

  private mutating func append(_ sentence: Sentence, _ tokens: Span<Token>, _ text: Span<UInt8>) {
    var isInitial = true
    var isNegated = false
    for index in sentence.tokens {
      let token = tokens[index]
      let range = token.range
      // The place matters to a capital only.
      let mayBeCapital = text[range.start] &- 0x61 >= 26
      let role = WordTable.Role(
        kind: token.kind, isInitial: isInitial && mayBeCapital && token.kind.isWordLike,
        isNegated: isNegated && token.kind == .word)
      hashes.append(WordTable.hash(text, from: range.start, to: range.end, role))
      roles.append(role)
      isNegated = Self.isNegation(text, range)
      isInitial = Self.nextIsInitial(after: text, token, isInitial)
    }
  }

  /// True if a capital on the next word says nothing: at the start of a sentence, after what opens a
  /// quotation, and after a dash or colon.
  private static func nextIsInitial(
    after text: Span<UInt8>, _ token: Token, _ isInitial: Bool
  ) -> Bool {
    guard token.kind == .punctuation else {
      return isInitial && token.kind != .word && token.kind != .abbreviation
    }
    return isInitial || isOpening(text, token.range)
  }

  /// True for "nie" and "Nie".
  private static func isNegation(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    range.byteCount == 3 && text[range.start] | 0x20 == UInt8(ascii: "n")
      && text[range.start + 1] == UInt8(ascii: "i") && text[range.start + 2] == UInt8(ascii: "e")
  }

  /// True for one of „ « " “ – — - : (
  private static func isOpening(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    switch (range.byteCount, text[range.start]) {
    case (1, UInt8(ascii: "\"")), (1, UInt8(ascii: "-")), (1, UInt8(ascii: ":")),
      (1, UInt8(ascii: "(")):
      true
    case (2, 0xC2): text[range.start + 1] == 0xAB
    case (3, 0xE2):
      text[range.start + 1] == 0x80 && [0x93, 0x94, 0x9C, 0x9E].contains(text[range.start + 2])
    default: false
    }
  }
}
