import Foundation
import Morphology
import Segmentation
import TextModel

/// Learns how states follow each other from texts without annotation.
///
/// A hidden Markov model whose emissions are the lexemes' frequencies and stay as
/// they are; expectation maximisation (Baum–Welch) learns the transitions alone,
/// beginning with those of `GrammarPrior`, which also weighs down afterwards what
/// grammar forbids.
struct ContextTraining {
  private struct Node {
    var state: Int
    /// The word's reading, by its place among all readings.
    var reading: Int
  }

  private struct Word {
    var nodes: [Node]
    var emissions: [Double] = []
  }

  private var names = [ContextStates.boundary]
  private var indices = [ContextStates.boundary: 0]
  private var words: [Word] = []
  private var readings: [Reading] = []
  private var sentences: [[Int]] = []

  private var shares: [Double] = []
  private var scales: [Double] = []
  private var factors: [Double] = []
  private var transitions: [Double] = []

  private static let iterations = 4
  /// How many occurrences a follower that was seen counts for what was not seen.
  private static let smoothing = 0.5
  /// How strong the prior stays against what was counted.
  private static let priorExponent = 0.5

  /// Trains on `texts`.
  init(_ texts: [String], tagger: Tagger, segmenter: Segmenter) {
    var known: [WordKey: Int] = [:]
    for text in texts {
      read(
        segmenter.segmented(text, paragraphs: Self.paragraphs(in: text)), tagger, &known)
    }
    start()
    for _ in 0..<Self.iterations { iterate() }
  }

  private struct WordKey: Hashable {
    var text: String
    var kind: TokenKind
    var isInitial: Bool
    var isNegated: Bool
  }

