import Analysis
import Testing

/// Counts and indices of texts of the repository as textstat has them.
@Suite struct ReadabilityTextstatTests {
  private static let indices: [ReadabilityIndex] = [
    .flesch, .fleschKincaid, .smog, .colemanLiau, .automatedReadability, .fogPL, .lix, .rix,
    .gulpease,
  ]

  /// A line of the fixture: the counts and the values of `indices`.
  private static func rows() throws -> [(counts: TextstatCounts, values: [Double])] {
    try ReadabilityFiles.textstatFigures.split(separator: "\n").filter { $0.first != "#" }.map {
      let fields = $0.split(separator: "\t").dropFirst()
      let counts = try fields.prefix(9).map { try #require(Int($0)) }
      let values = try fields.dropFirst(9).map { try #require(Double($0)) }
      return (
        TextstatCounts(
          words: counts[0], punctuatedWords: counts[1], sentences: counts[2], syllables: counts[3],
          letters: counts[4], characters: counts[5], longWords: counts[6],
          difficultWords: counts[7], polysyllabicWords: counts[8]), values
      )
    }
  }

  @Test func indicesOfTextstatsCountsAreTextstats() throws {
    let rows = try Self.rows()
    #expect(rows.count >= 10)
    for row in rows {
      for (index, expected) in zip(Self.indices, row.values) {
        let value = try #require(row.counts.value(of: index))
        #expect(abs(value - expected) < 1e-6, "\(index) of \(row.counts)")
      }
      #expect(row.counts.value(of: .pisarekLinear) == nil)
    }
  }

  @Test func itsColemanLiauDiffersFromThePublishedOne() throws {
    let row = try #require(try Self.rows().first)
    let own = ReadabilityCounts(
      words: row.counts.words, sentences: row.counts.sentences, letters: row.counts.letters)
    let published = try #require(ReadabilityIndex.colemanLiau.value(for: own))
    let lettersPerWord = Double(row.counts.letters) / Double(row.counts.words)
    #expect(abs(published - row.values[3] - 0.08 * lettersPerWord) < 1e-6)
  }

  @Test func noWordsHaveNoValue() {
    let nothing = TextstatCounts(
      words: 0, punctuatedWords: 0, sentences: 0, syllables: 0, letters: 0, characters: 0,
      longWords: 0, difficultWords: 0, polysyllabicWords: 0)
    for index in ReadabilityIndex.allCases { #expect(nothing.value(of: index) == nil) }
  }
}
