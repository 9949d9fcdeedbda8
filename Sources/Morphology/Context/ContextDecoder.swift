/// Finds how likely each reading of each token of a sentence is, given all the others.
///
/// Forward–backward over the states of the tokens; O(tokens × states of a token
/// squared). Keeps its buffers from sentence to sentence.
///
/// - Source: L. Rabiner 1989, *A Tutorial on Hidden Markov Models*.
struct ContextDecoder {
  /// A state that a word can be in.
  struct Node: Equatable {
    var state: UInt16
    /// The number of the word's reading that it belongs to.
    var reading: UInt8
    /// The number of the word's first reading with the same lemma.
    var lemma: UInt8
    var emission: Float
  }

  /// A token's shape, and where its nodes stand among those of the sentence.
  private struct Word {
    var shape: WordShapes.Shape
    var start: Int

    var range: Range<Int> { start..<start &+ Int(shape.nodeCount) }
  }

  /// A node with what the inner loops need of it.
  private struct GatheredNode {
    var state: UInt32
    /// Where the transitions from its state begin.
    var row: UInt32
    var emission: Float
  }

  private var shapeIndices: [UInt32] = []
  private var words: [Word] = []
  private var nodeCount = 0
  /// What each token is to its clause, and what the clause tells of it.
  private var clauseWords: [ClauseEvidence.Word] = []
  private var evidence: [ClauseEvidence.Found] = []
  /// The nodes of the sentence side by side.
  private var gathered: [GatheredNode] = []
  /// By node of the sentence: forward probabilities, in the end those of the nodes.
  private var forward: [Float] = []
  /// By node of the sentence: backward probabilities times emissions.
  private var weights: [Float] = []

  /// Forgets the sentence before; `word` gives for each of `count` tokens of the next one the index of
  /// its shape in `shapes`, which has at least one node.
  @inline(__always)
  mutating func begin(
    _ count: Int, _ shapes: Span<WordShapes.Shape>, _ word: (Int) -> (UInt32, ClauseEvidence.Word)
  ) {
    // First all words, then all shapes: many looks into memory at once come sooner than one by one.
    shapeIndices.removeAll(keepingCapacity: true)
    clauseWords.removeAll(keepingCapacity: true)
    shapeIndices.append(addingCapacity: count) { shapeIndices in
      clauseWords.append(addingCapacity: count) { clauseWords in
        for token in 0..<count {
          let (shape, clauseWord) = word(token)
          shapeIndices.append(shape)
          clauseWords.append(clauseWord)
        }
      }
    }
    words.removeAll(keepingCapacity: true)
    var start = 0
    words.append(addingCapacity: count) { words in
      for index in shapeIndices {
        let shape = shapes[Int(index)]
        words.append(Word(shape: shape, start: start))
        start &+= Int(shape.nodeCount)
      }
    }
    nodeCount = start
  }

  /// The probability of a token's node, 0 … 1.
  func probability(ofToken token: Int, node: Int) -> Float { forward[words[token].start + node] }

  /// The likeliest node of a token's likeliest lemma, and its probability; of equals the first.
  ///
  /// - Parameter nodes: those of all shapes.
  @inline(__always)
  func bestNode(ofToken token: Int, _ nodes: Span<Node>) -> (index: Int, probability: Float) {
    let word = words[token]
    let shape = word.shape
    if shape.nodeCount == 1 { return (0, forward[word.start]) }
    return shape.hasOneLemma
      ? bestNode(from: word.start, Int(shape.nodeCount))
      : bestNode(from: word.start, nodes.extracting(shape.nodes))
  }

  private func bestNode(from start: Int, _ count: Int) -> (index: Int, probability: Float) {
    let own = forward.span.extracting(start..<start &+ count)
    var best = (index: 0, probability: own[0])
    // No check: `own` has `count` values.
    for index in 1..<count where own[unchecked: index] > best.probability {
      best = (index, own[unchecked: index])
    }
    return best
  }

  private func bestNode(from start: Int, _ nodes: Span<Node>) -> (index: Int, probability: Float) {
    var best = (index: 0, probability: forward[start])
    var bestLemma: Float = -1
    var first = 0
    var isLemmaNew = true
    while first < nodes.count {
      let lemma = nodes[first].lemma
      if isLemmaNew {
        var total: Float = 0
        var likeliest = first
        for index in first..<nodes.count where nodes[index].lemma == lemma {
          total += forward[start + index]
          if forward[start + index] > forward[start + likeliest] { likeliest = index }
        }
        // Rounding must not tell lemmas apart that are equally likely.
        if total > bestLemma + 1e-6 {
          bestLemma = total
          best = (likeliest, forward[start + likeliest])
        }
      }
      first += 1
      // Nodes of a lemma's first reading carry its own number.
      isLemmaNew =
        first < nodes.count && nodes[first].lemma == nodes[first].reading
        && nodes[first].lemma != lemma
    }
    return best
  }

  /// Works out the probabilities of the sentence's nodes.
  mutating func run(_ nodes: Span<Node>, with model: ContextModel) {
    guard !words.isEmpty else { return }
    if forward.count < nodeCount {
      forward = [Float](repeating: 0, count: nodeCount)
      weights = forward
      gathered = [GatheredNode](
        repeating: GatheredNode(state: 0, row: 0, emission: 0), count: nodeCount)
    }
    // Of its own, since the buffers beside it are written meanwhile; nothing is copied.
    let words = words
    let (transitions, probabilities) = (model.transitions, model.probabilities)
    Self.gather(nodes, words.span, into: &gathered, model.stateCount)
    ClauseEvidence.find(clauseWords, into: &evidence)
    let stateCases = model.stateCases
    for found in evidence {
      weigh(words[found.token].range, by: found.evidence, stateCases.span)
    }
    let gathered = gathered
    Self.runForward(&forward, words.span, gathered.span, transitions.span, probabilities.span)
    Self.runBackward(
      &forward, &weights, words.span, gathered.span, transitions.span, probabilities.span)
  }

