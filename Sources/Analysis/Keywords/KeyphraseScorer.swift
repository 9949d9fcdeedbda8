import Morphology
import TextModel

/// A candidate with its score and what it was made from.
struct ScoredCandidate: Sendable {
  var candidate: KeyphraseCandidate
  var score: Double
  var features: Keyphrase.Features
}

/// Scores the candidates of one document.
struct KeyphraseScorer {
  let document: AnnotatedDocument
  let candidates: [KeyphraseCandidate]
  let words: DocumentWords
  let frequencies: Frequencies

  /// The candidates, the best first, which has the score 1.
  func ranked() -> [ScoredCandidate] {
    let wordCounts = wordCounts()
    let nested = nestedCounts()
    var scored = candidates.enumerated().map { index, candidate in
      let features = features(of: candidate, nested: nested[index], wordCounts)
      return ScoredCandidate(
        candidate: candidate, score: KeyphraseWeights.score(candidate, features), features: features
      )
    }
    let best = scored.map(\.score).max() ?? 1
    for index in scored.indices { scored[index].score /= best }
    return scored.sorted(by: Self.isBefore)
  }

  /// By score, then by first place, then by length and lemmas.
  private static func isBefore(_ left: ScoredCandidate, _ right: ScoredCandidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    let leftStart = left.candidate.places[0].tokens
    let rightStart = right.candidate.places[0].tokens
    if leftStart != rightStart {
      return (leftStart.lowerBound, leftStart.upperBound)
        < (rightStart.lowerBound, rightStart.upperBound)
    }
    return left.candidate.key.lexicographicallyPrecedes(right.candidate.key)
  }

  /// How often each lemma occurs as a candidate word on its own.
  private func wordCounts() -> [String: Int] {
    var counts: [String: Int] = [:]
    for candidate in candidates where candidate.wordCount == 1 {
      counts[candidate.key[0]] = candidate.places.count
    }
    return counts
  }

  /// For each candidate, at how many places it is part of a longer candidate that recurs.
  private func nestedCounts() -> [Int] {
    var longer: [Int: [Range<Int>]] = [:]
    for candidate in candidates where candidate.wordCount > 1 && candidate.places.count > 1 {
      for place in candidate.places {
        for token in place.tokens { longer[token, default: []].append(place.tokens) }
      }
    }
    return candidates.map { candidate in
      candidate.places.count { place in
        longer[place.tokens.lowerBound]?.contains {
          $0.count > place.tokens.count && $0.lowerBound <= place.tokens.lowerBound
            && place.tokens.upperBound <= $0.upperBound
        } ?? false
      }
    }
  }

  private func features(
    of candidate: KeyphraseCandidate, nested: Int, _ wordCounts: [String: Int]
  ) -> Keyphrase.Features {
    let document = document.document
    let length = Double(max(document.text.utf8.count, 1))
    func offset(_ place: CandidatePlace?) -> Double {
      guard let place else { return 0 }
      return Double(document.tokens[place.tokens.lowerBound].range.start) / length
    }
    let first = offset(candidate.places.first)
    let roles = candidate.places.map { document.paragraphs[$0.paragraph].role }
    let count = Double(candidate.places.count)
    let rarest = candidate.key.map { Double(wordCounts[$0] ?? 0) }.min() ?? 0
    return Keyphrase.Features(
      freeCount: candidate.places.count - nested, rarity: rarity(of: candidate),
      firstPosition: first, spread: offset(candidate.places.last) - first,
      isInTitle: roles.contains(.title), isInHeading: roles.contains(.heading),
      cohesion: candidate.wordCount == 1 ? 1 : count / max(rarest, count),
      isName: candidate.isName(in: words))
  }

  /// The mean rarity of the words, each 0 for the commonest, 1 for one in a billion.
  private func rarity(of candidate: KeyphraseCandidate) -> Double {
    var sum = 0.0
    for lemma in candidate.key {
      let frequency = frequencies.frequencyClass(ofLemma: lemma, .noun)
      sum += 1 - min(max(frequency.zipf, Self.rarestKnown) / Self.commonest, 1)
    }
    return sum / Double(candidate.wordCount)
  }

  /// The Zipf value of the commonest words.
  private static let commonest = 7.5
  /// Words that are not known are mostly misprints or foreign: no rarer than this Zipf value.
  private static let rarestKnown = 1.5
}
