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
///
/// Loops without choices: what stands in a draw is a matter of chance, which no processor foretells.
private struct DrawnEvidence {
  private struct Claim {
    var theme: Int
    var weight: Double
    /// The index of its occurrences in `places`, which claims of one term share.
    var place: Int
  }

  /// The occurrences of a term in a draw.
  private struct Place {
    /// How many there are.
    var count = 0
    /// What they count: 1 + 1/2 + … + 1/count.
    var sum = 0.0
    /// The greatest boost of them.
    var boost = 0.0
  }

  /// One occurrence of a term.
  private struct Occurrence {
    /// Indices into `times` and `places`.
    var sentence: Int
    var place: Int
    var boost: Double
  }

  private var claims: [Claim] = []
  private var places: [Place] = []
  private var occurrences: [Occurrence] = []
  /// Those of places whose occurrences have different boosts.
  private var unequal: [Occurrence] = []

  /// How often each sentence stands in the draw.
  private var times: [Int]
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
          occurrences.append(
            Occurrence(sentence: number, place: places.count, boost: occurrence.boost))
        }
        let boost = occurrences[start].boost
        places.append(Place(boost: boost))
        if !occurrences[start...].allSatisfy({ $0.boost == boost }) {
          unequal += occurrences[start...]
        }
        last = claim
      }
      self.claims.append(
        Claim(theme: claim.theme, weight: claim.weight, place: places.count - 1))
    }
    times = Array(repeating: 0, count: numbers.count)
    points = Array(repeating: 0, count: themeCount)
    termCounts = Array(repeating: 0, count: themeCount)
  }

  /// Draws the sentences anew, and sums up what they say.
  mutating func draw(with generator: inout SplitMix64) {
    drawTimes(with: &generator)
    Self.count(occurrences, unequal, times, &places)
    Self.sum(claims, places, &points, &termCounts)
  }

  private static func sum(
    _ claims: [Claim], _ places: [Place], _ points: inout [Double], _ termCounts: inout [Int]
  ) {
    var points = points.mutableSpan
    var termCounts = termCounts.mutableSpan
    for theme in points.indices { (points[theme], termCounts[theme]) = (0, 0) }
    for claim in claims {
      let place = places[claim.place]
      // What does not stand in the draw adds nothing.
      termCounts[claim.theme] += min(place.count, 1)
      points[claim.theme] += claim.weight * place.sum * place.boost
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
      times[sentence] = count
    }
  }

  /// Finds out what of `places` stands in the draw.
  private static func count(
    _ occurrences: [Occurrence], _ unequal: [Occurrence], _ times: [Int], _ places: inout [Place]
  ) {
    var places = places.mutableSpan
    for place in places.indices { places[place].count = 0 }
    for occurrence in occurrences { places[occurrence.place].count += times[occurrence.sentence] }
    for place in places.indices {
      places[place].sum = Themes.ThemeClaim.harmonic(places[place].count)
    }
    for occurrence in unequal { places[occurrence.place].boost = 0 }
    for occurrence in unequal where times[occurrence.sentence] > 0 {
      places[occurrence.place].boost = max(places[occurrence.place].boost, occurrence.boost)
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
