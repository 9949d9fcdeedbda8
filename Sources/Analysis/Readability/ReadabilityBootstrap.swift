import Synchronization
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
  /// The FOG-PL of each.
  private let fogs: [Double]

  fileprivate static let drawCount = 200
  fileprivate static let seed: UInt64 = 1969
  /// What is cut off at either end.
  private static let tail = 0.05

  /// Draws of `sentences`, the counts of each; O(draws × sentences).
  init(of sentences: [ReadabilityCounts], by drawn: DrawnSentences) {
    // A single sentence can be drawn in one way only, which says nothing.
    guard sentences.count > 1 else {
      (draws, fogs) = ([], [])
      return
    }
    let most = sentences.reduce(0) { most, counts in
      max(most, counts.words, counts.syllables, counts.letters)
    }
    draws =
      most * sentences.count <= PackedCounts.most
      ? Self.packedDraws(of: sentences, by: drawn) : Self.draws(of: sentences)
    fogs = Self.values(of: .fogPL, for: draws)
  }

  static func draws(of sentences: [ReadabilityCounts]) -> [ReadabilityCounts] {
    var generator = SplitMix64(seed: seed)
    return (0..<drawCount).map { _ in
      var sum = ReadabilityCounts(words: 0, sentences: 0)
      for _ in sentences { sum += sentences[generator.next(below: sentences.count)] }
      return sum
    }
  }

  /// The same draws, some times as fast.
  static func packedDraws(
    of sentences: [ReadabilityCounts], by drawn: DrawnSentences
  ) -> [ReadabilityCounts] {
    let indices = drawn.indices(below: sentences.count)
    if indices.isEmpty { return packedDraws(of: sentences.map { PackedCounts($0).lanes }) }
    // As many as an index can name, so that none has to be checked.
    var packed = InlineArray<256, SIMD2<UInt64>>(repeating: SIMD2())
    for (index, counts) in sentences.enumerated() { packed[index] = PackedCounts(counts).lanes }
    return (0..<drawCount).map { draw in
      let start = draw * sentences.count
      let drawn = indices.span.extracting(start..<start + sentences.count)
      var sum = SIMD2<UInt64>()
      for place in drawn.indices { sum &+= packed[Int(drawn[place])] }
      return PackedCounts(lanes: sum).counts(sentences: sentences.count)
    }
  }

  private static func packedDraws(of sentences: [SIMD2<UInt64>]) -> [ReadabilityCounts] {
    var generator = SplitMix64(seed: seed)
    return (0..<drawCount).map { _ in
      var sum = SIMD2<UInt64>()
      for _ in sentences { sum &+= sentences[generator.next(below: sentences.count)] }
      return PackedCounts(lanes: sum).counts(sentences: sentences.count)
    }
  }

  /// The 90 % interval of `index`; `nil` for texts of fewer than two sentences.
  func interval(of index: ReadabilityIndex) -> ClosedRange<Double>? {
    let values = index == .fogPL ? fogs : Self.values(of: index, for: draws)
    if values.isEmpty { return nil }
    let ends = OrderedEnds(of: values, skipping: Int(Self.tail * Double(values.count)))
    return ends.low...ends.high
  }

  private static func values(
    of index: ReadabilityIndex, for draws: [ReadabilityCounts]
  ) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(draws.count)
    for draw in draws {
      if let value = index.value(for: draw) { values.append(value) }
    }
    return values
  }

  /// The share of draws in each class of difficulty, 0 … 1, from class 1 on; empty for texts of fewer
  /// than two sentences.
  func classShares() -> [Double] {
    if draws.isEmpty { return [] }
    var counts = [Int](repeating: 0, count: DifficultyClass.allCases.count)
    for fog in fogs { counts[DifficultyClass.index(ofFog: fog)] += 1 }
    return counts.map { Double($0) / Double(draws.count) }
  }
}

/// The values that have a number of smaller ones, and of greater ones.
struct OrderedEnds {
  let low: Double
  let high: Double

