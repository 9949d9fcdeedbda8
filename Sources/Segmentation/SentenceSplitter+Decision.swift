import TextModel

/// Whether a sentence ends at a place.
extension SentenceSplitter {
  /// A place where a sentence may end.
  struct Place {
    /// The index of the token that may end it.
    var terminator: Int
    /// The index of the first token behind it and what closes it.
    var next: Int
    /// The index behind the last token of the paragraph.
    var limit: Int
    /// True if a quotation mark or the like stands between.
    var hasClosers: Bool { next > terminator + 1 }
  }

  /// A full stop ends a sentence of fewer words only before a capital.
  static let fewWords = 3
  /// Numbers of items and ordinals have at most so many digits; years have more.
  static let longestOrdinal = 3

  /// True if a sentence ends between the tokens before and at `place.next`.
  func ends(
    _ text: Span<UInt8>, _ tokens: [Token], at place: Place, _ state: inout State
  ) -> Bool {
    let follower = follower(text, tokens, at: place.next, limit: place.limit)
    if follower.form == .continuation { return false }
    let token = tokens[place.terminator]
    // In posts a capital behind an emoticon begins a sentence, unless that opens one.
    if token.kind == .emoji { return follower.form == .upper && state.wordCount > 0 }
    if token.kind == .abbreviation {
      return isInitial(text, token)
        ? initialEnds(text, tokens, at: place, follower, state)
        : abbreviationEnds(text, tokens, at: place, follower, &state)
    }
    switch firstClass(text, token) {
    case .terminator: return markEnds(place, follower, state)
    case .stop where token.range.byteCount < 3:
      return stopEnds(text, tokens, at: place, follower, state)
    default: return ellipsisEnds(tokens, at: place, follower)
    }
  }

  /// Behind "?" and "!": dialogue goes on behind a dash, a quotation in lower case.
  private func markEnds(_ place: Place, _ follower: Follower, _ state: State) -> Bool {
    switch follower.form {
    case .upper, .other: true
    case .number: !follower.isGlued
    case .lower:
      follower.lead == .none && !place.hasClosers && !follower.isGlued
        && state.wordCount >= Self.fewWords
    case .continuation: false
    }
  }

  private func ellipsisEnds(_ tokens: [Token], at place: Place, _ follower: Follower) -> Bool {
    // "... a potem": an ellipsis glued to what follows, but not to what goes before, opens.
    let opens =
      follower.isGlued && follower.lead == .none
      && (place.terminator == 0 || !isGlued(tokens, at: place.terminator))
    return follower.form == .upper && !opens
  }

  private func stopEnds(
    _ text: Span<UInt8>, _ tokens: [Token], at place: Place, _ follower: Follower, _ state: State
  ) -> Bool {
    // A stop that opens the sentence has no word to end.
    if place.terminator == state.start { return false }
    let word = tokens[place.terminator - 1]
    if isNumber(text, word, upTo: Self.longestOrdinal) {
      if isOrdinal(text, tokens, at: place, follower, state) { return false }
    } else if isSectionNumber(text, word),
      opensItem(text, tokens, place.terminator - 1, state)
    {
      return false
    }
    switch follower.form {
    case .upper: return true
    case .number, .other: return !follower.isGlued
    case .lower:
      let isDouble = tokens[place.terminator].range.byteCount == 2
      return !follower.isGlued && (isDouble || isSurelyWord(text, word))
    case .continuation: return false
    }
  }

  /// True if the number before the stop counts an item or is an ordinal of what follows.
  private func isOrdinal(
    _ text: Span<UInt8>, _ tokens: [Token], at place: Place, _ follower: Follower, _ state: State
  ) -> Bool {
    if follower.form == .lower { return true }
    let number = place.terminator - 1
    if opensItem(text, tokens, number, state) { return follower.lead != .dash }
    if follower.form == .number {
      return tokens[number].range.byteCount <= 2 && tokens[follower.index].range.byteCount <= 4
    }
    // "w 1. Dywizji": behind a preposition, before what is no usual beginning of a sentence.
    return follower.form == .upper && !follower.isOpener
      && listedClasses(text, tokens[number - 1]).contains(.preposition)
  }

  /// True if token `index` is the first of the sentence but for dashes, or stands behind a colon.
  private func opensItem(
    _ text: Span<UInt8>, _ tokens: [Token], _ index: Int, _ state: State
  ) -> Bool {
    var before = index
    while before > state.start {
      let token = tokens[before - 1]
      guard token.kind == .punctuation else { return false }
      if text[token.range.start] == UInt8(ascii: ":") { return !isGlued(tokens, at: before) }
      before -= 1
    }
    return true
  }

  /// Behind "J.": a name goes on, unless a word follows that begins sentences.
  private func initialEnds(
    _ text: Span<UInt8>, _ tokens: [Token], at place: Place, _ follower: Follower, _ state: State
  ) -> Bool {
    if opensItem(text, tokens, place.terminator, state), follower.lead != .dash { return false }
    switch follower.form {
    case .upper: return follower.isOpener || follower.lead != .none || place.hasClosers
    case .number, .other: return !follower.isGlued
    case .lower, .continuation: return false
    }
  }

  private func abbreviationEnds(
    _ text: Span<UInt8>, _ tokens: [Token], at place: Place, _ follower: Follower,
    _ state: inout State
  ) -> Bool {
    let listed = listedClasses(text, tokens[place.terminator])
    let follows = place.terminator > state.start && hasNumberBefore(text, tokens, place.terminator)
    let mayClose = listed.contains(.closing) || (listed.contains(.afterNumber) && follows)
    switch follower.form {
    case .lower, .continuation: return false
    case .number:
      return listed.contains(.closing)
        && !isDateOnly(text, tokens, upTo: place.terminator, in: &state)
    case .other: return mayClose
    case .upper: break
    }
    // A dash behind an abbreviation rather goes on: "w 2008 r. – Komisja".
    if follower.lead == .dash, !follower.isOpener { return false }
    if mayClose {
      return (follower.isOpener || !listed.contains(.joins))
        && !isDateOnly(text, tokens, upTo: place.terminator, in: &state)
    }
    if place.hasClosers { return true }
    if listed.contains(.beforeNumber) { return follower.isOpener }
    return listed.contains(.title) && follower.isOpener && follower.lead != .quote
      && !follower.listed.contains(.preposition)
  }

  /// True if a number or a word made with one, such as "30°", stands before token `index`.
  private func hasNumberBefore(_ text: Span<UInt8>, _ tokens: [Token], _ index: Int) -> Bool {
    let before = tokens[index - 1]
    if before.kind == .number || isRoman(text, before) { return true }
    return listedClasses(text, before).contains(.afterNumber)
  }
}
