/// Chooses the keyphrases to show from the ranked candidates.
struct KeyphraseSelection {
  /// The best first.
  let candidates: [ScoredCandidate]
  let limit: Int
  let leastScore: Double

  /// At most `limit` candidates, without parts of better ones and rare extensions of better ones.
  func chosen() -> [ScoredCandidate] {
    var chosen: [ScoredCandidate] = []
    for candidate in candidates where candidate.score >= leastScore {
      if chosen.count == limit { break }
      if chosen.contains(where: { Self.makesNeedless($0, candidate) }) { continue }
      chosen.append(candidate)
    }
    return chosen
  }

  /// Below this share of a better phrase's count, what contains it or lies inside it adds nothing.
  private static let leastShare = 0.34

  private static func makesNeedless(_ better: ScoredCandidate, _ other: ScoredCandidate) -> Bool {
    let count = Double(better.candidate.places.count)
    let words = Set(better.candidate.key)
    let otherWords = Set(other.candidate.key)
    if otherWords.isStrictSubset(of: words) {
      return Double(other.features.freeCount) <= count * leastShare
        || other.candidate.places.count <= better.candidate.places.count
    }
    guard better.candidate.wordCount > 1, words.isStrictSubset(of: otherWords) else { return false }
    let otherCount = other.candidate.places.count
    return otherCount == 1 || Double(otherCount) <= count * leastShare
  }
}
