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
  /// The index of a shape plus one; 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// What is known of a shape before it is looked for.
  struct Draft {
    var nodes: [ContextDecoder.Node] = []
    var readings: [Reading] = []

    mutating func clear() {
      nodes.removeAll(keepingCapacity: true)
      readings.removeAll(keepingCapacity: true)
    }

    fileprivate var hash: UInt64 {
      var hash: UInt64 = 0
      func mix(_ value: UInt64) {
        let product = (hash ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        hash = product.high ^ product.low
      }
      for node in nodes {
        let names = UInt64(node.state) << 16 | UInt64(node.reading) << 8 | UInt64(node.lemma)
        mix(names << 32 | UInt64(node.emission.bitPattern))
      }
      for reading in readings { mix(UInt64(reading.expansion) << 8 | UInt64(reading.lexeme)) }
      return hash
    }
  }

  /// The reading of a shape that `node` belongs to.
  func reading(_ shape: Shape, node: Int) -> Reading {
    readings[Int(shape.firstReading) + Int(nodes[Int(shape.firstNode) + node].reading)]
  }

  /// The index of the shape that is `draft`, added if it is new.
  mutating func index(of draft: Draft) -> Int {
    let mask = slots.count - 1
    let hash = draft.hash
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isShape(index, draft) { return index }
      slot = (slot + 1) & mask
    }
    let index = all.count
    all.append(
      Shape(
        firstNode: UInt32(nodes.count), firstReading: UInt32(readings.count),
        nodeCount: UInt16(draft.nodes.count), readingCount: UInt8(draft.readings.count),
        hasOneLemma: draft.nodes.allSatisfy { $0.lemma == 0 }))
    nodes += draft.nodes
    readings += draft.readings
    slots[slot] = UInt32(index + 1)
    if all.count * 2 > slots.count { grow() }
    return index
  }

  private func isShape(_ index: Int, _ draft: Draft) -> Bool {
    let shape = all[index]
    return shape.nodes.count == draft.nodes.count && shape.readings.count == draft.readings.count
      && zip(shape.nodes, draft.nodes).allSatisfy { nodes[$0] == $1 }
      && zip(shape.readings, draft.readings).allSatisfy { readings[$0] == $1 }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, shape) in all.enumerated() {
      let draft = Draft(nodes: Array(nodes[shape.nodes]), readings: Array(readings[shape.readings]))
      var slot = Int(truncatingIfNeeded: draft.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
