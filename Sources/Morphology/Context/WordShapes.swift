import TextModel

/// The ways in which words are ambiguous, each once.
///
/// Nouns of one paradigm have the same readings, however many they are: what
/// the decoder looks at for a word is one of some thousand shapes, which stay
/// in a processor's cache where those of all words would not.
struct WordShapes {
  /// The nodes and readings of all words of a shape.
  struct Shape {
    var firstNode: UInt32
    var firstReading: UInt32
    var nodeCount: UInt16
    var readingCount: UInt8
    var lemmaCount: UInt8

    fileprivate var readings: Range<Int> {
      Int(firstReading)..<Int(firstReading) &+ Int(readingCount)
    }
  }

  /// A reading of a shape.
  struct Reading: Equatable {
    /// Its states, by their number in `AnnotationCache`.
    var expansion: UInt32
    /// Its weight among those of the word; negated the emission of its nodes where `ClosedWords` has its
    /// share.
    var weight: Float
    /// Its first node in the shape.
    var firstNode: UInt16
    /// The number of its lexeme among those of the word.
    var lexeme: UInt8
    /// The number of its lemma among those of the word, in the order of their first readings.
    var lemma: UInt8
  }

  /// The nodes of all shapes; those of a shape of more than one are followed by some that cannot be, so that
  /// there are whole fours.
  private(set) var nodes: [ContextDecoder.Node] = []
  private var readings: [Reading] = []
  /// Each shape once.
  private(set) var all: [Shape] = []
  /// The hash of each shape.
  private var hashes: [UInt32] = []
  /// The index of a shape plus one; 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The readings of a word whose shape is looked for.
  struct Draft: ~Copyable {
    var readings = Scratch<Reading>()
    /// The number of their nodes.
    var nodeCount = 0
    /// The number of their lemmas.
    var lemmaCount = 0

    mutating func clear() {
      readings.removeAll()
      nodeCount = 0
      lemmaCount = 0
    }

    /// Tells shapes apart: readings say what nodes they have.
    var hash: UInt32 {
      var hash: UInt64 = 0
      for index in 0..<readings.count {
        let reading = readings[index]
        let names = UInt64(reading.expansion) << 16 | UInt64(reading.lexeme) << 8
        hash = Self.mixed(hash, names | UInt64(reading.lemma))
        hash = Self.mixed(hash, UInt64(reading.weight.bitPattern))
      }
      return UInt32(truncatingIfNeeded: hash)
    }

    private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
      let product = (hash ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      return product.high ^ product.low
    }
  }

  /// The reading that `node` belongs to, of the shape whose nodes begin at `firstNode`.
  func reading(ofShapeAt firstNode: UInt32, node: Int) -> Reading {
    // Shapes stand in the order of their nodes.
    var (low, high) = (0, all.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if all[middle].firstNode <= firstNode { low = middle } else { high = middle }
    }
    let own = readings[all[low].readings]
    return own[own.lastIndex { Int($0.firstNode) <= node } ?? own.startIndex]
  }

  /// The index of the shape that is `draft`, which has `hash`; `nil` if it is new.
  func index(of draft: borrowing Draft, _ hash: UInt32) -> Int? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isShape(index, draft) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isShape(_ index: Int, _ draft: borrowing Draft) -> Bool {
    let readings = readings.span.extracting(all[index].readings)
    return readings.count == draft.readings.count
      && readings.indices.allSatisfy { readings[$0] == draft.readings[$0] }
  }

  /// Adds the shape that is `draft`, which is new and has `hash`; its nodes are added next.
  ///
  /// - Returns: its index.
  mutating func add(_ draft: borrowing Draft, _ hash: UInt32) -> Int {
    let index = all.count
    all.append(
      Shape(
        firstNode: UInt32(nodes.count), firstReading: UInt32(readings.count),
        nodeCount: UInt16(draft.nodeCount), readingCount: UInt8(draft.readings.count),
        lemmaCount: UInt8(draft.lemmaCount)))
    for index in 0..<draft.readings.count { readings.append(draft.readings[index]) }
    hashes.append(hash)
    place(index)
    if all.count * 2 > slots.count { grow() }
    return index
  }

  /// Adds the next node of the shape that was added last.
  mutating func add(_ node: ContextDecoder.Node) { nodes.append(node) }

  /// Ends the nodes of the shape that was added last.
  mutating func endNodes() {
    guard let shape = all.last, shape.nodeCount > 1 else { return }
    let end = Int(shape.firstNode) + ContextDecoder.wholeFours(Int(shape.nodeCount))
    while nodes.count < end { nodes.append(.impossible) }
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = Int(hashes[index]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(index + 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in all.indices { place(index) }
  }
}
