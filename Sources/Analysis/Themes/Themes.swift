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
  let phraseMemory = TermMatcher.Memory()
  let contextMemory = TermMatcher.Memory()
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
    let claims = themeClaims(of: findings)
    var themes = scoredThemes(from: claims, norm: norm)
    let total = total(of: themes.map(\.score))
    let present = present(
      scores: themes.map(\.score), termCounts: themes.map(\.evidence.count))
    let confidences = confidences(of: claims, norm: norm)
    for index in themes.indices where total > 0 {
      themes[index].share = themes[index].score / total
      themes[index].isPresent = present[index]
      themes[index].confidence = confidences[index]
    }
    return ThemesResult(wordCount: findings.wordCount, themes: Self.ranked(themes))
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

  private static func ranked(
    _ themes: [ThemesResult.ScoredTheme]
  ) -> [ThemesResult.ScoredTheme] {
    let order = themes.indices.sorted { left, right in
      if themes[left].score != themes[right].score {
        return themes[left].score > themes[right].score
      }
      return left < right
    }
    return order.enumerated().map { rank, index in
      var theme = themes[index]
      theme.rank = rank + 1
      return theme
    }
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

  /// A term's claim on a theme, with the occurrences for which it holds.
  struct ThemeClaim {
    var theme: Int
    var term: Int
    /// The taxonomy's weight times the specificity.
    var weight: Double
    var occurrences: [TermOccurrence]

    /// What it adds to the theme's score, before the division by the norm.
    var points: Double {
      weight * Self.harmonic(occurrences.count) * occurrences.reduce(0) { max($0, $1.boost) }
    }

    /// 1 + 1/2 + … + 1/count: grows as the logarithm does, and is the same on every machine.
    static func harmonic(_ count: Int) -> Double {
      count < harmonics.count ? harmonics[count] : sum(to: count)
    }

    private static func sum(to count: Int) -> Double {
      (harmonics.count...count).reduce(harmonics[harmonics.count - 1]) { $0 + 1 / Double($1) }
    }

    private static let harmonics: [Double] = (1..<256).reduce(into: [0]) {
      $0.append($0[$1 - 1] + 1 / Double($1))
    }
  }

  /// Each term that occurs with each theme it speaks for, in the order of first occurrences.
  func themeClaims(of findings: TermFindings) -> [ThemeClaim] {
    var tallies: [(term: Int, occurrences: [TermOccurrence])] = []
    // For each term a number more than its place in `tallies`; 0 for none.
    var positions = [Int32](repeating: 0, count: index.terms.count)
    for occurrence in findings.occurrences {
      let term = occurrence.match.term
      if positions[term] > 0 {
        tallies[Int(positions[term]) - 1].occurrences.append(occurrence)
      } else {
        tallies.append((term, [occurrence]))
        positions[term] = Int32(tallies.count)
      }
    }
    return tallies.flatMap { tally in
      index.terms[tally.term].claims.compactMap { claim in
        var occurrences = tally.occurrences
        if let condition = claim.condition {
          occurrences.removeAll {
            !findings.holds(index.conditions[condition], near: $0.match.paragraph)
          }
        }
        guard !occurrences.isEmpty else { return nil }
        return ThemeClaim(
          theme: claim.theme, term: tally.term,
          weight: claim.weight * claim.specificity, occurrences: occurrences)
      }
    }
  }

  /// The themes in the taxonomy's order, without share and confidence.
  private func scoredThemes(
    from claims: [ThemeClaim], norm: Double
  ) -> [ThemesResult.ScoredTheme] {
    var evidence: [[ThemeEvidence]] = Array(repeating: [], count: taxonomy.themes.count)
    for claim in claims {
      evidence[claim.theme].append(
        ThemeEvidence(
          term: index.phrases.texts[claim.term], count: claim.occurrences.count,
          weight: claim.weight, contribution: claim.points / norm,
          places: claim.occurrences.filter(\.isInText).map(\.match.range)))
    }
    return taxonomy.themes.indices.map { index in
      let theme = taxonomy.themes[index]
      let evidence = evidence[index].sortedByContribution()
      return ThemesResult.ScoredTheme(
        id: theme.id, labels: theme.labels, parent: theme.parent, rank: 0,
        score: evidence.reduce(0) { $0 + $1.contribution }, share: 0, isPresent: false,
        confidence: 0, evidence: evidence)
    }
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
