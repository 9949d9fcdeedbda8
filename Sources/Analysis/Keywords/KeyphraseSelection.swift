/// Chooses the keyphrases to show from the ranked candidates.
struct KeyphraseSelection {
  let candidates: RankedCandidates
  let limit: Int
  let leastScore: Double
  /// The hashes of a candidate's words.
  let words: (KeyphraseCandidate) -> [UInt64]
  /// The places of a candidate, ascending.
  let places: (KeyphraseCandidate) -> [CandidatePlace]

  /// At most `limit` candidates, without parts of better ones and rare extensions of better ones.
  func chosen() -> [ScoredCandidate] {
    var chosen: [(scored: ScoredCandidate, words: [UInt64])] = []
    for candidate in candidates {
      if chosen.count == limit || candidate.score < leastScore { break }
      let candidateWords = words(candidate.candidate)
      if chosen.contains(where: {
        makesNeedless($0.scored, $0.words, candidate, candidateWords)
      }) {
        continue
      }
      chosen.append((candidate, candidateWords))
    }
    return chosen.map(\.scored)
  }

  /// Below this share of a better phrase's count, what contains it adds nothing.
  private static let leastShare = 0.34
  /// The same for what lies inside it, of occurrences outside longer phrases.
  private static let leastFreeShare = 0.1

  private func makesNeedless(
    _ better: ScoredCandidate, _ words: [UInt64], _ other: ScoredCandidate, _ otherWords: [UInt64]
  ) -> Bool {
    let count = Double(better.candidate.count)
    if otherWords.count < words.count, otherWords.allSatisfy(words.contains) {
      return Double(other.features.freeCount) <= count * Self.leastFreeShare
        || !other.features.isInTitle && lies(other.candidate, in: better.candidate)
    }
    guard words.count > 1, words.count < otherWords.count, words.allSatisfy(otherWords.contains)
    else { return false }
    let otherCount = other.candidate.count
    return otherCount == 1 || Double(otherCount) <= count * Self.leastShare
  }

  /// True if `part` stands nowhere but in places of `whole`.
  private func lies(_ part: KeyphraseCandidate, in whole: KeyphraseCandidate) -> Bool {
    guard part.count <= whole.count else { return false }
    var wholes = places(whole)[...]
    return places(part).allSatisfy { place in
      wholes = wholes.drop { $0.end < place.end }
      return wholes.first.map { $0.start <= place.start } ?? false
    }
  }
}
