import TextModel

/// Looks for words in a text in any letter case.
///
/// Words are runs of letters. Most of them are told from all wanted ones by
/// their number of bytes and the first eight of these, found sixteen bytes at
/// a time; only what passes is hashed as a whole.
struct WordFinder {
  private let words: [String]
  /// The places of the wanted words in `words`, under the hashes of their scalars.
  private var wanted: [UInt64: Int] = [:]
  /// True at the keys of wanted words.
  private var mayBeWanted: [Bool]
  /// How far a key is moved to make an index of `mayBeWanted`.
  private let shift: UInt64

  /// Places in `mayBeWanted` for each word, so that few others hit one.
  private static let placesPerWord = 64
  private static let leastPlaces = 1 << 12

  /// A finder of `words`, which are in lower case.
  init(_ words: [String]) {
    var places = Self.leastPlaces
    while places < words.count * Self.placesPerWord { places *= 2 }
    self.words = words
    shift = UInt64(64 - places.trailingZeroBitCount)
    mayBeWanted = [Bool](repeating: false, count: places)
    for (place, word) in words.enumerated() {
      let scalars = word.unicodeScalars.map { foldedScalar($0.value) }
      wanted[scalars.reduce(Self.emptyHash, Self.hash)] = place
      let bytes = TextPlausibility.utf8(scalars)
      let first = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      mayBeWanted[index(first, byteCount: bytes.count)] = true
    }
  }

  /// The wanted words that stand in `range` of `bytes`. O(bytes).
  func found(in range: ByteRange, of bytes: Span<UInt8>) -> Set<String> {
    var result = [Bool](repeating: false, count: words.count)
    var base = range.start
    /// The start of a run that reaches into the next block, and whether it is plain so far.
    var open: (start: Int, isPlain: Bool)?
    while base < range.end {
      let block = WordBlock(at: base, to: range.end, in: bytes)
      // A bit where a run begins or ends; runs end with the range.
      var changes = block.changes(isInside: open != nil)
      if let run = open, changes != 0 {
        let end = changes.trailingZeroBitCount
        changes &= changes &- 1
        let isPlain = run.isPlain && block.isPlain(from: 0, to: end)
        look(from: run.start, to: base + end, isPlain: isPlain, in: bytes, &result)
        open = nil
      } else if let run = open {
        open = (run.start, run.isPlain && block.foreign == 0)
      }
      while changes != 0 {
        let start = changes.trailingZeroBitCount
        changes &= changes &- 1
        if changes == 0 {
          open = (base + start, block.isPlain(from: start, to: 64))
          break
        }
        let end = changes.trailingZeroBitCount
        changes &= changes &- 1
        look(
          from: base + start, to: base + end, isPlain: block.isPlain(from: start, to: end),
          in: bytes, &result)
      }
      base += 64
    }
    if let run = open {
      look(from: run.start, to: range.end, isPlain: run.isPlain, in: bytes, &result)
    }
    return Set(zip(words, result).lazy.filter { $1 }.map { $0.0 })
  }

  @inline(__always)
  private func look(
    from start: Int, to end: Int, isPlain: Bool, in bytes: Span<UInt8>, _ result: inout [Bool]
  ) {
    if isPlain, !mayBeWanted[index(from: start, to: end, in: bytes)] { return }
    takeApart(from: start, to: end, in: bytes, &result)
  }

  /// The place of the word whose first bytes, up to eight, are `first`, the first the lowest.
  @inline(__always)
  private func index(_ first: UInt64, byteCount: Int) -> Int {
    // Letters of ASCII in lower case; all bytes of others alike, since cases differ in them.
    let high = first & 0x8080_8080_8080_8080
    let folded = (first | 0x2020_2020_2020_2020) | (high &- high &>> 7) | high
    let present = byteCount < 8 ? (1 &<< UInt64(8 * byteCount)) &- 1 : ~0
    let key = (folded & present) ^ UInt64(byteCount) &* 0x9E37_79B9_7F4A_7C15
    return Int((key &* 0xD6E8_FEB8_6659_FD93) &>> shift)
  }

  @inline(__always)
  private func index(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Int {
    let first: UInt64
    if start + 8 <= bytes.count {
      first = bytes.eight(at: start)
    } else {
      first = (start..<min(end, bytes.count)).reversed()
        .reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }
    return index(first, byteCount: end - start)
  }

  /// Looks for each of the words between `start` and `end`.
  private func takeApart(
    from start: Int, to end: Int, in bytes: Span<UInt8>, _ result: inout [Bool]
  ) {
    var hash = Self.emptyHash
    var offset = start
    while offset <= end {
      let (scalar, byteCount) = offset < end ? bytes.scalar(at: offset) : (0x20, 1)
      if isLetter(scalar) {
        hash = Self.hash(hash, foldedScalar(scalar))
      } else if hash != Self.emptyHash {
        if let place = wanted[hash] { result[place] = true }
        hash = Self.emptyHash
      }
      offset += byteCount
    }
  }

  private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The FNV-1a hash of scalars, one more each time; the same in every run.
  private static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
  }
}

/// Up to 64 bytes: which belong to runs of letters of ASCII and of bytes outside ASCII.
private struct WordBlock {
  private let letters: UInt64
  private let count: Int
  /// A bit for each byte that may be part of a scalar that is no Latin letter.
  let foreign: UInt64

  @inline(__always)
  init(at base: Int, to end: Int, in bytes: Span<UInt8>) {
    var letters: UInt64 = 0
    var foreign: UInt64 = 0
    if base + 64 <= end {
      count = 64
      for part in 0..<4 {
        let lanes = bytes.sixteen(at: base &+ 16 &* part)
        letters |= Self.letters(lanes).bits &<< UInt64(16 &* part)
        foreign |= Self.foreign(lanes).bits &<< UInt64(16 &* part)
      }
    } else {
      count = end - base
      for offset in base..<end {
        let lane = SIMD16<UInt8>(repeating: bytes[offset])
        letters |= (Self.letters(lane).bits & 1) &<< UInt64(offset - base)
        foreign |= (Self.foreign(lane).bits & 1) &<< UInt64(offset - base)
      }
    }
    self.letters = letters
    self.foreign = foreign
  }

  /// A bit where a run begins or ends, if one reaches into the block or none does.
  @inline(__always)
  func changes(isInside: Bool) -> UInt64 {
    let changes = letters ^ (letters &<< 1 | (isInside ? 1 : 0))
    return count < 64 ? changes & ((1 &<< UInt64(count)) &- 1) : changes
  }

  /// True if all bytes from `start` to `end` are of Latin letters.
  @inline(__always)
  func isPlain(from start: Int, to end: Int) -> Bool {
    let before = end < 64 ? (1 &<< UInt64(end)) &- 1 : ~0
    return foreign & before & (~0 &<< UInt64(start)) == 0
  }

  @inline(__always)
  private static func letters(_ lanes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    ((lanes | 0x20) &- UInt8(ascii: "a")).atMost(25) | lanes
  }

  /// Bytes before which U+00C0 to U+017F end, and those that end "×" and "÷".
  @inline(__always)
  private static func foreign(_ lanes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    lanes.atLeast(0xC6) | lanes.equal(0xC2) | lanes.equal(0x97) | lanes.equal(0xB7)
  }
}
