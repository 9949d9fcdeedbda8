/// Compares the words of a group of documents with those of a reference.
///
/// For each lemma the log-odds ratio with an informative Dirichlet prior, which
/// rare words do not dominate, and the log-likelihood G², which tells how
/// surprising the difference is if there is none.
///
/// - Source: Monroe, Colaresi, Quinn 2008, *Fightin' Words*, equations 15, 16, 20 to 22; Dunning
///   1993, *Accurate methods for the statistics of surprise and coincidence*,
///   in the form of Rayson and Garside 2000.
public struct Keyness: Sendable {
  /// What is compared.
  public var configuration: Configuration

  /// A comparison with `configuration`.
  public init(configuration: Configuration = .init()) { self.configuration = configuration }

  /// What is compared, and how strong the prior is.
  public struct Configuration: Hashable, Sendable, Codable {
    /// The words that the prior is worth, above 0: so many words of the background are added to both sides.
    public var priorWords: Double
    /// The fewest occurrences of a lemma in both groups together, 1 or more.
    public var minimumCount: Int
    /// The fewest documents of both groups with the lemma, 1 or more.
    public var minimumDocuments: Int
    /// Whether pronouns, prepositions, numerals and the like are left out; they are counted as words
    /// all the same.
    public var contentWordsOnly: Bool

    /// A configuration.
    ///
    /// - Precondition: all values in their ranges.
    public init(
      priorWords: Double = 1000, minimumCount: Int = 3, minimumDocuments: Int = 1,
      contentWordsOnly: Bool = true
    ) {
      precondition(priorWords > 0 && priorWords.isFinite, "priorWords is above 0")
      precondition(minimumCount >= 1 && minimumDocuments >= 1, "minimums are 1 or more")
      self.priorWords = priorWords
      self.minimumCount = minimumCount
      self.minimumDocuments = minimumDocuments
      self.contentWordsOnly = contentWordsOnly
    }
  }

  /// The words of `group` and `reference`, the most typical of `group` first; O(lemmas).
  ///
  /// - Parameter background: what tells the prior how frequent each word is; both groups together
  ///   where it is `nil`. Words that it lacks have half an occurrence.
  public func result(
    group: LemmaCounts, reference: LemmaCounts, background: LemmaCounts? = nil
  ) -> KeynessResult {
    let both = group + reference
    let prior = background ?? both
    // One word more: a text of one lemma leaves some of the prior to others.
    let scale = configuration.priorWords / Double(prior.wordCount + 1)
    var words: [KeynessWord] = []
    for (lemma, count) in both.counts where isCompared(count) {
      let (inGroup, inReference) = (group.counts[lemma], reference.counts[lemma])
      let cells = KeynessCells(
        groupCount: Double(inGroup?.occurrences ?? 0), groupTotal: Double(group.wordCount),
        referenceCount: Double(inReference?.occurrences ?? 0),
        referenceTotal: Double(reference.wordCount),
        prior: scale * max(0.5, Double(prior.counts[lemma]?.occurrences ?? 0)),
        priorTotal: configuration.priorWords)
      words.append(
        KeynessWord(
          lemma: lemma, groupCount: inGroup?.occurrences ?? 0,
          referenceCount: inReference?.occurrences ?? 0, groupDocuments: inGroup?.documents ?? 0,
          referenceDocuments: inReference?.documents ?? 0, logOdds: cells.logOdds,
          zScore: cells.zScore, logLikelihood: cells.logLikelihood))
    }
    words.sort {
      $0.zScore != $1.zScore
        ? $0.zScore > $1.zScore : $0.lemma.utf8.lexicographicallyPrecedes($1.lemma.utf8)
    }
    return KeynessResult(
      groupWords: group.wordCount, referenceWords: reference.wordCount,
      groupDocuments: group.documentCount, referenceDocuments: reference.documentCount,
      words: words)
  }

