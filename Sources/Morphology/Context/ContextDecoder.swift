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
    /// `ContextModel.StateCases.number` of the state.
    var caseNumber: UInt8
    /// The number of its lemma among those of the word, in the order of their first readings.
    var lemma: UInt8
    var emission: Float

    /// Stands behind the last node of a word.
    static let impossible = Node(state: 0, caseNumber: 0, lemma: 0, emission: 0)
  }

  /// A token as the decoder sees it.
  struct Word {
    /// Where its nodes begin among those of all shapes.
    var firstNode: UInt32
    var nodeCount: UInt16
    var lemmaCount: UInt8
    /// Where its nodes begin among those of the sentence.
    fileprivate var start: UInt32 = 0

    init(firstNode: UInt32, nodeCount: UInt16, lemmaCount: UInt8) {
      self.firstNode = firstNode
      self.nodeCount = nodeCount
      self.lemmaCount = lemmaCount
    }

    /// The number of places: loops take four nodes at a time, and a word with one is what it is.
    @inline(__always)
    fileprivate var width: Int {
      nodeCount == 1 ? 0 : ContextDecoder.wholeFours(Int(nodeCount))
    }
  }

  /// The node chosen for a token, and its probability as `AnnotatedDocument` stores it.
  struct Choice {
    var node: UInt16
    var probability: UInt8

    fileprivate static let certain = Choice(node: 0, probability: 1)

    fileprivate init(node: Int, probability: Float) {
      self.node = UInt16(truncatingIfNeeded: node)
      self.probability = AnnotatedDocument.stored(probability: probability)
    }
  }

  /// What the loops look up: the arrays themselves, so that references to them are counted once a document,
  /// not once a sentence.
  struct Tables {
    /// Those of all shapes.
    let nodes: [Node]
    fileprivate let stateCount: Int
    fileprivate let transitions: [UInt8]
    fileprivate let probabilities: [Float]
    fileprivate let factors: [Float]

    init(nodes: [Node], _ model: ContextModel) {
      self.nodes = nodes
      stateCount = model.stateCount
      transitions = model.transitions
      probabilities = model.probabilities
      factors = ClauseEvidence.factors
    }
  }

  private var words: [Word] = []
  /// The choice for each token of the sentence.
  private(set) var choices: [Choice] = []
  /// The tokens of the sentence; the arrays beside have room for more.
  private var count = 0
  private var nodeCount = 0
  /// What each token is to its clause, and what the clause tells of it.
  private var clauseWords: [ClauseEvidence.Word] = []
  private var evidence: [ClauseEvidence] = []
  /// By node of the sentence, of words with more than one: emissions, with what the clause tells.
  private var emissions: [SIMD4<Float>] = []
  /// Forward probabilities, in the end those of the nodes.
  private var forward: [SIMD4<Float>] = []
  /// Backward probabilities times emissions.
  private var weights: [SIMD4<Float>] = []
  /// Between two tokens of more than one node the transitions that were looked up on the way forth, for
  /// the way back: a row for each node of the second, in whole fours.
  private var steps: [Float] = []
  private var stepCount = 0

  /// Forgets the sentence before; `word` gives each of `count` tokens of the next one.
  @inline(__always)
  mutating func begin(_ count: Int, _ word: (Int) -> (Word, ClauseEvidence.Word)) {
    if words.count < count { makeRoom(count) }
    self.count = count
    (nodeCount, stepCount) = Self.fill(&words, &clauseWords, count, word)
  }

  /// Returns the number of places for nodes and for steps.
  @inline(__always)
  private static func fill(
    _ words: inout [Word], _ clauseWords: inout [ClauseEvidence.Word], _ count: Int,
    _ word: (Int) -> (Word, ClauseEvidence.Word)
  ) -> (Int, Int) {
    var words = words.mutableSpan
    var clauseWords = clauseWords.mutableSpan
    var (start, step, before) = (0, 0, 0)
    for token in 0..<count {
      var (word, clauseWord) = word(token)
      word.start = UInt32(truncatingIfNeeded: start)
      let width = word.width
      step &+= width &* before
      start &+= width
      before = width
      // No check: there is room for all tokens.
      words[unchecked: token] = word
      clauseWords[unchecked: token] = clauseWord
    }
    return (start, step)
  }

  private mutating func makeRoom(_ count: Int) {
    let count = max(count, 2 * words.count)
    words = Array(
      repeating: Word(firstNode: 0, nodeCount: 1, lemmaCount: 1), count: count)
    choices = Array(repeating: .certain, count: count)
    clauseWords = Array(repeating: [], count: count)
    evidence = Array(repeating: [], count: count)
  }

  /// The probability of a token's node, 0 … 1.
  func probability(ofToken token: Int, node: Int) -> Float {
    words[token].nodeCount == 1
      ? 1 : forward[(Int(words[token].start) + node) / 4][node % 4]
  }

  /// Works out the probabilities of the sentence's nodes, and `choices`.
  mutating func run(_ tables: borrowing Tables) {
    if forward.count < nodeCount / 4 {
      forward = Array(repeating: SIMD4(), count: max(nodeCount / 4, 2 * forward.count))
      weights = forward
      emissions = forward
    }
    if steps.count < stepCount {
      steps = [Float](repeating: 0, count: max(stepCount, 2 * steps.count))
    }
    // Of their own, since the buffers beside them are written meanwhile; nothing is copied.
    let (words, clauseWords) = (words, clauseWords)
    let own = words.span.extracting(..<count)
    ClauseEvidence.find(clauseWords.span.extracting(..<count), into: &evidence)
    Self.runForward(&forward, &emissions, &steps, own, evidence, tables)
    let found = steps
    Self.runBackward(
      &forward, &weights, &choices, own, emissions, found.span.extracting(..<stepCount), tables)
  }

  /// True if it holds more than some 5 MB: a text without full stops is one sentence, and seldom followed by
  /// another like it.
  var isLarge: Bool {
    words.count > Self.mostKeptTokens || 4 * forward.count > Self.mostKeptTokens
      || steps.count > Self.mostKeptSteps
  }

  private static let mostKeptTokens = 1 << 15
  private static let mostKeptSteps = 1 << 20

  // The inner loops run a hundred times a word. Their indices need no check: `run` has made room for
  // all nodes of the sentence, and all states of nodes are the model's.

  private static func runForward(
    _ forward: inout [SIMD4<Float>], _ emissions: inout [SIMD4<Float>], _ steps: inout [Float],
    _ words: Span<Word>, _ evidence: [ClauseEvidence], _ tables: borrowing Tables
  ) {
    let evidence = evidence.span
    var values = forward.mutableSpan
    var emissions = emissions.mutableSpan
    var stored = steps.mutableSpan
    // Before the first token stands the boundary, whose state is the first.
    var (beforeNode, beforeCount, beforeStart) = (-1, 1, 0)
    var step = 0
    for token in words.indices {
      let word = words[unchecked: token]
      let (own, count, start) = (Int(word.firstNode), Int(word.nodeCount), Int(word.start))
      defer { (beforeNode, beforeCount, beforeStart) = (own, count, start) }
      // Whatever stands beside it, a word with one node is what it is.
      if count == 1 { continue }
      let told = evidence[unchecked: token]
      let rowLength = wholeFours(beforeCount)
      let firstRow = beforeNode < 0 ? 0 : tables.row(ofNode: beforeNode)
      var sum: Float = 0
      var index = 0
      while index < count {
        let states = tables.states(ofNodes: own &+ index)
        var sums = SIMD4<Float>()
        if beforeCount == 1 {
          sums = tables.transitions(from: firstRow, to: states)
        } else {
          for other in 0..<beforeCount {
            let found = tables.transitions(
              from: tables.row(ofNode: beforeNode &+ other), to: states)
            sums += value(values.span, beforeStart &+ other) * found
            for lane in 0..<4 {
              stored[unchecked: step &+ other &+ lane &* rowLength] = found[lane]
            }
          }
          step &+= 4 &* rowLength
        }
        let emission = tables.emissions(ofNodes: own &+ index, told)
        sums *= emission
        emissions[unchecked: (start &+ index) / 4] = emission
        values[unchecked: (start &+ index) / 4] = sums
        add(sums, to: &sum)
        index &+= 4
      }
      scale(&values, start / 4, count, sum)
    }
  }

  /// Holds because `index` is that of a node of the sentence, and the values of fours stand side by side.
  @inline(__always)
  private static func value(_ fours: Span<SIMD4<Float>>, _ index: Int) -> Float {
    fours.bytes.unsafeLoad(fromUncheckedByteOffset: 4 &* index, as: Float.self)
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

  /// Goes back, turns the forward probabilities into those of the nodes, and chooses.
  ///
  /// Forward values hold their emissions, backward values do not.
  private static func runBackward(
    _ forward: inout [SIMD4<Float>], _ weights: inout [SIMD4<Float>],
    _ choices: inout [Choice], _ words: Span<Word>, _ emissions: [SIMD4<Float>],
    _ steps: Span<Float>, _ tables: borrowing Tables
  ) {
    let emissions = emissions.span
    var values = weights.mutableSpan
    var result = forward.mutableSpan
    var choices = choices.mutableSpan
    var (afterState, afterCount, afterStart) = (0, 1, 0)
    // Behind the transitions to the token after.
    var stepsEnd = steps.count
    for token in words.indices.reversed() {
      let word = words[unchecked: token]
      let (own, count, start) = (Int(word.firstNode), Int(word.nodeCount), Int(word.start))
      defer {
        (afterCount, afterStart) = (count, start)
        afterState = tables.state(ofNode: own)
      }
      if count == 1 {
        choices[unchecked: token] = .certain
        continue
      }
      let width = wholeFours(count)
      if afterCount > 1 { stepsEnd &-= wholeFours(afterCount) &* width }
      var sum: Float = 0
      var index = 0
      while index < count {
        var sums = SIMD4<Float>()
        if afterCount == 1 {
          sums = tables.transitions(fromNodes: own &+ index, to: afterState)
        } else {
          var step = stepsEnd &+ index
          for other in 0..<afterCount {
            sums += value(values.span, afterStart &+ other) * four(steps, at: step)
            step &+= width
          }
        }
        for lane in 0..<4 where index &+ lane >= count { sums[lane] = 0 }
        values[unchecked: (start &+ index) / 4] = sums
        add(sums, to: &sum)
        index &+= 4
      }
      scale(&values, start / 4, count, sum)
      join(&values, &result, start / 4, count, emissions)
      choices[unchecked: token] = choice(
        result.span, start, tables.nodes.span.extracting(own..<own &+ count),
        lemmaCount: Int(word.lemmaCount))
    }
  }

  /// Makes probabilities of the forward values in `result` and the backward values in `values`, which get
  /// their emissions.
  @inline(__always)
  private static func join(
    _ values: inout MutableSpan<SIMD4<Float>>, _ result: inout MutableSpan<SIMD4<Float>>,
    _ start: Int, _ count: Int, _ emissions: Span<SIMD4<Float>>
  ) {
    var sum: Float = 0
    for index in start..<start &+ wholeFours(count) / 4 {
      let backward = values[unchecked: index]
      values[unchecked: index] = backward * emissions[unchecked: index]
      let probabilities = result[unchecked: index] * backward
      result[unchecked: index] = probabilities
      add(probabilities, to: &sum)
    }
    scale(&result, start, count, sum)
  }

  /// Makes the sum of the `count` values from the four `start` on 1; nodes that nothing speaks for are taken
  /// as equal.
  @inline(__always)
  private static func scale(
    _ values: inout MutableSpan<SIMD4<Float>>, _ start: Int, _ count: Int, _ sum: Float
  ) {
    let factor = 1 / sum
    if sum > 0, sum.isFinite, factor.isFinite {
      for index in start..<start &+ wholeFours(count) / 4 { values[unchecked: index] *= factor }
    } else {
      for index in 0..<count { values[start &+ index / 4][index % 4] = 1 / Float(count) }
    }
  }

  /// The likeliest node of the likeliest lemma, of the values from `start` on; of equals the first.
  @inline(__always)
  private static func choice(
    _ probabilities: Span<SIMD4<Float>>, _ start: Int, _ nodes: Span<Node>, lemmaCount: Int
  ) -> Choice {
    // Values are chosen between, not ways, since which is taken cannot be foreseen.
    var (best, probability) = (0, Float(-1))
    for index in nodes.indices {
      let own = value(probabilities, start &+ index)
      best = own > probability ? index : best
      probability = own > probability ? own : probability
    }
    // A lemma that has so much is the likeliest.
    return lemmaCount == 1 || probability > 0.501
      ? Choice(node: best, probability: probability)
      : choiceOfSeveral(probabilities, start, nodes, lemmaCount)
  }

  /// The same where lemmas have to be added up.
  @inline(never)
  private static func choiceOfSeveral(
    _ probabilities: Span<SIMD4<Float>>, _ start: Int, _ nodes: Span<Node>, _ lemmaCount: Int
  ) -> Choice {
    var (best, bestProbability, bestTotal) = (0, Float(0), Float(-1))
    for lemma in 0..<lemmaCount {
      var (likeliest, probability, total) = (0, Float(-1), Float(0))
      for index in nodes.indices where Int(nodes[unchecked: index].lemma) == lemma {
        let own = value(probabilities, start &+ index)
        total += own
        if own > probability { (likeliest, probability) = (index, own) }
      }
      // Rounding must not tell lemmas apart that are equally likely.
      if total > bestTotal + 1e-6 {
        (best, bestProbability, bestTotal) = (likeliest, probability, total)
      }
    }
    return Choice(node: best, probability: bestProbability)
  }

  /// The least multiple of four that is no less than `count`.
  @inline(__always)
  static func wholeFours(_ count: Int) -> Int { (count &+ 3) & ~3 }
}

