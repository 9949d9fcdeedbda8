import TextModel

/// Finds the index of a word by its bytes, kind and place, without making a string.
///
/// A hash table with open addressing; words are numbered in the order in which
/// they were added.
struct WordTable: Sendable {
  /// The bytes of each word.
  private var keys: [Key] = []
  /// What is left of long words behind their first sixteen bytes, eight bytes a number.
  private var tails: [UInt64] = []
  /// The upper half of a word's hash and its index plus one; 0 for a free slot.
  private var slots = [UInt64](repeating: 0, count: 1024)

  private struct Key {
    /// The first bytes, zeros behind the last.
    var first: UInt64
    var second: UInt64
    var byteCount: UInt32
    /// Where the rest begins in `tails`.
    var tail: UInt32
    var role: Role
  }

  /// What counts besides the bytes: the kind of token and where it stands.
  struct Role: Equatable {
    var kind: TokenKind
    var isInitial: Bool
    /// True behind "nie".
    var isNegated: Bool

    fileprivate var seed: UInt64 {
      var index: UInt64 =
        switch kind {
        case .word: 0
        case .number: 1
        case .abbreviation: 2
        case .url: 3
        case .email: 4
        case .hashtag: 5
        case .mention: 6
        case .emoji: 7
        case .punctuation: 8
        case .symbol: 9
        }
      index = index << 2 | (isInitial ? 2 : 0) | (isNegated ? 1 : 0)
      return (index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  /// The number of words.
  var count: Int { keys.count }

  /// The index of the word at `start..<end`, or `nil` if it is new, with its hash.
  @inline(__always)
  func index(
    of text: Span<UInt8>, from start: Int, to end: Int, _ role: Role
  ) -> (index: Int?, hash: UInt64) {
    var hash = role.seed
    var offset = start
    while offset < end {
      hash = Self.mixed(hash ^ text.word(at: offset, before: end))
      offset += 8
    }
    hash = Self.mixed(hash ^ UInt64(end - start))
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if matches(index, text, start, end, role) { return (index, hash) }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, hash)
  }

  @inline(__always)
  private func matches(
    _ index: Int, _ text: Span<UInt8>, _ start: Int, _ end: Int, _ role: Role
  ) -> Bool {
    let key = keys[index]
    guard Int(key.byteCount) == end - start, key.role == role,
      key.first == text.word(at: start, before: end),
      end - start <= 8 || key.second == text.word(at: start + 8, before: end)
    else { return false }
    var offset = start + 16
    var tail = Int(key.tail)
    while offset < end {
      if tails[tail] != text.word(at: offset, before: end) { return false }
      offset += 8
      tail += 1
    }
    return true
  }

  /// Adds the word at `start..<end`, which is new and has `hash`; its index is the count before.
  mutating func add(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ role: Role, hash: UInt64
  ) {
    let index = keys.count
    keys.append(
      Key(
        first: text.word(at: start, before: end),
        second: end - start > 8 ? text.word(at: start + 8, before: end) : 0,
        byteCount: UInt32(end - start), tail: UInt32(tails.count), role: role))
    var offset = start + 16
    while offset < end {
      tails.append(text.word(at: offset, before: end))
      offset += 8
    }
    // At most half full, so that a search meets a free slot soon.
    if keys.count * 2 > slots.count { grow() }
    place(index, hash)
  }

  private mutating func place(_ index: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for index in keys.indices.dropLast() {
      let key = keys[index]
      place(index, hash(of: key))
    }
  }

  private func hash(of key: Key) -> UInt64 {
    var hash = Self.mixed(key.role.seed ^ key.first)
    if key.byteCount > 8 { hash = Self.mixed(hash ^ key.second) }
    for index in 0..<max(0, (Int(key.byteCount) - 9) / 8) {
      hash = Self.mixed(hash ^ tails[Int(key.tail) + index])
    }
    return Self.mixed(hash ^ UInt64(key.byteCount))
  }

  /// Multiplication and a fold of the upper half, which spreads each bit over the lower ones.
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}

extension Span<UInt8> {
  /// The up to eight bytes from `offset` to `end` as one number, the first lowest, zeros above.
  @inline(__always)
  fileprivate func word(at offset: Int, before end: Int) -> UInt64 {
    if offset + 8 <= count {
      let word = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      return end - offset >= 8 ? word : word & ((1 << UInt64(8 * (end - offset))) - 1)
    }
    var word: UInt64 = 0
    for index in 0..<Swift.min(8, end - offset) {
      word |= UInt64(self[offset + index]) << UInt64(8 * index)
    }
    return word
  }
}
