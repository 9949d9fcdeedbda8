import CPrefetch
import TextModel

/// Finds the index of a word by its bytes, kind and place, without making a string.
///
/// A hash table with open addressing; words are numbered in the order in which
/// they were added.
struct WordTable: Sendable {
  /// The bytes of each word.
  private var keys: [Key] = []
  /// Of each word of more than sixteen bytes their number, then those behind the sixteenth, eight bytes a
  /// number.
  private var tails: [UInt64] = []
  /// A word's index plus one in the lower bits, as many as number the slots, and above them bits of
  /// its hash; 0 for a free slot. Half the size of a whole hash: the table is too large for a cache.
  private var slots = [UInt32](repeating: 0, count: 1024)

  private struct Key {
    /// The first bytes, zeros behind the last.
    var first: UInt64
    var second: UInt64
    /// Where the rest begins in `tails`.
    var tail: UInt32
    /// The number of bytes; `longByteCount` for more than sixteen.
    var byteCount: UInt8
    var role: Role
  }

  private static let longByteCount = UInt8.max

  /// What counts besides the bytes: the kind of token and where it stands.
  struct Role: Equatable {
    private var code: UInt8

    init(kind: TokenKind, isInitial: Bool, isNegated: Bool) {
      code = Self.index(of: kind) << 2 | (isInitial ? 2 : 0) | (isNegated ? 1 : 0)
    }

    var isInitial: Bool { code & 2 != 0 }
    /// True behind "nie".
    var isNegated: Bool { code & 1 != 0 }

    fileprivate var seed: UInt64 { (UInt64(code) &+ 1) &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private static func index(of kind: TokenKind) -> UInt8 {
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
    }
  }

  /// The number of words.
  var count: Int { keys.count }

  /// The hash of the word at `start..<end`.
  @inline(__always)
  static func hash(_ text: Span<UInt8>, from start: Int, to end: Int, _ role: Role) -> UInt64 {
    var hash = mixed(role.seed ^ text.word(at: start, before: end))
    var offset = start &+ 8
    while offset < end {
      hash = mixed(hash ^ text.word(at: offset, before: end))
      offset &+= 8
    }
    return mixed(hash ^ UInt64(end - start))
  }

  /// Asks for the first slot of a word with `hash`, which is looked at soon.
  @inline(__always)
  func prefetchSlot(ofHash hash: UInt64) {
    let place = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    // No check: the mask keeps the slot inside, and there are some from the start.
    slots.withUnsafeBufferPointer { cprefetch($0.baseAddress.unsafelyUnwrapped + place) }
  }

  /// Asks for the word that `slot` leads to, which is compared soon.
  @inline(__always)
  func prefetchWord(inSlot slot: UInt32) {
    let index = Int(slot & UInt32(truncatingIfNeeded: slots.count &- 1))
    keys.withUnsafeBufferPointer { keys in
      guard let first = keys.baseAddress else { return }
      cprefetch(first + max(0, index &- 1))
    }
  }

  /// What the first slot holds that a word with `hash` may be in, for `index(of:from:to:_:hash:slot:)`.
  @inline(__always)
  func likelySlot(ofHash hash: UInt64) -> UInt32 {
    let slots = slots.span
    let mask = slots.count &- 1
    let tag = tag(ofHash: hash)
    var place = Int(truncatingIfNeeded: hash) & mask
    // No check: the mask keeps the slot inside.
    var slot = slots[unchecked: place]
    while slot != 0, (slot ^ tag) & ~UInt32(truncatingIfNeeded: mask) != 0 {
      place = (place &+ 1) & mask
      slot = slots[unchecked: place]
    }
    return slot
  }

  /// The index of the word at `start..<end` if it is in the slot read before, since when words may
  /// have been added; `nil` does not say that there is no such word.
  @inline(__always)
  func index(
    of text: Span<UInt8>, from start: Int, to end: Int, _ role: Role, hash: UInt64, slot: UInt32
  ) -> Int? {
    let indexMask = UInt32(truncatingIfNeeded: slots.count &- 1)
    guard slot & indexMask != 0, (slot ^ tag(ofHash: hash)) & ~indexMask == 0 else { return nil }
    let index = Int(slot & indexMask) &- 1
    return matches(index, text, start, end, role) ? index : nil
  }

  /// The index of the word at `start..<end`, which has `hash`, or `nil` if it is new.
  func index(
    of text: Span<UInt8>, from start: Int, to end: Int, _ role: Role, hash: UInt64
  ) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if let index = index(of: text, from: start, to: end, role, hash: hash, slot: slots[slot]) {
        return index
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The bits of a hash that a slot holds above the index.
  @inline(__always)
  private func tag(ofHash hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~UInt32(truncatingIfNeeded: slots.count &- 1)
  }

  @inline(__always)
  private func matches(
    _ index: Int, _ text: Span<UInt8>, _ start: Int, _ end: Int, _ role: Role
  ) -> Bool {
    // A slot read before the table grew holds something else.
    guard index < keys.count else { return false }
    let key = keys.span[unchecked: index]
    return key.first == text.word(at: start, before: end)
      && key.byteCount == Self.stored(byteCount: end &- start) && key.role == role
      && (end &- start <= 8
        || key.second == text.word(at: start &+ 8, before: end)
          && (end &- start <= 16 || hasTail(key, text, start, end)))
  }

  /// The number of bytes as keys have it.
  @inline(__always)
  private static func stored(byteCount: Int) -> UInt8 {
    byteCount <= 16 ? UInt8(truncatingIfNeeded: byteCount) : longByteCount
  }

  /// True if the number of bytes and those behind the sixteenth are those of `key`.
  private func hasTail(_ key: Key, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if tails[Int(key.tail)] != UInt64(end - start) { return false }
    var offset = start + 16
    var tail = Int(key.tail) + 1
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
        tail: UInt32(tails.count), byteCount: Self.stored(byteCount: end - start), role: role))
    if end - start > 16 { tails.append(UInt64(end - start)) }
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
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = tag(ofHash: hash) | UInt32(index + 1)
  }

  private mutating func grow() {
    precondition(slots.count < 1 << 31, "a text has fewer than 2³⁰ different words")
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in keys.indices.dropLast() { place(index, hash(of: keys[index])) }
  }

  private func hash(of key: Key) -> UInt64 {
    let isLong = key.byteCount == Self.longByteCount
    let byteCount = isLong ? Int(tails[Int(key.tail)]) : Int(key.byteCount)
    var hash = Self.mixed(key.role.seed ^ key.first)
    if byteCount > 8 { hash = Self.mixed(hash ^ key.second) }
    for index in 0..<max(0, (byteCount - 9) / 8) {
      hash = Self.mixed(hash ^ tails[Int(key.tail) + 1 + index])
    }
    return Self.mixed(hash ^ UInt64(byteCount))
  }

  /// Multiplication and a fold of the upper half, which spreads each bit over the lower ones.
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