extension ContextDecoder.Tables {
  // No checks: nodes and states are those that there are.

  @inline(__always)
  fileprivate func state(ofNode node: Int) -> Int { Int(nodes.span[unchecked: node].state) }

  /// Where the transitions from the node's state begin.
  @inline(__always)
  fileprivate func row(ofNode node: Int) -> Int { state(ofNode: node) &* stateCount }

  /// Of the four nodes from `node` on.
  @inline(__always)
  fileprivate func states(ofNodes node: Int) -> (Int, Int, Int, Int) {
    (
      state(ofNode: node), state(ofNode: node &+ 1), state(ofNode: node &+ 2),
      state(ofNode: node &+ 3)
    )
  }

  /// The emissions of the four nodes from `node` on, times what the clause tells of their cases.
  @inline(__always)
  fileprivate func emissions(ofNodes node: Int, _ evidence: ClauseEvidence) -> SIMD4<Float> {
    let factors = factors.span
    let first = Int(evidence.rawValue) &* 8
    var (own, told) = (SIMD4<Float>(), SIMD4<Float>())
    for lane in 0..<4 {
      let node = nodes.span[unchecked: node &+ lane]
      own[lane] = node.emission
      told[lane] = factors[unchecked: first &+ Int(node.caseNumber)]
    }
    return own * told
  }

  @inline(__always)
  fileprivate func transitions(
    from row: Int, to states: (Int, Int, Int, Int)
  ) -> SIMD4<Float> {
    SIMD4(
      transition(row &+ states.0), transition(row &+ states.1), transition(row &+ states.2),
      transition(row &+ states.3))
  }

  /// From the four nodes from `node` on.
  @inline(__always)
  fileprivate func transitions(fromNodes node: Int, to state: Int) -> SIMD4<Float> {
    SIMD4(
      transition(row(ofNode: node) &+ state), transition(row(ofNode: node &+ 1) &+ state),
      transition(row(ofNode: node &+ 2) &+ state), transition(row(ofNode: node &+ 3) &+ state))
  }

  @inline(__always)
  private func transition(_ place: Int) -> Float {
    probabilities.span[unchecked: Int(transitions.span[unchecked: place])]
  }
}
