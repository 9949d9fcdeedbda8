import TextModel

/// Finds where sentences end without making tokens, but for the places where a decision needs them.
///
/// Looks at the bytes that may end a sentence, 64 bytes at a time. The usual
/// cases are decided from the bytes around them (`SentenceScanner+Glance.swift`);
/// for the others the tokens of a window around the place are made, and
/// `SentenceSplitter` decides. The sentences are those of `SentenceSplitter`
/// for every text.
struct SentenceScanner {
  let abbreviations: Abbreviations
  let scanner: SegmentScanner
  let merger: TokenMerger
  let splitter: SentenceSplitter

  /// Memory that one paragraph hands on to the next.
  struct Workspace: ~Copyable {
    var words = WordBoundaries()
    var boundaries: [UInt32] = []
    var segments: [Segment] = []
    var tokens: [Token] = []
  }

  /// Whether a sentence ends at a place, and the first byte that is not looked at yet.
  struct Verdict {
    var ends: Bool
    /// The end of the terminator and what closes it.
    var end: Int
  }

  /// Appends the sentences of the paragraph at `range`. O(bytes).
  ///
  /// False, with nothing appended, if only all of its tokens tell: it has rare white space, emoji made
  /// with a selector, or stretches of thousands of bytes without a plain word.
  func append(
    of text: Span<UInt8>, in range: ByteRange, _ work: inout Workspace,
    to sentences: inout [ByteRange]
  ) -> Bool {
    let count = sentences.count
    guard let visible = visibleRange(of: text, range) else { return true }
    var start = visible.start
    var base = visible.start
    while base < visible.end {
      var stops = ByteStops.mask(of: text, from: base, to: visible.end)
      var next = base + ByteStops.blockSize
      while stops != 0 {
        let offset = base + stops.trailingZeroBitCount
        stops &= stops &- 1
        if isPlainCapital(text, at: offset, start, visible.end) { continue }
        let sentence = Sentence(start: start, end: visible.end, paragraphStart: visible.start)
        let step = step(text, at: offset, sentence, &work)
        switch step {
        case .skip: continue
        case .unusual:
          sentences.removeLast(sentences.count - count)
          return false
        case .begins(let next, let end):
          sentences.append(ByteRange(start, end))
          start = next
        case .judged(let verdict):
          guard let verdict else {
            sentences.removeLast(sentences.count - count)
            return false
          }
          if verdict.ends {
            sentences.append(ByteRange(start, verdict.end))
            start = visibleStart(of: text, from: verdict.end, to: visible.end)
          }
          let seen = max(verdict.end, offset + 1) - base
          if seen >= ByteStops.blockSize {
            next = base + seen
            stops = 0
          } else {
            stops &= ~0 << UInt64(seen)
          }
        }
      }
      base = next
    }
    sentences.append(ByteRange(start, visible.end))
    return true
  }

  /// True for most capitals: those that begin the sentence or no starter.
  @inline(__always)
  private func isPlainCapital(_ text: Span<UInt8>, at offset: Int, _ start: Int, _ end: Int) -> Bool
  {
    let byte = text[unchecked: offset]
    guard byte &- 0x41 < 26 else { return false }
    return offset == start || offset + 1 == end || !isGap(text[unchecked: offset - 1])
      || !abbreviations.mayBeStarter(byte, text[unchecked: offset + 1])
  }

  /// The sentence under way, in bytes; its end is that of the paragraph.
  struct Sentence {
    var start: Int
    var end: Int
    var paragraphStart: Int
  }

  /// What a byte comes to.
  enum Step {
    /// Nothing ends here.
    case skip
    /// Only all tokens tell.
    case unusual
    /// A sentence begins at `start` although nothing ended the one before, which is over at `end`.
    case begins(start: Int, end: Int)
    /// A terminator with its closers; `nil` if it would take too long to tell.
    case judged(Verdict?)
  }

