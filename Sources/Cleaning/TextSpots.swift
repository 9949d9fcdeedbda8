import TextModel

/// The places of a text at which a rule may find something to do, ascending.
///
/// Found in one pass, sixteen bytes at a time, so that plain prose costs the
/// rules next to nothing: two in a hundred of its bytes are spots.
struct TextSpots {
  /// The first bytes of scalars.
  let offsets: [UInt32]

  /// The spots of `bytes`, which are valid UTF-8 and fewer than 2³¹. O(bytes).
  init(in bytes: Span<UInt8>) {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(bytes.count / 32)
    // Each block looks one byte beyond its end.
    var base = 0
    while base + 65 <= bytes.count {
      Self.append(Self.mask(of: bytes, at: base), base, to: &offsets)
      base += 64
    }
    while base < bytes.count {
      // Zeros behind the text are no letters, and a blank before them ends a line.
      var copy = [UInt8](repeating: 0, count: 65)
      let count = min(64, bytes.count - base)
      for offset in 0..<min(65, bytes.count - base) { copy[offset] = bytes[base + offset] }
      let inside = ~0 &>> UInt64(64 - count)
      Self.append(Self.mask(of: copy.span, at: 0) & inside, base, to: &offsets)
      base += 64
    }
    self.offsets = offsets
  }

  /// The spots inside `range`. O(log spots).
  func offsets(in range: ByteRange) -> ArraySlice<UInt32> {
    offsets[index(of: range.start)..<index(of: range.end)]
  }

  /// The index of the first spot that does not stand before `offset`.
  private func index(of offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @inline(__always)
  private static func append(_ mask: UInt64, _ base: Int, to offsets: inout [UInt32]) {
    var rest = mask
    while rest != 0 {
      offsets.append(UInt32(truncatingIfNeeded: base &+ rest.trailingZeroBitCount))
      rest &= rest &- 1
    }
  }

  /// A bit for each of the 64 bytes at `base` that is a spot; one more byte follows them.
  @inline(__always)
  private static func mask(of bytes: Span<UInt8>, at base: Int) -> UInt64 {
    var (spots, spaces, gaps, doubtful): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for part in 0..<4 {
      let here = bytes.sixteen(at: base &+ 16 &* part)
      let shift = UInt64(truncatingIfNeeded: 16 &* part)
      spots |= sureSpots(here).bits &<< shift
      spaces |= here.equal(0x20).bits &<< shift
      gaps |= (here.atMost(0x20) | here.equal(0xC2) | here.isAmong(0xE1...0xE3)).bits &<< shift
      doubtful |= (here.isAmong(0xC3...0xC5) | here.equal(UInt8(ascii: "?"))).bits &<< shift
    }
    // A blank before one more, before a line end or a scalar that may be a blank.
    let next = bytes[unchecked: base &+ 64]
    let isGap = next <= 0x20 || next == 0xC2 || 0xE1...0xE3 ~= next
    spots |= spaces & (gaps &>> 1 | (isGap ? 1 << 63 : 0))
    // Mostly the Polish letters, one in some fourteen bytes.
    while doubtful != 0 {
      let offset = base &+ doubtful.trailingZeroBitCount
      if isSpot(bytes[unchecked: offset], before: bytes[unchecked: offset &+ 1]) {
        spots |= doubtful & (0 &- doubtful)
      }
      doubtful &= doubtful &- 1
    }
    return spots
  }

  /// The lanes that are spots whatever follows: controls, marks, and first bytes but C3 to C5.
  @inline(__always)
  private static func sureSpots(_ here: SIMD16<UInt8>) -> SIMD16<UInt8> {
    let controls = here.atMost(0x1F) | here.equal(0x7F)
    let marks =
      here.isAmong(UInt8(ascii: "%")...UInt8(ascii: "&")) | here.equal(UInt8(ascii: "-"))
      | here.equal(UInt8(ascii: "=")) | here.equal(UInt8(ascii: "\\"))
    return controls | marks | here.equal(0xC2) | here.atLeast(0xC6)
  }

  /// True for "?" before a letter, and for the first bytes C3 to C5 but those of ó, é, ą, ę, ć, ł, ń, ś,
  /// ź and ż.
  @inline(__always)
  private static func isSpot(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case 0xC3: next != 0xB3 && next != 0xA9
    case 0xC4: next != 0x85 && next != 0x87 && next != 0x99
    case 0xC5: next != 0x82 && next != 0x84 && next != 0x9B && next != 0xBA && next != 0xBC
    default: next >= 0x80 || (next | 0x20) &- UInt8(ascii: "a") < 26
    }
  }
}
