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
    var best = 0.0
    for (index, candidate) in table.candidates.enumerated() {
      // A title makes a vague phrase a topic, but half a title with a preposition is none.
      if candidate.isPassing || candidate.isVague && candidate.count < 2 && !candidate.isInTitle {
        continue
      }
      let score = factors(of: candidate, features(of: candidate)).product
      scores.append(RankedCandidates.Score(value: score, candidate: index))
      best = max(best, score)
    }
    for index in scores.indices { scores[index].value /= best }
    return RankedCandidates(scores, of: self)
  }

  /// What `score` is made from.
  func scored(_ score: RankedCandidates.Score) -> ScoredCandidate {
    let candidate = table.candidates[score.candidate]
    let features = features(of: candidate)
    return ScoredCandidate(
      candidate: candidate, score: score.value, features: features,
      factors: factors(of: candidate, features))
  }

  private func factors(
    of candidate: KeyphraseCandidate, _ features: Keyphrase.Features
  ) -> Keyphrase.Factors {
    KeyphraseWeights.factors(
      candidate, features, textLength: Double(document.document.text.utf8.count))
  }

  private func features(of candidate: KeyphraseCandidate) -> Keyphrase.Features {
    let length = Double(max(document.document.text.utf8.count, 1))
    func offset(_ place: UInt32) -> Double {
      let token = Int(table.places[Int(place)].start)
      return Double(document.document.tokens[token].range.start) / length
    }
    let first = offset(candidate.first)
    let count = Double(candidate.count)
    return Keyphrase.Features(
      freeCount: Int(candidate.count - candidate.nested), formCount: Int(candidate.formCount),
      rarity: candidate.meanRarity, distinction: Double(candidate.distinction),
      firstPosition: first,
      spread: offset(candidate.last) - first,
      isInTitle: candidate.isInTitle,
      isOnlyInTitle: candidate.titleCount == candidate.count,
      isInHeading: candidate.isInHeading, isWholeHeading: candidate.isWholeHeading,
      isInLead: candidate.isInLead, openingCount: Int(candidate.openings),
      isIntroduced: candidate.introduction != .none,
      cohesion: candidate.wordCount == 1
        ? 1 : count / max(Double(candidate.rarestWordCount), count),
      isName: candidate.isName, documentShare: collection?.share(of: candidate.key))
  }
}

/// The candidates of a document, the best first; by score, then by first place, then by length.
///
/// Only those that are asked for are put in order, and only of these the features are kept: a document has
/// hundreds of candidates and a dozen keyphrases.
struct RankedCandidates: Sequence, IteratorProtocol {
  /// The score of a candidate, by its index in the table, where candidates ascend by first place.
  struct Score {
    var value: Double
    var candidate: Int

    /// True if this score comes before `other`.
    func isBefore(_ other: Score) -> Bool {
      value != other.value ? value > other.value : candidate < other.candidate
    }
  }

  private let scorer: KeyphraseScorer
  /// A heap: none is before the one at half its index.
  private var scores: [Score]

  /// The candidates of `scorer` that have `scores`, in any order.
  init(_ scores: [Score], of scorer: KeyphraseScorer) {
    self.scorer = scorer
    self.scores = scores
    for index in (0..<scores.count / 2).reversed() { sink(index) }
  }

  /// The best of those left.
  mutating func next() -> ScoredCandidate? {
    guard let best = scores.first, let last = scores.popLast() else { return nil }
    if !scores.isEmpty {
      scores[0] = last
      sink(0)
    }
    return scorer.scored(best)
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
