import Testing
import TextModel

@testable import Analysis

/// The tables and numbers that themes are told from.
@Suite struct ThemesNumbersTests {
  // MARK: Draws

  private func draws(of sentence: Int, in table: DrawTable) -> [Int32] {
    let place = table.place(ofSentence: sentence)
    return (0..<table.blockCount).flatMap { block in
      let times = table.times(place, inBlock: block).lanes
      return times.indices.map { times[$0] }
    }
  }

  @Test(arguments: [-1, 0, 7, 254, 255, 1000, 100_000])
  func sentenceStandsAsOftenAsThePoissonDistributionHasIt(sentence: Int) {
    let draws = draws(of: sentence, in: DrawTable(count: 200))
    #expect(draws.count == 200)
    for (times, share) in [(0, 0.3679), (1, 0.3679), (2, 0.1839), (3, 0.0613), (4, 0.0153)] {
      let count = draws.count { $0 == times }
      #expect(abs(Double(count) - 200 * share) <= 1, "\(times) times")
    }
  }

  @Test(arguments: [(0, 1), (0, 256), (3, 259), (3, 515)])
  func sentencesStandIndependently(first: Int, second: Int) {
    let table = DrawTable(count: 400)
    let both = zip(draws(of: first, in: table), draws(of: second, in: table)).count {
      $0 == 0 && $1 == 0
    }
    // 400 / e² = 54 of 400 on average, with a standard deviation below 7.
    #expect(abs(both - 54) < 25)
  }

  @Test func bytesAreNumbersSideBySide() {
    let bytes: DrawTable.Bytes = 0xFF80_7F02_0100_0001
    #expect(bytes.lanes == [1, 0, 0, 1, 2, 127, 128, 255])
    #expect(bytes.isPositive == 0xFFFF_FFFF_FF00_00FF)
    let halves = (0..<256).map { Float($0) / 2 }
    #expect(bytes.lookedUp(in: halves.span) == [0.5, 0, 0, 0.5, 1, 63.5, 64, 127.5])
  }

  /// What `confidences` relies on to leave out themes that are present in no draw.
  @Test(arguments: 1...6)
  func manyOccurrencesThatStandManyTimesCountLessThanTheProduct(times: Int) {
    for count in 1..<300 {
      let product = ThemeClaim.harmonic(times) * ThemeClaim.harmonic(count)
      #expect(ThemeClaim.harmonic(times * count) <= product * (1 + 1e-12))
    }
  }

  // MARK: Ranks

  @Test func elementOfARankStandsThereInTheSortedList() {
    var generator = SplitMix64(seed: 7)
    for count in [1, 2, 3, 10, 1000] {
      // A few values, most of them often.
      let values = (0..<count).map { _ in Double(generator.next(below: 20)) }
      let sorted = values.sorted()
      for rank in [0, count / 20, count / 2, count - 1] {
        var list = values
        #expect(list.element(ofRank: rank) == sorted[rank])
      }
    }
  }

  // MARK: Draws in blocks

  @Test func drawsFillTheirBlocks() {
    #expect(DrawTable(count: 20).count == 24)
    #expect(DrawTable(count: 200).count == 200)
  }

  // MARK: Logarithms

  @Test(arguments: [1e-30, 0.1, 0.7071, 0.7072, 1, 1.4142, 1.4143, 2, 3.5, 1e6] as [Float])
  func logarithmsSideBySideAreThoseOfEach(value: Float) {
    let values = SIMD4(value, 2 * value, 3 * value, 0.3 * value)
    let logarithms = Logarithm.natural(values)
    for lane in values.indices {
      let exact = Logarithm.natural(Double(values[lane]))
      #expect(abs(Double(logarithms[lane]) - exact) <= 2e-6 * max(1, abs(exact)))
    }
  }

  // MARK: Pairs

  @Test func pairsAreNumberedInTheirOrder() {
    var numbers = PairNumbers()
    let pairs = (0..<1000).map {
      PairNumbers.Pair(first: Int32($0 % 40), second: Int32($0 / 40))
    }
    for (number, pair) in pairs.enumerated() { #expect(numbers.insert(pair) == number) }
    for (number, pair) in pairs.enumerated() { #expect(numbers.insert(pair) == number) }
    #expect(numbers.pairs == pairs)
  }
}
