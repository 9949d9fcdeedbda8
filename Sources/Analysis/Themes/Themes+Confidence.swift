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
    let evidence = DrawnEvidence(claims)
    var generator = SplitMix64(seed: Self.seed)
    for _ in 0..<configuration.confidenceDraws {
      let drawn = evidence.draw(with: &generator, themeCount: taxonomy.themes.count)
      let present = present(
        scores: drawn.map { $0.points / norm }, termCounts: drawn.map(\.termCount))
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
    /// Indices into `occurrences`.
    var occurrences: Range<Int>
  }

  /// A theme's part in a draw.
  struct Sum {
    var points = 0.0
    var termCount = 0
  }

  private var claims: [Claim] = []
  private var occurrences: [(sentence: Int, boost: Double)] = []
  private var sentenceCount = 0

  init(_ claims: [Themes.ThemeClaim]) {
    var numbers: [Int: Int] = [:]
    for claim in claims {
      let start = occurrences.count
      for occurrence in claim.occurrences {
        let number = numbers[occurrence.match.sentence, default: numbers.count]
        numbers[occurrence.match.sentence] = number
        occurrences.append((number, occurrence.boost))
      }
      self.claims.append(
        Claim(theme: claim.theme, weight: claim.weight, occurrences: start..<occurrences.count))
    }
    sentenceCount = numbers.count
  }

  func draw(with generator: inout SplitMix64, themeCount: Int) -> [Sum] {
    var times = [Int](repeating: 0, count: sentenceCount)
    for sentence in times.indices { times[sentence] = Self.poisson(generator.next()) }
    var sums = [Sum](repeating: Sum(), count: themeCount)
    for claim in claims {
      var (count, boost) = (0, 0.0)
      for index in claim.occurrences where times[occurrences[index].sentence] > 0 {
        count += times[occurrences[index].sentence]
        boost = max(boost, occurrences[index].boost)
      }
      guard count > 0 else { continue }
      sums[claim.theme].termCount += 1
      sums[claim.theme].points += Themes.ThemeClaim.points(
        weight: claim.weight, count: count, boost: boost)
    }
    return sums
  }

  /// A Poisson number of mean 1 from a uniform one of 64 bits.
  private static func poisson(_ uniform: UInt64) -> Int {
    let value = Double(uniform >> 11) * 0x1p-53
    var (count, term) = (0, inverseOfE)
    var sum = term
    while value >= sum, count < greatestCount {
      count += 1
      term /= Double(count)
      sum += term
    }
    return count
  }

  private static let inverseOfE = 0.36787944117144233
  /// Greater ones have a probability below 10⁻¹⁵.
  private static let greatestCount = 17
}
