import TextModel

/// Walks over the bytes of a text at which a sentence may end or begin.
///
/// They are found 64 bytes at a time, and for a strip of blocks at once: no
/// branch waits for them. Stops are "." "?" "!", what may begin an emoticon or
/// a starter behind a gap, and the scalars of three and four bytes but for
/// dashes and quotation marks. A stop is looked at again; what is no stop
/// never ends a sentence.
struct StopCursor {
  /// Where the strip begins, a multiple of its size; negative before the first one.
  private var base = -stripSize
  /// The stops of the strip, as offsets from `base`, and what was left over.
  private var stops = [UInt16](repeating: 0, count: stripSize + batchSize)
  private var count = 0
  /// The index of the first stop that may be ahead.
  private var index = 0

  private static let blockSize = 64
  private static let stripSize = 16 * blockSize
  /// Stops are written so many at a time.
  private static let batchSize = 4
  /// A stop depends on so many bytes behind it, and on one before.
  private static let lookahead = 2

  /// The first stop at or behind `offset` and before `limit`, or `limit`; offsets ascend from call to call.
  @inline(__always)
  mutating func next(
    in text: Span<UInt8>, from offset: Int, to limit: Int, _ starters: borrowing BeginningFilter
  ) -> Int {
    var offset = offset
    while offset < limit {
      if offset &- base >= Self.stripSize { fill(text, at: offset, starters) }
      while index < count {
        let stop = base &+ Int(stops[index])
        if stop >= offset { return min(stop, limit) }
        index &+= 1
      }
      offset = base &+ Self.stripSize
    }
    return limit
  }

  /// Finds the stops of the strip that `offset` lies in.
  @inline(never)
  private mutating func fill(
    _ text: Span<UInt8>, at offset: Int, _ starters: borrowing BeginningFilter
  ) {
    let base = offset & ~(Self.stripSize - 1)
    let count = stops.withUnsafeMutableBufferPointer { stops in
      // As long as a strip and one more batch.
      let target = stops.baseAddress.unsafelyUnwrapped
      var count = 0
      for block in 0..<16 {
        let start = block &* Self.blockSize
        Self.append(Self.stops(of: text, at: base &+ start), at: start, to: target, &count)
      }
      return Self.droppingCapitals(of: text, at: base, target, count, starters)
    }
    self.base = base
    self.count = count
    index = 0
  }

  /// Without a branch that depends on the text: what is too much is written over.
  @inline(__always)
  private static func append(
    _ bits: UInt64, at start: Int, to stops: UnsafeMutablePointer<UInt16>, _ count: inout Int
  ) {
    var rest = bits
    var target = count
    count &+= bits.nonzeroBitCount
    repeat {
      for step in 0..<batchSize {
        stops[target &+ step] = UInt16(truncatingIfNeeded: start &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      target &+= batchSize
    } while target < count
  }

  /// Drops the capitals that begin no starter; the number of stops that are left.
  @inline(__always)
  private static func droppingCapitals(
    of text: Span<UInt8>, at base: Int, _ stops: UnsafeMutablePointer<UInt16>, _ count: Int,
    _ starters: borrowing BeginningFilter
  ) -> Int {
    // At the end of the text, where bytes are missing, nothing is dropped.
    if base &+ stripSize &+ lookahead > text.count { return count }
    let starters = starters.table.span
    var kept = 0
    for index in 0..<count {
      let stop = stops[index]
      let offset = base &+ Int(stop)
      stops[kept] = stop
      let first = text[unchecked: offset]
      let key = BeginningFilter.key(
        first, text[unchecked: offset &+ 1], text[unchecked: offset &+ 2])
      let mayBegin = starters[unchecked: key &>> 6] &>> UInt64(key & 63) & 1
      let isOther: UInt64 = first &- 0x41 < 26 ? 0 : 1
      kept &+= Int(truncatingIfNeeded: mayBegin | isOther)
    }
    return kept
  }

  /// A bit for each stop among the 64 bytes at `base`; none behind the text.
  @inline(__always)
  private static func stops(of text: Span<UInt8>, at base: Int) -> UInt64 {
    guard base > 0, base &+ blockSize &+ lookahead <= text.count else {
      return stopsAtEdge(of: text, at: base)
    }
    return inside(text, at: base)
  }

  /// The same for the first and the last block, which are copied to where a line ends before and behind.
  @inline(never)
  private static func stopsAtEdge(of text: Span<UInt8>, at base: Int) -> UInt64 {
    var copy = InlineArray<72, UInt8>(repeating: 0x0A)
    let first = max(0, base - 1)
    if first >= text.count { return 0 }
    for offset in first..<min(text.count, base + blockSize + lookahead) {
      copy[offset - base + 1] = text[offset]
    }
    return inside(copy.span, at: 1)
  }

  /// The stops of the 64 bytes at `base`, which a byte stands before and two behind.
  @inline(__always)
  private static func inside(_ text: Span<UInt8>, at base: Int) -> UInt64 {
    bits(text, base) | bits(text, base &+ 16) &<< 16 | bits(text, base &+ 32) &<< 32
      | bits(text, base &+ 48) &<< 48
  }

  @inline(__always)
  private static func bits(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    StopLanes.mask(
      text.sixteen(at: offset), before: text.sixteen(at: offset &- 1),
      text.sixteen(at: offset &+ 1), text.sixteen(at: offset &+ 2)
    ).bits
  }
}

/// What makes a byte a stop, for sixteen bytes at once.
private enum StopLanes {
  typealias Lanes = SIMD16<UInt8>

  /// All bits of each lane whose byte of `here` is a stop.
  @inline(__always)
  static func mask(_ here: Lanes, before: Lanes, _ second: Lanes, _ third: Lanes) -> Lanes {
    let marks =
      here.equal(UInt8(ascii: ".")) | here.equal(UInt8(ascii: "?")) | here.equal(UInt8(ascii: "!"))
    // ":" to "^" hold the capitals and all that emoticons begin with. A gap ends with a byte up to the
    // space, or with one that is negative as a signed number.
    let firsts = (here &- UInt8(ascii: ":")).atMost(UInt8(ascii: "^") - UInt8(ascii: ":"))
    let gaps = before.isBelow(0x21)
    // "Ż"
    let dotted = here.equal(0xBB) & before.equal(0xC5)
    // Not U+2010 to U+2025.
    let wide = here.atLeast(0xE0)
    let plain =
      here.equal(0xE2) & second.equal(0x80) & (third &- 0x90).atMost(0xA5 - 0x90)
    return marks | firsts & gaps | dotted | wide & ~plain
  }
}
