import Testing
import TextModel

@testable import Analysis

@Suite struct ReadabilityBootstrapTests {
  private static func sentences(
    _ count: Int, _ generator: inout SplitMix64
  ) -> [ReadabilityCounts] {
    (0..<count).map { _ in
      let words = generator.next(below: 90) + 1
      return ReadabilityCounts(
        words: words, sentences: 1, syllables: 3 * words, letters: 7 * words,
        longWords: generator.next(below: words), hardWords: generator.next(below: words),
        polysyllabicWords: generator.next(below: words))
    }
  }

  @Test(arguments: [2, 3, 64, DrawnSentences.mostSentences, 1000])
  func keptDrawsAreThoseOfTheGenerator(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let drawn = DrawnSentences()
    for _ in 0..<2 {
      let sentences = Self.sentences(count, &generator)
      #expect(
        ReadabilityBootstrap.packedDraws(of: sentences, by: drawn)
          == ReadabilityBootstrap.draws(of: sentences))
    }
  }

  @Test func sentencesTooLongToBePackedAreCounted() throws {
    let long = ReadabilityCounts(
      words: 900_000, sentences: 1, syllables: 3_000_000, letters: 7_000_000)
    let bootstrap = ReadabilityBootstrap(of: [long, long], by: DrawnSentences())
    let interval = try #require(bootstrap.interval(of: .gulpease))
    #expect(interval.lowerBound == ReadabilityIndex.gulpease.value(for: long))
    #expect(interval.lowerBound == interval.upperBound)
  }

  @Test(arguments: [0, 1e-300, 1e-14, 1, 1e6])
  func endsAreThoseOfSortedValues(spread: Double) {
    var generator = SplitMix64(seed: 3)
    for count in [21, 50, 200] {
      // Many are equal, and both ends may share a bucket.
      let values = (0..<count).map { _ in 12.5 + spread * Double(generator.next(below: count)) }
      let sorted = values.sorted()
      for skipped in [0, 1, 10] {
        let ends = OrderedEnds(of: values, skipping: skipped)
        #expect(ends.low == sorted[skipped])
        #expect(ends.high == sorted[count - 1 - skipped])
      }
    }
  }

  @Test func theIntervalIsTheMiddleOfTheDraws() throws {
    var generator = SplitMix64(seed: 7)
    let sentences = Self.sentences(40, &generator)
    let values = ReadabilityBootstrap.draws(of: sentences)
      .compactMap { ReadabilityIndex.fogPL.value(for: $0) }.sorted()
    let interval = ReadabilityBootstrap(of: sentences, by: DrawnSentences()).interval(of: .fogPL)
    #expect(interval == values[10]...values[values.count - 11])
  }
}
