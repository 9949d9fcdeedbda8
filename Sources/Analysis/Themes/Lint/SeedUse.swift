public import Morphology

/// How the terms of a taxonomy are used in the documents of a collection.
///
/// Memory grows with the number of terms and, by 4 bytes, with that of the
/// documents that have each.
public struct SeedUse: Sendable {
  private let themes: Themes
  private let roots: [Int]
  /// For each term the documents that have it.
  private var documents: [[UInt32]]
  /// For each term the occurrences.
  private var occurrences: [Int]
  /// For each term how often each theme without parent leads, by what the document has besides.
  private var leaders: [[Int: Int]]

  /// The documents that were added.
  public private(set) var documentCount = 0

  /// Nothing used yet of the taxonomy of `themes`.
  public init(_ themes: Themes) {
    self.themes = themes
    roots = themes.taxonomy.themes.indices.map { theme in
      TermIndex.ancestors(of: theme, in: themes.taxonomy).last ?? theme
    }
    let count = themes.index.termCount
    documents = Array(repeating: [], count: count)
    occurrences = Array(repeating: 0, count: count)
    leaders = Array(repeating: [:], count: count)
  }

  /// Adds `document`.
  ///
  /// - Parameter title: a title that is not part of the document's text.
  public mutating func add(
    _ document: AnnotatedDocument, titled title: AnnotatedDocument? = nil
  ) {
    let contributions = themes.contributions(in: document, titled: title)
    var scores = [Double](repeating: 0, count: themes.taxonomy.themes.count)
    for claim in contributions { scores[claim.theme] += claim.points }
    for number in themes.foundNumbers(in: document) { occurrences[number] += 1 }
    var ofTerms: [Int: [(theme: Int, points: Double)]] = [:]
    for claim in contributions {
      ofTerms[claim.term, default: []].append((claim.theme, claim.points))
    }
    for (term, claims) in ofTerms {
      documents[term].append(UInt32(documentCount))
      if let leader = leader(of: scores, without: claims) { leaders[term][leader, default: 0] += 1 }
    }
    documentCount += 1
  }

  /// The theme without parent that leads without `claims`; `nil` if none has the score to be present.
  private func leader(
    of scores: [Double], without claims: [(theme: Int, points: Double)]
  ) -> Int? {
    var scores = scores
    for claim in claims { scores[claim.theme] -= claim.points }
    var best: Int?
    for (theme, score) in scores.enumerated()
    where roots[theme] == theme && score >= themes.configuration.minimumScore {
      if score > best.map({ scores[$0] }) ?? 0 { best = theme }
    }
    return best
  }

  /// How often the term `text` occurs, and in how many documents; zero for what is no term.
  public func count(of text: String) -> (occurrences: Int, documents: Int) {
    guard let number = themes.index.number(ofTerm: text) else { return (0, 0) }
    return (occurrences[number], documents[number].count)
  }

  /// The theme that texts with the term `text` are mostly about although it is none of the term's own.
  ///
  /// - Returns: the theme's id and its share of the documents of which a
  ///   theme can be told without the term; `nil` if there are fewer than
  ///   `leastDocuments` or the term's own themes have a fifth of them.
  public func strangeTheme(
    of text: String, leastDocuments: Int
  ) -> (id: String, share: Double, documents: Int)? {
    guard let number = themes.index.number(ofTerm: text) else { return nil }
    let own = Set(themes.index.claims(of: number).map { roots[$0.theme] })
    let total = leaders[number].values.reduce(0, +)
    let atHome = leaders[number].reduce(0) { $0 + (own.contains($1.key) ? $1.value : 0) }
    guard !own.isEmpty, total >= leastDocuments,
      Double(atHome) < Self.leastShareAtHome * Double(total)
    else { return nil }
    let ranked = leaders[number].filter { !own.contains($0.key) }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    guard let first = ranked.first, 2 * first.value > total else { return nil }
    return (
      themes.taxonomy.themes[first.key].id, Double(first.value) / Double(total), total
    )
  }

  private static let leastShareAtHome = 0.2

  /// The pairs among `texts` that stand in the same documents, of at least `leastDocuments`.
  public func inseparablePairs(
    among texts: [String], leastDocuments: Int
  ) -> [(first: String, second: String, documents: Int)] {
    let sets = texts.compactMap { text in
      themes.index.number(ofTerm: text).map { (text, Set(documents[$0])) }
    }.filter { $0.1.count >= leastDocuments }
    var pairs: [(first: String, second: String, documents: Int)] = []
    for (index, first) in sets.enumerated() {
      for second in sets[(index + 1)...] {
        let common = first.1.intersection(second.1).count
        let all = first.1.count + second.1.count - common
        if Double(common) >= Self.leastCommonShare * Double(all) {
          pairs.append((first.0, second.0, common))
        }
      }
    }
    return pairs
  }

  private static let leastCommonShare = 0.9
}

extension Themes {
  /// The terms and exclusions in `document`, by their numbers in the index.
  func foundNumbers(in document: AnnotatedDocument) -> [Int] {
    findings(in: document, titled: nil).occurrences.map(\.match.term)
  }

  /// The terms and exclusions that stand in `document`, as the taxonomy writes them, in its order.
  package func foundTerms(in document: AnnotatedDocument) -> [String] {
    foundNumbers(in: document).map { index.phrases.texts[$0] }
  }

  /// What each term adds to each theme's score.
  func contributions(
    in document: AnnotatedDocument, titled title: AnnotatedDocument?
  ) -> [(theme: Int, term: Int, points: Double)] {
    let findings = findings(in: document, titled: title)
    let norm = Self.norm(ofWords: findings.wordCount)
    return claims(of: findings).all.map { ($0.theme, $0.term, $0.points / norm) }
  }
}
