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
    var generator = SplitMix64(seed: Self.seed)
    draws = (0..<Self.drawCount).map { _ in
      var counts = ReadabilityCounts(words: 0, sentences: 0)
      for _ in sentences.indices {
        counts += sentences[generator.next(below: sentences.count)]
      }
      return counts
    }
  }

  /// The 90 % interval of `index`; `nil` for texts of fewer than two sentences.
  func interval(of index: ReadabilityIndex) -> ClosedRange<Double>? {
    let values = draws.compactMap { index.value(for: $0) }.sorted()
    guard let last = values.indices.last else { return nil }
    let cut = Int(Self.tail * Double(values.count))
    return values[cut]...values[last - cut]
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
