/// Finds the word boundaries of plain text 64 bytes at a time, and knows where text is not plain.
///
/// Plain are the scalars that Polish articles are made of (`ByteClass`). For
/// each 64 bytes one bit mask a class is made, and the rules of Unicode's
/// annex 29 become a few operations on masks: WB3 (CR × LF), WB3d (spaces), WB4
/// (what is unseen or combined is part of the scalar before it), WB5, WB8–WB10
/// and WB13a/b (letters, digits and "_" stay together), WB6, WB7, WB11 and WB12
/// (a mark between two letters or two digits). Everything else is unusual, and
/// for ICU to judge.
struct WordScanner {
  /// What a block must know of the bytes before it: masks of bit 0, or of bits 0 and 1.
  private struct Carry {
    var word: UInt64 = 0
    var space: UInt64 = 0
    var joined: UInt64 = 0
    var carriageReturn: UInt64 = 0
    /// The bytes of a scalar that began before.
    var trail: UInt64 = 0
    /// The same if it is of class word.
    var wordTrail: UInt64 = 0
    /// The last byte.
    var byte: UInt8 = 0
  }

  /// Where plain text ends.
  struct Stop {
    /// The last boundary before the unusual scalar, where its word may begin.
    var boundary: Int
    /// Its first byte; the end of the text if there is none.
    var offset: Int
  }

  private static let blockSize = 64
  /// Rules look at a byte behind the three-byte scalar that may begin with the block's last byte.
  private static let lookahead = 3
  /// Blocks between two looks at the capacity of the array.
  private static let stripSize = 64 * blockSize
  /// The most boundaries written behind the last one.
  private static let slack = 8

  /// Appends the boundaries behind `start` up to the first unusual scalar of `text`, or to its end.
  ///
  /// `start` is a boundary. What stands behind `end` does not count. O(bytes).
  func append(
    of text: Span<UInt8>, from start: Int, to end: Int, into boundaries: inout [UInt32]
  ) -> Stop {
    var carry = Carry()
    var last = start
    var base = start
    var unusual = end
    while base + Self.blockSize + Self.lookahead <= end, unusual == end {
      boundaries.append(addingCapacity: Self.stripSize + Self.slack) { output in
        let limit = min(base + Self.stripSize, end - Self.lookahead)
        while base + Self.blockSize <= limit {
          var (bits, stops) = masks(of: text, at: base, &carry)
          if base == start { bits &= ~1 }
          if stops != 0 {
            unusual = base + stops.trailingZeroBitCount
            bits &= (stops & (0 &- stops)) &- 1
            Self.append(bits, at: base, to: &output, &last)
            return
          }
          Self.append(bits, at: base, to: &output, &last)
          base += Self.blockSize
        }
      }
    }
    if unusual == end {
      unusual = appendTail(of: text, base, end, start, carry, &boundaries, &last)
    }
    if unusual == end, last < end { boundaries.append(UInt32(end)) }
    return Stop(boundary: last, offset: unusual)
  }

  /// The last bytes, copied to where zeros stand behind them, which end every word.
  private func appendTail(
    of text: Span<UInt8>, _ base: Int, _ end: Int, _ start: Int, _ carry: Carry,
    _ boundaries: inout [UInt32], _ last: inout Int
  ) -> Int {
    var carry = carry
    var copy = InlineArray<136, UInt8>(repeating: 0)
    for offset in base..<end { copy[offset - base] = text[offset] }
    var block = 0
    while base + block < end {
      var (bits, stops) = masks(of: copy.span, at: block, &carry)
      if base + block == start { bits &= ~1 }
      let count = end - base - block
      if count < Self.blockSize {
        let inside = (1 as UInt64) << UInt64(count) &- 1
        bits &= inside
        stops &= inside
      }
      if stops != 0 { bits &= (stops & (0 &- stops)) &- 1 }
      boundaries.append(addingCapacity: Self.blockSize + Self.slack) { output in
        Self.append(bits, at: base + block, to: &output, &last)
      }
      if stops != 0 { return base + block + stops.trailingZeroBitCount }
      block += Self.blockSize
    }
    return end
  }

