/// Values of a list's words, found by the bytes of a word.
///
/// Words of letters up to Latin Extended-A, which is all that Polish has, are
/// equal if their bytes are: they have one canonical form. Others are compared
/// as strings.
struct WordMap<Value: Sendable>: Sendable {
  private var indices: [String: Int] = [:]
  private var values: [Value] = []
  /// For each word its bytes, and where they end.
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// A word's index and 1, at its hash or behind; 0 for none. At most half of them are taken.
  private var slots = [UInt32](repeating: 0, count: 16)

  /// No words yet.
  init() {}

  /// The number of words.
  var count: Int { values.count }

  /// The value of `word`; `nil` if the list has it not.
  subscript(word: String) -> Value? {
    get {
      var word = word
      word.makeContiguousUTF8()
      return self[word.utf8Span.span]
    }
    set {
      guard let newValue else { preconditionFailure("words of a list stay") }
      if let known = indices[word] {
        values[known] = newValue
        return
      }
      indices[word] = values.count
      values.append(newValue)
      bytes += word.utf8
      ends.append(bytes.count)
      if values.count * 2 <= slots.count { return fillSlot(of: values.count - 1) }
      slots = Array(repeating: 0, count: 4 * slots.count)
      for index in values.indices { fillSlot(of: index) }
    }
  }

  /// The value of the word with the UTF-8 bytes `word`; `nil` if the list has it not.
  subscript(word: Span<UInt8>) -> Value? { self[word, WordHash(word)] }

  /// The same for those who look for a word, whose hash is `hash`, in several lists.
  subscript(word: Span<UInt8>, hash: WordHash) -> Value? {
    guard let hash = hash.value else {
      // Holds no more than a word.
      let text = String(decoding: word.indices.map { word[$0] }, as: UTF8.self)
      return indices[text].map { values[$0] }
    }
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isWord(index, word) { return values[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isWord(_ index: Int, _ word: Span<UInt8>) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == word.count else { return false }
    for offset in word.indices where bytes[start + offset] != word[offset] { return false }
    return true
  }

  private func hash(of index: Int) -> WordHash {
    WordHash(bytes.span.extracting(ends[index]..<ends[index + 1]))
  }

  private mutating func fillSlot(of index: Int) {
    // Words that are compared as strings need no slot.
    guard let hash = hash(of: index).value else { return }
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }
}

/// The hash of a word's bytes, found out once for all lists that it is looked for in.
struct WordHash {
  /// FNV-1a; `nil` for a word with letters behind Latin Extended-A.
  let value: UInt64?

  init(_ word: Span<UInt8>) {
    var hash = Self.start
    for index in word.indices {
      if word[index] > Self.lastPlain {
        value = nil
        return
      }
      hash = (hash ^ UInt64(word[index])) &* Self.factor
    }
    value = hash
  }

  /// The first byte of the last scalar of Latin Extended-A.
  private static let lastPlain: UInt8 = 0xC5
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let factor: UInt64 = 0x100_0000_01B3
}
