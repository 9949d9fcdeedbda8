/// Words that might speak for a theme, found by comparing texts about it with others.
///
/// Where people have labelled the texts, words are ranked by the z-score of
/// their occurrences (`Keyness`); where the texts were told by the theme's
/// present words, by the log-likelihood of the documents that have both, since
/// a single long document would repeat its own words. Either is weighed by how
/// few texts of the background have the word: what most texts have is no seed,
/// whatever else tells the two groups apart.
public struct SeedSuggestions: Sendable {
  /// How the texts about the theme were told from the others.
  public enum Basis: String, Codable, Sendable {
    /// By labels.
    case labels
    /// By the words that the theme has.
    case seeds
  }

  /// The theme's id.
  public let theme: String
  private let taxonomy: Taxonomy?
  private let basis: Basis
  private let background: LemmaBackground

  /// Suggestions for the theme `theme`, which `taxonomy` may have or not.
  public init(
    for theme: String, in taxonomy: Taxonomy?, basis: Basis,
    background: LemmaBackground = LemmaBackground()
  ) {
    self.theme = theme
    self.taxonomy = taxonomy
    self.basis = basis
    self.background = background
  }

  /// The best `limit` words that the theme does not have yet, the most telling first.
  ///
  /// - Parameters:
  ///   - about: the words of the texts about the theme, phrases among them.
  ///   - others: those of all other texts.
  public func words(
    about: LemmaCounts, others: LemmaCounts, limit: Int
  ) -> [SuggestedSeed] {
    let least = about.documentCount < 2 * Self.leastDocuments ? 1 : Self.leastDocuments
    let wordCount = Double(about.wordCount + others.wordCount)
    // Of a few texts a strong prior would leave nothing.
    let keyness = Keyness(
      configuration: .init(
        priorWords: max(10, min(Self.priorWords, wordCount / 10)),
        minimumCount: about.documentCount + others.documentCount < Self.smallCollection ? 2 : 3))
    let known = knownTexts
    let seeds = keyness.result(group: about, reference: others).words.compactMap {
      word -> SuggestedSeed? in
      guard word.groupDocuments >= least, !known.contains(PhraseTree.folded(word.lemma)),
        word.lemma.count(where: \.isLetter) >= Self.leastLetters
      else { return nil }
      return seed(word, about.documentCount, others.documentCount)
    }
    return Array(seeds.filter(isTelling).sorted(by: precedes).prefix(limit))
  }

  private static let leastDocuments = 3
  /// Documents of a collection in which two occurrences are something.
  private static let smallCollection = 100
  private static let leastLetters = 3
  private static let priorWords = 500.0
  /// 5 % for a single word, as the z-score.
  private static let leastZScore = 1.96
  private static let leastLogLikelihood = 3.84
  /// Of a word that about a third of all texts have.
  private static let leastDistinction = 0.15
  /// As likely in other texts as in those of the theme is 0.5.
  private static let leastPrecision = 0.6

  private func seed(_ word: KeynessWord, _ about: Int, _ others: Int) -> SuggestedSeed {
    let cells = KeynessCells(
      groupCount: Double(word.groupDocuments), groupTotal: Double(about),
      referenceCount: Double(word.referenceDocuments), referenceTotal: Double(others), prior: 1,
      priorTotal: 2)
    let own = (Double(word.groupDocuments) + 0.5) / (Double(about) + 1)
    let strange = (Double(word.referenceDocuments) + 0.5) / (Double(others) + 1)
    let precision = own / (own + strange)
    let shared = Double(word.groupDocuments) * Double(about + others)
    let single = Double(about) * Double(word.groupDocuments + word.referenceDocuments)
    return SuggestedSeed(
      text: word.lemma, weight: Self.weight(ofPrecision: precision), precision: precision,
      themeDocuments: word.groupDocuments, otherDocuments: word.referenceDocuments,
      zScore: word.zScore, logLikelihood: cells.logLikelihood,
      pointwiseMutualInformation: Logarithm.natural(shared / single) / Logarithm.ofTwo,
      distinction: distinction(of: word.lemma), alsoIn: themesWith(word.lemma))
  }

  /// That of the most distinctive word of a phrase.
  private func distinction(of text: String) -> Double {
    text.lowercased().split(separator: " ").map(background.distinction).max() ?? 1
  }

  /// From 0.3 for little more than chance to 1, in tenths.
  private static func weight(ofPrecision precision: Double) -> Double {
    max(0.3, min(1, ((2 * precision - 1) * 10).rounded() / 10))
  }

  private func isTelling(_ seed: SuggestedSeed) -> Bool {
    guard seed.precision >= Self.leastPrecision, seed.distinction >= Self.leastDistinction else {
      return false
    }
    return switch basis {
    // Short texts have a word once each: their number tells more than that of its occurrences.
    case .labels:
      seed.zScore >= Self.leastZScore || seed.logLikelihood >= Self.leastLogLikelihood
    case .seeds: seed.logLikelihood >= Self.leastLogLikelihood
    }
  }

  private func precedes(_ left: SuggestedSeed, _ right: SuggestedSeed) -> Bool {
    func strength(_ seed: SuggestedSeed) -> Double {
      seed.distinction * (basis == .labels ? seed.zScore : seed.logLikelihood)
    }
    let (first, second) = (strength(left), strength(right))
    if first != second { return first > second }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// What the theme and its parts have.
  private var knownTexts: Set<[UInt8]> {
    guard let taxonomy, let index = taxonomy.index(of: theme) else { return [] }
    let own = taxonomy.themes.indices.filter {
      $0 == index || TermIndex.ancestors(of: $0, in: taxonomy).contains(index)
    }
    return Set(
      own.flatMap { taxonomy.themes[$0].terms.map(\.text) + taxonomy.themes[$0].exclusions }
        .map(PhraseTree.folded))
  }

  private func themesWith(_ text: String) -> [String] {
    let folded = PhraseTree.folded(text)
    return taxonomy?.themes.filter { theme in
      theme.id != self.theme && theme.terms.contains { PhraseTree.folded($0.text) == folded }
    }.map(\.id) ?? []
  }
}

/// A word that might speak for a theme.
public struct SuggestedSeed: Codable, Hashable, Sendable {
  /// The lemma, or a phrase in its dictionary form.
  public var text: String
  /// The weight that its precision is worth, 0.3…1.
  public var weight: Double
  /// How probably a document with the word is about the theme, if half of all documents were; 0…1.
  public var precision: Double
  /// The documents about the theme that have it.
  public var themeDocuments: Int
  /// The other documents that have it.
  public var otherDocuments: Int
  /// The z-score of its occurrences, see `KeynessCells.zScore`.
  public var zScore: Double
  /// G² of the documents, see `KeynessCells.logLikelihood`.
  public var logLikelihood: Double
  /// How much more often it stands in documents about the theme than by chance, in bits.
  public var pointwiseMutualInformation: Double
  /// How few texts of the background have it: 0 for a word that all have, 1 for one that hardly any has.
  public var distinction: Double
  /// The ids of other themes that have it.
  public var alsoIn: [String]
}
