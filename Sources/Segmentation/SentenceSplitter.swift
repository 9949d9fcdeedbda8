import TextModel

/// Decides where the sentences of one paragraph end, from its tokens.
///
/// Looks at every token that may end a sentence, takes what closes it along
/// (quotation marks, brackets, an emoticon), and judges by what stands before
/// and behind: `SentenceSplitter+Decision.swift`.
struct SentenceSplitter {
  let classes: ScalarClasses
  let abbreviations: Abbreviations

  /// What is known of the sentence under way.
  struct State {
    /// The index of its first token.
    var start: Int
    /// The number of its words so far.
    var wordCount = 0
    /// True while its clause has but prepositions, numbers and words of dates: "W maju 1791 r."
    ///
    /// As of the tokens before `firstUnread`; few places ask, so that it is found out for these only.
    var isDateOnly = true
    var firstUnread: Int

    init(start: Int) {
      self.start = start
      firstUnread = start
    }
  }

  /// Appends the sentences that `range` of `tokens`, those of one paragraph, form. O(tokens).
  func append(
    of text: Span<UInt8>, _ tokens: [Token], in range: Range<Int>, to sentences: inout [Sentence]
  ) {
    var state = State(start: range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      // A word that begins with a small letter neither begins nor ends a sentence: most tokens.
      if tokens[index].kind == .word, text[tokens[index].range.start] &- 0x61 < 26 {
        state.wordCount += 1
        index += 1
        continue
      }
      if begins(text, tokens, at: index, limit: range.upperBound, state) {
        sentences.append(Self.sentence(tokens, state.start..<index))
        state = State(start: index)
      }
      if tokens[index].kind.isWordLike { state.wordCount += 1 }
      guard mayEnd(text, tokens[index]) else {
        index += 1
        continue
      }
      let last = runEnd(text, tokens, from: index, limit: range.upperBound)
      let next = closersEnd(text, tokens, after: last, limit: range.upperBound)
      let place = Place(terminator: last, next: next, limit: range.upperBound)
      if next < range.upperBound, ends(text, tokens, at: place, &state) {
        sentences.append(Self.sentence(tokens, state.start..<next))
        state = State(start: next)
      }
      index = next
    }
    if state.start < range.upperBound {
      sentences.append(Self.sentence(tokens, state.start..<range.upperBound))
    }
  }

  /// The sentence of the tokens at `indices`, which are not empty.
  static func sentence(_ tokens: [Token], _ indices: Range<Int>) -> Sentence {
    let range = ByteRange(
      tokens[indices.lowerBound].range.start, tokens[indices.upperBound - 1].range.end)
    return Sentence(range: range, tokens: indices)
  }

  /// Counts the words of the sentence before `end`, but for those that close a place where a sentence may end.
  ///
  /// For tokens among which no sentence ends.
  func countWords(
    _ text: Span<UInt8>, _ tokens: [Token], until end: Int, in state: inout State
  ) {
    var index = state.start
    while index < end {
      if tokens[index].kind.isWordLike { state.wordCount += 1 }
      index = mayEnd(text, tokens[index]) ? place(text, tokens, at: index).next : index + 1
    }
  }

  /// The place where a sentence may end whose terminators cover byte `offset`; `nil` if there is none.
  ///
  /// Counts the words of the sentence up to it, among which no sentence ends.
  func place(
    _ text: Span<UInt8>, _ tokens: [Token], containing offset: Int, in state: inout State
  ) -> Place? {
    var index = state.start
    while index < tokens.count, tokens[index].range.start <= offset {
      if tokens[index].kind.isWordLike { state.wordCount += 1 }
      guard mayEnd(text, tokens[index]) else {
        index += 1
        continue
      }
      let place = place(text, tokens, at: index)
      if tokens[place.next - 1].range.end > offset { return place }
      index = place.next
    }
    return nil
  }

  /// The place of the terminator at `index`, with what is glued to it and what closes it.
  private func place(_ text: Span<UInt8>, _ tokens: [Token], at index: Int) -> Place {
    let last = runEnd(text, tokens, from: index, limit: tokens.count)
    let next = closersEnd(text, tokens, after: last, limit: tokens.count)
    return Place(terminator: last, next: next, limit: tokens.count)
  }