  @inline(__always)
  private static func append(
    _ bits: UInt64, at base: Int, to output: inout OutputSpan<UInt32>, _ last: inout Int
  ) {
    if bits == 0 { return }
    last = base + 63 - bits.leadingZeroBitCount
    let base = UInt32(truncatingIfNeeded: base)
    output.withUnsafeMutableBufferPointer { buffer, count in
      // A strip's capacity was asked for, and no byte has more than one boundary.
      let target = buffer.baseAddress.unsafelyUnwrapped + count
      let total = bits.nonzeroBitCount
      var rest = bits
      var index = 0
      // Eight at a time, so that the loop's end is easy to predict; what is too much is written over.
      while index < total {
        for step in 0..<8 {
          target[index &+ step] = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
        index &+= 8
      }
      count += total
    }
  }

  /// The bytes at `base..<base + 64` before which a boundary is, and those that are unusual.
  ///
  /// Boundaries count up to the first unusual byte only.
  @inline(__always)
  private func masks(
    of text: Span<UInt8>, at base: Int, _ carry: inout Carry
  ) -> (boundaries: UInt64, unusual: UInt64) {
    let lanes = Self.lanes(of: text, at: base)
    let behind = text[unchecked: base &+ Self.blockSize]
    let leads = lanes.word & lanes.mark
    let secondBytes = leads << 1
    var trails = secondBytes | carry.trail
    var words = lanes.word | secondBytes | carry.wordTrail
    var next = Carry(byte: text[unchecked: base &+ 63])
    next.trail = leads >> 63
    var signs = multiplicationSigns(in: text, at: base, lanes.special & lanes.mark & secondBytes)
    if next.byte == 0xC3, ByteClass.endsSign(behind) { signs |= 1 << 63 }
    words &= ~(signs | signs << 1)
    next.wordTrail = next.trail & words >> 63
    var unusual: UInt64 = 0
    var lineFeeds: UInt64 = 0
    if carry.carriageReturn != 0, text[unchecked: base] == 0x0A { lineFeeds = 1 }
    var rest = lanes.special & ~trails
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest &- 1
      let bit = (1 as UInt64) << UInt64(truncatingIfNeeded: index)
      let first = text[unchecked: base &+ index]
      let second = text[unchecked: base &+ index &+ 1]
      let third = text[unchecked: base &+ index &+ 2]
      var length = 2
      var joins = false
      var isOfWord = false
      switch first {
      case 0x0D:
        if index == 63 {
          next.carriageReturn = 1
        } else if second == 0x0A {
          lineFeeds |= bit << 1
        }
        continue
      case 0xC2 where ByteClass.isPlain(behindC2: second): break
      case 0xE2 where ByteClass.isPlain(behindE2: second, third):
        length = 3
        let behind = text[unchecked: base &+ index &+ 3]
        if second == 0x80, third & 0xFE == 0x98,
          ByteClass.isOfWord(behind) || ByteClass.mayBeUnusual(behind)
        {
          unusual |= bit  // An apostrophe, which may join.
        }
      case 0xC6...0xD4 where ByteClass.isLetter(first, second): isOfWord = true
      default:
        length = ByteClass.lengthOfExtender(first, second, third)
        let before = index == 0 ? carry.byte : text[unchecked: base &+ index &- 1]
        guard length > 0, before >= 0x20, !ByteClass.isMark(before),
          !ByteClass.isMark(text[unchecked: base &+ index &+ length])
        else {
          unusual |= bit
          continue
        }
        joins = true
        isOfWord = (words << 1 | carry.word) & bit != 0
      }
      let bytes = (bit &<< UInt64(truncatingIfNeeded: length)) &- bit
      rest &= ~bytes
      trails |= joins ? bytes : bytes ^ bit
      if isOfWord { words |= bytes }
      if index &+ length > 64 {
        next.trail = (1 << UInt64(truncatingIfNeeded: index &+ length &- 64)) &- 1
        next.wordTrail = isOfWord ? next.trail : 0
      }
    }
    let marks = lanes.mark & ~(lanes.word | lanes.special)
    // A mark before an unusual scalar may join it to what stands before.
    let unusualBehind: UInt64 =
      marks >> 63 == 1 && ByteClass.mayBeUnusual(behind) ? 1 << 63 : 0
    unusual |= (unusual >> 1 | unusualBehind) & marks

    let wordBehind: UInt64 =
      ByteClass.isOfWord(behind)
        && !(behind == 0xC3 && ByteClass.endsSign(text[unchecked: base &+ Self.blockSize &+ 1]))
      ? 1 << 63 : 0
    var joined: UInt64 = 0
    var between = marks & (words << 1 | carry.word) & (words >> 1 | wordBehind)
    while between != 0 {
      let index = between.trailingZeroBitCount
      let before = index == 0 ? carry.byte : text[unchecked: base &+ index &- 1]
      if ByteClass.joins(
        before, text[unchecked: base &+ index], text[unchecked: base &+ index &+ 1])
      {
        joined |= between & (0 &- between)
      }
      between &= between &- 1
    }
    let inside =
      words & (words << 1 | carry.word) | lanes.space & (lanes.space << 1 | carry.space)
      | lineFeeds | trails | joined | joined << 1 | carry.joined
    next.word = words >> 63
    next.space = lanes.space >> 63
    next.joined = joined >> 63
    carry = next
    return (~inside, unusual)
  }

