import TextModel

/// Makes the tokens of one paragraph from its word boundaries.
///
/// Most tokens show in their own bytes and the scalar behind them: words,
/// numbers and marks that no rule of `TokenMerger` joins with a neighbour. They
/// are made at once. The others go the long way, by segments, up to the next
/// word behind a space.
struct TokenScanner {
  let scanner: SegmentScanner
  let merger: TokenMerger

  /// What the bytes of a stretch between two boundaries tell.
  private enum Glance {
    /// White space.
    case gap
    case token(TokenKind)
    /// A rule may join it with its neighbours, or cut it.
    case unclear
  }

  /// Appends the tokens between `boundaries`, those of one paragraph. O(bytes).
  ///
  /// `segments` is room to work in.
  func append(
    of text: Span<UInt8>, between boundaries: [UInt32], _ segments: inout [Segment],
    to tokens: inout [Token]
  ) {
    let boundaries = boundaries.span
    let filters = Filters(merger.abbreviations)
    var index = 0
    while index + 1 < boundaries.count {
      // Rules of marks ask whether a gap stands before them.
      let isGlued = index > 0 && tokens.last?.range.end == Int(boundaries[index])
      // Every second stretch is a gap, mostly.
      tokens.append(addingCapacity: (boundaries.count - index) / 2 + Self.leastRoom) { output in
        index = appendPlain(
          of: text, between: boundaries, from: index, isGlued: isGlued, filters, to: &output)
      }
      if index + 1 < boundaries.count {
        index = appendMerged(of: text, between: boundaries, from: index, &segments, to: &tokens)
      }
    }
  }

  /// In tokens.
  private static let leastRoom = 8

  // MARK: - Plain tokens

  /// The filters of abbreviations that are asked at every word.
  private struct Filters {
    let bare: FormFilter
    let stopped: FormFilter

    init(_ abbreviations: Abbreviations) {
      bare = abbreviations.filter(of: .bare)
      stopped = abbreviations.filter(of: .stopped)
    }
  }

  /// Appends plain tokens, and returns the index of the first stretch that is unclear, or for which
  /// there is no room.
  @inline(__always)
  private func appendPlain(
    of text: Span<UInt8>, between boundaries: Span<UInt32>, from first: Int, isGlued: Bool,
    _ filters: Filters, to tokens: inout OutputSpan<Token>
  ) -> Int {
    let entries = scanner.classes.table.span
    let bare = filters.bare.lengths.span
    let stopped = filters.stopped.lengths.span
    let limit = Int(boundaries[boundaries.count - 1])
    var isGlued = isGlued
    var index = first
    while index + 1 < boundaries.count, !tokens.isFull {
      let start = Int(boundaries[unchecked: index])
      let end = Int(boundaries[unchecked: index &+ 1])
      if end &- start == 1, text[start] == 0x20 {
        isGlued = false
        index &+= 1
        continue
      }
      let glance: Glance
      if let kind = Self.plainKind(of: text, from: start, to: end) {
        let isPlain = standsAlone(text, from: start, to: end, kind, limit, bare, stopped)
        glance = isPlain ? .token(kind) : .unclear
      } else {
        glance = Self.mark(text, from: start, to: end, limit, isGlued: isGlued, entries)
      }
      switch glance {
      case .gap: isGlued = false
      case .token(let kind):
        tokens.append(Token(range: ByteRange(start, end), kind: kind))
        isGlued = true
      case .unclear: return index
      }
      index &+= 1
    }
    return index
  }

  /// A word if all of a stretch is letters of ASCII and U+00C0 to U+017F, a number if it is digits.
  @inline(__always)
  private static func plainKind(
    of text: Span<UInt8>, from start: Int, to end: Int
  ) -> TokenKind? {
    var offset = start
    // Longer words are rare.
    while offset < end {
      guard offset + 16 <= text.count else { return nil }
      let lanes = text.sixteen(at: offset)
      // Behind C3 to C5, and only there, what continues a scalar is part of a letter.
      let letters =
        (lanes | 0x20).isAmong(0x61...0x7A) | lanes.isAmong(0x80...0xC5) & ~lanes.equal(0xC2)
      if (~letters.bits).trailingZeroBitCount < min(16, end &- offset) {
        return isNumber(text, from: start, to: end) ? .number : nil
      }
      offset &+= 16
    }
    // "×" and "÷" are words of no stretch but their own.
    if text[start] == 0xC3, ByteClass.endsSign(text[start + 1]) { return nil }
    return .word
  }

  @inline(__always)
  private static func isNumber(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    for offset in start..<end where text[offset] &- 0x30 > 9 { return false }
    return true
  }

