import TextModel

/// Finds where sentences end without making tokens, but for the places where a decision needs them.
///
/// `StopCursor` leads from one byte that may end or begin a sentence to the
/// next. The usual cases are decided from the bytes around it
/// (`SentenceScanner+Glance.swift`, `+Before`, `+Abbreviations`); for the
/// others the tokens of a window around the place are made, and
/// `SentenceSplitter` decides. The sentences are those of `SentenceSplitter`
/// for every text.
struct SentenceScanner {
  let abbreviations: Abbreviations
  let scanner: SegmentScanner
  let merger: TokenMerger
  let splitter: SentenceSplitter
  let filter: StopFilter

  /// What one paragraph of a text hands on to the next.
  struct Workspace: ~Copyable {
    var stops = StopCursor()
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
    case judged(Verdict)
  }

  /// Appends the sentences of the paragraph at `range`, which is behind those asked for before. O(bytes).
  ///
  /// False, with nothing appended, if only all of its tokens tell: it has rare white space, emoji made
  /// with a selector, or stretches of thousands of bytes without a plain word.
  func append(
    of text: Span<UInt8>, in range: ByteRange, _ work: inout Workspace,
    to sentences: inout [ByteRange]
  ) -> Bool {
    let count = sentences.count
    guard let visible = visibleRange(of: text, range) else { return true }
    let end = visible.end
    var sentence = Sentence(start: visible.start, end: end, paragraphStart: visible.start)
    // What stands before the paragraph is no gap to the cursor.
    var isFirst = TokenMerger.beginsEmoticons(text[sentence.start])
    var next = isFirst ? sentence.start : behindCapital(text, at: sentence.start)
    while true {
      let offset = isFirst ? next : work.stops.next(in: text, from: next, to: end, filter)
      if offset >= end { break }
      isFirst = false
      // Whatever it is: the end of the paragraph ends the sentence, too.
      if offset + 1 == end, isTerminator(text[offset]) { break }
      if isPlainEnd(text, at: offset, sentence) {
        sentences.append(ByteRange(sentence.start, offset + 1))
        sentence.start = offset + 2
        next = offset + 3
        continue
      }
      next = offset + 1
      switch step(text, at: offset, sentence, &work) {
      case .skip: break
      case .unusual:
        sentences.removeLast(sentences.count - count)
        return false
      case .begins(let start, let end):
        sentences.append(ByteRange(sentence.start, end))
        sentence.start = start
      case .judged(let verdict):
        next = max(verdict.end, next)
        guard verdict.ends else { break }
        sentences.append(ByteRange(sentence.start, verdict.end))
        sentence.start = visibleStart(of: text, from: verdict.end, to: end)
        // Behind a longer gap may be rare white space, which is a stop.
        if sentence.start == verdict.end + 1 {
          next = max(next, behindCapital(text, at: sentence.start))
        }
      }
    }
    sentences.append(ByteRange(sentence.start, end))
    return true
  }

  @inline(__always)
  private func isTerminator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
  }

  /// The first byte at or behind `start`, where a sentence begins, that may be a stop.
  @inline(__always)
  private func behindCapital(_ text: Span<UInt8>, at start: Int) -> Int {
    start < text.count && text[start] &- 0x41 < 26 ? start + 1 : start
  }

  @inline(__always)
  private func step(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    let byte = text[offset]
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return terminator(text, at: offset, sentence, &work)
    case 0x41...0x5A: return starter(text, at: offset, sentence, &work)
    default: return unusualStep(text, at: offset, sentence, &work)
    }
  }

  @inline(never)
  private func unusualStep(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    switch text[offset] {
    case 0...0x7F:
      return mayBeginEmoticon(text, at: offset, sentence)
        ? judged(text, at: offset, sentence, &work) : .skip
    case 0xC3...0xC5:
      // "Żeby", but not "żeby".
      return scanner.classes[text.scalar(at: offset).value] == .upper
        ? starter(text, at: offset, sentence, &work) : .skip
    default:
      return wide(text, at: offset, sentence, &work)
    }
  }

  /// A scalar beyond Latin letters.
  private func wide(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    let (value, _) = text.scalar(at: offset)
    if value == 0x2026 { return terminator(text, at: offset, sentence, &work) }
    let entry = scanner.classes.entry(value)
    switch entry.scalarClass {
    case .emoji, .terminator: return judged(text, at: offset, sentence, &work)
    // What makes an emoji of the character before, and gaps that no byte tells.
    case .mark where entry.content.contains(.emojiSelector): return .unusual
    case .space: return .unusual
    default: return .skip
    }
  }

  /// False where no emoticon begins: it stands behind a gap, and no letter is glued to its last one.
  private func mayBeginEmoticon(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence
  ) -> Bool {
    guard TokenMerger.beginsEmoticons(text[offset]), offset + 1 < sentence.end,
      offset == sentence.start || isGap(text[offset - 1])
    else { return false }
    switch text[offset + 1] {
    case UInt8(ascii: "-"), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "/"),
      UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "^"),
      UInt8(ascii: "_"), UInt8(ascii: "'"):
      return true
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "O"),
      UInt8(ascii: "o"), UInt8(ascii: "3"):
      return offset + 2 == sentence.end || !isWordByte(text[offset + 2])
    default: return false
    }
  }

  /// A capital in the middle of a sentence: a new one if it begins a starter.
  @inline(never)
  private func starter(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    guard offset > sentence.start, offset + 1 < sentence.end, isGap(text[offset - 1]),
      mayStandBeforeStarter(text, offset, sentence.start)
    else { return .skip }
    let wordEnd = letterRunEnd(text, from: offset, to: sentence.end)
    guard
      abbreviations.classes(in: text, from: offset, to: wordEnd, of: .starter).contains(.starter)
    else { return .skip }
    let end = windowEnd(text, behind: offset, sentence.end)
    guard end - sentence.start < Self.longestWindow else { return .unusual }
    tokenize(text, from: sentence.start, to: end, sentence, &work)
    guard let index = work.tokens.firstIndex(where: { $0.range.start == offset }) else {
      return .skip
    }
    var state = state(work.tokens, from: sentence.start)
    splitter.countWords(text, work.tokens, until: index, in: &state)
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

  // MARK: White space

  /// The range from the first to the last scalar that is not white space; `nil` if all is.
  @inline(__always)
  func visibleRange(of text: Span<UInt8>, _ range: ByteRange) -> ByteRange? {
    let start = visibleStart(of: text, from: range.start, to: range.end)
    if start == range.end { return nil }
    var end = range.end
    while end > start, text[end - 1] &- 0x21 >= 0x5E {
      var first = end - 1
      while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
      if scanner.classes[text.scalar(at: first).value] != .space { break }
      end = first
    }
    return ByteRange(start, end)
  }

  @inline(__always)
  private func visibleStart(of text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      // Most often one space, then a letter or a dash.
      if text[offset] == 0x20 {
        offset += 1
        continue
      }
      if text[offset] &- 0x21 < 0x5E { return offset }
      let (value, next) = text.scalar(at: offset)
      if scanner.classes[value] != .space { return offset }
      offset = next
    }
    return end
  }
}
