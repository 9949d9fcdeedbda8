public import Morphology

/// Measures how readable a Polish text is.
///
/// A pure function of the document, the configuration and the syllable rules.
/// O(bytes of prose).
public struct Readability: Sendable {
  /// What counts as hard or long.
  public let configuration: Configuration

  private let syllables: Syllables
  private let measures = EntryMemo<Syllables.Measure>()

  /// An analyzer with `configuration` that counts syllables by `syllables`.
  public init(configuration: Configuration = Configuration(), syllables: Syllables) {
    self.configuration = configuration
    self.syllables = syllables
  }

  /// The readability of the prose of `document`.
  public func result(for document: AnnotatedDocument) -> ReadabilityResult {
    var tally = ReadabilityTally(
      document: document, configuration: configuration, syllables: syllables,
      memory: measures)
    for paragraph in document.document.paragraphs where paragraph.role.isProse {
      for index in paragraph.sentences { tally.add(sentence: index) }
    }
    let counts = tally.counts
    let bootstrap = ReadabilityBootstrap(of: tally.sentences.map(\.counts))
    return ReadabilityResult(
      configuration: configuration,
      counts: counts,
      scores: configuration.indices.map {
        .init(index: $0, value: $0.value(for: counts), interval: bootstrap.interval(of: $0))
      },
      rating: DifficultyRating(counts, bootstrap),
      warnings: ReadabilityWarnings(counts, tally.traits).found,
      sentences: tally.sentences.map { readability(of: $0, in: counts) },
      hardWords: tally.rankedHardWords())
  }

  private func readability(
    of tally: ReadabilityTally.SentenceTally, in counts: ReadabilityCounts
  ) -> SentenceReadability {
    let words = Double(tally.words)
    let hardWords = Double(tally.hardWords.count)
    let sentences = Double(counts.sentences)
    let share = 0.4 * words / sentences + 40 * hardWords / Double(counts.words)
    let average = ReadabilityIndex.fogPL.value(for: counts).map { $0 / sentences } ?? 0
    let hardPercentage = 100 * hardWords / words
    var reasons: [SentenceReadability.Reason] = []
    if tally.words > configuration.longSentenceWords { reasons.append(.manyWords) }
    if tally.hardWords.count >= 2 && hardPercentage > configuration.hardWordPercentage {
      reasons.append(.manyHardWords)
    }
    var (without, split) = (counts, counts)
    without -= tally.counts
    split.sentences += 1
    return SentenceReadability(
      sentence: tally.sentence, range: tally.range, words: tally.words,
      hardWords: tally.hardWords, fog: 0.4 * (words + hardPercentage), share: share,
      excess: share - average, fogIfRemoved: ReadabilityIndex.fogPL.value(for: without),
      fogIfSplit: ReadabilityIndex.fogPL.value(for: split), reasons: reasons)
  }
}