  /// True if letters or digits, all of a stretch, are a token without their neighbours.
  @inline(__always)
  private func standsAlone(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ kind: TokenKind, _ limit: Int,
    _ bare: Span<UInt32>, _ stopped: Span<UInt32>
  ) -> Bool {
    if end < limit {
      switch text[end] {
      case 0x20:
        // "1 000"
        if kind == .number, end + 1 < limit, text[end + 1] &- 0x30 <= 9 { return false }
      // Signs of ASCII and line ends, but for those that follow, "+" and "-".
      case 0x21...0x2A, 0x2C, 0x3B...0x3F, 0x5B...0x5E, 0x60, 0x7B...0x7E, 0x09, 0x0A, 0x0D: break
      case UInt8(ascii: "/"):
        if kind == .number { return false }
      case UInt8(ascii: ":"):
        // "20:15", "https://"
        if kind == .number || end + 1 < limit && text[end + 1] == UInt8(ascii: "/") { return false }
      case UInt8(ascii: "."):
        // Letters may be initials, and a scalar behind the stop may be part of it.
        let isOneLetter = end - start == 1 || end - start == 2 && text[start] >= 0x80
        guard kind == .number || !isOneLetter,
          end + 1 == limit || Self.isPlainBehindStop(text[end + 1])
        else { return false }
        if FormFilter.mayContain(text, from: start, to: end + 1, stopped),
          isAbbreviation(text, from: start, to: end + 1)
        {
          return false
        }
      case 0xE2:
        // Dashes, quotation marks and "…"; neither spaces nor hyphens.
        guard text[end + 1] == 0x80, 0x93...0x9F ~= text[end + 2] || text[end + 2] == 0xA6 else {
          return false
        }
      default: return false
      }
    }
    return !FormFilter.mayContain(text, from: start, to: end, bare)
      || !isAbbreviation(text, from: start, to: end)
  }

  /// True for what is listed, whether or not its neighbours let it be an abbreviation.
  private func isAbbreviation(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    !merger.abbreviations.classes(in: text, from: start, to: end).isDisjoint(with: .abbreviation)
  }

  /// True for ASCII but full stops.
  @inline(__always)
  private static func isPlainBehindStop(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: ".")
  }

  /// What a stretch of neither letters nor digits tells.
  @inline(__always)
  private static func mark(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ limit: Int, isGlued: Bool,
    _ entries: Span<ScalarClasses.Entry>
  ) -> Glance {
    let (value, next) = text.scalar(at: start)
    if next < end { return value == 0x20 && isBlank(text, from: next, to: end) ? .gap : .unclear }
    let scalarClass = ScalarClasses.entry(value, in: entries).scalarClass
    switch scalarClass {
    case .space: return .gap
    case .hyphen, .dash, .ellipsis, .separator, .opening, .closing, .quote, .punctuation:
      return isGlued || isNoEmoticon(text, from: start, to: end, limit)
        ? .token(.punctuation) : .unclear
    case .stop, .terminator:
      // "..." and "?!" are one mark.
      if end < limit,
        ScalarClasses.entry(text.scalar(at: end).value, in: entries).scalarClass == scalarClass
      {
        return .unclear
      }
      return .token(.punctuation)
    case .symbol:
      if value == 0x23 || value == 0x40 {  // "#tag", "@name"
        return end == limit || text[end] <= 0x23 ? .token(.symbol) : .unclear
      }
      return isGlued || isNoEmoticon(text, from: start, to: end, limit)
        ? .token(.symbol) : .unclear
    case .other, .upper, .lower, .letter, .digit, .mark, .emoji: return .unclear
    }
  }

  /// True unless a mark and what is glued to it may be an emoticon.
  @inline(__always)
  private static func isNoEmoticon(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ limit: Int
  ) -> Bool {
    !TokenMerger.beginsEmoticons(text[start]) || end == limit || text[end] == 0x20
  }

  private static func isBlank(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    for offset in start..<end where text[offset] != 0x20 { return false }
    return true
  }

  // MARK: - Tokens of segments

  /// Appends the tokens from a stretch on that is unclear, and returns the index of the first stretch
  /// behind them: a word behind a space, past which no rule looks, or the end.
  ///
  /// Inlined it would take room on the stack of the usual way.
  @inline(never)
  private func appendMerged(
    of text: Span<UInt8>, between boundaries: Span<UInt32>, from index: Int,
    _ segments: inout [Segment], to tokens: inout [Token]
  ) -> Int {
    segments.removeAll(keepingCapacity: true)
    // Rules look at one segment before.
    var before = index
    while before > 0, segments.isEmpty {
      before -= 1
      scanner.append(of: text, between: boundaries, at: before, to: &segments)
    }
    let first = segments.count
    var next = index
    repeat {
      scanner.append(of: text, between: boundaries, at: next, to: &segments)
      next += 1
    } while next + 1 < boundaries.count && !Self.isRestart(text, Int(boundaries[next]))
    let restart = next
    let end = segments.count
    // They look at the word there, too, and whether a full stop is glued to it.
    while next + 1 < boundaries.count, next < restart + 2 {
      scanner.append(of: text, between: boundaries, at: next, to: &segments)
      next += 1
    }
    merger.append(of: text, segments, at: first..<end, to: &tokens)
    return restart
  }

  /// True behind a space, before a letter or mark: only digits are joined with what stands before a space.
  private static func isRestart(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard text[start - 1] == 0x20 else { return false }
    switch text[start] {
    case 0x21...0x2F, 0x3A...0x7E, 0xC3...0xC5: return true
    default: return false
    }
  }
}