  /// True if the clause that the abbreviation at `terminator` stands in has but words of a date so far.
  ///
  /// O(1) a token of the sentence, whatever the number of places.
  func isDateOnly(
    _ text: Span<UInt8>, _ tokens: [Token], upTo terminator: Int, in state: inout State
  ) -> Bool {
    var index = state.firstUnread
    while index <= terminator {
      read(text, tokens[index], in: &state)
      index = mayEnd(text, tokens[index]) ? place(text, tokens, at: index).next : index + 1
    }
    state.firstUnread = index
    return state.isDateOnly
  }

  private func read(_ text: Span<UInt8>, _ token: Token, in state: inout State) {
    switch token.kind {
    case .number, .punctuation: break
    case .word, .abbreviation:
      if listedClasses(text, token, of: .subordinator).contains(.subordinator) {
        state.isDateOnly = true
      } else if state.isDateOnly {
        let listed = listedClasses(text, token, of: .date)
        state.isDateOnly =
          !listed.isDisjoint(with: [.preposition, .date, .afterNumber]) || isRoman(text, token)
      }
    default: state.isDateOnly = false
    }
  }

  /// True for full stops, other terminators, emoticons, and abbreviations with their full stop.
  private func mayEnd(_ text: Span<UInt8>, _ token: Token) -> Bool {
    switch token.kind {
    case .punctuation:
      let first = firstClass(text, token)
      return first == .stop || first == .terminator || first == .ellipsis
    case .emoji: return true
    case .abbreviation: return text[token.range.end - 1] == UInt8(ascii: ".")
    default: return false
    }
  }

  /// The last of the terminators that are glued to the one at `index`: "?" and "..." in "?...".
  private func runEnd(
    _ text: Span<UInt8>, _ tokens: [Token], from index: Int, limit: Int
  ) -> Int {
    var last = index
    while last + 1 < limit, tokens[last + 1].kind == .punctuation, isGlued(tokens, at: last + 1),
      mayEnd(text, tokens[last + 1])
    {
      last += 1
    }
    return last
  }

  /// The index behind what still belongs to a sentence that ends with the token at `index`.
  private func closersEnd(
    _ text: Span<UInt8>, _ tokens: [Token], after index: Int, limit: Int
  ) -> Int {
    var next = index + 1
    while next < limit {
      if tokens[next].kind == .emoji {
        next += 1
      } else if isCloser(text, tokens, at: next, limit: limit) {
        next += 1
      } else if let end = footnoteEnd(text, tokens, at: next, limit: limit) {
        next = end
      } else {
        break
      }
    }
    return next
  }

  /// True for a bracket or quotation mark that closes: no gap before, and no word glued behind.
  private func isCloser(
    _ text: Span<UInt8>, _ tokens: [Token], at index: Int, limit: Int
  ) -> Bool {
    guard tokens[index].kind == .punctuation, isGlued(tokens, at: index) else { return false }
    switch firstClass(text, tokens[index]) {
    case .closing: return true
    case .quote:
      return index + 1 >= limit || !isGlued(tokens, at: index + 1)
        || !tokens[index + 1].kind.isWordLike
    default: return false
    }
  }

  /// The index behind "[1]", or a superscript number that is glued to the end of a sentence.
  private func footnoteEnd(
    _ text: Span<UInt8>, _ tokens: [Token], at index: Int, limit: Int
  ) -> Int? {
    let value = text.scalar(at: tokens[index].range.start).value
    // Superscript one, two and three stand apart from the others.
    if value == 0xB9 || value == 0xB2 || value == 0xB3 || 0x2070...0x2079 ~= value {
      return isGlued(tokens, at: index) ? index + 1 : nil
    }
    guard value == 0x5B, index + 2 < limit, tokens[index + 1].kind == .number,
      text[tokens[index + 2].range.start] == UInt8(ascii: "]")
    else { return nil }
    return index + 3
  }
}
