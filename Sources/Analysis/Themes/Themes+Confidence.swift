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
    // Buffers that are kept from draw to draw.
    var scores = [Double](repeating: 0, count: counts.count)
    var present = [Bool](repeating: false, count: counts.count)
    for _ in 0..<configuration.confidenceDraws {
      evidence.draw(with: &generator)
      for theme in scores.indices { scores[theme] = evidence.points[theme] / norm }
      findPresent(scores: scores, termCounts: evidence.termCounts, &present)
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

  /// The occurrences of a term.
  private struct Place {
    /// Indices into `sentences` and `boosts`.
    var range: Range<Int>
    /// The boost that all of them have; `nil` if they differ.
    var boost: Double?
  }

  private var claims: [Claim] = []
  private var places: [Place] = []
  /// For each occurrence the number of its sentence, and its boost.
  private var sentences: [Int32] = []
  private var boosts: [Double] = []

  /// How often each sentence stands in the draw.
  private var times: [Int32]
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
        let start = sentences.count
        for occurrence in claim.occurrences {
          let number = numbers[occurrence.match.sentence, default: numbers.count]
          numbers[occurrence.match.sentence] = number
          sentences.append(Int32(number))
          boosts.append(occurrence.boost)
        }
        let boost = boosts[start]
        let isSame = boosts[start...].allSatisfy { $0 == boost }
        places.append(Place(range: start..<sentences.count, boost: isSame ? boost : nil))
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
    for (index, place) in places.enumerated() {
      drawn[index] = (count(in: place.range), place.boost ?? greatestBoost(in: place.range))
    }
    for theme in points.indices { (points[theme], termCounts[theme]) = (0, 0) }
    for claim in claims where drawn[claim.places].count > 0 {
      let (count, boost) = drawn[claim.places]
      termCounts[claim.theme] += 1
      points[claim.theme] += Themes.ThemeClaim.points(
        weight: claim.weight, count: count, boost: boost)
    }
  }

  /// How often the occurrences in `range` stand in the draw.
  private func count(in range: Range<Int>) -> Int {
    let (times, sentences) = (times.span, sentences.span)
    var count: Int32 = 0
    for occurrence in range { count &+= times[Int(sentences[occurrence])] }
    return Int(count)
  }

  /// The greatest boost of the occurrences in `range` that stand in the draw.
  private func greatestBoost(in range: Range<Int>) -> Double {
    range.reduce(0) { times[Int(sentences[$1])] > 0 ? max($0, boosts[$1]) : $0 }
  }

  /// A Poisson number of mean 1 from a uniform one of 64 bits.
  private static func poisson(_ uniform: UInt64) -> Int32 {
    let value = Double(uniform >> 11) * 0x1p-53
    var count = least[Int(uniform >> 56)]
    while count < cumulative.count, value >= cumulative[count] { count += 1 }
    return Int32(count)
  }

  /// The least number of those whose first eight bits are the index.
  private static let least: [Int] = (0..<256).map { first in
    cumulative.prefix { Double(first) / 256 >= $0 }.count
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
