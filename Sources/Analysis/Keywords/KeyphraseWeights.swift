import TextModel

/// How the features of a candidate become a score: a product of factors, so that no feature stands
/// in for another.
///
/// The weights were tried one by one over glossary terms of textbooks (OpenStax Polska) and index
/// terms of help pages (LibreOffice), and rounded. Where in the text a phrase stands has no weight:
/// topics of chapters come late as often as early. Only square roots, which are exact, so that scores
/// are the same on every machine.
enum KeyphraseWeights {
  /// The factors of `candidate`, all above 0.
  static func factors(
    _ candidate: KeyphraseCandidate, _ features: Keyphrase.Features
  ) -> Keyphrase.Factors {
    var factors = Keyphrase.Factors()
    let count =
      freeShare * Double(features.freeCount) + (1 - freeShare) * Double(candidate.count)
    // To the power of 3/4: the tenth occurrence says less than the second; of phrases 7/8.
    let quarter = count.squareRoot().squareRoot()
    factors.frequency = count.squareRoot() * quarter
    if candidate.wordCount > 1 { factors.frequency *= quarter.squareRoot() }
    if candidate.count == 1 { factors.frequency *= onceFactor }
    factors.forms = Double(features.formCount).squareRoot().squareRoot()
    factors.rarity = max(features.rarity, leastRarity)
    factors.distinction = max(features.distinction, leastDistinction)
    if candidate.wordCount > 1 {
      let gain = candidate.wordCount > 2 ? longPhraseGain : phraseGain
      factors.phrase = gain * (1 - looseness * (1 - features.cohesion))
    }
    if candidate.isVague { factors.phrase *= vagueFactor }
    if candidate.isGeneral { factors.phrase *= generalFactor }
    if candidate.hasParticiple { factors.phrase *= participleFactor }
    if features.isInTitle {
      factors.heading = candidate.wordCount > 1 ? titlePhraseGain : titleWordGain
    } else if features.isInHeading {
      factors.heading = headingGain
    }
    if features.isName, !candidate.isAcronym { factors.name = nameFactor }
    if let share = features.documentShare {
      factors.collection = 1 - commonness * share.squareRoot()
    }
    return factors
  }

  /// How much of the count is that of occurrences outside longer candidates.
  private static let freeShare = 0.8
  /// For what occurs once.
  private static let onceFactor = 0.4
  /// Of the commonest word, so that no factor is 0.
  private static let leastRarity = 0.01
  /// Of a word that all texts have.
  private static let leastDistinction = 0.05
  /// Phrases of two words, and of more, say more than single words.
  private static let phraseGain = 2.0
  private static let longPhraseGain = 1.5
  /// What a phrase loses whose words mostly occur apart.
  private static let looseness = 0.4
  /// For phrases with an adjective that names no kind.
  private static let vagueFactor = 0.5
  /// For nouns that every article has.
  private static let generalFactor = 0.7
  /// For phrases with a participle, which are often half a clause.
  private static let participleFactor = 0.6
  /// A title says most of what a text is about; of its phrases the words are tags more often.
  private static let titleWordGain = 12.0
  private static let titlePhraseGain = 5.0
  private static let headingGain = 1.5
  /// Names are mentioned more often than they are the topic.
  private static let nameFactor = 0.5
  /// What a phrase loses that all documents of the collection have.
  private static let commonness = 0.9
}
