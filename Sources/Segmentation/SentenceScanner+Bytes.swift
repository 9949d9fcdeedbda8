import TextModel

/// Runs of letters and single marks, told from their bytes.
extension SentenceScanner {
  /// True for spaces and line ends: no rule joins what they part but groups of digits.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

  /// True for bytes that may end white space: the blanks, and the last byte of the no-break space.
  @inline(__always)
  func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xA0 || byte == 0x85 }

  @inline(__always)
  func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  /// True for letters, digits and "_" of ASCII.
  @inline(__always)
  func isWordByte(_ byte: UInt8) -> Bool { isLetterByte(byte) || isDigit(byte) || byte == 0x5F }

  /// True at the beginning of the paragraph and behind a blank.
  @inline(__always)
  func isFree(_ text: Span<UInt8>, _ offset: Int, _ sentence: Sentence) -> Bool {
    offset == sentence.paragraphStart || isBlank(text[offset - 1])
  }

  /// The end of the Latin letters from `start`, which is before one.
  func letterRunEnd(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    if start + 16 <= text.count {
      let (others, foreign) = Self.letters(text.sixteen(at: start))
      let count = others.trailingZeroBitCount
      if count < 16, foreign & (1 &<< UInt64(count) &- 1) == 0 { return min(start + count, end) }
    }
    var offset = start
    while offset < end {
      let byte = text[offset]
      if isLetterByte(byte) {
        offset += 1
      } else if 0xC3...0xC5 ~= byte, !ByteClass.endsSign(text[offset + 1]) {
        offset += 2
      } else {
        break
      }
    }
    return offset
  }

  /// Bits for the bytes that are neither letters of ASCII nor of a longer scalar, and for those that
  /// may be of one that is no Latin letter.
  @inline(__always)
  private static func letters(_ bytes: SIMD16<UInt8>) -> (others: UInt64, foreign: UInt64) {
    let small = (bytes | 0x20) &- 0x61
    let letters = small.atMost(25) | bytes
    let foreign = bytes.atLeast(0xC6) | bytes.equal(0xC2) | bytes.equal(0x97) | bytes.equal(0xB7)
    return (~letters.bits & 0xFFFF | 1 << 16, foreign.bits)
  }

  /// The end of the letters from `start` and of those joined to them by single hyphens or apostrophes.
  func compoundEnd(_ text: Span<UInt8>, from start: Int, to limit: Int) -> Int {
    var end = letterRunEnd(text, from: start, to: limit)
    while end > start, end < limit {
      let first: Int
      switch text[end] {
      case UInt8(ascii: "-"), UInt8(ascii: "'"): first = end + 1
      case 0xE2 where text[end + 1] == 0x80 && text[end + 2] == 0x99: first = end + 3
      default: return end
      }
      let next = letterRunEnd(text, from: first, to: limit)
      if next == first { break }
      end = next
    }
    return end
  }

  /// The end of what closes and parts from `start`: quotation marks, commas, terminators.
  func trailingMarksEnd(_ text: Span<UInt8>, from start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      switch text[end] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: "?"), UInt8(ascii: "!"):
        end += 1
      case 0xE2 where text[end + 1] == 0x80 && text[end + 2] == 0xA6: end += 3
      default:
        let next = closersEnd(text, from: end, limit)
        if next == end { return end }
        end = next
      }
    }
    return end
  }

  /// The longest run of letters that is looked through, in bytes.
  private static let longestRun = 64

  /// The start of the Latin letters before `end`; `end` itself if there are none or too many.
  func letterRunStart(_ text: Span<UInt8>, before end: Int, _ start: Int) -> Int {
    if end >= 16 {
      let (others, foreign) = Self.letters(text.sixteen(at: end - 16))
      let count = (others &<< 48).leadingZeroBitCount
      if count < 16, end - count >= start, foreign &>> UInt64(16 - count) == 0 {
        return end - count
      }
    }
    let limit = max(start, end - Self.longestRun)
    var offset = end
    while offset > limit {
      let byte = text[offset - 1]
      if isLetterByte(byte) {
        offset -= 1
      } else if byte & 0xC0 == 0x80, offset - 2 >= start, 0xC3...0xC5 ~= text[offset - 2],
        !ByteClass.endsSign(byte)
      {
        offset -= 2
      } else {
        break
      }
    }
    return offset <= limit && limit > start ? end : offset
  }

  /// True for Roman numbers, as `SentenceSplitter` has them.
  func isRoman(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if range.count > 8 { return false }
    for offset in range {
      switch text[offset] {
      case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"),
        UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "M"):
        continue
      default: return false
      }
    }
    return true
  }

  /// The end of the marks from `start` that close: ) ] " ” “ ’ » «
  func closersEnd(_ text: Span<UInt8>, from start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      switch text[end] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""): end += 1
      case 0xC2 where text[end + 1] | 0x10 == 0xBB: end += 2
      case 0xE2 where text[end + 1] == 0x80 && isClosingQuote(text[end + 2]): end += 3
      default: return end
      }
    }
    return end
  }

  /// True if the byte at `offset` is the third of a quotation mark, dash or "…", which begins behind `start`.
  @inline(__always)
  func isBehindE280(_ text: Span<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    offset - 2 >= start && text[offset - 2] == 0xE2 && text[offset - 1] == 0x80
  }

  /// True for - – — among the marks that `leadLength` knows.
  @inline(__always)
  func isDash(_ text: Span<UInt8>, at offset: Int) -> Bool {
    text[offset] == UInt8(ascii: "-")
      || text[offset] == 0xE2 && (text[offset + 2] == 0x93 || text[offset + 2] == 0x94)
  }

  /// True for the third bytes of ’ “ ”, which close in one country or another.
  @inline(__always)
  func isClosingQuote(_ third: UInt8) -> Bool { third == 0x99 || third == 0x9C || third == 0x9D }

  /// The length of a mark that opens: – — - „ “ ” ‘ ’ « " (
  func leadLength(_ text: Span<UInt8>, at offset: Int) -> Int? {
    switch text[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "("): return 1
    case 0xC2: return text[offset + 1] == 0xAB ? 2 : nil
    case 0xE2:
      guard text[offset + 1] == 0x80 else { return nil }
      let third = text[offset + 2]
      return third == 0x93 || third == 0x94 || 0x98...0x99 ~= third || 0x9C...0x9E ~= third
        ? 3 : nil
    default: return nil
    }
  }

  // MARK: What stands before

  /// The token before a word or number.
  enum Predecessor {
    /// Neither listed nor a number, nor punctuation but between others.
    case symbol
    /// It ends with these letters; whole if there is nothing more of it.
    case word(Range<Int>, isWhole: Bool)
    case unclear
  }

  /// What stands in the sentence before `offset`, where a word or number begins.
  func predecessor(_ text: Span<UInt8>, of offset: Int, _ sentence: Sentence) -> Predecessor {
    let start = sentence.start
    var end = offset
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    if isBehindSymbol(text, end, start) || isBehindForeignLetter(text, end, start) {
      return .symbol
    }
    // "π / 2"
    if end - 2 > start, text[end - 1] == UInt8(ascii: "/"), text[end - 2] == 0x20 {
      let before = Sentence(start: start, end: sentence.end, paragraphStart: start)
      if case .unclear = predecessor(text, of: end - 1, before) { return .unclear }
      return .symbol
    }
    let first = letterRunStart(text, before: end, start)
    guard first < end else { return .unclear }
    return .word(first..<end, isWhole: first == start || isBlank(text[first - 1]))
  }

  /// True if a symbol ends at `end`: what no word is joined to, and no punctuation.
  func isBehindSymbol(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool {
    guard end > start else { return false }
    switch text[end - 1] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "|"),
      UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "&"),
      UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"):
      return true
    case 0x80...0xBF:
      let isShort = end - 2 >= start && text[end - 2] == 0xC2
      guard isShort || end - 3 >= start && text[end - 3] == 0xE2 && text[end - 2] >= 0x86
      else { return false }
      let second = text[end - (isShort ? 1 : 2)]
      let isPlain =
        isShort
        ? ByteClass.isPlain(behindC2: second)
        : ByteClass.isPlain(behindE2: second, text[end - 1])
      return isPlain && scanner.classes[text.scalar(at: end - (isShort ? 2 : 3)).value] == .symbol
    default: return false
    }
  }

  /// True if a small Greek or Cyrillic letter ends at `end`; no listed form holds one.
  func isBehindForeignLetter(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool {
    guard end - 2 >= start, text[end - 1] & 0xC0 == 0x80, 0xCE...0xD1 ~= text[end - 2]
    else { return false }
    return scanner.classes[text.scalar(at: end - 2).value] == .lower
  }

  /// True if a letter up to U+017F ends at `end`.
  func isBehindLatinLetter(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool {
    letterRunStart(text, before: end, max(start, end - 2)) < end
  }
}
