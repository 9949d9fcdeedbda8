import TextModel

/// How often each sentence stands in each draw of a Poisson bootstrap.
///
/// In a draw a sentence stands k times with the probability 1 / (e · k!),
/// independently of the others, which is the bootstrap of all sentences in the
/// limit of many. The numbers of one sentence are the quantiles of that
/// distribution at ½/n, 1½/n, … in a random order (Latin hypercube sampling): in
/// n draws every sentence is missing as often, stands once as often and so on as
/// in endlessly many, so that shares of draws are nearer to those.
///
/// All documents share the draws, so none is made for a document. Beyond
/// 256 · `blockCount` sentences (6,400 by default) they repeat exactly: a
/// sentence so much further on stands in a draw as often as the first.
///
/// - Source: Chamandy, Muralidharan, Najmi, Naidu 2012, *Estimating uncertainty
///   for massive data streams*; McKay, Beckman, Conover 1979, *A comparison of
///   three methods for selecting values of input variables*.
struct DrawTable: Sendable {
  /// A number for each of the draws that are looked at side by side.
  typealias Lanes = SIMD8<Int32>
  /// The same in bytes, that of the first draw the lowest; numbers below 256 are added as one.
  typealias Bytes = UInt64

  /// The number of draws.
  var count: Int { blockCount * Lanes.scalarCount }
  /// The number of times that so many draws are looked at side by side.
  let blockCount: Int

  /// For the first draws the numbers of all sentences, then for the next ones.
  private let times: [Bytes]
  /// The most that a sentence stands in a draw.
  let mostTimes: Int

  /// The sentences with numbers of their own; each further one has those of one of them, from another
  /// draw on.
  private static let sentenceCount = 256
  private static let seed: UInt64 = 1

  /// A table of `count` draws or, if that is not a multiple of eight, some more.
  init(count: Int) {
    blockCount = (count + Lanes.scalarCount - 1) / Lanes.scalarCount
    var times = [Bytes](repeating: 0, count: blockCount * Self.sentenceCount)
    var numbers = Self.quantiles(count: blockCount * Lanes.scalarCount)
    var generator = SplitMix64(seed: Self.seed)
    for sentence in 0..<Self.sentenceCount {
      for last in stride(from: numbers.count - 1, to: 0, by: -1) {
        numbers.swapAt(last, generator.next(below: last + 1))
      }
      for draw in numbers.indices {
        let (block, lane) = draw.quotientAndRemainder(dividingBy: Lanes.scalarCount)
        times[block * Self.sentenceCount + sentence] |= Bytes(numbers[draw]) << (8 * lane)
      }
    }
    self.times = times
    mostTimes = numbers.reduce(0) { max($0, Int($1)) }
  }

  /// Where the numbers of the sentence with index `sentence`, or of a title beside the text, are found;
  /// see `times(_:inBlock:)`.
  func place(ofSentence sentence: Int) -> Int {
    let (turn, number) = (sentence - TermOccurrence.besideText).quotientAndRemainder(
      dividingBy: Self.sentenceCount)
    return turn % blockCount * Self.sentenceCount + number
  }

  /// How often the sentence with that place stands in the draws of `block`.
  @inline(__always)
  func times(_ place: Int, inBlock block: Int) -> Bytes {
    let index = place + block * Self.sentenceCount
    return times[index < times.count ? index : index - times.count]
  }

  /// The quantiles of the Poisson distribution of mean 1 at ½/count, 1½/count and so on.
  private static func quantiles(count: Int) -> [UInt8] {
    var (number, probability) = (UInt8(0), 0.36787944117144233)
    var sum = probability
    return (0..<count).map { index in
      while (Double(index) + 0.5) / Double(count) >= sum {
        number += 1
        probability /= Double(number)
        sum += probability
      }
      return number
    }
  }
}

extension DrawTable.Bytes {
  /// Each byte as a number of its own.
  @inline(__always)
  var lanes: DrawTable.Lanes {
    // Written out: a loop over lanes goes through memory.
    DrawTable.Lanes(
      Int32(byte(0)), Int32(byte(1)), Int32(byte(2)), Int32(byte(3)),
      Int32(byte(4)), Int32(byte(5)), Int32(byte(6)), Int32(byte(7)))
  }

  /// For each byte the element of `table` that it is the index of.
  @inline(__always)
  func lookedUp(in table: Span<Float>) -> SIMD8<Float> {
    SIMD8(
      table[byte(0)], table[byte(1)], table[byte(2)], table[byte(3)],
      table[byte(4)], table[byte(5)], table[byte(6)], table[byte(7)])
  }

  /// All bits of each byte that is not 0.
  @inline(__always)
  var isPositive: UInt64 {
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return (((self & lowBits) &+ lowBits | self) >> 7 & 0x0101_0101_0101_0101) &* 0xFF
  }

  @inline(__always)
  private func byte(_ index: Int) -> Int { Int(truncatingIfNeeded: self >> (8 * index) & 0xFF) }
}

extension SIMDMask<DrawTable.Lanes> {
  /// All bits of a lane where it is true, else none.
  ///
  /// `replacing(with:where:)` and comparisons with a single number take the lanes one by one. The bits are
  /// those that a mask consists of.
  @inline(__always)
  var bits: DrawTable.Lanes { unsafeBitCast(self, to: DrawTable.Lanes.self) }
}
