/// Finds how likely each reading of each token of a sentence is, given all the others.
///
/// Forward–backward over the states of the tokens; O(tokens × states of a token
/// squared). Keeps its buffers from sentence to sentence.
///
/// - Source: L. Rabiner 1989, *A Tutorial on Hidden Markov Models*.
struct ContextDecoder {
  /// A state that a word can be in.
  struct Node {
    var state: Int32
    /// The word's reading that it belongs to; nodes of one reading stand together.
    var lemma: UInt32
    var emission: Float
  }

  private var forward: [Float] = []
  private var backward: [Float] = []
  private var starts: [Int] = []

  /// Calls `visit` with each token's index and the probabilities of its nodes, one after the other.
  ///
  /// - Parameters:
  ///   - words: for each token the range of its nodes in `nodes`; none is empty.
  mutating func decode(
    _ words: Span<Range<Int>>, nodes: Span<Node>, with model: ContextModel,
    _ visit: (_ token: Int, _ probabilities: Span<Float>) -> Void
  ) {
    guard words.count > 0 else { return }
    starts.removeAll(keepingCapacity: true)
    var total = 0
    for token in words.indices {
      starts.append(total)
      total += words[token].count
    }
    if forward.count < total {
      forward = [Float](repeating: 0, count: total)
      backward = forward
    }
    let transitions = model.transitions
    Self.runForward(&forward, starts, words, nodes, transitions.span, model.stateCount)
    Self.runBackward(&backward, starts, words, nodes, transitions.span, model.stateCount)
    for token in words.indices {
      let range = starts[token]..<starts[token] + words[token].count
      var sum: Float = 0
      for index in range {
        forward[index] *= backward[index]
        sum += forward[index]
      }
      if sum > 0 { for index in range { forward[index] /= sum } }
      visit(token, forward.span.extracting(range))
    }
  }

  private static func runForward(
    _ buffer: inout [Float], _ starts: [Int],
    _ words: Span<Range<Int>>, _ nodes: Span<Node>, _ transitions: Span<Float>, _ stateCount: Int
  ) {
    var values = buffer.mutableSpan
    for token in words.indices {
      let (word, start) = (words[token], starts[token])
      var sum: Float = 0
      for index in 0..<word.count {
        let node = nodes[word.lowerBound + index]
        var value: Float = 0
        if token == 0 {
          value = transitions[Int(node.state)]
        } else {
          let (before, beforeStart) = (words[token - 1], starts[token - 1])
          for other in 0..<before.count {
            let from = Int(nodes[before.lowerBound + other].state)
            value += values[beforeStart + other] * transitions[from * stateCount + Int(node.state)]
          }
        }
        value *= node.emission
        values[start + index] = value
        sum += value
      }
      scale(&values, start..<start + word.count, sum)
    }
  }

  private static func runBackward(
    _ buffer: inout [Float], _ starts: [Int],
    _ words: Span<Range<Int>>, _ nodes: Span<Node>, _ transitions: Span<Float>, _ stateCount: Int
  ) {
    var values = buffer.mutableSpan
    for token in words.indices.reversed() {
      let (word, start) = (words[token], starts[token])
      var sum: Float = 0
      for index in 0..<word.count {
        let row = Int(nodes[word.lowerBound + index].state) * stateCount
        var value: Float = 0
        if token == words.count - 1 {
          value = transitions[row]
        } else {
          let (after, afterStart) = (words[token + 1], starts[token + 1])
          for other in 0..<after.count {
            let next = nodes[after.lowerBound + other]
            value +=
              transitions[row + Int(next.state)] * next.emission * values[afterStart + other]
          }
        }
        values[start + index] = value
        sum += value
      }
      scale(&values, start..<start + word.count, sum)
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
