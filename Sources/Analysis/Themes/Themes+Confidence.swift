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
  /// What the occurrences of each of `places` that stand in the draw count, and their greatest boost.
  private var drawn: [(sum: Double, boost: Double)]
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
    drawTimes(with: &generator)
    drawPlaces()
    Self.sum(claims, drawn, &points, &termCounts)
  }

  private static func sum(
    _ claims: [Claim], _ drawn: [(sum: Double, boost: Double)], _ points: inout [Double],
    _ termCounts: inout [Int]
  ) {
    var points = points.mutableSpan
    var termCounts = termCounts.mutableSpan
    for theme in points.indices { (points[theme], termCounts[theme]) = (0, 0) }
    for claim in claims where drawn[claim.places].sum > 0 {
      termCounts[claim.theme] += 1
      points[claim.theme] += claim.weight * drawn[claim.places].sum * drawn[claim.places].boost
    }
  }

  /// Draws for each sentence a Poisson number of mean 1 from a uniform one of 64 bits.
  private mutating func drawTimes(with generator: inout SplitMix64) {
    let (least, cumulative) = (Self.least.span, Self.cumulative.span)
    var times = times.mutableSpan
    for sentence in times.indices {
      let uniform = generator.next()
      let value = Double(uniform >> 11) * 0x1p-53
      var count = least[Int(uniform >> 56)]
      while count < cumulative.count, value >= cumulative[count] { count += 1 }
      times[sentence] = Int32(count)
    }
  }

  /// Finds out what of `places` stands in the draw.
  private mutating func drawPlaces() {
    let (places, times, sentences, boosts) = (places, times, sentences, boosts)
    var drawn = drawn.mutableSpan
    for index in places.indices {
      let place = places[index]
      var count: Int32 = 0
      for occurrence in place.range { count &+= times[Int(sentences[occurrence])] }
      guard count > 0 else {
        drawn[index].sum = 0
        continue
      }
      var greatest = place.boost ?? 0
      if place.boost == nil {
        for occurrence in place.range where times[Int(sentences[occurrence])] > 0 {
          greatest = max(greatest, boosts[occurrence])
        }
      }
      drawn[index] = (Themes.ThemeClaim.harmonic(Int(count)), greatest)
    }
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
