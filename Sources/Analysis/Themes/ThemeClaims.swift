import TextModel

/// A term's claim on a theme, with the occurrences for which it holds.
struct ThemeClaim {
  var theme: Int
  var term: Int
  /// The taxonomy's weight times the specificity.
  var weight: Double
  /// Where they stand in the occurrences of `ThemeClaims`; one at least.
  var occurrences: Range<Int>
  /// What it adds to the theme's score, before the division by the norm.
  var points: Double

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

/// What the terms of a document claim.
struct ThemeClaims {
  /// The occurrences of each term side by side, in the order of first occurrences; behind them those for
  /// which conditions hold, where they do not hold for all of a term.
  private(set) var occurrences: [TermOccurrence] = []
  /// Each term that occurs with each theme it speaks for, in the order of first occurrences.
  private(set) var all: [ThemeClaim] = []

  /// The claims of `findings`, whose terms are those of `index`.
  init(of findings: TermFindings, _ index: TermIndex) {
    let terms = group(findings.occurrences, termCount: index.termCount)
    for (term, range) in terms {
      // A theme and those that it is a part of mostly share a condition.
      var known: (condition: Int, range: Range<Int>)?
      for claim in index.claims(of: term) {
        var holding = range
        if let condition = claim.condition {
          if known?.condition != condition {
            known = (
              condition, narrow(range) { findings.holds(index.conditions[condition], near: $0) }
            )
          }
          holding = known?.range ?? range
        }
        if holding.isEmpty { continue }
        let weight = claim.weight * claim.specificity
        all.append(
          ThemeClaim(
            theme: claim.theme, term: term, weight: weight, occurrences: holding,
            points: weight * ThemeClaim.harmonic(holding.count) * greatestBoost(holding)))
      }
    }
  }

  /// Brings the occurrences of each term together.
  ///
  /// - Returns: for each term where they stand.
  private mutating func group(
    _ found: [TermOccurrence], termCount: Int
  ) -> [(term: Int, range: Range<Int>)] {
    // For each term a number more than its place in `terms`; 0 for none.
    var numbers = [Int32](repeating: 0, count: termCount)
    var terms: [(term: Int, range: Range<Int>)] = []
    var counts: [Int] = []
    for occurrence in found {
      let term = occurrence.match.term
      if numbers[term] == 0 {
        terms.append((term, 0..<0))
        counts.append(0)
        numbers[term] = Int32(terms.count)
      }
      counts[Int(numbers[term]) - 1] += 1
    }
    var start = 0
    for number in terms.indices {
      // From here on where its next occurrence goes.
      terms[number].range = start..<start + counts[number]
      (counts[number], start) = (start, start + counts[number])
    }
    occurrences = found
    for occurrence in found {
      let number = Int(numbers[occurrence.match.term]) - 1
      occurrences[counts[number]] = occurrence
      counts[number] += 1
    }
    return terms
  }

  /// Where those of the occurrences `range` stand whose paragraph `isMet`.
  private mutating func narrow(_ range: Range<Int>, _ isMet: (Int) -> Bool) -> Range<Int> {
    let start = occurrences.count
    for place in range where isMet(occurrences[place].match.paragraph) {
      occurrences.append(occurrences[place])
    }
    if occurrences.count - start < range.count { return start..<occurrences.count }
    occurrences.removeLast(range.count)
    return range
  }

  private func greatestBoost(_ range: Range<Int>) -> Double {
    range.reduce(0) { max($0, occurrences[$1].boost) }
  }

  /// Where the occurrences of `claim` in the text stand.
  func places(of claim: ThemeClaim) -> [ByteRange] {
    occurrencesInText(of: claim).map { occurrences[$0].match.range }
  }

  /// True if the places of `left` come before those of `right`, `nil` if they are the same.
  func precedes(_ left: ThemeClaim, _ right: ThemeClaim) -> Bool? {
    let (first, second) = (occurrencesInText(of: left), occurrencesInText(of: right))
    for (place, other) in zip(first, second) {
      let (range, otherRange) = (occurrences[place].match.range, occurrences[other].match.range)
      if range != otherRange { return range < otherRange }
    }
    return first.count == second.count ? nil : first.count < second.count
  }

  private func occurrencesInText(of claim: ThemeClaim) -> Range<Int> {
    // Those in a title beside the text come first.
    let start = claim.occurrences.first { occurrences[$0].isInText } ?? claim.occurrences.upperBound
    return start..<claim.occurrences.upperBound
  }
}

extension Themes {
  /// What the terms of a document claim.
  func claims(of findings: TermFindings) -> ThemeClaims { ThemeClaims(of: findings, index) }
}

/// The claims by themes, in the order in which they are told; kept as numbers until evidence is made.
struct EvidenceOrder {
  private struct Entry {
    var theme: Int32
    /// The number of the claim.
    var claim: Int32
    /// What it adds to the score.
    var contribution: Double
  }

  /// The claims by their theme, of each theme the greatest contribution first, then by first place, then
  /// by the term's bytes.
  private var entries: [Entry]
  /// For each theme where its claims stand in the order.
  private(set) var ranges: [Range<Int>] = []
  /// For each theme the sum of the contributions.
  private(set) var scores: [Double] = []

  /// The order of `claims`, whose points are divided by `norm`.
  init(_ claims: ThemeClaims, _ themes: Themes, norm: Double) {
    let (all, texts) = (claims.all, themes.index.phrases.texts)
    func precedesByPlaces(_ left: ThemeClaim, _ right: ThemeClaim) -> Bool {
      claims.precedes(left, right)
        ?? texts[left.term].utf8.lexicographicallyPrecedes(texts[right.term].utf8)
    }
    entries = all.indices.map {
      Entry(
        theme: Int32(all[$0].theme), claim: Int32($0), contribution: all[$0].points / norm)
    }
    entries.sort { left, right in
      if left.theme != right.theme { return left.theme < right.theme }
      if left.contribution != right.contribution { return left.contribution > right.contribution }
      return precedesByPlaces(all[Int(left.claim)], all[Int(right.claim)])
    }
    var start = 0
    for theme in themes.taxonomy.themes.indices {
      var (end, score) = (start, 0.0)
      while end < entries.count, entries[end].theme == theme {
        score += entries[end].contribution
        end += 1
      }
      ranges.append(start..<end)
      scores.append(score)
      start = end
    }
  }

  /// For each theme its evidence; terms are called as in `texts`.
  func lists(_ claims: ThemeClaims, _ texts: [String]) -> [[ThemeEvidence]] {
    let places = places(claims)
    return ranges.map { range in
      range.map { position in
        let number = Int(entries[position].claim)
        let claim = claims.all[number]
        return ThemeEvidence(
          term: texts[claim.term], count: claim.occurrences.count, weight: claim.weight,
          contribution: entries[position].contribution, places: places[number])
      }
    }
  }

  /// For each claim its places; claims of one term share them.
  private func places(_ claims: ThemeClaims) -> [[ByteRange]] {
    var places: [[ByteRange]] = []
    places.reserveCapacity(claims.all.count)
    for (number, claim) in claims.all.enumerated() {
      let isShared = number > 0 && claims.all[number - 1].occurrences == claim.occurrences
      places.append(isShared ? places[number - 1] : claims.places(of: claim))
    }
    return places
  }
}
