/// Finds how likely each reading of each token of a sentence is, given all the others.
///
/// Forward–backward over the states of the tokens; O(tokens × states of a token
/// squared). Keeps its buffers from sentence to sentence.
///
/// - Source: L. Rabiner 1989, *A Tutorial on Hidden Markov Models*.
struct ContextDecoder {
  /// A state that a word can be in.
  struct Node {
    var state: UInt16
    /// The number of the word's reading that it belongs to.
    var reading: UInt8
    /// The number of the word's first reading with the same lemma.
    var lemma: UInt8
    var emission: Float
  }

  /// A token's nodes in the array of all, and where they stand among those of the sentence.
  private struct Word {
    var nodes: Range<Int>
    var start: Int
  }

  private var words: [Word] = []
  private var nodeCount = 0
  /// By node of the sentence: forward probabilities, in the end those of the nodes.
  private var forward: [Float] = []
  /// By node of the sentence: backward probabilities times emissions.
  private var weights: [Float] = []

  /// Forgets the sentence before.
  mutating func begin() {
    words.removeAll(keepingCapacity: true)
    nodeCount = 0
  }

  /// Adds a token to the sentence by its nodes; there is at least one.
  mutating func append(_ nodes: Range<Int>) {
    words.append(Word(nodes: nodes, start: nodeCount))
    nodeCount += nodes.count
  }

  /// The probability of a token's node, 0 … 1.
  func probability(ofToken token: Int, node: Int) -> Float { forward[words[token].start + node] }

  /// The likeliest node of a token's likeliest lemma, and its probability; of equals the first.
  func bestNode(ofToken token: Int, _ nodes: Span<Node>) -> (index: Int, probability: Float) {
    let start = words[token].start
    var best = (index: 0, probability: forward[start])
    if nodes.count == 1 { return best }
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
    }
    // Of its own, since the buffers beside it are written meanwhile; nothing is copied.
    let words = words
    let transitions = model.transitions
    Self.runForward(&forward, words.span, nodes, transitions.span, model.stateCount)
    Self.runBackward(&forward, &weights, words.span, nodes, transitions.span, model.stateCount)
  }

  // The inner loops run a hundred times a word. Their indices need no check: `run` has made room for
  // all nodes of the sentence, and all states of nodes are the model's.

  private static func runForward(
    _ forward: inout [Float], _ words: Span<Word>, _ nodes: Span<Node>,
    _ transitions: Span<Float>, _ stateCount: Int
  ) {
    var values = forward.mutableSpan
    for token in words.indices {
      let word = words[token]
      let own = nodes.extracting(word.nodes)
      var sum: Float = 0
      for index in own.indices {
        let state = Int(own[unchecked: index].state)
        var value: Float = 0
        if token == 0 {
          value = transitions[state]
        } else {
          let before = words[unchecked: token - 1]
          for other in 0..<before.nodes.count {
            let from = Int(nodes[unchecked: before.nodes.lowerBound &+ other].state)
            value +=
              values[unchecked: before.start &+ other]
              * transitions[unchecked: from &* stateCount &+ state]
          }
        }
        value *= own[unchecked: index].emission
        values[word.start + index] = value
        sum += value
      }
      scale(&values, word.start..<word.start + word.nodes.count, sum)
    }
  }

  /// Goes back and turns the forward probabilities into those of the nodes.
  private static func runBackward(
    _ forward: inout [Float], _ weights: inout [Float], _ words: Span<Word>, _ nodes: Span<Node>,
    _ transitions: Span<Float>, _ stateCount: Int
  ) {
    var values = weights.mutableSpan
    var result = forward.mutableSpan
    for token in words.indices.reversed() {
      let word = words[token]
      let own = nodes.extracting(word.nodes)
      let range = word.start..<word.start + own.count
      if own.count == 1 {
        // Whatever stands behind, this word is what it is.
        result[word.start] = 1
        values[word.start] = 1
        continue
      }
      var sum: Float = 0
      for index in own.indices {
        let row = Int(own[unchecked: index].state) &* stateCount
        var value: Float = 0
        if token == words.count - 1 {
          value = transitions[row]
        } else {
          let after = words[unchecked: token + 1]
          for other in 0..<after.nodes.count {
            let state = Int(nodes[unchecked: after.nodes.lowerBound &+ other].state)
            value +=
              transitions[unchecked: row &+ state] * values[unchecked: after.start &+ other]
          }
        }
        values[word.start + index] = value
        sum += value
      }
      scale(&values, range, sum)
      sum = 0
      for index in range {
        result[index] *= values[index]
        sum += result[index]
        values[index] *= own[index - word.start].emission
      }
      scale(&result, range, sum)
    }
  }

  /// Makes the sum 1; nodes that nothing speaks for are taken as equal.
  private static func scale(_ values: inout MutableSpan<Float>, _ range: Range<Int>, _ sum: Float) {
    if sum > 0, sum.isFinite {
      let factor = 1 / sum
      if factor.isFinite {
        for index in range { values[index] *= factor }
        return
      }
    }
    for index in range { values[index] = 1 / Float(range.count) }
  }
}
