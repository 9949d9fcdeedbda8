/// How the features of a candidate become a score: a product, so that no feature stands in for
/// another.
///
/// The weights lie on a plateau of F1 over glossary terms of textbooks (OpenStax Polska) and index
/// entries of help pages (LibreOffice); halving or doubling one of them changes little.
enum KeyphraseWeights {
  /// The score of `candidate`, above 0, not yet scaled.
  ///
  /// Only square roots, which are exact, so that the score is the same on every machine.
  static func score(_ candidate: KeyphraseCandidate, _ features: Keyphrase.Features) -> Double {
    let free = Double(features.freeCount)
    let all = Double(candidate.places.count)
    var score = freeShare * free + (1 - freeShare) * all
    score *= features.rarity * features.rarity.squareRoot()
    score *= (spreadFloor + features.spread).squareRoot().squareRoot()
    score *= 1 - lateness * features.firstPosition
    if candidate.wordCount > 1 {
      score *= phraseGain * (1 - looseness * (1 - features.cohesion))
    }
    if features.isInTitle || features.isInHeading { score *= headingGain }
    return score
  }

  /// How much of the count is that of occurrences outside longer candidates.
  private static let freeShare = 0.35
  /// Phrases say more than single words.
  private static let phraseGain = 2.0
  /// What a phrase loses whose words mostly occur apart.
  private static let looseness = 0.2
  private static let headingGain = 2.0
  /// What a first occurrence at the very end loses.
  private static let lateness = 0.4
  /// For phrases that occur once.
  private static let spreadFloor = 0.1
}
