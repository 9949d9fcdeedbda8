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
  /// Keys of the phrases of a title that stands apart from the text.
  let titleKeys: Set<UInt64>
  /// How many documents of a collection have a candidate; `nil` without a collection.
  var collection: KeyphraseCollection?

  /// The candidates, the best first, which has the score 1.
  func ranked() -> [ScoredCandidate] {
    var scored: [ScoredCandidate] = []
    scored.reserveCapacity(table.candidates.count)
    for candidate in table.candidates {
      // A title makes a vague phrase a topic, but half a title with a preposition is none.
      if candidate.count < 2, candidate.isLoose || candidate.isVague && !isInTitle(candidate) {
        continue
      }
      let features = features(of: candidate)
      let factors = KeyphraseWeights.factors(candidate, features)
      scored.append(
        ScoredCandidate(
          candidate: candidate, score: factors.product, features: features, factors: factors))
    }
    let best = scored.map(\.score).max() ?? 1
    for index in scored.indices { scored[index].score /= best }
    // Indices: candidates are too large to be moved many times.
    return scored.indices.sorted { isBefore(scored[$0], scored[$1]) }.map { scored[$0] }
  }

  /// By score, then by first place, then by length.
  private func isBefore(_ left: ScoredCandidate, _ right: ScoredCandidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    let (first, second) = (
      table.places[Int(left.candidate.first)], table.places[Int(right.candidate.first)]
    )
    return (first.start, first.end) < (second.start, second.end)
  }

  private func isInTitle(_ candidate: KeyphraseCandidate) -> Bool {
    candidate.isInTitle || titleKeys.contains(candidate.key)
  }

  private func features(of candidate: KeyphraseCandidate) -> Keyphrase.Features {
    let document = document.document
    let length = Double(max(document.text.utf8.count, 1))
    func offset(_ place: UInt32) -> Double {
      Double(document.tokens[Int(table.places[Int(place)].start)].range.start) / length
    }
    let first = offset(candidate.first)
    let count = Double(candidate.count)
    return Keyphrase.Features(
      freeCount: candidate.count - candidate.nested, formCount: candidate.formCount,
      rarity: candidate.meanRarity, distinction: candidate.distinction, firstPosition: first,
      spread: offset(candidate.last) - first,
      isInTitle: isInTitle(candidate),
      isOnlyInTitle: candidate.titleCount == candidate.count,
      isInHeading: candidate.isInHeading, isWholeHeading: candidate.isWholeHeading,
      isInLead: candidate.isInLead, openingCount: candidate.openings,
      isIntroduced: candidate.isIntroduced,
      cohesion: candidate.wordCount == 1
        ? 1 : count / max(Double(candidate.rarestWordCount), count),
      isName: candidate.isName, documentShare: collection?.share(of: candidate.key))
  }
}
