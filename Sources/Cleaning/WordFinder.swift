import TextModel

/// Looks for words in a text in any letter case.
///
/// Words are runs of letters. Most of them are told from all wanted ones by
/// their number of bytes and the first eight of these, found sixteen bytes at
/// a time; only what passes is hashed as a whole.
struct WordFinder {
  /// The wanted words under the hashes of their scalars.
  private var wanted: [UInt64: String] = [:]
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
    shift = UInt64(64 - places.trailingZeroBitCount)
    mayBeWanted = [Bool](repeating: false, count: places)
    for word in words {
      let scalars = word.unicodeScalars.map { foldedScalar($0.value) }
      wanted[Self.hash(of: scalars)] = word
      let bytes = TextPlausibility.utf8(scalars)
      let first = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      mayBeWanted[index(first, byteCount: bytes.count)] = true
    }
  }

  /// The wanted words that stand in `range` of `bytes`. O(bytes).
  func found(in range: ByteRange, of bytes: Span<UInt8>) -> Set<String> {
    var result: Set<String> = []
    var scan = WordScan(range: range)
    while let word = scan.next(in: bytes) {
      if word.isPlain, !mayBeWanted[index(of: word, in: bytes)] { continue }
      look(for: word, in: bytes, &result)
    }
    return result
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
  private func index(of word: WordScan.Word, in bytes: Span<UInt8>) -> Int {
    let first: UInt64
    if word.start + 8 <= bytes.count {
      first = bytes.eight(at: word.start)
    } else {
      first = (word.start..<min(word.end, bytes.count)).reversed()
        .reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }
    return index(first, byteCount: word.end - word.start)
  }

  /// Takes the runs of letters of `word` apart, and looks for each.
  private func look(for word: WordScan.Word, in bytes: Span<UInt8>, _ result: inout Set<String>) {
    var scalars: [UInt32] = []
    var offset = word.start
    while offset <= word.end {
      let (scalar, byteCount) = offset < word.end ? bytes.scalar(at: offset) : (0x20, 1)
      if isLetter(scalar) {
        scalars.append(foldedScalar(scalar))
      } else if !scalars.isEmpty {
        if let form = wanted[Self.hash(of: scalars)] { result.insert(form) }
        scalars.removeAll(keepingCapacity: true)
      }
      offset += byteCount
    }
  }

  /// The FNV-1a hash of scalars; the same in every run.
  private static func hash(of scalars: [UInt32]) -> UInt64 {
    scalars.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The runs of letters of ASCII and of bytes outside ASCII.
private struct WordScan {
  struct Word {
    var start: Int
    var end: Int
    /// True if all of its scalars are Latin letters.
    var isPlain: Bool
  }

  private let end: Int
  /// The start of the block that `changes` is about.
  private var base: Int
  /// A bit where a run begins or ends.
  private var changes: UInt64 = 0
  /// A bit for each byte that may be part of a scalar that is no Latin letter.
  private var foreign: UInt64 = 0
  private var isInWord = false
  private var start = 0
  private var isPlain = true
  private var next: Int

  init(range: ByteRange) {
    end = range.end
    base = range.start
    next = range.start
  }

  /// The next run; `nil` at the end.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>) -> Word? {
    while true {
      while changes != 0 {
        let bit = changes.trailingZeroBitCount
        changes &= changes &- 1
        if !isInWord {
          isInWord = true
          start = base + bit
          isPlain = true
        } else {
          isInWord = false
          let from = max(0, start - base)
          let inside = (~0 &<< UInt64(from)) & ((1 &<< UInt64(bit)) &- 1)
          return Word(start: start, end: base + bit, isPlain: isPlain && foreign & inside == 0)
        }
      }
      if isInWord, next > start {
        let from = UInt64(max(0, start - base))
        isPlain = isPlain && foreign &>> from == 0
      }
      if next >= end {
        guard isInWord else { return nil }
        isInWord = false
        return Word(start: start, end: end, isPlain: isPlain)
      }
      takeBlock(bytes)
    }
  }

  @inline(__always)
  private mutating func takeBlock(_ bytes: Span<UInt8>) {
    base = next
    var letters: UInt64 = 0
    foreign = 0
    if base + 64 <= end {
      for part in 0..<4 {
        let lanes = bytes.sixteen(at: base &+ 16 &* part)
        letters |= Self.letters(lanes).bits &<< UInt64(16 &* part)
        foreign |= Self.foreign(lanes).bits &<< UInt64(16 &* part)
      }
      next = base + 64
    } else {
      for offset in base..<end {
        let lane = SIMD16<UInt8>(repeating: bytes[offset])
        letters |= (Self.letters(lane).bits & 1) &<< UInt64(offset - base)
        foreign |= (Self.foreign(lane).bits & 1) &<< UInt64(offset - base)
      }
      next = end
    }
    changes = letters ^ (letters &<< 1 | (isInWord ? 1 : 0))
    // What ends with the text ends there.
    if next - base < 64 { changes &= (1 &<< UInt64(next - base)) &- 1 }
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
