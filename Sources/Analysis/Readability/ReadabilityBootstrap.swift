import TextModel

/// How far the indices of a text depend on which sentences it happens to have.
///
/// Draws as many sentences as the text has, with replacement, again and again,
/// and measures each draw: the middle nine tenths of the values are the interval.
/// Seeded: the same text always has the same interval.
///
/// - Source: B. Efron 1979, *Bootstrap Methods: Another Look at the Jackknife*.
struct ReadabilityBootstrap {
  /// The counts of each draw.
  private let draws: [ReadabilityCounts]

  private static let drawCount = 200
  private static let seed: UInt64 = 1969
  /// What is cut off at either end.
  private static let tail = 0.05

  /// Draws of `sentences`, the counts of each; O(draws × sentences).
  init(of sentences: [ReadabilityCounts]) {
    // A single sentence can be drawn in one way only, which says nothing.
    guard sentences.count > 1 else {
      draws = []
      return
    }
    let most = sentences.reduce(0) { most, counts in
      max(most, counts.words, counts.syllables, counts.letters)
    }
    draws =
      most * sentences.count <= Int(Int32.max)
      ? Self.draws(of: sentences, as: Int32.self) : Self.draws(of: sentences, as: Int.self)
  }

  /// - Parameter type: holds as many times the greatest count as there are sentences.
  private static func draws<Count: FixedWidthInteger & SIMDScalar>(
    of sentences: [ReadabilityCounts], as type: Count.Type
  ) -> [ReadabilityCounts] {
    // All counts of a sentence side by side, so that they are added at once.
    let lanes = sentences.map { counts in
      SIMD8<Count>(
        Count(counts.words), Count(counts.syllables), Count(counts.letters),
        Count(counts.longWords), Count(counts.hardWords), Count(counts.polysyllabicWords), 0, 0)
    }
    let span = lanes.span
    var generator = SplitMix64(seed: seed)
    return (0..<drawCount).map { _ in
      var sum = SIMD8<Count>()
      for _ in span.indices { sum &+= span[generator.next(below: span.count)] }
      return ReadabilityCounts(
        words: Int(sum[0]), sentences: span.count, syllables: Int(sum[1]), letters: Int(sum[2]),
        longWords: Int(sum[3]), hardWords: Int(sum[4]), polysyllabicWords: Int(sum[5]))
    }
  }

  /// The 90 % interval of `index`; `nil` for texts of fewer than two sentences.
  func interval(of index: ReadabilityIndex) -> ClosedRange<Double>? {
    let values = draws.compactMap { index.value(for: $0) }
    if values.isEmpty { return nil }
    let cut = Int(Self.tail * Double(values.count))
    let low = Self.least(cut + 1, of: values)
    let high = Self.least(cut + 1, of: values.map { -$0 })
    return low[cut]...(-high[cut])
  }

  /// The `count` least of `values`, which are at least as many, the least first.
  private static func least(_ count: Int, of values: [Double]) -> [Double] {
    var least: [Double] = []
    least.reserveCapacity(count + 1)
    for value in values {
      if least.count == count {
        if value >= least[count - 1] { continue }
        least.removeLast()
      }
      var place = least.count
      while place > 0, least[place - 1] > value { place -= 1 }
      least.insert(value, at: place)
    }
    return least
  }

  /// The share of draws in each class of difficulty, 0 … 1, from class 1 on; empty for texts of fewer
  /// than two sentences.
  func classShares() -> [Double] {
    if draws.isEmpty { return [] }
    var counts = [Int](repeating: 0, count: DifficultyClass.allCases.count)
    for draw in draws {
      guard let fog = ReadabilityIndex.fogPL.value(for: draw) else { continue }
      counts[DifficultyClass(fog: fog).rawValue - 1] += 1
    }
    return counts.map { Double($0) / Double(draws.count) }
  }
}
