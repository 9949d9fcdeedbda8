/// What a block of draws has of each theme.
struct DrawnSums {
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
struct DrawnEvidence {
  private struct Claim {
    var theme: Int
    var weight: Float
  }

  /// Occurrences of a term with one boost, so few that a byte has room for how often they stand.
  private struct Run {
    /// Where they are in `places`.
    var places: Range<Int>
    /// The number of the boost among those of the term.
    var boost: UInt8
  }

  /// Claims of a term that are drawn alike.
  private struct Term {
    var claims: Range<Int>
    /// The greatest boosts first.
    var runs: Range<Int>
    /// Where its boosts are, the greatest first.
    var boosts: Range<Int>
  }

  private var claims: [Claim] = []
  /// Where the sentences of occurrences are in the table of draws.
  private var places: [Int] = []
  private var runs: [Run] = []
  private var boosts: [Float] = []
  private var terms: [Term] = []

  /// What is drawn of the claims on the themes that are `counted`.
  init(_ claims: ThemeClaims, of counted: [Bool], _ draws: DrawTable) {
    places.reserveCapacity(claims.occurrences.count)
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
    let (firstRun, firstBoost) = (runs.count, boosts.count)
    for occurrence in found {
      let boost = Float(occurrence.boost)
      let place = (firstBoost..<boosts.count).first { boosts[$0] <= boost } ?? boosts.count
      if place == boosts.count || boosts[place] != boost { boosts.insert(boost, at: place) }
    }
    for number in 0..<boosts.count - firstBoost { addRuns(of: found, firstBoost, number, draws) }
    terms.append(
      Term(
        claims: claims.count..<claims.count, runs: firstRun..<runs.count,
        boosts: firstBoost..<boosts.count))
  }

  /// Adds the runs of those of `found` with the boost of that number.
  private mutating func addRuns(
    of found: ArraySlice<TermOccurrence>, _ firstBoost: Int, _ number: Int, _ draws: DrawTable
  ) {
    let most = Int(UInt8.max) / max(1, draws.mostTimes)
    let boost = boosts[firstBoost + number]
    var start = places.count
    for occurrence in found where Float(occurrence.boost) == boost {
      if places.count - start == most {
        runs.append(Run(places: start..<places.count, boost: UInt8(number)))
        start = places.count
      }
      places.append(draws.place(ofSentence: occurrence.match.sentence))
    }
    runs.append(Run(places: start..<places.count, boost: UInt8(number)))
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
    let (claims, harmonics) = (claims.span, Self.harmonics.span)
    for term in terms {
      let value =
        term.runs.count == 1
        ? times(runs[term.runs.lowerBound], draws, block).lookedUp(in: harmonics)
          * boosts[term.boosts.lowerBound]
        : value(ofRuns: term, draws, block)
      // What does not stand in a draw is worth nothing there.
      let stands = DrawTable.Lanes(repeating: 1) & (value .> DrawnSums.Points.zero).bits
      for index in term.claims {
        let claim = claims[index]
        points[claim.theme] += claim.weight * value
        termCounts[claim.theme] &+= stands
      }
    }
  }

  /// What the occurrences of `term` count: the sum of all, by the greatest boost of those that stand.
  private func value(ofRuns term: Term, _ draws: DrawTable, _ block: Int) -> DrawnSums.Points {
    var count = DrawTable.Lanes.zero
    var (boost, isOpen): (UInt64, UInt64) = (0, ~0)
    for run in runs[term.runs] {
      let times = times(run, draws, block)
      count &+= times.lanes
      let stands = times.isPositive & isOpen
      boost |= stands & (0x0101_0101_0101_0101 &* UInt64(run.boost))
      isOpen &= ~stands
    }
    return Self.harmonics(count) * boost.lookedUp(in: boosts.span.extracting(term.boosts))
  }

  /// How often the occurrences of `run` stand in the draws.
  @inline(__always)
  private func times(_ run: Run, _ draws: DrawTable, _ block: Int) -> DrawTable.Bytes {
    let places = places.span
    var times: DrawTable.Bytes = 0
    for index in run.places { times &+= draws.times(places[index], inBlock: block) }
    return times
  }

  /// 1 + 1/2 + … + 1/count of each count.
  private static func harmonics(_ counts: DrawTable.Lanes) -> DrawnSums.Points {
    let known = harmonics.span
    @inline(__always) func sum(_ count: Int32) -> Float {
      count < known.count ? known[Int(count)] : Float(ThemeClaim.harmonic(Int(count)))
    }
    return DrawnSums.Points(
      sum(counts[0]), sum(counts[1]), sum(counts[2]), sum(counts[3]),
      sum(counts[4]), sum(counts[5]), sum(counts[6]), sum(counts[7]))
  }

  private static let harmonics = (0..<256).map { Float(ThemeClaim.harmonic($0)) }
}