  /// "×" and "÷", the only scalars behind C3 that are no letters, by their first bytes.
  ///
  /// `candidates` are second bytes that may end one.
  @inline(__always)
  private func multiplicationSigns(
    in text: Span<UInt8>, at base: Int, _ candidates: UInt64
  ) -> UInt64 {
    var signs: UInt64 = 0
    var rest = candidates
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest &- 1
      if text[base + index - 1] == 0xC3 { signs |= 1 << UInt64(index - 1) }
    }
    return signs
  }

  /// One bit a byte for each class.
  private struct Lanes {
    var word: UInt64 = 0
    var space: UInt64 = 0
    var mark: UInt64 = 0
    var special: UInt64 = 0
  }

  @inline(__always)
  private static func lanes(of text: Span<UInt8>, at base: Int) -> Lanes {
    var lanes = Lanes()
    for part in 0..<4 {
      let bytes = text.sixteen(at: base &+ 16 &* part)
      let classes = ByteClass.Lanes(of: bytes)
      let shift = UInt64(truncatingIfNeeded: 16 &* part)
      lanes.word |= classes.word.bits &<< shift
      lanes.space |= classes.space.bits &<< shift
      lanes.mark |= classes.mark.bits &<< shift
      lanes.special |= classes.special.bits &<< shift
    }
    return lanes
  }
}

/// What bytes are to the rules of words, as ICU 72 (Unicode 15.0) has them for Polish.
///
/// ICU counts "@" as a letter and takes ":" out of the marks that join letters.
enum ByteClass {
  /// The classes of sixteen bytes: all bits of a lane whose byte is of the class, or its highest at least.
  struct Lanes {
    typealias Bytes = SIMD16<UInt8>

    /// A letter, digit or "_" of ASCII, or the first of the two bytes of U+00C0 to U+017F, all letters
    /// but "×" and "÷".
    let word: Bytes
    let space: Bytes
    /// Joins two digits, some also letters: ".", "'", ",", ";"; also the first bytes of letters, and,
    /// with `special`, what may end "×" or "÷".
    let mark: Bytes
    /// Looked at one by one, unless they end a letter.
    let special: Bytes

    @inline(__always)
    init(of bytes: Bytes) {
      let leads = bytes.isAmong(0xC3...0xC5)
      let letters = bytes.isAmong(0x40...0x5A) | bytes.isAmong(0x61...0x7A)
      word = letters | bytes.isAmong(0x30...0x39) | bytes.equal(0x5F) | leads
      space = bytes.equal(0x20)
      let signs = bytes.equal(0x97) | bytes.equal(0xB7)
      let joining =
        bytes.equal(0x27) | bytes.equal(0x2C) | bytes.equal(0x2E) | bytes.equal(0x3B)
      mark = joining | leads | signs
      special = bytes.equal(0x0D) | bytes & ~leads
    }
  }