  /// Multiplies the emissions of a token's nodes by what its clause tells of their cases.
  private mutating func weigh(
    _ range: Range<Int>, by evidence: ClauseEvidence, _ cases: Span<ContextModel.StateCases>
  ) {
    let factors = evidence.factors
    var nodes = gathered.mutableSpan
    for index in range {
      let grammaticalCase = cases[Int(nodes[index].state)]
      nodes[index].emission *= factors[grammaticalCase.rawValue.trailingZeroBitCount & 7]
    }
  }

  // The inner loops run a hundred times a word. Their indices need no check: `run` has made room for
  // all nodes of the sentence, and all states of nodes are the model's.

  private static func gather(
    _ nodes: Span<Node>, _ words: Span<Word>, into gathered: inout [GatheredNode],
    _ stateCount: Int
  ) {
    var result = gathered.mutableSpan
    for token in words.indices {
      let word = words[unchecked: token]
      let own = nodes.extracting(word.shape.nodes)
      for index in own.indices {
        let node = own[unchecked: index]
        let state = UInt32(node.state)
        result[unchecked: word.start &+ index] = GatheredNode(
          state: state, row: state &* UInt32(truncatingIfNeeded: stateCount),
          emission: node.emission)
      }
    }
  }

  private static func runForward(
    _ forward: inout [Float], _ words: Span<Word>, _ nodes: Span<GatheredNode>,
    _ transitions: Span<UInt8>, _ probabilities: Span<Float>
  ) {
    var values = forward.mutableSpan
    var before = 0..<0
    for token in words.indices {
      let own = words[unchecked: token].range
      if own.count == 1 {
        // Whatever stands beside it, this word is what it is.
        values[unchecked: own.lowerBound] = 1
        before = own
        continue
      }
      let sum = fill(&values, own, from: before, .before, nodes, transitions, probabilities)
      scale(&values, own, sum)
      before = own
    }
  }

  /// On which side of a node its neighbours stand.
  private enum Side { case before, behind }

  /// Makes the values of the nodes `own` from those of their neighbours, and returns their sum; without
  /// neighbours the boundary stands there, whose row and state are 0.
  ///
  /// Forward values hold their emissions, backward values do not. Four at a time, since each waits for
  /// its own sum only.
  @inline(__always)
  private static func fill(
    _ values: inout MutableSpan<Float>, _ own: Range<Int>, from neighbours: Range<Int>,
    _ side: Side, _ nodes: Span<GatheredNode>, _ transitions: Span<UInt8>,
    _ probabilities: Span<Float>
  ) -> Float {
    var sum: Float = 0
    var index = own.lowerBound
    while index < own.upperBound {
      let places = SIMD4(0, 1, 2, 3) &+ index
      var offsets = SIMD4<UInt32>()
      var factors = SIMD4<Float>(repeating: 1)
      for lane in 0..<4 {
        let node = nodes[unchecked: min(places[lane], own.upperBound &- 1)]
        offsets[lane] = side == .before ? node.state : node.row
        if side == .before { factors[lane] = node.emission }
      }
      var sums = SIMD4<Float>()
      if neighbours.isEmpty { sums = transitionValues(offsets, transitions, probabilities) }
      for other in neighbours {
        let node = nodes[unchecked: other]
        let step = side == .before ? node.row : node.state
        sums +=
          values[unchecked: other]
          * transitionValues(offsets &+ step, transitions, probabilities)
      }
      sums *= factors
      for lane in 0..<min(4, own.upperBound &- index) {
        values[unchecked: places[lane]] = sums[lane]
        sum += sums[lane]
      }
      index &+= 4
    }
    return sum
  }

  @inline(__always)
  private static func transitionValues(
    _ offsets: SIMD4<UInt32>, _ transitions: Span<UInt8>, _ probabilities: Span<Float>
  ) -> SIMD4<Float> {
    var values = SIMD4<Float>()
    for lane in 0..<4 {
      values[lane] = probabilities[unchecked: Int(transitions[unchecked: Int(offsets[lane])])]
    }
    return values
  }

  /// Goes back and turns the forward probabilities into those of the nodes.
  private static func runBackward(
    _ forward: inout [Float], _ weights: inout [Float], _ words: Span<Word>,
    _ nodes: Span<GatheredNode>, _ transitions: Span<UInt8>, _ probabilities: Span<Float>
  ) {
    var values = weights.mutableSpan
    var result = forward.mutableSpan
    var after = 0..<0
    for token in words.indices.reversed() {
      let own = words[unchecked: token].range
      if own.count == 1 {
        values[unchecked: own.lowerBound] = 1
        after = own
        continue
      }
      var sum = fill(&values, own, from: after, .behind, nodes, transitions, probabilities)
      scale(&values, own, sum)
      sum = 0
      for index in own {
        let backward = values[unchecked: index]
        values[unchecked: index] = backward * nodes[unchecked: index].emission
        let probability = result[unchecked: index] * backward
        result[unchecked: index] = probability
        sum += probability
      }
      scale(&result, own, sum)
      after = own
    }
  }

  /// Makes the sum 1; nodes that nothing speaks for are taken as equal.
  @inline(__always)
  private static func scale(_ values: inout MutableSpan<Float>, _ range: Range<Int>, _ sum: Float) {
    let factor = 1 / sum
    if sum > 0, sum.isFinite, factor.isFinite {
      for index in range { values[unchecked: index] *= factor }
    } else {
      for index in range { values[unchecked: index] = 1 / Float(range.count) }
    }
  }
}
