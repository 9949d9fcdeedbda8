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

  fileprivate static let drawCount = 200
  fileprivate static let seed: UInt64 = 1969
  /// What is cut off at either end.
  private static let tail = 0.05

  /// Draws of `sentences`, the counts of each; O(draws × sentences).
  init(of sentences: [ReadabilityCounts], by drawn: DrawnSentences) {
    // A single sentence can be drawn in one way only, which says nothing.
    guard sentences.count > 1 else {
      draws = []
      return
    }
    let most = sentences.reduce(0) { most, counts in
      max(most, counts.words, counts.syllables, counts.letters)
    }
    draws =
      most * sentences.count <= PackedCounts.most
      ? Self.packedDraws(of: sentences, by: drawn) : Self.draws(of: sentences)
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
    let packed = sentences.map { PackedCounts($0).lanes }
    let known = drawn.indices(below: sentences.count)
    let (sentences, indices) = (packed.span, known.span)
    var generator = SplitMix64(seed: seed)
    return (0..<drawCount).map { draw in
      var sum = SIMD2<UInt64>()
      if indices.isEmpty {
        for _ in sentences.indices { sum &+= sentences[generator.next(below: sentences.count)] }
      } else {
        let start = draw * sentences.count
        for place in start..<start + sentences.count { sum &+= sentences[Int(indices[place])] }
      }
      return PackedCounts(lanes: sum).counts(sentences: sentences.count)
    }
  }

  /// The 90 % interval of `index`; `nil` for texts of fewer than two sentences.
  func interval(of index: ReadabilityIndex) -> ClosedRange<Double>? {
    var values = draws.compactMap { index.value(for: $0) }
    if values.isEmpty { return nil }
    let cut = Int(Self.tail * Double(values.count))
    let low = Self.value(at: cut, of: values)
    for index in values.indices { values[index].negate() }
    return low...(-Self.value(at: cut, of: values))
  }

  /// The value that stands at `index` where `values` ascend.
  private static func value(at index: Int, of values: [Double]) -> Double {
    var least = [Double](repeating: .infinity, count: index + 1)
    for value in values where value < least[index] {
      var place = index
      while place > 0, least[place - 1] > value {
        least[place] = least[place - 1]
        place -= 1
      }
      least[place] = value
    }
    return least[index]
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