  /// A paragraph a line.
  static func paragraphs(in text: String) -> [Paragraph] {
    var result: [Paragraph] = []
    var start = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let end = start + line.count
      if end > start {
        result.append(Paragraph(range: ByteRange(start, end), role: .body))
      }
      start = end + 1
    }
    return result
  }

  private mutating func read(
    _ document: Document, _ tagger: Tagger, _ known: inout [WordKey: Int]
  ) {
    var sentence: [Int] = []
    tagger.forEachToken(of: document) { token, isInitial, isNegated, endsSentence in
      let text = String(document[token])
      let key = WordKey(
        text: text, kind: token.kind, isInitial: isInitial, isNegated: isNegated)
      let index =
        known[key]
        ?? add(tagger.readings(for: text, token.kind, isInitial: isInitial), isNegated, tagger)
      known[key] = index
      sentence.append(index)
      if endsSentence {
        sentences.append(sentence)
        sentence = []
      }
    }
  }

  private mutating func add(_ found: [Reading], _ isNegated: Bool, _ tagger: Tagger) -> Int {
    var nodes: [Node] = []
    for reading in found {
      readings.append(reading)
      let government = tagger.context.government(of: reading, isNegated: isNegated)
      for expansion in ContextStates.expansions(
        of: reading.tag, lemma: reading.lemma, government: government)
      {
        let state = indices[expansion.state] ?? names.count
        if state == names.count {
          indices[expansion.state] = state
          names.append(expansion.state)
        }
        nodes.append(Node(state: state, reading: readings.count - 1))
      }
    }
    words.append(Word(nodes: nodes))
    return words.count - 1
  }

  // MARK: The start

  private mutating func start() {
    let count = names.count
    let states = names.map(GrammarPrior.State.init)
    setScales(states)
    factors = []
    for first in states { factors += states.map { GrammarPrior.factor(first, $0) } }
    shares = [Double](repeating: 1 / Double(count), count: count)
    // Shares of states from words alone.
    for _ in 0..<4 {
      setEmissions()
      var counts = [Double](repeating: 0, count: count)
      for sentence in sentences {
        for word in sentence {
          let weights = words[word].nodes.indices.map {
            let state = words[word].nodes[$0].state
            return words[word].emissions[$0] * shares[state]
              * GrammarPrior.caseShare(states[state])
          }
          let total = weights.reduce(0, +)
          for (index, node) in words[word].nodes.enumerated() {
            counts[node.state] += weights[index] / total
          }
        }
      }
      setShares(counts)
    }
    transitions = []
    for first in 0..<count {
      let row = (0..<count).map { shares[$0] * factors[first * count + $0] }
      let total = row.reduce(0, +)
      transitions += row.map { $0 / total }
    }
  }

  /// Lexemes of a kind share what their states emit.
  private mutating func setScales(_ states: [GrammarPrior.State]) {
    let kinds = states.map(Self.kind)
    var weights: [String: [String: Double]] = [:]
    for word in words {
      for node in word.nodes {
        let reading = readings[node.reading]
        let known = weights[kinds[node.state], default: [:]][reading.lemma] ?? 0
        weights[kinds[node.state], default: [:]][reading.lemma] = max(known, reading.weight)
      }
    }
    // In the order of the lemmas, so that the sum has always the same last digit.
    let totals = weights.mapValues { lemmas in
      lemmas.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }
    scales = kinds.map { 1 / (totals[$0] ?? 1) }
  }

  private static func kind(_ state: GrammarPrior.State) -> String {
    switch state.kind {
    case "subst": return "subst:" + state.gender
    case "ger", "adj", "ppas", "det", "rel", "num": return state.kind
    case "npron": return state.name.split(separator: ":").prefix(2).joined(separator: ":")
    case "pron": return state.grammaticalCase == "nom" ? state.name : "pron"
    case "fin", "modal", "past", "inf", "impt", "imps", "pcon", "pant": return "verb"
    case "copfin", "coppast", "copinf", "bedzie": return "copula"
    default: return state.name
    }
  }

  private mutating func setEmissions() {
    for index in words.indices {
      var totals: [Int: Double] = [:]
      for node in words[index].nodes { totals[node.reading, default: 0] += shares[node.state] }
      words[index].emissions = words[index].nodes.map { node in
        let reading = readings[node.reading]
        // As `ContextModel.emission` has it.
        guard let share = reading.share else {
          return reading.weight * scales[node.state] + 1e-15
        }
        return share * 1e-3 / ((totals[node.reading] ?? 0) + 1e-6)
      }
    }
  }

  private mutating func setShares(_ counts: [Double]) {
    let total = counts.reduce(0, +) + 0.1 * Double(counts.count)
    shares = counts.map { ($0 + 0.1) / total }
  }

  // MARK: Expectation maximisation

  private struct Counts {
    var states: [Double]
    var pairs: [Double]
  }

  private mutating func iterate() {
    setEmissions()
    let count = names.count
    var counts = Counts(
      states: [Double](repeating: 0, count: count),
      pairs: [Double](repeating: 0, count: count * count))
    for sentence in sentences { expect(sentence, &counts) }
    setShares(counts.states)
    maximise(counts)
  }

  private func expect(_ sentence: [Int], _ counts: inout Counts) {
    let count = names.count
    var forward: [[Double]] = []
    for (place, index) in sentence.enumerated() {
      let word = words[index]
      var values = word.emissions
      for (node, state) in word.nodes.map(\.state).enumerated() {
        if place == 0 {
          values[node] *= transitions[state]
        } else {
          var sum = 0.0
          for (other, from) in words[sentence[place - 1]].nodes.enumerated() {
            sum += forward[place - 1][other] * transitions[from.state * count + state]
          }
          values[node] *= sum
        }
      }
      forward.append(Self.normalised(values))
    }
    var backward: [Double] = []
    for place in sentence.indices.reversed() {
      let nodes = words[sentence[place]].nodes
      var values: [Double]
      if place == sentence.count - 1 {
        values = nodes.map { transitions[$0.state * count] }
      } else {
        let next = words[sentence[place + 1]]
        let weights = next.nodes.indices.map { next.emissions[$0] * backward[$0] }
        var pairs = [Double](repeating: 0, count: nodes.count * weights.count)
        values = [Double](repeating: 0, count: nodes.count)
        for (node, from) in nodes.enumerated() {
          for (other, to) in next.nodes.enumerated() {
            let weight = transitions[from.state * count + to.state] * weights[other]
            values[node] += weight
            pairs[node * weights.count + other] = forward[place][node] * weight
          }
        }
        pairs = Self.normalised(pairs)
        for (node, from) in nodes.enumerated() {
          for (other, to) in next.nodes.enumerated() {
            counts.pairs[from.state * count + to.state] += pairs[node * weights.count + other]
          }
        }
      }
      backward = Self.normalised(values)
      let posterior = Self.normalised(nodes.indices.map { forward[place][$0] * backward[$0] })
      for (node, state) in nodes.map(\.state).enumerated() {
        counts.states[state] += posterior[node]
        if place == 0 { counts.pairs[state] += posterior[node] }
        if place == sentence.count - 1 { counts.pairs[state * count] += posterior[node] }
      }
    }
  }

  private static func normalised(_ values: [Double]) -> [Double] {
    let total = values.reduce(0, +)
    return total > 0
      ? values.map { $0 / total } : values.map { _ in 1 / Double(max(1, values.count)) }
  }

  /// Witten and Bell's smoothing towards the prior, then the prior's bans once more.
  private mutating func maximise(_ counts: Counts) {
    let count = names.count
    var followers = shares
    let sentenceEnds = (0..<count).reduce(0) { $0 + counts.pairs[$1 * count] }
    followers[0] = sentenceEnds / max(1, counts.states.reduce(0, +))
    for first in 0..<count {
      let row = first * count..<(first + 1) * count
      let total = counts.pairs[row].reduce(0, +)
      let kinds = counts.pairs[row].count { $0 > 0.5 }
      let unseen = Self.smoothing * Double(kinds) + 1
      let prior = Self.normalised((0..<count).map { followers[$0] * factors[first * count + $0] })
      let smoothed = (0..<count).map { second in
        (counts.pairs[first * count + second] + unseen * prior[second]) / (total + unseen)
          * pow(factors[first * count + second], Self.priorExponent)
      }
      transitions.replaceSubrange(row, with: Self.normalised(smoothed))
    }
  }

  /// The bytes of the model file.
  func model(source: String, notice: String, transitiveVerbs: Set<String>) -> [UInt8] {
    ContextModel.bytes(
      source: source, notice: notice, states: names, shares: shares, scales: scales,
      transitions: transitions, transitiveVerbs: transitiveVerbs)
  }

  /// What was learnt from, for people.
  var summary: String {
    let tokens = sentences.reduce(0) { $0 + $1.count }
    return "\(sentences.count) sentences, \(tokens) tokens, \(names.count) states"
  }
}
