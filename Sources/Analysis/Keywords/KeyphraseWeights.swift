import TextModel

/// How the features of a candidate become a score: a product of factors, so that no feature stands
/// in for another.
///
/// The weights were tried one by one over glossary terms of textbooks (OpenStax Polska) and index
/// terms of help pages (LibreOffice), and rounded; one stays only if it helps one of them and does not
/// harm the other. Where in a long text a phrase stands has no weight: topics of chapters come late as
/// often as early. Only square roots, which are exact, so that scores are the same on every machine.
enum KeyphraseWeights {
  /// The factors of `candidate`, all above 0, in a text of `textLength` bytes.
  static func factors(
    _ candidate: KeyphraseCandidate, _ traits: CandidateTraits, _ features: Keyphrase.Features,
    textLength: Double
  ) -> Keyphrase.Factors {
    var factors = Keyphrase.Factors()
    let count =
      freeShare * Double(features.freeCount) + (1 - freeShare) * Double(candidate.count)
    // To the power of 5/8: the tenth occurrence says less than the second.
    factors.frequency = count.squareRoot() * count.squareRoot().squareRoot().squareRoot()
    if candidate.count == 1 { factors.frequency *= onceFactor }
    factors.forms = Double(features.formCount).squareRoot()
    factors.rarity = max(features.rarity, leastRarity)
    if traits.hasUnknown, !traits.isAcronym { factors.rarity *= unknownFactor }
    factors.distinction = max(features.distinction, leastDistinction)
    factors.phrase = phraseFactor(candidate, traits, features)
    factors.heading = headingFactor(candidate, traits, features)
    // What opens one sentence may do so by chance.
    if candidate.count > 1 {
      factors.opening = 1 + (Double(features.openingCount) / Double(candidate.count)).squareRoot()
    }
    factors.beginning = beginningFactor(features, textLength)
    switch candidate.introduction {
    case .none: break
    case .byWord: factors.introduction = introductionGain
    case .byTranslation: factors.introduction = translationGain
    }
    if features.isName, !traits.isAcronym { factors.name = nameFactor }
    if let share = features.documentShare {
      factors.collection = 1 - commonness * share.squareRoot()
    }
    return factors
  }

  /// No less than the product of all factors of `candidate`, whatever its words and forms.
  ///
  /// The factors left out here are at most 1, and `loneTitleGain` is no more than the other gains of titles:
  /// keep it so, or add them.
  static func bound(of candidate: KeyphraseCandidate, textLength: Double) -> Double {
    var bound = WordFacts.greatestRarity * roundingReserve
    if candidate.count == 1 {
      bound *= onceFactor
    } else {
      let count = Double(candidate.count)
      bound *= count.squareRoot() * count.squareRoot().squareRoot().squareRoot()
      bound *= min(count, Double(CandidateTraits.greatestFormCount)).squareRoot()
      if candidate.openings > 0 { bound *= 1 + (Double(candidate.openings) / count).squareRoot() }
    }
    if candidate.wordCount > 1 {
      bound *= candidate.wordCount > 2 ? longPhraseGain : phraseGain
    } else if candidate.count > 1 || candidate.isInTitle {
      bound *= actGain
    }
    if candidate.isInTitle {
      bound *= candidate.wordCount > 1 ? titlePhraseGain : titleWordGain
    } else if candidate.isInHeading, candidate.count >= leastHeadingCount {
      bound *= candidate.isWholeHeading ? wholeHeadingGain : headingGain
    }
    if textLength < 2 * shortLength { bound *= 1 + beginningGain }
    switch candidate.introduction {
    case .none: return bound
    case .byWord: return bound * introductionGain
    case .byTranslation: return bound * translationGain
    }
  }

  /// The factors of a bound are multiplied in another order, and so rounded otherwise.
  private static let roundingReserve = 1.000001

  /// A short text names its topic at once; a chapter begins with anything.
  private static func beginningFactor(
    _ features: Keyphrase.Features, _ textLength: Double
  ) -> Double {
    let nearness = max(1 - features.firstPosition * textLength / beginningReach, 0)
    let shortness = min(max(2 - textLength / shortLength, 0), 1)
    return 1 + beginningGain * nearness * shortness
  }

