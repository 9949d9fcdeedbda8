/// Reasons to take the figures of a text with care.
struct ReadabilityWarnings {
  /// What is counted of a text besides what formulas need.
  struct Traits {
    /// Words of letters.
    var words = 0
    /// Those that neither the lexicon nor a rule knows.
    var unknownWords = 0
    /// Those of two letters or more that are all capitals.
    var capitalWords = 0
  }

  /// The reasons, in a fixed order.
  let found: [ReadabilityFigures.Warning]

  /// With fewer words, one more sentence may move the indices by whole years.
  ///
  /// - Source: the program Logios asks for 100 words; second-hand.
  private static let fewestWords = 100
  /// Shares of unknown words. Articles about other countries reach 0.1, English texts begin at 0.45:
  /// many English words are Polish forms, too ("do", "to", "on", "a").
  private static let (partlyForeign, foreign) = (0.2, 0.4)
  /// Articles have sentences of 10 to 30 words; only what has no sentences reaches this.
  private static let wordsWithoutEnd = 80.0
  private static let capitals = 0.8
  /// Shares of fewer words say nothing.
  private static let fewestForShares = 10

  init(_ counts: ReadabilityCounts, _ traits: Traits) {
    var found: [ReadabilityFigures.Warning] = []
    if counts.words == 0 {
      found.append(.noProse)
    } else if counts.words < Self.fewestWords {
      found.append(.fewerThan100Words)
    }
    if traits.words >= Self.fewestForShares {
      let unknown = Double(traits.unknownWords) / Double(traits.words)
      if unknown >= Self.foreign {
        found.append(.notPolish)
      } else if unknown >= Self.partlyForeign {
        found.append(.partlyNotPolish)
      }
      if Double(traits.capitalWords) >= Self.capitals * Double(traits.words) {
        found.append(.allCapitals)
      }
    }
    if let length = counts.averageSentenceLength, length > Self.wordsWithoutEnd {
      found.append(.hardlyAnySentences)
    }
    self.found = found
  }
}