  private func isCompared(_ count: LemmaCounts.Count) -> Bool {
    count.occurrences >= configuration.minimumCount
      && count.documents >= configuration.minimumDocuments
      && (count.isContent || !configuration.contentWordsOnly)
  }
}

/// The numbers that a word's keyness comes from; totals are of all words of a side.
public struct KeynessCells: Hashable, Sendable {
  /// The word's occurrences in the group.
  public var groupCount: Double
  /// All words of the group.
  public var groupTotal: Double
  /// The word's occurrences in the reference.
  public var referenceCount: Double
  /// All words of the reference.
  public var referenceTotal: Double
  /// The word's part of the prior, in words; above 0.
  public var prior: Double
  /// All words of the prior; above `prior`.
  public var priorTotal: Double

  /// The cells of one word.
  public init(
    groupCount: Double, groupTotal: Double, referenceCount: Double, referenceTotal: Double,
    prior: Double, priorTotal: Double
  ) {
    self.groupCount = groupCount
    self.groupTotal = groupTotal
    self.referenceCount = referenceCount
    self.referenceTotal = referenceTotal
    self.prior = prior
    self.priorTotal = priorTotal
  }

  /// The natural logarithm of the odds ratio, with the prior added to both sides; above 0 for words of
  /// the group.
  ///
  /// ln((y₁ + α) / (n₁ + α₀ − y₁ − α)) − ln((y₂ + α) / (n₂ + α₀ − y₂ − α))
  public var logOdds: Double {
    func logOdds(_ count: Double, _ total: Double) -> Double {
      Logarithm.natural((count + prior) / (total + priorTotal - count - prior))
    }
    return logOdds(groupCount, groupTotal) - logOdds(referenceCount, referenceTotal)
  }

  /// `logOdds` in standard deviations: over √(1 / (y₁ + α) + 1 / (y₂ + α)).
  ///
  /// Beyond ±1.96 a single word's difference would be chance in one of twenty cases.
  public var zScore: Double {
    logOdds / (1 / (groupCount + prior) + 1 / (referenceCount + prior)).squareRoot()
  }

  /// G², 0 or more: 2 (y₁ ln(y₁ / e₁) + y₂ ln(y₂ / e₂)), where e is what a side of its size would have.
  ///
  /// 3.84, 6.63 and 10.83 stand for chances of 5, 1 and 0.1 % for a single word.
  public var logLikelihood: Double {
    let share = (groupCount + referenceCount) / (groupTotal + referenceTotal)
    func part(_ count: Double, _ total: Double) -> Double {
      count > 0 ? count * Logarithm.natural(count / (share * total)) : 0
    }
    // Equal shares may come out a little below 0.
    return max(0, 2 * (part(groupCount, groupTotal) + part(referenceCount, referenceTotal)))
  }
}

/// How the words of a group differ from those of a reference.
public struct KeynessResult: Hashable, Sendable, Codable {
  /// The words of the group.
  public var groupWords: Int
  /// The words of the reference.
  public var referenceWords: Int
  /// The documents of the group.
  public var groupDocuments: Int
  /// The documents of the reference.
  public var referenceDocuments: Int
  /// The words, from the most typical of the group to the most typical of the reference.
  public var words: [KeynessWord]
}

/// A word, and how typical it is of a group.
public struct KeynessWord: Hashable, Sendable, Codable {
  /// The lemma, or a phrase in its dictionary form.
  public var lemma: String
  /// Its occurrences in the group.
  public var groupCount: Int
  /// Its occurrences in the reference.
  public var referenceCount: Int
  /// The documents of the group that have it.
  public var groupDocuments: Int
  /// The documents of the reference that have it.
  public var referenceDocuments: Int
  /// See `KeynessCells.logOdds`.
  public var logOdds: Double
  /// See `KeynessCells.zScore`.
  public var zScore: Double
  /// See `KeynessCells.logLikelihood`.
  public var logLikelihood: Double
}