  private func step(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    switch text[offset] {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return .judged(terminator(text, at: offset, sentence, &work))
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: "^"):
      return mayBeginEmoticon(text, at: offset, sentence)
        ? .judged(judged(text, at: offset, sentence, &work)) : .skip
    case 0x41...0x5A:
      return starter(text, at: offset, sentence, &work)
    case 0xBB:
      // The second byte of "Ż"; what else ends so is no capital that begins a starter.
      guard offset > sentence.start, text[offset - 1] == 0xC5 else { return .skip }
      return starter(text, at: offset - 1, sentence, &work)
    default:
      return wide(text, at: offset, sentence, &work)
    }
  }

  /// A scalar beyond Latin letters.
  private func wide(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    let (value, _) = text.scalar(at: offset)
    if value == 0x2026 { return .judged(terminator(text, at: offset, sentence, &work)) }
    let entry = scanner.classes.entry(value)
    switch entry.scalarClass {
    case .emoji, .terminator: return .judged(judged(text, at: offset, sentence, &work))
    // What makes an emoji of the character before, and gaps that no byte tells.
    case .mark where entry.content.contains(.emojiSelector): return .unusual
    case .space: return value == 0xA0 ? .skip : .unusual
    default: return .skip
    }
  }

  /// True for ":" and the like behind a gap and before something: ":-)".
  private func mayBeginEmoticon(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence
  ) -> Bool {
    guard offset + 1 < sentence.end, text[offset + 1] > 0x20 else { return false }
    return offset == sentence.start || isGap(text[offset - 1])
  }

  /// True for spaces and line ends: no rule joins what they part but groups of digits.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

  /// True for bytes that may end white space: the blanks, and the last byte of the no-break space.
  private func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xA0 || byte == 0x85 }

  /// A capital in the middle of a sentence: a new one if it begins a starter.
  private func starter(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    guard offset > sentence.start, isGap(text[offset - 1]) else { return .skip }
    let wordEnd = letterRunEnd(text, from: offset, to: sentence.end)
    guard
      abbreviations.classes(in: text, from: offset, to: wordEnd, of: .starter).contains(.starter),
      mayStandBeforeStarter(text, offset, sentence.start)
    else { return .skip }
    let end = windowEnd(text, behind: offset, sentence.end)
    guard end - sentence.start < Self.longestWindow else { return .unusual }
    tokenize(text, from: sentence.start, to: end, sentence, &work)
    guard let index = work.tokens.firstIndex(where: { $0.range.start == offset }) else {
      return .skip
    }
    var state = state(work.tokens, from: sentence.start)
    splitter.noteAll(text, work.tokens, until: index, in: &state)
    guard splitter.begins(text, work.tokens, at: index, limit: work.tokens.count, state) else {
      return .skip
    }
    return .begins(start: offset, end: work.tokens[index - 1].range.end)
  }

  /// False behind dashes, colons, terminators and opening marks.
  private func mayStandBeforeStarter(_ text: Span<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    var before = offset - 1
    while before > start, isGap(text[before]) { before -= 1 }
    switch text[before] {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
      UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "-"):
      return false
    case 0x80...0xBF:
      return before < start + 2 || text[before - 2] != 0xE2 || text[before - 1] != 0x80
        || !(0x93...0xA6 ~= text[before])
    default: return true
    }
  }

  // MARK: Windows of tokens

  /// A window is at most so long, in bytes: looking far around at every place would take O(bytes²).
  private static let longestWindow = 2000

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
  /// `nil` where a window would have to be very long.
  func judged(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Verdict? {
    var start = windowStart(text, before: offset, sentence)
    var end = windowEnd(text, behind: offset, sentence.end)
    while end - start < Self.longestWindow {
      switch finding(text, at: offset, start..<end, sentence, &work) {
      case .verdict(let verdict): return verdict
      case .beginsLate: start = sentence.start
      case .endsEarly:
        end = min(sentence.end, end + Self.windowStep)
        while end < sentence.end, !isBlank(text[end]) { end += 1 }
      }
    }
    return nil
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
    let ends = splitter.ends(text, work.tokens, at: place, state)
    if window.lowerBound > sentence.start {
      // Words before the window only count, and more than a few all count the same.
      state.wordCount += SentenceSplitter.fewWords
      if splitter.ends(text, work.tokens, at: place, state) != ends { return .beginsLate }
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

  private func isLowercase(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var offset = start
    while offset < end {
      let (value, next) = text.scalar(at: offset)
      guard scanner.classes[value] == .lower else { return false }
      offset = next
    }
    return true
  }

  /// Makes the tokens from `start`, where a window or the sentence begins, to `end`.
  private func tokenize(
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
  private func state(
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
  private func windowEnd(_ text: Span<UInt8>, behind offset: Int, _ limit: Int) -> Int {
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

  // MARK: White space

  /// The range from the first to the last scalar that is not white space; `nil` if all is.
  func visibleRange(of text: Span<UInt8>, _ range: ByteRange) -> ByteRange? {
    let start = visibleStart(of: text, from: range.start, to: range.end)
    if start == range.end { return nil }
    var end = range.end
    while end > start {
      var first = end - 1
      while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
      if scanner.classes[text.scalar(at: first).value] != .space { break }
      end = first
    }
    return ByteRange(start, end)
  }

  private func visibleStart(of text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let (value, next) = text.scalar(at: offset)
      if scanner.classes[value] != .space { return offset }
      offset = next
    }
    return end
  }
}

/// The bytes at which a sentence scanner stops.
enum ByteStops {
  static let blockSize = 64

  /// 1 for what may end or begin a sentence, and for what is not plain.
  private static let table: [UInt64] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "^"), 0x41...0x5A:
      1
    case 0xBB, 0xC2, 0xC6...0xFF: 1
    default: 0
    }
  }

  /// A bit for each of the 64 bytes from `start` that is a stop, up to `end`.
  @inline(__always)
  static func mask(of text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    let table = table.span
    guard start + blockSize <= text.count else {
      var mask: UInt64 = 0
      for offset in start..<min(end, start + blockSize) {
        mask |= table[unchecked: Int(text[offset])] << UInt64(offset - start)
      }
      return mask
    }
    var mask: UInt64 = 0
    var group = 0
    while group < blockSize {
      mask |=
        text.sumOfSixteen(at: start &+ group, table) &<< UInt64(truncatingIfNeeded: group)
      group &+= 16
    }
    return end - start < blockSize ? mask & ((1 << UInt64(end - start)) - 1) : mask
  }
}