  /// The values that stand `skipped` places from either end of `values` in ascending order.
  ///
  /// - Precondition: there are more than twice as many.
  ///
  /// Values are told apart by their buckets, so that few have to be sorted.
  init(of values: [Double], skipping skipped: Int) {
    precondition(values.count > 2 * skipped, "more than the values skipped at both ends")
    var (least, greatest) = (values[0], values[0])
    for value in values {
      least = value < least ? value : least
      greatest = value > greatest ? value : greatest
    }
    let scale = Double(Self.bucketCount) / (greatest - least)
    // All alike, or nearly so.
    guard scale < Self.greatestScale else {
      let sorted = values.sorted()
      (low, high) = (sorted[skipped], sorted[sorted.count - 1 - skipped])
      return
    }
    let buckets = values.map { UInt8(($0 - least) * scale) }
    var counts = InlineArray<256, Int>(repeating: 0)
    for bucket in buckets { counts[Int(bucket)] += 1 }
    var (first, before) = (0, 0)
    while before + counts[first] <= skipped {
      before += counts[first]
      first += 1
    }
    var (last, behind) = (Self.bucketCount, 0)
    while behind + counts[last] <= skipped {
      behind += counts[last]
      last -= 1
    }
    low = Self.sorted(values, in: first, of: buckets, counts[first])[skipped - before]
    let greater = Self.sorted(values, in: last, of: buckets, counts[last])
    high = greater[greater.count - 1 - (skipped - behind)]
  }

  /// The values of one bucket, so many, in ascending order.
  private static func sorted(
    _ values: [Double], in bucket: Int, of buckets: [UInt8], _ count: Int
  ) -> [Double] {
    var found: [Double] = []
    found.reserveCapacity(count)
    for (index, other) in buckets.enumerated() where Int(other) == bucket {
      found.append(values[index])
    }
    found.sort()
    return found
  }

  /// The greatest value stands alone behind them.
  private static let bucketCount = 128
  /// With it, numbers of buckets are still far from rounding up to the next.
  private static let greatestScale = 1e12
}

/// Which sentences are drawn: the same for all texts with as many, so that these are kept.
final class DrawnSentences: Sendable {
  /// By the number of sentences.
  private let known = Mutex<[Int: [UInt8]]>([:])

  /// Of texts with more, nothing is kept: those up to here take 6.6 MB together.
  static let mostSentences = 256

  /// For each sentence of each draw its index, below `count`; empty if there are too many to keep.
  func indices(below count: Int) -> [UInt8] {
    if count > Self.mostSentences { return [] }
    if let indices = known.withLock({ $0[count] }) { return indices }
    var generator = SplitMix64(seed: ReadabilityBootstrap.seed)
    let indices = (0..<ReadabilityBootstrap.drawCount * count).map { _ in
      UInt8(generator.next(below: count))
    }
    known.withLock { $0[count] = indices }
    return indices
  }
}

/// All counts but that of sentences in two numbers, three in each, so that they are added at once.
private struct PackedCounts {
  var lanes: SIMD2<UInt64>

  private static let width: UInt64 = 21
  /// The greatest count.
  static let most = (1 << 21) - 1

  init(lanes: SIMD2<UInt64>) { self.lanes = lanes }

  init(_ counts: ReadabilityCounts) {
    lanes = SIMD2(
      Self.packed(counts.words, counts.syllables, counts.letters),
      Self.packed(counts.longWords, counts.hardWords, counts.polysyllabicWords))
  }

  private static func packed(_ first: Int, _ second: Int, _ third: Int) -> UInt64 {
    UInt64(first) | UInt64(second) << width | UInt64(third) << (2 * width)
  }

  func counts(sentences: Int) -> ReadabilityCounts {
    func count(_ lane: Int, _ place: UInt64) -> Int {
      Int(lanes[lane] >> (place * Self.width)) & Self.most
    }
    return ReadabilityCounts(
      words: count(0, 0), sentences: sentences, syllables: count(0, 1), letters: count(0, 2),
      longWords: count(1, 0), hardWords: count(1, 1), polysyllabicWords: count(1, 2))
  }
}
