/// Numbers for words, found by their bytes.
///
/// A dictionary of strings would bring each into a normal form to hash it,
/// which for Polish letters takes longer than all else that is done with a word.
struct WordNumbers: Sendable {
  /// The bytes of all words.
  private(set) var bytes: [UInt8] = []
  /// Where each word ends in `bytes`, after a 0 for the first.
  private(set) var ends: [Int] = [0]
  /// Open addressing: the upper half of the word's hash, then a number more than the word's; 0 for
  /// free. The hash tells nearly all other words apart without a look at their bytes.
  private var slots: [UInt64]

  /// No words yet, and room for so many.
  init(minimumCapacity: Int = 0) {
    var count = 64
    while count < 2 * minimumCapacity { count *= 2 }
    slots = Array(repeating: 0, count: count)
  }

  /// The number of words.
  var count: Int { ends.count - 1 }

  /// The word with that number.
  func text(of number: Int) -> String {
    String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self)
  }

  /// The number of `word`; `nil` if it was not inserted.
  func number(of word: Span<UInt8>) -> Int? {
    let found = slots[slot(of: word, Self.hash(of: word))]
    return found == 0 ? nil : Self.number(in: found)
  }

  /// The number of `word`, the next one if it is new.
  mutating func insert(_ word: Span<UInt8>) -> Int {
    let hash = Self.hash(of: word)
    var slot = slot(of: word, hash)
    if slots[slot] != 0 { return Self.number(in: slots[slot]) }
    for index in word.indices { bytes.append(word[index]) }
    ends.append(bytes.count)
    if 2 * count > slots.count {
      grow()
      slot = self.slot(of: word, hash)
    }
    slots[slot] = Self.entry(count - 1, hash)
    return count - 1
  }

  /// Makes room for more words and enters all but the last anew.
  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: 4 * slots.count)
    let bytes = bytes
    for number in 0..<count - 1 {
      let word = bytes.span.extracting(ends[number]..<ends[number + 1])
      let hash = Self.hash(of: word)
      let slot = slot(of: word, hash)
      slots[slot] = Self.entry(number, hash)
    }
  }

  private static func entry(_ number: Int, _ hash: UInt64) -> UInt64 {
    hash & ~0xFFFF_FFFF | UInt64(number + 1)
  }

  private static func number(in entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) - 1 }

  /// FNV-1a with a last mix: the slots are its low bits.
  private static func hash(of word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }

  /// The slot that holds `word`, or the free one where it belongs.
  private func slot(of word: Span<UInt8>, _ hash: UInt64) -> Int {
    let slots = slots.span
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0,
      (slots[slot] ^ hash) >> 32 != 0 || !holds(Self.number(in: slots[slot]), word)
    {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func holds(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == word.count else { return false }
    let bytes = bytes.span
    for offset in word.indices where bytes[start + offset] != word[offset] { return false }
    return true
  }
}
