import Morphology

/// The terms of a taxonomy, and for each the themes it speaks for.
///
/// Terms are numbered in the order in which the taxonomy first lists them.
struct TermIndex: Sendable {
  /// A term's weight in one theme, more than 0 and at most 1.
  struct Claim: Sendable {
    var theme: Int
    var weight: Double
    /// 1 / the number of themes that share the term; the theme with all its parts counts as one, and
    /// an ancestor is not counted beside its part.
    var specificity: Double = 1
    /// The number of the condition under which it holds; `nil` if it always does.
    var condition: Int?
  }

  /// What has to be near a term, and what must not; numbers of phrases in `contexts`.
  struct Condition: Sendable {
    var requires: [Int]
    var excludes: [Int]
  }

  /// The words of terms, exclusions and conditions.
  private(set) var words = PhraseWords()
  /// The terms and exclusions by their words.
  private(set) var phrases = PhraseTree()
  /// The words and phrases of all conditions.
  private(set) var contexts = PhraseTree()
  /// The claims of each phrase in `phrases`, in the taxonomy's order of themes; exclusions have none.
  private var claims: [Claim] = []
  /// Where those of each phrase end, after a 0 for the first.
  private var claimEnds = [0]
  private(set) var conditions: [Condition] = []
  /// For each phrase in `phrases` whether it has a claim with a condition.
  private(set) var isConditional: [Bool] = []

  /// The index of `taxonomy`; O(words of terms).
  ///
  /// - Parameter lexicon: what tells plurals; terms in the plural are found as written without it.
  init(_ taxonomy: Taxonomy, lexicon: Lexicon?) {
    let ancestors = taxonomy.themes.indices.map { Self.ancestors(of: $0, in: taxonomy) }
    var listings: [[Claim]] = []
    var conditionalTerms: [Taxonomy.Term] = []
    for (index, theme) in taxonomy.themes.enumerated() {
      for term in theme.terms {
        let number = insert(term.text, &listings)
        guard term.weight > 0 else { continue }
        let isConditional = !term.requires.isEmpty || !term.excludes.isEmpty
        listings[number].append(
          Claim(
            theme: index, weight: term.weight,
            condition: isConditional ? conditionalTerms.count : nil))
        if isConditional { conditionalTerms.append(term) }
      }
      for exclusion in theme.exclusions { _ = insert(exclusion, &listings) }
    }
    // Behind all terms, whose words so have numbers in the order of the taxonomy.
    for term in conditionalTerms { addCondition(of: term) }
    for listing in listings {
      claims += Self.claims(from: listing, ancestors: ancestors)
      claimEnds.append(claims.count)
    }
    isConditional = (0..<termCount).map { claims(of: $0).contains { $0.condition != nil } }
    if let lexicon { words.findPlurals(in: lexicon) }
  }

  /// The number of terms and exclusions.
  var termCount: Int { claimEnds.count - 1 }

  /// The themes that the term with number `term` speaks for, ancestors included, in the taxonomy's order.
  func claims(of term: Int) -> ArraySlice<Claim> { claims[claimEnds[term]..<claimEnds[term + 1]] }

  /// The number of the term or exclusion `text`; `nil` if the taxonomy has none.
  func number(ofTerm text: String) -> Int? { phrases.number(ofPhrase: text, words) }

  private mutating func insert(_ text: String, _ listings: inout [[Claim]]) -> Int {
    let number = phrases.insert(text, &words)
    if number == listings.count { listings.append([]) }
    return number
  }

  private mutating func addCondition(of term: Taxonomy.Term) {
    conditions.append(
      Condition(
        requires: term.requires.map { contexts.insert($0, &words) },
        excludes: term.excludes.map { contexts.insert($0, &words) }))
  }

  static func ancestors(of theme: Int, in taxonomy: Taxonomy) -> [Int] {
    var result: [Int] = []
    var next = taxonomy.themes[theme].parent.flatMap(taxonomy.index(of:))
    while let index = next {
      result.append(index)
      next = taxonomy.themes[index].parent.flatMap(taxonomy.index(of:))
    }
    return result
  }

  /// What is listed for a part is claimed by the whole too, as the listing with the greatest weight.
  private static func claims(from listings: [Claim], ancestors: [[Int]]) -> [Claim] {
    var claims: [Claim] = []
    for listing in listings {
      for theme in [listing.theme] + ancestors[listing.theme] {
        let claim = Claim(theme: theme, weight: listing.weight, condition: listing.condition)
        if let known = claims.firstIndex(where: { $0.theme == theme }) {
          if claim.weight > claims[known].weight { claims[known] = claim }
        } else {
          claims.append(claim)
        }
      }
    }
    let wholes = listings.flatMap { ancestors[$0.theme] }
    let sharers = listings.map(\.theme).filter { !wholes.contains($0) }
    return claims.sorted { $0.theme < $1.theme }.map { claim in
      var claim = claim
      let others = sharers.count { $0 != claim.theme && !ancestors[$0].contains(claim.theme) }
      claim.specificity = 1 / Double(1 + others)
      return claim
    }
  }
}
