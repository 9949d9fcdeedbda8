extension Themes {
  /// For each theme of the taxonomy the share of the draws of `draws` in which it is present.
  func confidences(
    of claims: ThemeClaims, scores: [Double], termCounts: [Int], norm: Double
  ) -> [Double] {
    let isTold = mayBePresent(scores: scores, termCounts: termCounts)
    let told = parentsFirst.filter { isTold[$0] }
    var hits = [DrawTable.Lanes](repeating: .zero, count: termCounts.count)
    guard !told.isEmpty else { return hits.map { _ in 0 } }
    // A part that is never present counts nowhere: its theme claims the same terms.
    let isCounted = isTold.indices.map { isTold[$0] || parents[$0] == nil }
    let evidence = DrawnEvidence(claims, of: isCounted, draws)
    var sums = DrawnSums(themeCount: termCounts.count)
    for block in 0..<draws.blockCount {
      evidence.findSums(&sums, of: draws, inBlock: block)
      findPresent(told, &sums, norm: Float(norm))
      for theme in told {
        hits[theme] &-= sums.present[theme]
      }
    }
    return hits.map { Double($0.wrappedSum()) / Double(draws.count) }
  }

  /// For each theme false if it is present in no draw, as far as that is easily told.
  private func mayBePresent(scores: [Double], termCounts: [Int]) -> [Bool] {
    // No draw has more terms than the document. Where n occurrences stand m times each, a term counts
    // 1 + 1/2 + … + 1/(m · n), which is less than the product of both sums; so much more than that of
    // Floats as sums of them may be off.
    let most = ThemeClaim.harmonic(draws.mostTimes) * 1.001
    var mayBe = [Bool](repeating: false, count: scores.count)
    for theme in parentsFirst {
      mayBe[theme] =
        termCounts[theme] >= configuration.minimumTerms
        && scores[theme] * most >= configuration.minimumScore
        && parents[theme].map { mayBe[$0] } != false
    }
    return mayBe
  }

  /// Finds out in which draws the themes `told`, parents first, pass the thresholds, as `present` does.
  private func findPresent(_ told: [Int], _ sums: inout DrawnSums, norm: Float) {
    var total = DrawnSums.Points.zero
    for theme in parentsFirst {
      guard parents[theme] == nil else { break }
      total += sums.points[theme]
    }
    let least = DrawnSums.Points(repeating: Float(configuration.minimumScore) * norm)
    let leastTerms = DrawTable.Lanes(repeating: Int32(clamping: configuration.minimumTerms))
    for theme in told {
      let points = sums.points[theme]
      let hasEvidence = (points .>= least).bits & (sums.termCounts[theme] .>= leastTerms).bits
      if let parent = parents[theme] {
        let part = Float(configuration.minimumPart) * sums.points[parent]
        sums.present[theme] = hasEvidence & sums.present[parent] & (points .>= part).bits
      } else {
        let share = Float(configuration.minimumShare) * total
        sums.present[theme] = hasEvidence & (points .>= share).bits
      }
    }
  }
}

/// What a block of draws has of each theme.
private struct DrawnSums {
  typealias Points = SIMD8<Float>

  /// The scores, not divided by the norm.
  var points: [Points]
  var termCounts: [DrawTable.Lanes]
  /// All bits where it passes the thresholds, else none.
  var present: [DrawTable.Lanes]

  init(themeCount: Int) {
    points = Array(repeating: .zero, count: themeCount)
    termCounts = Array(repeating: .zero, count: themeCount)
    present = Array(repeating: .zero, count: themeCount)
  }
}

/// The claims of a document's terms, laid out to be summed for many draws.
private struct DrawnEvidence {
  private struct Claim {
    var theme: Int
    var weight: Float
  }

  private struct Occurrence {
    /// Where it is in the table of draws.
    var place: Int
    var boost: Float
  }

  /// Claims of a term that are drawn alike.
  private struct Term {
    var claims: Range<Int>
    var occurrences: Range<Int>
    /// What all occurrences are boosted by; `nil` where they differ.
    var boost: Float?
  }

  private var claims: [Claim] = []
  private var occurrences: [Occurrence] = []
  private var terms: [Term] = []

  /// What is drawn of the claims on the themes that are `counted`.
  init(_ claims: ThemeClaims, of counted: [Bool], _ draws: DrawTable) {
    var known: Range<Int>?
    for claim in claims.all where counted[claim.theme] {
      if known != claim.occurrences {
        known = claim.occurrences
        addTerm(claims.occurrences[claim.occurrences], draws)
      }
      self.claims.append(Claim(theme: claim.theme, weight: Float(claim.weight)))
      let first = terms[terms.count - 1].claims.lowerBound
      terms[terms.count - 1].claims = first..<self.claims.count
    }
  }