  private static func phraseFactor(
    _ candidate: KeyphraseCandidate, _ traits: CandidateTraits, _ features: Keyphrase.Features
  ) -> Double {
    var factor = 1.0
    if candidate.wordCount > 1 {
      let gain = candidate.wordCount > 2 ? longPhraseGain : phraseGain
      factor = gain * (1 - looseness * (1 - features.cohesion))
    }
    if traits.isAct, candidate.count > 1 || features.isInTitle { factor *= actGain }
    if traits.isVague { factor *= vagueFactor }
    if traits.isGeneral { factor *= generalFactor }
    if traits.isIncidental, !features.isInTitle, !features.isIntroduced {
      factor *= incidentalFactor
    }
    if traits.hasParticiple { factor *= participleFactor }
    if traits.isQualified, candidate.count == 1, !features.isInTitle {
      factor *= qualifiedFactor
    }
    return factor
  }

  private static func headingFactor(
    _ candidate: KeyphraseCandidate, _ traits: CandidateTraits, _ features: Keyphrase.Features
  ) -> Double {
    if features.isInTitle {
      // Titles play with words, and the text comes back to its topic; of an act it may say the verb.
      if features.isOnlyInTitle, !traits.isAct { return loneTitleGain }
      return candidate.wordCount > 1 ? titlePhraseGain : titleWordGain
    }
    guard features.isInHeading, candidate.count >= leastHeadingCount else { return 1 }
    return features.isWholeHeading ? wholeHeadingGain : headingGain
  }

  /// How much of the count is that of occurrences outside longer candidates.
  private static let freeShare = 0.9
  /// For what occurs once.
  private static let onceFactor = 0.4
  /// Of the commonest word, so that no factor is 0.
  private static let leastRarity = 0.01
  /// How rare a word is that no lexicon has is not known: it may be a misprint or code.
  private static let unknownFactor = 0.6
  /// Of a word that all texts have.
  private static let leastDistinction = 0.05
  /// Phrases of two words, and of more, say more than single words.
  private static let phraseGain = 2.0
  private static let longPhraseGain = 1.5
  /// What a phrase loses whose words mostly occur apart.
  private static let looseness = 0.4
  /// For acts ("wstawianie"), which have no rare words but are what many texts are about.
  private static let actGain = 1.75
  /// For phrases with an adjective that names no kind.
  private static let vagueFactor = 0.5
  /// For nouns that every article has.
  private static let generalFactor = 0.7
  /// For times, measures and parts of the text, which no one looks for.
  private static let incidentalFactor = 0.3
  /// For phrases with a participle, which are often half a clause.
  private static let participleFactor = 0.6
  /// For what occurs once with its adjective in front, which in Polish describes; behind its noun it
  /// names a kind ("sprzedaż bezpośrednia").
  private static let qualifiedFactor = 0.5
  /// A title says most of what a text is about; of its phrases the words are tags more often.
  private static let titleWordGain = 8.0
  private static let titlePhraseGain = 5.0
  /// For what the text does not come back to.
  private static let loneTitleGain = 4.0
  private static let headingGain = 1.5
  /// For what is all that a heading says.
  private static let wholeHeadingGain = 3.0
  /// Headings play with words, too: what recurs below one is its topic.
  private static let leastHeadingCount = 3
  /// For what stands at the very beginning of a short text; none from `beginningReach` bytes on.
  private static let beginningGain = 0.5
  private static let beginningReach = 300.0
  /// In bytes, some 500 words; of texts up to twice as long the beginning counts less and less.
  private static let shortLength = 3_500.0
  /// For terms that the text introduces, and for those whose name in another language it gives.
  private static let introductionGain = 2.0
  private static let translationGain = 4.0
  /// Names are mentioned more often than they are the topic.
  private static let nameFactor = 0.5
  /// What a phrase loses that all documents of the collection have.
  private static let commonness = 0.9
}
