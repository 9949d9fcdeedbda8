import TextModel

/// Walks over the bytes of a text at which a sentence may end or begin.
///
/// They are found 64 bytes at a time, and for a strip of blocks at once: no
/// branch waits for them. Stops are "." "?" "!", and behind a gap what may begin
/// an emoticon or a starter, and the scalars of three and four bytes that
/// `StopFilter` does not drop. A stop is looked at again; what is no stop never
/// ends a sentence. Line ends come from the same masks.
struct StopCursor {
  /// Where the strip begins, a multiple of its size; negative before the first one.
  private var base = -stripSize
  /// The stops of the strip, as offsets from `base`, and what was left over.
  private var stops = [UInt16](repeating: 0, count: stripSize + batchSize)
  private var count = 0
  /// The index of the first stop that may be ahead.
  private var index = 0
  /// The line feeds of the strip, in the same way.
  private var lineFeeds = [UInt16](repeating: 0, count: stripSize + 1)
  private var lineFeedCount = 0
  private var lineFeedIndex = 0

  private static let blockSize = 64
  /// Long, so that few paragraphs go on behind one; small enough for a processor's cache.
  private static let stripSize = 32 * blockSize
  /// A stop is judged by so many bytes behind it.
  private static let lookahead = 2
  /// Stops are written so many at a time; few blocks have more.
  private static let batchSize = 8

  /// The first stop at or behind `offset` and before `limit`, or `limit`; offsets ascend from call to call.
  @inline(__always)
  mutating func next(
    in text: Span<UInt8>, from offset: Int, to limit: Int, _ filter: borrowing StopFilter
  ) -> Int {
    var offset = offset
    while offset < limit {
      if offset &- base >= Self.stripSize { fill(text, at: offset, filter) }
      while index < count {
        let stop = base &+ Int(stops[index])
        if stop >= offset { return min(stop, limit) }
        index &+= 1
      }
      offset = base &+ Self.stripSize
    }
    return limit
  }

  /// The first line feed at or behind `offset`, or the end of the text; offsets ascend from call to call,
  /// and lie behind those that stops were asked for.
  @inline(__always)
  mutating func lineEnd(
    in text: Span<UInt8>, from offset: Int, _ filter: borrowing StopFilter
  ) -> Int {
    if offset &- base >= Self.stripSize { fill(text, at: offset, filter) }
    while lineFeedIndex < lineFeedCount {
      let lineFeed = base &+ Int(lineFeeds[lineFeedIndex])
      if lineFeed >= offset { return lineFeed }
      lineFeedIndex &+= 1
    }
    return Self.lineEnd(in: text, from: base &+ Self.stripSize)
  }

