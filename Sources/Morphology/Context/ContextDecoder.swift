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
    /// Where the transitions to its nodes from those of the token before begin in `steps`.
    var firstStep: Int

    var range: Range<Int> { start..<start &+ Int(shape.nodeCount) }
    /// The number of places: more than one node stand in whole fours, so that loops take four at a time.
    var width: Int { shape.nodeCount == 1 ? 1 : wholeFours(Int(shape.nodeCount)) }
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
  /// The nodes of the sentence side by side; places behind those of a token have emission 0.
  private var gathered: [GatheredNode] = []
  /// By node of the sentence: forward probabilities, in the end those of the nodes.
  private var forward: [Float] = []
  /// By node of the sentence: backward probabilities times emissions.
  private var weights: [Float] = []
  /// Between two tokens of more than one node the transitions that were looked up on the way forth, for
  /// the way back: a row for each node of the second, in whole fours.
  private var steps: [Float] = []
  private var stepCount = 0

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
    var (start, step) = (0, 0)
    words.append(addingCapacity: count) { words in
      var before = 0
      for index in shapeIndices {
        let shape = shapes[Int(index)]
        let word = Word(shape: shape, start: start, firstStep: step)
        words.append(word)
        let width = word.width
        if width > 1, before > 1 { step &+= width &* before }
        before = width
        start &+= width
      }
    }
    nodeCount = start
    stepCount = step
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
    if steps.count < stepCount { steps = [Float](repeating: 0, count: stepCount) }
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
    Self.runForward(
      &forward, &steps, words.span, gathered.span, transitions.span, probabilities.span)
    let steps = steps
    Self.runBackward(
      &forward, &weights, steps.span, words.span, gathered.span, transitions.span,
      probabilities.span)
    // A text without full stops is one sentence, and seldom followed by another like it.
    if steps.count > Self.mostKeptSteps { self.steps = [] }
  }

  /// 4 MB.
  private static let mostKeptSteps = 1 << 20

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
      for index in own.count..<word.width {
        result[unchecked: word.start &+ index] = GatheredNode(state: 0, row: 0, emission: 0)
      }
    }
  }

  private static func runForward(
    _ forward: inout [Float], _ steps: inout [Float], _ words: Span<Word>,
    _ nodes: Span<GatheredNode>, _ transitions: Span<UInt8>, _ probabilities: Span<Float>
  ) {
    var values = forward.mutableSpan
    var stored = steps.mutableSpan
    var before = 0..<0
    for token in words.indices {
      let word = words[unchecked: token]
      let own = word.range
      defer { before = own }
      if own.count == 1 {
        // Whatever stands beside it, this word is what it is.
        values[unchecked: own.lowerBound] = 1
        continue
      }
      var sum: Float = 0
      var step = word.firstStep
      let rowLength = wholeFours(before.count)
      var index = own.lowerBound
      while index < own.upperBound {
        let four = fourNodes(nodes, at: index)
        var sums = SIMD4<Float>()
        if before.isEmpty { sums = transitionValues(four.states, transitions, probabilities) }
        for other in before {
          let found = transitionValues(
            four.states &+ nodes[unchecked: other].row, transitions, probabilities)
          sums += values[unchecked: other] * found
          if before.count > 1 {
            let place = step &+ other &- before.lowerBound
            for lane in 0..<4 { stored[unchecked: place &+ lane &* rowLength] = found[lane] }
          }
        }
        sums *= four.emissions
        put(sums, in: &values, at: index)
        add(sums, to: &sum)
        step &+= 4 &* rowLength
        index &+= 4
      }
      scale(&values, own, sum)
    }
  }

  /// What the inner loops need of the four nodes from `index` on.
  @inline(__always)
  private static func fourNodes(
    _ nodes: Span<GatheredNode>, at index: Int
  ) -> (states: SIMD4<UInt32>, rows: SIMD4<UInt32>, emissions: SIMD4<Float>) {
    var (states, rows, emissions) = (SIMD4<UInt32>(), SIMD4<UInt32>(), SIMD4<Float>())
    for lane in 0..<4 {
      let node = nodes[unchecked: index &+ lane]
      (states[lane], rows[lane], emissions[lane]) = (node.state, node.row, node.emission)
    }
    return (states, rows, emissions)
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

  @inline(__always)
  private static func put(_ four: SIMD4<Float>, in values: inout MutableSpan<Float>, at index: Int)
  {
    for lane in 0..<4 { values[unchecked: index &+ lane] = four[lane] }
  }

  @inline(__always)
  private static func four(_ values: Span<Float>, at index: Int) -> SIMD4<Float> {
    SIMD4(
      values[unchecked: index], values[unchecked: index &+ 1], values[unchecked: index &+ 2],
      values[unchecked: index &+ 3])
  }

  /// Adds the lanes in their order; sums in another would be rounded otherwise.
  @inline(__always)
  private static func add(_ four: SIMD4<Float>, to sum: inout Float) {
    for lane in 0..<4 { sum += four[lane] }
  }

  /// Goes back and turns the forward probabilities into those of the nodes.
  ///
  /// Forward values hold their emissions, backward values do not.
  private static func runBackward(
    _ forward: inout [Float], _ weights: inout [Float], _ steps: Span<Float>, _ words: Span<Word>,
    _ nodes: Span<GatheredNode>, _ transitions: Span<UInt8>, _ probabilities: Span<Float>
  ) {
    var values = weights.mutableSpan
    var result = forward.mutableSpan
    var (after, firstStep) = (0..<0, 0)
    for token in words.indices.reversed() {
      let word = words[unchecked: token]
      let own = word.range
      defer { (after, firstStep) = (own, word.firstStep) }
      if own.count == 1 {
        values[unchecked: own.lowerBound] = 1
        continue
      }
      var sum: Float = 0
      var index = own.lowerBound
      while index < own.upperBound {
        var sums = SIMD4<Float>()
        if after.count < 2 {
          let state = after.isEmpty ? 0 : nodes[unchecked: after.lowerBound].state
          let rows = fourNodes(nodes, at: index).rows
          sums = transitionValues(rows &+ state, transitions, probabilities)
        } else {
          var step = firstStep &+ index &- own.lowerBound
          for other in after {
            sums += values[unchecked: other] * four(steps, at: step)
            step &+= word.width
          }
        }
        for lane in 0..<4 where index &+ lane >= own.upperBound { sums[lane] = 0 }
        put(sums, in: &values, at: index)
        add(sums, to: &sum)
        index &+= 4
      }
      scale(&values, own, sum)
      join(&values, &result, own, nodes)
    }
  }

  /// Makes probabilities of the forward values in `result` and the backward values in `values`, which get
  /// their emissions.
  @inline(__always)
  private static func join(
    _ values: inout MutableSpan<Float>, _ result: inout MutableSpan<Float>, _ own: Range<Int>,
    _ nodes: Span<GatheredNode>
  ) {
    var sum: Float = 0
    var index = own.lowerBound
    while index < own.upperBound {
      let backward = four(values.span, at: index)
      put(backward * fourNodes(nodes, at: index).emissions, in: &values, at: index)
      let probabilities = four(result.span, at: index) * backward
      put(probabilities, in: &result, at: index)
      add(probabilities, to: &sum)
      index &+= 4
    }
    scale(&result, own, sum)
  }

  /// Makes the sum 1; nodes that nothing speaks for are taken as equal.
  @inline(__always)
  private static func scale(_ values: inout MutableSpan<Float>, _ range: Range<Int>, _ sum: Float) {
    let factor = 1 / sum
    if sum > 0, sum.isFinite, factor.isFinite {
      var index = range.lowerBound
      while index < range.upperBound {
        put(four(values.span, at: index) * factor, in: &values, at: index)
        index &+= 4
      }
    } else {
      for index in range { values[unchecked: index] = 1 / Float(range.count) }
    }
  }
}

/// The least multiple of four that is no less than `count`.
@inline(__always)
private func wholeFours(_ count: Int) -> Int { (count &+ 3) & ~3 }
