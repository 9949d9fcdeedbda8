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
    /// True if all readings have one lemma.
    var hasOneLemma: Bool

    var nodes: Range<Int> { Int(firstNode)..<Int(firstNode) &+ Int(nodeCount) }
    fileprivate var readings: Range<Int> {
      Int(firstReading)..<Int(firstReading) &+ Int(readingCount)
    }
  }

  /// A reading of a shape.
  struct Reading: Equatable {
    /// Its states, by their number in `AnnotationCache`.
    var expansion: UInt32
    /// Its first node in the shape.
    var firstNode: UInt16
    /// The number of its lexeme among those of the word.
    var lexeme: UInt8
  }

  /// The nodes of all shapes.
  private(set) var nodes: [ContextDecoder.Node] = []
  private var readings: [Reading] = []
  /// Each shape once.
  private(set) var all: [Shape] = []
  /// Of each shape the lower half of its hash.
  private var hashes: [UInt32] = []
  /// The index of a shape plus one; 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// What is known of a shape before it is looked for; its memory is kept from word to word.
  struct Draft: ~Copyable {
    var nodes = Scratch<ContextDecoder.Node>()
    var readings = Scratch<Reading>()

    mutating func clear() {
      nodes.removeAll()
      readings.removeAll()
    }

    fileprivate var hash: UInt64 {
      var hash: UInt64 = 0
      for index in 0..<nodes.count {
        let node = nodes[index]
        let names = UInt64(node.state) << 16 | UInt64(node.reading) << 8 | UInt64(node.lemma)
        hash = Self.mixed(hash, names << 32 | UInt64(node.emission.bitPattern))
      }
      for index in 0..<readings.count {
        let reading = readings[index]
        hash = Self.mixed(hash, UInt64(reading.expansion) << 8 | UInt64(reading.lexeme))
      }
      return hash
    }

    private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
      let product = (hash ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      return product.high ^ product.low
    }
  }

  /// The reading of a shape that `node` belongs to.
  func reading(_ shape: Shape, node: Int) -> Reading {
    readings[Int(shape.firstReading) + Int(nodes[Int(shape.firstNode) + node].reading)]
  }

  /// The index of the shape that is `draft`, added if it is new.
  mutating func index(of draft: borrowing Draft) -> Int {
    let mask = slots.count - 1
    let hash = UInt32(truncatingIfNeeded: draft.hash)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isShape(index, draft) { return index }
      slot = (slot + 1) & mask
    }
    let index = all.count
    all.append(
      Shape(
        firstNode: UInt32(nodes.count), firstReading: UInt32(readings.count),
        nodeCount: UInt16(draft.nodes.count), readingCount: UInt8(draft.readings.count),
        hasOneLemma: (0..<draft.nodes.count).allSatisfy { draft.nodes[$0].lemma == 0 }))
    for index in 0..<draft.nodes.count { nodes.append(draft.nodes[index]) }
    for index in 0..<draft.readings.count { readings.append(draft.readings[index]) }
    hashes.append(hash)
    slots[slot] = UInt32(index + 1)
    if all.count * 2 > slots.count { grow() }
    return index
  }

  private func isShape(_ index: Int, _ draft: borrowing Draft) -> Bool {
    let shape = all[index]
    let (nodes, readings) = (shape.nodes, shape.readings)
    return nodes.count == draft.nodes.count && readings.count == draft.readings.count
      && draft.nodes.withSpan { drafts in
        let own = self.nodes.span.extracting(nodes)
        return own.indices.allSatisfy { own[$0] == drafts[$0] }
      }
      && draft.readings.withSpan { drafts in
        let own = self.readings.span.extracting(readings)
        return own.indices.allSatisfy { own[$0] == drafts[$0] }
      }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