  private mutating func addTerm(_ found: ArraySlice<TermOccurrence>, _ draws: DrawTable) {
    let start = occurrences.count
    for occurrence in found {
      occurrences.append(
        Occurrence(
          place: draws.place(ofSentence: occurrence.match.sentence),
          boost: Float(occurrence.boost)))
    }
    let boost = occurrences[start].boost
    let isEven = occurrences[start...].allSatisfy { $0.boost == boost }
    terms.append(
      Term(
        claims: claims.count..<claims.count, occurrences: start..<occurrences.count,
        boost: isEven ? boost : nil))
  }

  /// Sums up what the draws of a block say.
  func findSums(_ sums: inout DrawnSums, of draws: DrawTable, inBlock block: Int) {
    find(&sums.points, &sums.termCounts, of: draws, inBlock: block)
  }

  private func find(
    _ points: inout [DrawnSums.Points], _ termCounts: inout [DrawTable.Lanes],
    of draws: DrawTable, inBlock block: Int
  ) {
    var points = points.mutableSpan
    var termCounts = termCounts.mutableSpan
    for theme in points.indices { (points[theme], termCounts[theme]) = (.zero, .zero) }
    let (claims, occurrences) = (claims.span, occurrences.span)
    for term in terms {
      let count = count(term.occurrences, draws, block)
      let sums =
        term.occurrences.count == 1
        ? draws.harmonics(occurrences[term.occurrences.lowerBound].place, inBlock: block)
        : Self.harmonics(count)
      let value =
        sums
        * (term.boost.map { DrawnSums.Points(repeating: $0) }
          ?? boost(term.occurrences, draws, block))
      let stands = DrawTable.Lanes(repeating: 1) & (count .> DrawTable.Lanes.zero).bits
      // What does not stand in a draw adds nothing.
      for index in term.claims {
        let claim = claims[index]
        points[claim.theme] += claim.weight * value
        termCounts[claim.theme] &+= stands
      }
    }
  }

  /// How often the occurrences `range` stand in the draws.
  @inline(__always)
  private func count(_ range: Range<Int>, _ draws: DrawTable, _ block: Int) -> DrawTable.Lanes {
    let occurrences = occurrences.span
    var count = DrawTable.Lanes.zero
    for index in range { count &+= draws.times(occurrences[index].place, inBlock: block) }
    return count
  }

  /// The greatest boost of those of the occurrences `range` that stand in a draw.
  private func boost(_ range: Range<Int>, _ draws: DrawTable, _ block: Int) -> DrawnSums.Points {
    let occurrences = occurrences.span
    var greatest = DrawTable.Lanes.zero
    for index in range {
      // Floating-point numbers of 0 and more are in the order of their bits.
      let bits = DrawTable.Lanes(repeating: Int32(bitPattern: occurrences[index].boost.bitPattern))
      let times = draws.times(occurrences[index].place, inBlock: block)
      let isGreater = (times .> DrawTable.Lanes.zero).bits & (bits .> greatest).bits
      greatest = bits & isGreater | greatest & ~isGreater
    }
    return unsafeBitCast(greatest, to: DrawnSums.Points.self)
  }

  /// 1 + 1/2 + … + 1/count of each count.
  @inline(__always)
  private static func harmonics(_ counts: DrawTable.Lanes) -> DrawnSums.Points {
    let known = harmonics.span
    @inline(__always) func sum(_ count: Int32) -> Float {
      count < known.count ? known[Int(count)] : Float(ThemeClaim.harmonic(Int(count)))
    }
    // Written out: a loop over lanes goes through memory.
    return DrawnSums.Points(
      sum(counts[0]), sum(counts[1]), sum(counts[2]), sum(counts[3]),
      sum(counts[4]), sum(counts[5]), sum(counts[6]), sum(counts[7]))
  }

  private static let harmonics = (0..<256).map { Float(ThemeClaim.harmonic($0)) }
}

extension SIMDMask<DrawTable.Lanes> {
  /// All bits of a lane where it is true, else none.
  ///
  /// `replacing(with:where:)` and comparisons with a single number take the lanes one by one. The bits are
  /// those that a mask consists of.
  @inline(__always)
  fileprivate var bits: DrawTable.Lanes { unsafeBitCast(self, to: DrawTable.Lanes.self) }
}
