public import Morphology
import TextModel

/// Finds what a document is about, by the words of a taxonomy.
///
/// For each theme, the sum over its terms that occur of
///
///     weight × specificity × (1 + 1/2 + … + 1/count) × boost
///
/// divided by (words / 100)^⅝, or by 1 for less than 100 words. The weight is
/// the taxonomy's; specificity is 1 / the number of themes that share the term,
/// a theme and its parts taken as one; the k-th occurrence counts 1/k, so that ten different words say more than one
/// word ten times; boost is for terms that stand in the title, a heading or the
/// lead, which is the first paragraph of three or more. The sums of the first
/// 100 to 1,600 words of textbook chapters grow with the power 0.62 of the words,
/// hence ⅝: articles of different length compare.
///
/// A theme is present that passes the configuration's thresholds; a part of
/// another theme has to be a telling part of that, and that has to be present.
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
  let lexicon: Lexicon?
  /// What words were found to stand for in the terms and in the conditions.
  let matcherMemory = TermMatcher.Memory()
  /// The index of each theme's parent, and the themes in an order with parents first.
  let parents: [Int?]
  let parentsFirst: [Int]
  /// What confidences are told from.
  let draws: DrawTable

  /// An analyzer of the themes of `taxonomy`; O(terms).
  ///
  /// - Parameter lexicon: what tells the other readings of a word in a phrase ("dziale" of "działo" and
  ///   "dział"), and plurals; without it only the readings of documents count.
  public init(
    taxonomy: Taxonomy, configuration: Configuration = .init(), lexicon: Lexicon? = nil
  ) {
    self.taxonomy = taxonomy
    self.configuration = configuration
    self.lexicon = lexicon
    index = TermIndex(taxonomy, lexicon: lexicon)
    draws = DrawTable(count: configuration.confidenceDraws)
    parents = taxonomy.themes.map { $0.parent.flatMap(taxonomy.index(of:)) }
    let depths = taxonomy.themes.indices.map { TermIndex.ancestors(of: $0, in: taxonomy).count }
    parentsFirst = taxonomy.themes.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }
  }

  /// The score, share, confidence and evidence of every theme in `input`.
  ///
  /// O(tokens + draws × terms found).
  ///
  /// - Parameter title: a title that is not part of the document's text.
  public func result(
    for input: AnnotatedDocument, titled title: AnnotatedDocument? = nil
  ) -> ThemesResult {
    result(from: findings(in: input, titled: title))
  }

  func result(from findings: TermFindings) -> ThemesResult {
    let norm = Self.norm(ofWords: findings.wordCount)
    let claims = claims(of: findings)
    let evidence = EvidenceOrder(claims, self, norm: norm)
    let scores = evidence.scores
    let termCounts = evidence.ranges.map { $0.count }
    let total = total(of: scores)
    let present = present(scores: scores, termCounts: termCounts)
    let confidences = confidences(
      of: claims, scores: scores, termCounts: termCounts, norm: norm)
    let order = scores.indices.sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
    }
    let lists = evidence.lists(claims, index.phrases.texts)
    return ThemesResult(
      wordCount: findings.wordCount,
      themes: order.enumerated().map { rank, index in
        let theme = taxonomy.themes[index]
        return ThemesResult.ScoredTheme(
          id: theme.id, labels: theme.labels, parent: theme.parent, rank: rank + 1,
          score: scores[index], share: total > 0 ? scores[index] / total : 0,
          isPresent: total > 0 && present[index],
          confidence: total > 0 ? confidences[index] : 0, evidence: lists[index])
      })
  }

  /// True if `input` has enough words of the theme `id` to tell it, whatever it is about besides.
  ///
  /// Enough are the configuration's lowest score and number of terms.
  ///
  /// - Precondition: the taxonomy has the theme.
  public func isTold(
    _ id: String, in input: AnnotatedDocument, titled title: AnnotatedDocument? = nil
  ) -> Bool {
    let theme = taxonomy.index(of: id)
    precondition(theme != nil, "the taxonomy has the theme \(id)")
    let claims = contributions(in: input, titled: title).filter { $0.theme == theme }
    return claims.count >= configuration.minimumTerms
      && claims.reduce(0) { $0 + $1.points } >= configuration.minimumScore
  }

  /// What the sums of a text of `wordCount` words are divided by, 1 or more.
  static func norm(ofWords wordCount: Int) -> Double {
    let root = (Double(wordCount) / wordsOfNorm).squareRoot()
    // x^⅝ = x^½ · x^⅛, of roots only: the same on every machine.
    return max(1, root * root.squareRoot().squareRoot())
  }

  /// The number of words up to which a sum is not divided.
  private static let wordsOfNorm = 100.0

  /// The scores of the themes without parent, which hold those of their parts.
  private func total(of scores: [Double]) -> Double {
    zip(scores, parents).reduce(0) { $0 + ($1.1 == nil ? $1.0 : 0) }
  }

  /// For each theme whether it passes the thresholds.
  private func present(scores: [Double], termCounts: [Int]) -> [Bool] {
    var present = [Bool](repeating: false, count: scores.count)
    let total = total(of: scores)
    for theme in parentsFirst where scores[theme] > 0 {
      let hasEvidence =
        scores[theme] >= configuration.minimumScore
        && termCounts[theme] >= configuration.minimumTerms
      if let parent = parents[theme] {
        present[theme] =
          hasEvidence && present[parent]
          && scores[theme] >= configuration.minimumPart * scores[parent]
      } else {
        present[theme] = hasEvidence && scores[theme] >= configuration.minimumShare * total
      }
    }
    return present
  }
}
