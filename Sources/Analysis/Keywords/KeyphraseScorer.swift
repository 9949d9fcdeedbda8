import Morphology
import TextModel

/// A candidate with its score and what it was made from.
struct ScoredCandidate: Sendable {
  var candidate: KeyphraseCandidate
  var score: Double
  var features: Keyphrase.Features
  var factors: Keyphrase.Factors
}

/// Scores the candidates of one document.
struct KeyphraseScorer {
  let document: AnnotatedDocument
  let table: CandidateTable
  /// How many documents of a collection have a candidate; `nil` without a collection.
  var collection: KeyphraseCollection?

  /// The candidates, the best first, which has the score 1.
  func ranked() -> RankedCandidates {
    var scores: [RankedCandidates.Score] = []
    scores.reserveCapacity(table.candidates.count)
    let (candidates, length) = (table.candidates.span, textLength)
    var best = 0.0
    for index in candidates.indices where !candidates[index].isPassing {
      let bound = KeyphraseWeights.bound(of: candidates[index], textLength: length)
      if bound <= best {
        scores.append(RankedCandidates.Score(value: bound, candidate: index, isBound: true))
      } else if let value = value(of: candidates[index]) {
        scores.append(RankedCandidates.Score(value: value, candidate: index, isBound: false))
        best = max(best, value)
      }
    }
    return RankedCandidates(scores, best: best, of: self)
  }

  /// The product of the factors of the candidate with the index `candidate`; `nil` if it is no keyphrase.
  func value(of candidate: Int) -> Double? { value(of: table.candidates[candidate]) }

  private func value(of candidate: KeyphraseCandidate) -> Double? {
    let traits = table.traits(of: candidate)
    // A title makes a vague phrase a topic.
    if traits.isVague, candidate.count < 2, !candidate.isInTitle { return nil }
    return factors(of: candidate, traits, features(of: candidate, traits)).product
  }

  /// What `score` is made from.
  func scored(_ score: RankedCandidates.Score) -> ScoredCandidate {
    let candidate = table.candidates[score.candidate]
    let traits = table.traits(of: candidate)
    let features = features(of: candidate, traits)
    return ScoredCandidate(
      candidate: candidate, score: score.value, features: features,
      factors: factors(of: candidate, traits, features))
  }

  private var textLength: Double { Double(document.document.text.utf8.count) }

  private func factors(
    of candidate: KeyphraseCandidate, _ traits: CandidateTraits, _ features: Keyphrase.Features
  ) -> Keyphrase.Factors {
    KeyphraseWeights.factors(candidate, traits, features, textLength: textLength)
  }

  private func features(
    of candidate: KeyphraseCandidate, _ traits: CandidateTraits
  ) -> Keyphrase.Features {
    let length = max(textLength, 1)
    func offset(_ place: UInt32) -> Double {
      let token = Int(table.places[Int(place)].start)
      return Double(document.document.tokens[token].range.start) / length
    }
    let first = offset(candidate.first)
    let count = Double(candidate.count)
    return Keyphrase.Features(
      freeCount: Int(candidate.count) - traits.nested, formCount: traits.formCount,
      rarity: traits.meanRarity, distinction: Double(traits.distinction),
      firstPosition: first,
      spread: offset(candidate.last) - first,
      isInTitle: candidate.isInTitle,
      isOnlyInTitle: candidate.titleCount == candidate.count,
      isInHeading: candidate.isInHeading, isWholeHeading: candidate.isWholeHeading,
      isInLead: candidate.isInLead, openingCount: Int(candidate.openings),
      isIntroduced: candidate.introduction != .none,
      cohesion: candidate.wordCount == 1
        ? 1 : count / max(Double(traits.rarestWordCount), count),
      isName: candidate.isName, documentShare: collection?.share(of: candidate.key))
  }
}

/// The candidates of a document, the best first; by score, then by first place, then by length.
///
/// Only those that are asked for are put in order, and only of these and of those that might be before them
/// the words and forms are looked at: a document has hundreds of candidates and a dozen keyphrases.
struct RankedCandidates: Sequence, IteratorProtocol {
  /// The score of a candidate, by its index in the table, where candidates ascend by first place.
  struct Score {
    var value: Double
    var candidate: Int
    /// True if the score is not known yet, but is at most `value`.
    var isBound: Bool

    /// True if this score comes before `other`, or may do so.
    func isBefore(_ other: Score) -> Bool {
      if value != other.value { return value > other.value }
      return isBound != other.isBound ? isBound : candidate < other.candidate
    }
  }

  private let scorer: KeyphraseScorer
  /// The greatest product of factors.
  private let best: Double
  /// A heap: none is before the one at half its index.
  private var scores: [Score] = []
  /// Those not yet in the heap, in any order, which are mostly not asked for.
  private var rest: [Score]
  private var least = 1.0

  /// The candidates of `scorer` that have `scores`, in any order, of which `best` is the greatest that is
  /// no bound.
  init(_ scores: [Score], best: Double, of scorer: KeyphraseScorer) {
    self.scorer = scorer
    self.best = best
    rest = scores
    for index in rest.indices { rest[index].value /= best }
  }

  /// The best of those left.
  mutating func next() -> ScoredCandidate? {
    while true {
      // What is no number comes last, too.
      guard let first = scores.first, !(first.value < least) else {
        if scores.isEmpty, rest.isEmpty { return nil }
        lowerLeast()
        continue
      }
      if !first.isBound {
        removeFirst()
        return scorer.scored(first)
      }
      if let value = scorer.value(of: first.candidate) {
        (scores[0].value, scores[0].isBound) = (value / best, false)
        sink(0)
      } else {
        removeFirst()
      }
    }
  }

  /// Puts more of the rest in order; all of it once that is little.
  private mutating func lowerLeast() {
    least = rest.count <= Self.leastRest ? -.infinity : least / Self.step
    var kept = 0
    for index in rest.indices {
      if !(rest[index].value < least) {
        scores.append(rest[index])
      } else {
        rest[kept] = rest[index]
        kept += 1
      }
    }
    rest.removeLast(rest.count - kept)
    for index in (0..<scores.count / 2).reversed() { sink(index) }
  }

  private static let leastRest = 20
  /// Ten keyphrases are mostly better than a sixteenth of the best one.
  private static let step = 16.0

  private mutating func removeFirst() {
    let last = scores.removeLast()
    if scores.isEmpty { return }
    scores[0] = last
    sink(0)
  }

  /// Moves the score at `start` behind those below it that are before it.
  private mutating func sink(_ start: Int) {
    let score = scores[start]
    var index = start
    while 2 * index + 1 < scores.count {
      var child = 2 * index + 1
      if child + 1 < scores.count, scores[child + 1].isBefore(scores[child]) { child += 1 }
      guard scores[child].isBefore(score) else { break }
      scores[index] = scores[child]
      index = child
    }
    scores[index] = score
  }
}
