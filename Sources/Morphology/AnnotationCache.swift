import TextModel

/// What a tagger found out about the words that it has met, kept from document to document.
///
/// A hash table from a token's bytes, kind and position in its sentence to what
/// it can be, read without making strings. Grows with the number of different
/// words: about 300 bytes each.
package struct AnnotationCache: Sendable {
  /// The annotations chosen for words met, in the order of first occurrence.
  package private(set) var entries: [AnnotatedDocument.Annotation] = []
  /// Their lemmas, each once.
  package private(set) var lemmas: [String] = []
  private var lemmaIndices: [String: Int] = [:]

  /// The nodes of each word.
  private var wordNodes: [Range<Int>] = []
  private var nodes: [ContextDecoder.Node] = []
  private var nodeAnnotations: [AnnotatedDocument.Annotation] = []
  /// The entry of each node, `noEntry` for those that were not chosen yet.
  private var nodeEntries: [UInt32] = []
  private static let noEntry = UInt32.max

  /// The states of a tag and a class of lemmas, found out once.
  private var expansions: [ExpansionKey: [(state: Int, tag: Tag)]] = [:]

  private struct ExpansionKey: Hashable {
    var tag: Tag
    var lemmaClass: Int
  }

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

  /// What counts besides the bytes: the kind of token, and whether it begins a sentence.
  struct Role: Equatable {
    var kind: TokenKind
    var isInitial: Bool

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
      index = index << 1 | (isInitial ? 1 : 0)
      return (index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  /// An empty cache.
  package init() {}

  /// The number of different words met.
  package var count: Int { keys.count }

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

  /// Adds the word at `start..<end`, which is new and has `hash`; returns its index.
  mutating func insert(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ role: Role, hash: UInt64,
    _ readings: [Reading], _ model: ContextModel
  ) -> Int {
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
    let firstNode = nodes.count
    precondition(!readings.isEmpty, "every word can be something")
    for reading in readings { add(reading, model) }
    wordNodes.append(firstNode..<nodes.count)
    // At most half full, so that a search meets a free slot soon.
    if keys.count * 2 > slots.count { grow() }
    place(index, hash)
    return index
  }

  /// Adds the nodes of a reading; one whose states the model does not know stands at the boundary's,
  /// so that no word is without.
  private mutating func add(_ reading: Reading, _ model: ContextModel) {
    let expansions = expansions(of: reading, model)
    let states = expansions.map(\.state)
    let lemma = index(ofLemma: reading.lemma)
    for expansion in expansions {
      nodes.append(
        ContextDecoder.Node(
          state: Int32(expansion.state), lemma: UInt32(lemma),
          emission: model.emission(of: reading, in: expansion.state, of: states)))
      nodeAnnotations.append(
        AnnotatedDocument.Annotation(
          lemmaIndex: lemma, tag: expansion.tag, frequencyClass: reading.frequencyClass,
          source: reading.source))
      nodeEntries.append(Self.noEntry)
    }
  }

  private mutating func expansions(
    of reading: Reading, _ model: ContextModel
  ) -> [(state: Int, tag: Tag)] {
    let key = ExpansionKey(
      tag: reading.tag,
      lemmaClass: ContextStates.lemmaClass(reading.lemma, reading.tag.partOfSpeech))
    if let known = expansions[key] { return known }
    let all = ContextStates.expansions(of: reading.tag, lemma: reading.lemma)
    var found = all.compactMap { expansion in
      model.index(of: expansion.state).map { (state: $0, tag: expansion.tag) }
    }
    if found.isEmpty { found = [(0, reading.tag)] }
    expansions[key] = found
    return found
  }

  /// Appends to `chosen` the entry of each of `words`, which are a sentence.
  ///
  /// The likeliest lemma over all its nodes, and its likeliest node; of equals the first.
  mutating func choose(
    _ words: [Int], with model: ContextModel, _ decoder: inout ContextDecoder,
    _ chosen: inout [UInt32]
  ) {
    let ranges = words.map { wordNodes[$0] }
    var best: [Int] = []
    best.reserveCapacity(words.count)
    decoder.decode(ranges.span, nodes: nodes.span, with: model) { token, probabilities in
      best.append(bestNode(ranges[token], probabilities))
    }
    for node in best {
      if nodeEntries[node] == Self.noEntry {
        nodeEntries[node] = UInt32(entries.count)
        entries.append(nodeAnnotations[node])
      }
      chosen.append(nodeEntries[node])
    }
  }

  private func bestNode(_ range: Range<Int>, _ probabilities: Span<Float>) -> Int {
    if range.count == 1 { return range.lowerBound }
    let first = nodes[range.lowerBound].lemma
    if range.allSatisfy({ nodes[$0].lemma == first }) {
      // One lemma, as most words have: only its nodes compete.
      var best = range.lowerBound
      for index in range
      where probabilities[index - range.lowerBound] > probabilities[best - range.lowerBound] {
        best = index
      }
      return best
    }
    var bestNode = range.lowerBound
    var best = (lemma: -1 as Float, node: -1 as Float)
    for index in range {
      let lemma = nodes[index].lemma
      var total: Float = 0
      for other in range where nodes[other].lemma == lemma {
        total += probabilities[other - range.lowerBound]
      }
      let probability = probabilities[index - range.lowerBound]
      // Rounding must not tell lemmas apart that are equally likely.
      if total > best.lemma + 1e-6
        || (nodes[bestNode].lemma == lemma && probability > best.node)
      {
        best = (max(total, best.lemma), probability)
        bestNode = index
      }
    }
    return bestNode
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

  /// The index of `lemma` in `lemmas`, where it is put if it is new.
  mutating func index(ofLemma lemma: String) -> Int {
    if let index = lemmaIndices[lemma] { return index }
    lemmaIndices[lemma] = lemmas.count
    lemmas.append(lemma)
    return lemmas.count - 1
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
