import TextModel

extension Themes {
  /// For each theme of the taxonomy the share of draws in which it is present.
  ///
  /// A Poisson bootstrap over the sentences with terms: in a draw each stands
  /// k times with the probability 1 / (e · k!), independently of the others,
  /// which is the bootstrap of all sentences in the limit of many.
  ///
  /// - Source: Chamandy, Muralidharan, Najmi, Naidu 2012, *Estimating
  ///   uncertainty for massive data streams*.
  func confidences(of claims: [ThemeClaim], norm: Double) -> [Double] {
    var counts = [Int](repeating: 0, count: taxonomy.themes.count)
    guard !claims.isEmpty else { return counts.map { _ in 0 } }
    var evidence = DrawnEvidence(claims, themeCount: taxonomy.themes.count)
    var generator = SplitMix64(seed: Self.seed)
    for _ in 0..<configuration.confidenceDraws {
      evidence.draw(with: &generator)
      let present = present(
        scores: evidence.points.map { $0 / norm }, termCounts: evidence.termCounts)
      for theme in counts.indices where present[theme] { counts[theme] += 1 }
    }
    return counts.map { Double($0) / Double(configuration.confidenceDraws) }
  }

  /// The first state of the random numbers: the same document, the same confidence.
  private static let seed: UInt64 = 1
}

/// The claims of a document's terms, laid out to be summed many times.
private struct DrawnEvidence {
  private struct Claim {
    var theme: Int
    var weight: Double
    /// The index of its occurrences in `places`, which claims of one term share.
    var places: Int
  }

  private var claims: [Claim] = []
  /// Ranges of indices into `occurrences`.
  private var places: [Range<Int>] = []
  private var occurrences: [(sentence: Int, boost: Double)] = []

  /// How often each sentence stands in the draw.
  private var times: [Int]
  /// How often the occurrences of each of `places` stand in the draw, and the greatest boost.
  private var drawn: [(count: Int, boost: Double)]
  /// For each theme its sum and the number of its terms in the draw.
  private(set) var points: [Double]
  private(set) var termCounts: [Int]

  init(_ claims: [Themes.ThemeClaim], themeCount: Int) {
    var numbers: [Int: Int] = [:]
    var last: Themes.ThemeClaim?
    for claim in claims {
      // Conditions only take occurrences away: as many are the same ones.
      if last?.term != claim.term || last?.occurrences.count != claim.occurrences.count {
        let start = occurrences.count
        for occurrence in claim.occurrences {
          let number = numbers[occurrence.match.sentence, default: numbers.count]
          numbers[occurrence.match.sentence] = number
          occurrences.append((number, occurrence.boost))
        }
        places.append(start..<occurrences.count)
        last = claim
      }
      self.claims.append(
        Claim(theme: claim.theme, weight: claim.weight, places: places.count - 1))
    }
    times = Array(repeating: 0, count: numbers.count)
    drawn = Array(repeating: (0, 0), count: places.count)
    points = Array(repeating: 0, count: themeCount)
    termCounts = Array(repeating: 0, count: themeCount)
  }

  /// Draws the sentences anew, and sums up what they say.
  mutating func draw(with generator: inout SplitMix64) {
    for sentence in times.indices { times[sentence] = Self.poisson(generator.next()) }
    for (index, range) in places.enumerated() {
      var (count, boost) = (0, 0.0)
      for place in range where times[occurrences[place].sentence] > 0 {
        count += times[occurrences[place].sentence]
        boost = max(boost, occurrences[place].boost)
      }
      drawn[index] = (count, boost)
    }
    for theme in points.indices { (points[theme], termCounts[theme]) = (0, 0) }
    for claim in claims where drawn[claim.places].count > 0 {
      let (count, boost) = drawn[claim.places]
      termCounts[claim.theme] += 1
      points[claim.theme] += Themes.ThemeClaim.points(
        weight: claim.weight, count: count, boost: boost)
    }
  }

  /// A Poisson number of mean 1 from a uniform one of 64 bits.
  private static func poisson(_ uniform: UInt64) -> Int {
    let value = Double(uniform >> 11) * 0x1p-53
    var count = 0
    while count < cumulative.count, value >= cumulative[count] { count += 1 }
    return count
  }

  /// For each number from 0 the probability of it or a smaller one; of greater ones it differs from 1
  /// by less than 10⁻¹⁵.
  private static let cumulative: [Double] = {
    var term = 0.36787944117144233
    var sums = [term]
    for count in 1..<17 {
      term /= Double(count)
      sums.append(sums[count - 1] + term)
    }
    return sums
  }()
}