  /// True for the second bytes of "×" and "÷".
  static func endsSign(_ byte: UInt8) -> Bool { byte == 0x97 || byte == 0xB7 }

  /// True if `byte` is of class word; also for the beginning of "×", which is unusual.
  @inline(__always)
  static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 <= 25 || byte &- 0x30 <= 9 || byte == 0x40 || byte == 0x5F
      || 0xC3...0xC5 ~= byte
  }

  /// True if `mark` joins the words that `before` ends and `after` begins (WB6, WB7, WB11, WB12).
  static func joins(_ before: UInt8, _ mark: UInt8, _ after: UInt8) -> Bool {
    if before &- 0x30 <= 9 || after &- 0x30 <= 9 {
      return before &- 0x30 <= 9 && after &- 0x30 <= 9
    }
    return (mark == 0x2E || mark == 0x27) && before != 0x5F && after != 0x5F
  }

  /// True for letters of U+0180 to U+02AF, Greek and Cyrillic ones, by their two bytes.
  ///
  /// `first` is C6 to D4; U+0387 and the unassigned are none.
  @inline(__always)
  static func isLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xC6...0xC9: true
    case 0xCA, 0xD4: second <= 0xAF
    case 0xCE: second >= 0x88 && second != 0x8B && second != 0x8D && second != 0xA2
    case 0xCF: second != 0xB6
    case 0xD0, 0xD1, 0xD3: true
    case 0xD2: second <= 0x81 || second >= 0x8A
    default: false
    }
  }

  /// The length of a scalar that belongs to the one before (WB4), by its first bytes; 0 for any other.
  ///
  /// Combining marks U+0300 to U+036F, the soft hyphen, the word joiner, and what formulas are
  /// written with unseen: "f⁡(x)", "2⁢x".
  @inline(__always)
  static func lengthOfExtender(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    switch first {
    case 0xC2: second == 0xAD ? 2 : 0
    case 0xCC: 2
    case 0xCD: second <= 0xAF ? 2 : 0
    case 0xE2: second == 0x81 && 0xA0...0xA4 ~= third ? 3 : 0
    default: 0
    }
  }

  /// True for the bytes of class mark.
  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x27 || byte == 0x2C || byte == 0x2E || byte == 0x3B
  }

  /// False if a scalar that begins with `byte` is certainly plain.
  @inline(__always)
  static func mayBeUnusual(_ byte: UInt8) -> Bool { byte >= 0x80 && byte != 0xC4 && byte != 0xC5 }

  /// True for scalars of two bytes, C2 and `second`, without any rule: the no-break space, "§", "«", "°".
  @inline(__always)
  static func isPlain(behindC2 second: UInt8) -> Bool {
    // Unusual: ª, soft hyphen, µ, ·, º, and the controls before U+00A0.
    second >= 0xA0 && 0x04A0_2400_0000_0000 as UInt64 &>> UInt64(second & 0x3F) & 1 == 0
  }

  /// True for scalars of three bytes, E2 first, without any rule: dashes, quotation marks, "…", "•", "€".
  @inline(__always)
  static func isPlain(behindE2 second: UInt8, _ third: UInt8) -> Bool {
    let bit = UInt64(third & 0x3F)
    return switch second {
    // U+2010–2023, 2025, 2026, 2030–203E; not "․" and "‧", which join. "‘" and "’" join words only.
    case 0x80: 0x7FFF_006F_FFFF_0000 as UInt64 &>> bit & 1 == 1
    // The signs of currencies.
    case 0x82: third >= 0xA0
    // Arrows, which Roman numbers stand before, signs of mathematics and technics.
    case 0x86: third >= 0x90
    case 0x87...0x91: true
    // Frames, shapes, pictograms, arrows: what makes an emoji of them is unusual.
    case 0x94...0xAF: true
    default: false
    }
  }
}
