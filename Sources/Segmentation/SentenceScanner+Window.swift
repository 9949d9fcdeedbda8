import TextModel

/// Deciding by the tokens of a window around a place.
extension SentenceScanner {
  /// A window is at most so long, in bytes: looking far around at every place would take O(bytes²).
  static let longestWindow = 2000

  /// What the tokens of a window tell.
  private enum Finding {
    case verdict(Verdict)
    /// It depends on words before the window.
    case beginsLate
    /// It depends on tokens behind the window.
    case endsEarly
  }

  /// Decides the place at `offset`, where a terminator or emoticon stands, by its tokens.
  ///
  /// Unusual where a window would have to be very long.
  @inline(never)
  func judged(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    var start = windowStart(text, before: offset, sentence)
    var end = windowEnd(text, behind: offset, sentence.end)
    while end - start < Self.longestWindow {
      switch finding(text, at: offset, start..<end, sentence, &work) {
      case .verdict(let verdict): return .judged(verdict)
      case .beginsLate: start = sentence.start
      case .endsEarly:
        end = min(sentence.end, end + Self.windowStep)
        while end < sentence.end, !isBlank(text[end]) { end += 1 }
      }
    }
    return .unusual
  }

  /// By how many bytes a window that ends too early is made longer.
  private static let windowStep = 300
  /// So many tokens, from the one that follows a place, no token behind them can change.
  private static let settledTokens = 4

  private func finding(
    _ text: Span<UInt8>, at offset: Int, _ window: Range<Int>, _ sentence: Sentence,
    _ work: inout Workspace
  ) -> Finding {
    tokenize(text, from: window.lowerBound, to: window.upperBound, sentence, &work)
    let isCut = window.upperBound < sentence.end
    let tokenCount = work.tokens.count
    var state = state(work.tokens, from: window.lowerBound)
    guard let place = splitter.place(text, work.tokens, containing: offset, in: &state) else {
      let token = work.tokens.first { $0.range.end > offset }
      return .verdict(Verdict(ends: false, end: token?.range.end ?? offset + 1))
    }
    if place.next == tokenCount {
      // All of it closes: that ends the paragraph, or the window is too short.
      return isCut ? .endsEarly : .verdict(Verdict(ends: false, end: sentence.end))
    }
    if isCut {
      let follower = splitter.follower(text, work.tokens, at: place.next, limit: tokenCount)
      if tokenCount - follower.index < Self.settledTokens { return .endsEarly }
    }
    let ends = splitter.ends(text, work.tokens, at: place, &state)
    if window.lowerBound > sentence.start {
      // Words before the window only count, and more than a few all count the same.
      state.wordCount += SentenceSplitter.fewWords
      if splitter.ends(text, work.tokens, at: place, &state) != ends { return .beginsLate }
    }
    return .verdict(Verdict(ends: ends, end: work.tokens[place.next - 1].range.end))
  }

  /// How far before a place a window begins at most, in bytes.
  private static let farthestStart = 200

  /// Where a window before `offset` may begin: at a lower-case word between blanks that no rule knows.
  ///
  /// No rule looks past such a word but to count words. The start of the
  /// sentence if there is none near.
  private func windowStart(_ text: Span<UInt8>, before offset: Int, _ sentence: Sentence) -> Int {
    let limit = max(sentence.start, offset - Self.farthestStart)
    var end = offset
    while end > limit, !isBlank(text[end - 1]) { end -= 1 }
    // `end` is behind a space; the word before it is looked at.
    while end > limit {
      end -= 1
      var start = end
      while start > limit, !isBlank(text[start - 1]) { start -= 1 }
      if start > sentence.start, start > limit, end - start >= 2,
        isLowercase(text, from: start, to: end),
        abbreviations.classes(in: text, from: start, to: end).isEmpty
      {
        return start
      }
      end = start
    }
    return sentence.start
  }

  func isLowercase(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var offset = start
    while offset < end {
      let (value, next) = text.scalar(at: offset)
      guard scanner.classes[value] == .lower else { return false }
      offset = next
    }
    return true
  }

  /// Makes the tokens from `start`, where a window or the sentence begins, to `end`.
  func tokenize(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ sentence: Sentence,
    _ work: inout Workspace
  ) {
    guard start == sentence.start, start > sentence.paragraphStart, !isBlank(text[start - 1])
    else {
      return fill(text, from: start, to: end, &work)
    }
    // "koniec.Potem": cutting tokens apart takes what stands before.
    let before = Sentence(
      start: sentence.paragraphStart, end: start, paragraphStart: sentence.paragraphStart)
    fill(text, from: windowStart(text, before: start, before), to: end, &work)
  }

  /// The state at the beginning of the sentence, or of a window that begins behind it.
  func state(
    _ tokens: [Token], from start: Int
  ) -> SentenceSplitter.State {
    // A few tokens of the sentence before may stand there, too.
    let first = tokens.firstIndex { $0.range.start >= start } ?? tokens.count
    return SentenceSplitter.State(start: first)
  }

  /// Makes the tokens between two places that are boundaries of tokens whatever stands around.
  func fill(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ work: inout Workspace
  ) {
    work.boundaries.removeAll(keepingCapacity: true)
    work.segments.removeAll(keepingCapacity: true)
    work.tokens.removeAll(keepingCapacity: true)
    work.words.append(of: text, in: ByteRange(start, end), to: &work.boundaries)
    scanner.append(of: text, between: work.boundaries, to: &work.segments)
    merger.append(of: text, work.segments, to: &work.tokens)
  }

  /// Stretches between spaces behind the first one with a word that a window takes along: rules look
  /// at the next token, and merge it with the two behind it.
  private static let stretchesBehind = 3
  /// The most stretches of a window: rules look at six marks before a word.
  private static let mostStretches = 10

  /// The end of a window: at a space behind the first word behind `offset` and some more.
  func windowEnd(_ text: Span<UInt8>, behind offset: Int, _ limit: Int) -> Int {
    // The stretch that the place itself stands in does not count.
    var end = offset
    while end < limit, !isBlank(text[end]) { end += 1 }
    var isBehindWord = false
    var stretches = Self.mostStretches
    while end < limit, stretches > 0 {
      while end < limit, isBlank(text[end]) { end += 1 }
      while end < limit, !isBlank(text[end]) {
        if isBehindWord {
          end += 1
        } else if let length = markLength(text[end]) {
          end += length
        } else {
          isBehindWord = true
          stretches = Self.stretchesBehind + 1
        }
      }
      stretches -= 1
    }
    return end
  }

  /// The length of what begins with `byte` if that may stand before the word that follows: white
  /// space, and marks that open.
  private func markLength(_ byte: UInt8) -> Int? {
    switch byte {
    case 0...0x20, UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "."):
      1
    case 0xC2: 2
    case 0xE0...0xEF: 3
    default: nil
    }
  }
}