  /// The same behind the strip, whose stops are still asked for.
  private static func lineEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset + 16 <= text.count {
      let bits = text.sixteen(at: offset).equal(0x0A).bits
      if bits != 0 { return offset + bits.trailingZeroBitCount }
      offset += 16
    }
    while offset < text.count, text[offset] != 0x0A { offset += 1 }
    return min(offset, text.count)
  }

  /// Finds the stops of the strip that `offset` lies in.
  @inline(never)
  private mutating func fill(
    _ text: Span<UInt8>, at offset: Int, _ filter: borrowing StopFilter
  ) {
    let base = offset & ~(Self.stripSize - 1)
    let (count, lineFeedCount) = stops.withUnsafeMutableBufferPointer { stops in
      lineFeeds.withUnsafeMutableBufferPointer { lineFeeds in
        // As long as a strip and one more batch, or one more line feed.
        let target = stops.baseAddress.unsafelyUnwrapped
        var count = 0
        let size = min(Self.stripSize, text.count &- base)
        for start in stride(from: 0, to: size, by: Self.blockSize) {
          Self.append(Self.stops(of: text, at: base &+ start), at: start, to: target, &count)
        }
        let lines = lineFeeds.baseAddress.unsafelyUnwrapped
        return base &+ Self.stripSize &+ Self.lookahead <= text.count
          ? Self.sort(target, count, of: text, at: base, isInside: true, filter, lines)
          : Self.sort(target, count, of: text, at: base, isInside: false, filter, lines)
      }
    }
    self.base = base
    self.count = count
    self.lineFeedCount = lineFeedCount
    index = 0
    lineFeedIndex = 0
  }

  /// Without a branch that depends on the text: what is too much is written over.
  @inline(__always)
  private static func append(
    _ bits: UInt64, at start: Int, to stops: UnsafeMutablePointer<UInt16>, _ count: inout Int
  ) {
    let total = bits.nonzeroBitCount
    let target = stops + count
    var rest = bits
    var index = 0
    repeat {
      for step in 0..<batchSize {
        target[index &+ step] = UInt16(truncatingIfNeeded: start &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      index &+= batchSize
    } while index < total
    count &+= total
  }

  /// Takes line feeds and what `filter` drops out of `stops`; how many of both are left.
  ///
  /// `isInside` if two bytes stand behind each of them.
  @inline(__always)
  private static func sort(
    _ stops: UnsafeMutablePointer<UInt16>, _ count: Int, of text: Span<UInt8>, at base: Int,
    isInside: Bool, _ filter: borrowing StopFilter, _ lineFeeds: UnsafeMutablePointer<UInt16>
  ) -> (stops: Int, lineFeeds: Int) {
    let last = isInside ? Int.max : text.count &- 1
    var kept = 0
    var lineFeedCount = 0
    for index in 0..<count {
      let stop = stops[index]
      let offset = base &+ Int(stop)
      stops[kept] = stop
      lineFeeds[lineFeedCount] = stop
      let first = text[unchecked: offset]
      kept &+= filter.keeps(
        first, text[unchecked: min(offset &+ 1, last)], text[unchecked: min(offset &+ 2, last)])
      // 1 for a line feed; the compiler would make a branch of a condition.
      lineFeedCount &+= Int(truncatingIfNeeded: (UInt64(first ^ 0x0A) &- 1) &>> 63)
    }
    return (kept, lineFeedCount)
  }

  /// A bit for each stop among the 64 bytes at `base`; none behind the text.
  @inline(__always)
  private static func stops(of text: Span<UInt8>, at base: Int) -> UInt64 {
    guard base > 0, base &+ blockSize <= text.count else {
      return stopsAtEdge(of: text, at: base)
    }
    return inside(text, at: base)
  }

  /// The same for the first and the last block, which are copied to where a line ends before.
  @inline(never)
  private static func stopsAtEdge(of text: Span<UInt8>, at base: Int) -> UInt64 {
    var copy = InlineArray<65, UInt8>(repeating: 0)
    copy[0] = 0x0A
    let first = max(0, base - 1)
    if first >= text.count { return 0 }
    for offset in first..<min(text.count, base + blockSize) {
      copy[offset - base + 1] = text[offset]
    }
    return inside(copy.span, at: 1)
  }

  /// The stops of the 64 bytes at `base`, which a byte stands before.
  @inline(__always)
  private static func inside(_ text: Span<UInt8>, at base: Int) -> UInt64 {
    bits(text, base) | bits(text, base &+ 16) &<< 16 | bits(text, base &+ 32) &<< 32
      | bits(text, base &+ 48) &<< 48
  }

  @inline(__always)
  private static func bits(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    StopLanes.mask(text.sixteen(at: offset), before: text.sixteen(at: offset &- 1)).bits
  }
}

/// What makes a byte a stop, for sixteen bytes at once.
private enum StopLanes {
  typealias Lanes = SIMD16<UInt8>

  /// All bits of each lane whose byte of `here` is a stop or a line feed.
  @inline(__always)
  static func mask(_ here: Lanes, before: Lanes) -> Lanes {
    let marks =
      here.equal(UInt8(ascii: ".")) | here.equal(UInt8(ascii: "?")) | here.equal(UInt8(ascii: "!"))
      | here.equal(0x0A)
    // ":" to "^" hold the capitals and all that emoticons begin with; letters up to U+017F begin with C3
    // to C5. A gap ends with a byte up to the space, or with one that is negative as a signed number.
    let firsts = here.isAmong(UInt8(ascii: ":")...UInt8(ascii: "^")) | here.isAmong(0xC3...0xC5)
    let gaps = before.isBelow(0x21)
    return marks | firsts & gaps | here.atLeast(0xE0)
  }
}
