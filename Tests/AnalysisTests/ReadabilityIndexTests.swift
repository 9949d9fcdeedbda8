import Analysis
import Testing
import TextModel

@Suite struct ReadabilityIndexTests {
  /// Published pairs of words, sentences, hard words and FOG.
  @Test(arguments: [
    (69, 1, 13, 35.13623188405797),
    (48, 3, 5, 10.566666666666666),
    (119, 9, 19, 11.675443510737629),
  ])
  func fogOfPublishedCounts(words: Int, sentences: Int, hard: Int, fog: Double) throws {
    let counts = ReadabilityCounts(words: words, sentences: sentences, hardWords: hard)
    let value = try #require(ReadabilityIndex.fogPL.value(for: counts))
    #expect(abs(value - fog) < 1e-9)
  }

  @Test func gunningFogCountsWordsOfThreeSyllables() throws {
    let counts = ReadabilityCounts(words: 13, sentences: 1, hardWords: 0, polysyllabicWords: 2)
    let value = try #require(ReadabilityIndex.gunningFog.value(for: counts))
    #expect(abs(value - 11.353846153846154) < 1e-9)
  }

  /// Words a sentence and percentages of long words as published for schoolbooks: their sum.
  @Test(arguments: [(9.44, 14.2, 23.64), (9.36, 15.9, 25.26), (9.68, 15.6, 25.28)])
  func lixOfPublishedAverages(length: Double, percentage: Double, lix: Double) throws {
    let sentences = 25_000
    let words = Int((length * Double(sentences)).rounded())
    let counts = ReadabilityCounts(
      words: words, sentences: sentences,
      longWords: Int((percentage * Double(words) / 100).rounded()))
    #expect(counts.averageSentenceLength == length)
    #expect(abs(try #require(counts.longWordPercentage) - percentage) < 1e-3)
    #expect(abs(try #require(ReadabilityIndex.lix.value(for: counts)) - lix) < 1e-3)
  }

  /// The formulas once more, as printed in their sources, from averages instead of counts.
  private func reference(_ index: ReadabilityIndex, _ counts: ReadabilityCounts) -> Double {
    let words = Double(counts.words)
    let sentences = Double(counts.sentences)
    let per100 = 100 / words
    let hard = Double(counts.hardWords) * per100
    let poly = Double(counts.polysyllabicWords) * per100
    let long = Double(counts.longWords) * per100
    let letters = Double(counts.letters) * per100
    let syllables = Double(counts.syllables) * per100
    let length = words / sentences
    return switch index {
    case .fogPL: (length + hard) * 2 / 5
    case .gunningFog: (length + poly) * 2 / 5
    case .pisarekLinear: (length + hard) / 3 + 1
    case .pisarekNonLinear: (length * length + hard * hard).squareRoot() / 2
    case .lix: length + long
    case .rix: long * length / 100
    case .automatedReadability: 0.0471 * letters + length / 2 - 21.43
    case .colemanLiau: 0.0588 * letters - 0.296 * (sentences * per100) - 15.8
    case .smog: 1.043 * (30 * Double(counts.polysyllabicWords) / sentences).squareRoot() + 3.1291
    case .flesch: 206.835 - 0.846 * syllables - 1.015 * length
    case .fleschKincaid: 0.118 * syllables + 0.39 * length - 15.59
    case .gulpease: 89 - letters / 10 + 3 * (sentences * per100)
    }
  }

  @Test func formulasEqualTheirReferenceOnRandomCounts() throws {
    var generator = SplitMix64(seed: 20_240_501)
    for _ in 0..<200 {
      let words = Int.random(in: 1...20_000, using: &generator)
      let counts = ReadabilityCounts(
        words: words, sentences: Int.random(in: 1...words, using: &generator),
        syllables: Int.random(in: 0...4 * words, using: &generator),
        letters: Int.random(in: 0...9 * words, using: &generator),
        longWords: Int.random(in: 0...words, using: &generator),
        hardWords: Int.random(in: 0...words, using: &generator),
        polysyllabicWords: Int.random(in: 0...words, using: &generator))
      for index in ReadabilityIndex.allCases {
        let value = try #require(index.value(for: counts))
        let expected = reference(index, counts)
        #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), "\(index) \(counts)")
      }
      let fog = try #require(ReadabilityIndex.fogPL.value(for: counts))
      let pisarek = try #require(ReadabilityIndex.pisarekLinear.value(for: counts))
      #expect(abs(pisarek - (fog / 1.2 + 1)) <= 1e-9 * max(1, fog))
    }
  }

  @Test func nothingToMeasureHasNoValue() {
    for counts in [
      ReadabilityCounts(words: 0, sentences: 0), ReadabilityCounts(words: 0, sentences: 3),
      ReadabilityCounts(words: 3, sentences: 0),
    ] {
      for index in ReadabilityIndex.allCases { #expect(index.value(for: counts) == nil) }
    }
    #expect(ReadabilityCounts(words: 0, sentences: 0).averageSentenceLength == nil)
    #expect(ReadabilityCounts(words: 0, sentences: 0).hardWordPercentage == nil)
  }

  @Test func defaultSetHoldsOnlyFormulasForPolish() {
    #expect(ReadabilityIndex.defaultSet == [.fogPL, .pisarekLinear, .pisarekNonLinear, .lix])
    #expect(ReadabilityIndex.defaultSet.allSatisfy { $0.isCalibratedForPolish })
    #expect(!ReadabilityIndex.flesch.isCalibratedForPolish)
    #expect(!ReadabilityIndex.gunningFog.isCalibratedForPolish)
  }

  @Test(arguments: [
    (0, SchoolStage.primarySchool), (8.4, .primarySchool), (8.6, .secondarySchool),
    (12.4, .secondarySchool), (12.5, .university), (17.4, .university), (17.5, .postgraduate),
    (35.1, .postgraduate),
  ])
  func schoolStageOfFog(fog: Double, stage: SchoolStage) { #expect(SchoolStage(fog: fog) == stage) }

  @Test(arguments: [
    (7, PisarekBand.veryEasy), (7.01, .easy), (10, .easy), (13, .medium), (16, .hard),
    (16.1, .veryHard),
  ])
  func bandOfPisarek(value: Double, band: PisarekBand) {
    #expect(PisarekBand(pisarek: value) == band)
  }
}
