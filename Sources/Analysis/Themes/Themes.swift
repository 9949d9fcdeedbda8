public import Morphology
import TextModel

/// Finds what a document is about, by the words of a taxonomy.
///
/// For each theme, the sum over its terms that occur of
///
///     weight × specificity × (1 + 1/2 + … + 1/count) × boost
///
/// divided by (words / 100)^⅝, or by 1 for less than 100 words. The weight is
/// the taxonomy's; specificity is 1 / the number of themes that share the term;
/// the k-th occurrence counts 1/k, so that ten different words say more than one
/// word ten times; boost is for terms that stand in the title or in a heading.
/// The sums of the first 100 to 1,600 words of textbook chapters grow with the
/// power 0.62 of the words, hence ⅝: articles of different length compare.
///
/// Counted are words, abbreviations and numbers of prose, title and headings,
/// not bylines, tables of contents and verbatim text. How terms are found says
/// `TermMatcher`. Immutable, made once for many documents.
public struct Themes: Sendable {
  /// The themes and their words.
  public let taxonomy: Taxonomy
  /// What counts how much.
  public let configuration: Configuration

  let index: TermIndex

  /// An analyzer of the themes of `taxonomy`; O(terms).
  public init(taxonomy: Taxonomy, configuration: Configuration = .init()) {
    self.taxonomy = taxonomy
    self.configuration = configuration
    index = TermIndex(taxonomy)
  }

  /// The score, share and evidence of every theme in `input`; O(tokens).
  public func result(for input: AnnotatedDocument) -> ThemesResult {
    let (matches, wordCount) = matches(in: input)
    let norm = Self.norm(ofWords: wordCount)
    let tallies = tallies(of: matches, in: input)
    var themes = taxonomy.themes.indices.map {
      scored(theme: $0, from: tallies, norm: norm)
    }
    let total = themes.filter { $0.parent == nil }.reduce(0) { $0 + $1.score }
    for index in themes.indices where total > 0 {
      themes[index].share = themes[index].score / total
      themes[index].isPresent = isPresent(themes[index])
    }
    let order = themes.indices.sorted { left, right in
      if themes[left].score != themes[right].score {
        return themes[left].score > themes[right].score
      }
      return left < right
    }
    themes = order.enumerated().map { rank, index in
      var theme = themes[index]
      theme.rank = rank + 1
      return theme
    }
    return ThemesResult(wordCount: wordCount, themes: themes)
  }

  /// What the sums of a text of `wordCount` words are divided by, 1 or more.
  private static func norm(ofWords wordCount: Int) -> Double {
    let root = (Double(wordCount) / wordsOfNorm).squareRoot()
    // x^⅝ = x^½ · x^⅛, of roots only: the same on every machine.
    return max(1, root * root.squareRoot().squareRoot())
  }

  /// The number of words up to which a sum is not divided.
  private static let wordsOfNorm = 100.0

  private func isPresent(_ theme: ThemesResult.ScoredTheme) -> Bool {
    theme.score >= configuration.minimumScore && theme.share >= configuration.minimumShare
      && theme.evidence.count >= configuration.minimumTerms
  }

  private func scored(
    theme: Int, from tallies: [Tally], norm: Double
  ) -> ThemesResult.ScoredTheme {
    var evidence: [ThemeEvidence] = []
    for tally in tallies {
      let term = index.terms[tally.term]
      let weight = term.weight(in: theme) * term.specificity
      guard weight > 0 else { continue }
      let points = weight * Self.harmonic(tally.places.count) * tally.boost / norm
      evidence.append(
        ThemeEvidence(
          term: term.text, count: tally.places.count, weight: weight, contribution: points,
          places: tally.places))
    }
    let score = evidence.reduce(0) { $0 + $1.contribution }
    let source = taxonomy.themes[theme]
    return ThemesResult.ScoredTheme(
      id: source.id, labels: source.labels, parent: source.parent, rank: 0, score: score,
      share: 0, isPresent: false, evidence: evidence.sortedByContribution())
  }

  /// 1 + 1/2 + … + 1/count: grows as the logarithm does, and is the same on every machine.
  private static func harmonic(_ count: Int) -> Double {
    count < 1 ? 0 : (1...count).reduce(0) { $0 + 1 / Double($1) }
  }
}

extension [ThemeEvidence] {
  /// The greatest contribution first, then by first place, then by bytes.
  func sortedByContribution() -> [ThemeEvidence] {
    sorted { left, right in
      if left.contribution != right.contribution { return left.contribution > right.contribution }
      if left.places != right.places {
        return left.places.lexicographicallyPrecedes(right.places)
      }
      return left.term.utf8.lexicographicallyPrecedes(right.term.utf8)
    }
  }
}
