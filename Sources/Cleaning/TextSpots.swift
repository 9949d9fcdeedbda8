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

  private typealias Lanes = SIMD16<UInt8>

  /// A bit for each of the 64 bytes at `base` that is a spot; one more byte follows them.
  @inline(__always)
  private static func mask(of bytes: Span<UInt8>, at base: Int) -> UInt64 {
    let first = lanes(bytes, base)
    let second = lanes(bytes, base &+ 16)
    let third = lanes(bytes, base &+ 32)
    let fourth = lanes(bytes, base &+ 48)
    if (first | second | third | fourth).isZero { return 0 }
    return first.bits | second.bits &<< 16 | third.bits &<< 32 | fourth.bits &<< 48
  }

  @inline(__always)
  private static func lanes(_ bytes: Span<UInt8>, _ offset: Int) -> Lanes {
    spots(bytes.sixteen(at: offset), before: bytes.sixteen(at: offset &+ 1))
  }

  /// The lanes of `here` that are spots; `next` holds the byte behind each.
  @inline(__always)
  private static func spots(_ here: Lanes, before next: Lanes) -> Lanes {
    let controls = here.atMost(0x1F) | here.equal(0x7F)
    // A blank before one more, before a line end or a scalar that may be a blank.
    let blanks =
      here.equal(0x20) & (next.atMost(0x20) | next.equal(0xC2) | (next &- 0xE1).atMost(2))
    let marks =
      here.equal(UInt8(ascii: "-")) | here.equal(UInt8(ascii: "&"))
      | here.equal(UInt8(ascii: "%")) | here.equal(UInt8(ascii: "="))
      | here.equal(UInt8(ascii: "\\"))
    let isLetter = next.atLeast(0x80) | ((next | 0x20) &- UInt8(ascii: "a")).atMost(25)
    let questions = here.equal(UInt8(ascii: "?")) & isLetter
    return controls | blanks | marks | questions | here.atLeast(0xC2) & ~smallLetters(here, next)
  }

  /// The first bytes of ó, é, ą, ę, ć, ł, ń, ś, ź and ż.
  @inline(__always)
  private static func smallLetters(_ here: Lanes, _ next: Lanes) -> Lanes {
    here.equal(0xC5)
      & (next.equal(0x82) | next.equal(0x84) | next.equal(0x9B) | next.equal(0xBA)
        | next.equal(0xBC))
      | here.equal(0xC4) & (next.equal(0x85) | next.equal(0x87) | next.equal(0x99))
      | here.equal(0xC3) & (next.equal(0xB3) | next.equal(0xA9))
  }
}
