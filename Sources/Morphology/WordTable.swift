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
    var form: Form
  }

  /// The role of a word and the number of its bytes, as one number, which is compared at once.
  fileprivate struct Form: Equatable {
    private let code: UInt16

    @inline(__always)
    init(_ role: Role, byteCount: Int) {
      let count = byteCount <= 16 ? byteCount : Self.longByteCount
      code = UInt16(role.code) << 8 | UInt16(truncatingIfNeeded: count)
    }

    var role: Role { Role(code: UInt8(code >> 8)) }

    /// True for more than sixteen bytes.
    @inline(__always)
    var isLong: Bool { Int(code & 0xFF) == Self.longByteCount }

    private static let longByteCount = 0xFF

    /// The hash of a word with these first bytes, but for those behind the sixteenth.
    @inline(__always)
    func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
      let seed = (UInt64(code) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      return WordTable.folded(first ^ seed, second ^ WordTable.multiplier)
    }
  }

  /// A word of a text that is looked for.
  struct Word {
    fileprivate let first: UInt64
    fileprivate let second: UInt64
    fileprivate let hash: UInt64
    fileprivate let range: ByteRange
    /// What the first slot holds that it may be in.
    fileprivate var slot: UInt32
    fileprivate let form: Form

    var role: Role { form.role }
  }

  /// The word at `range` of `text`, which begins with `first`.
  @inline(__always)
  static func word(_ text: Span<UInt8>, _ range: ByteRange, _ role: Role, first: UInt64) -> Word {
    let form = Form(role, byteCount: range.byteCount)
    let second = text.second(of: range)
    var hash = form.hash(first, second)
    if form.isLong { hash = Self.hash(hash, text, behind: range) }
    return Word(first: first, second: second, hash: hash, range: range, slot: 0, form: form)
  }

  /// Stands where no word was put yet.
  static var noWord: Word {
    let form = Form(Role(code: 0), byteCount: 0)
    return Word(first: 0, second: 0, hash: 0, range: ByteRange(0, 0), slot: 0, form: form)
  }

  /// All bytes of `text`.
  static func word(_ text: Span<UInt8>, _ role: Role) -> Word {
    word(text, ByteRange(0, text.count), role)
  }

  /// The word at `range` of `text`.
  static func word(_ text: Span<UInt8>, _ range: ByteRange, _ role: Role) -> Word {
    word(text, range, role, first: text.first(of: range))
  }

  /// What counts besides the bytes: the kind of token and where it stands.
  struct Role: Equatable {
    fileprivate let code: UInt8

    fileprivate init(code: UInt8) { self.code = code }

    @inline(__always)
    init(kind: TokenKind, isInitial: Bool, isNegated: Bool) {
      code = Self.index(of: kind) << 2 | (isInitial ? 2 : 0) | (isNegated ? 1 : 0)
    }

    var isInitial: Bool { code & 2 != 0 }
    /// True behind "nie".
    var isNegated: Bool { code & 1 != 0 }

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

  /// Asks for the first slot of `word`, which is looked at soon.
  @inline(__always)
  func prefetchSlot(of word: Word) {
    slots.span.prefetch(Int(truncatingIfNeeded: word.hash) & (slots.count &- 1))
  }

  /// Reads the first slot that `word` may be in, and asks for the word there, which is compared soon.
  @inline(__always)
  func findSlot(of word: inout Word) {
    let slots = slots.span
    let mask = slots.count &- 1
    let tag = tag(ofHash: word.hash)
    var place = Int(truncatingIfNeeded: word.hash) & mask
    // No check: the mask keeps the slot inside.
    var slot = slots[unchecked: place]
    while slot != 0, (slot ^ tag) & ~UInt32(truncatingIfNeeded: mask) != 0 {
      place = (place &+ 1) & mask
      slot = slots[unchecked: place]
    }
    word.slot = slot
    keys.span.prefetch(max(0, Int(slot & UInt32(truncatingIfNeeded: mask)) &- 1))
  }

  /// The index of `word` if it is in the slot found before, since when words may have been added; `nil` does
  /// not say that there is no such word.
  @inline(__always)
  func likelyIndex(of word: Word, in text: Span<UInt8>) -> Int? {
    index(of: word, in: text, slot: word.slot)
  }

  /// The index of `word`, or `nil` if it is new.
  @inline(never)
  func index(of word: Word, in text: Span<UInt8>) -> Int? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: word.hash) & mask
    while slots[place] != 0 {
      if let index = index(of: word, in: text, slot: slots[place]) { return index }
      place = (place + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func index(of word: Word, in text: Span<UInt8>, slot: UInt32) -> Int? {
    let indexMask = UInt32(truncatingIfNeeded: slots.count &- 1)
    guard slot & indexMask != 0, (slot ^ tag(ofHash: word.hash)) & ~indexMask == 0 else {
      return nil
    }
    let index = Int(slot & indexMask) &- 1
    return matches(index, word, text) ? index : nil
  }

  /// The bits of a hash that a slot holds above the index.
  @inline(__always)
  private func tag(ofHash hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~UInt32(truncatingIfNeeded: slots.count &- 1)
  }

  @inline(__always)
  private func matches(_ index: Int, _ word: Word, _ text: Span<UInt8>) -> Bool {
    // A slot read before the table grew holds something else.
    guard index < keys.count else { return false }
    let key = keys.span[unchecked: index]
    return (key.first ^ word.first) | (key.second ^ word.second) == 0 && key.form == word.form
      && (!word.form.isLong || hasTail(key, text, word.range.start, word.range.end))
  }

  /// True if the number of bytes and those behind the sixteenth are those of `key`.
  @inline(never)
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

  /// Adds `word`, which is new; its index is the count before.
  mutating func add(_ word: Word, in text: Span<UInt8>) {
    let index = keys.count
    keys.append(
      Key(
        first: word.first, second: word.second, tail: UInt32(tails.count), form: word.form))
    if word.form.isLong {
      tails.append(UInt64(word.range.byteCount))
      for offset in stride(from: word.range.start + 16, to: word.range.end, by: 8) {
        tails.append(text.word(at: offset, before: word.range.end))
      }
    }
    // At most half full, so that a search meets a free slot soon.
    if keys.count * 2 > slots.count { grow() }
    place(index, word.hash)
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
    var hash = key.form.hash(key.first, key.second)
    guard key.form.isLong else { return hash }
    let start = Int(key.tail)
    for index in start + 1...start + (Int(tails[start]) - 9) / 8 {
      hash = Self.folded(hash ^ tails[index], Self.multiplier)
    }
    return hash
  }

  /// The hash of the word at `range` of `text`, whose first sixteen bytes have `hash`.
  @inline(never)
  private static func hash(
    _ hash: UInt64, _ text: Span<UInt8>, behind range: ByteRange
  ) -> UInt64 {
    var hash = hash
    for offset in stride(from: range.start + 16, to: range.end, by: 8) {
      hash = folded(hash ^ text.word(at: offset, before: range.end), multiplier)
    }
    return hash
  }

  private static let multiplier: UInt64 = 0xA076_1D64_78BD_642F

  /// Multiplication and a fold of the upper half, which spreads each bit over the lower ones.
  @inline(__always)
  private static func folded(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}

extension Span<UInt8> {
  /// The up to eight first bytes of `range` as one number, the first lowest, zeros above.
  @inline(__always)
  func first(of range: ByteRange) -> UInt64 {
    if range.start &+ 8 <= count {
      // A shift by 64 leaves nothing.
      return eight(at: range.start) & (.max >> UInt64(8 &* Swift.max(0, 8 &- range.byteCount)))
    }
    return range.isEmpty ? 0 : word(at: range.start, before: range.end)
  }

  /// The bytes behind these; 0 if there are none.
  @inline(__always)
  fileprivate func second(of range: ByteRange) -> UInt64 {
    if range.start &+ 16 <= count {
      let missing = Swift.min(8, Swift.max(0, 16 &- range.byteCount))
      return eight(at: range.start &+ 8) & (.max >> UInt64(8 &* missing))
    }
    return range.byteCount <= 8 ? 0 : word(at: range.start &+ 8, before: range.end)
  }
}
