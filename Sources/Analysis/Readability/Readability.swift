public import Morphology
import TextModel

/// Measures how readable a Polish text is.
///
/// A pure function of the document, the configuration and the syllable rules.
/// O(bytes of prose).
public struct Readability: Sendable {
  /// What counts as hard or long.
  public var configuration: Configuration { counter.configuration }

  let counter: WordCounter
  let entryWords = EntryMemo<CountedWord>()
  let drawn = DrawnSentences()
  /// Words by themselves, whose readings were looked at only where they may matter.
  let words = Pool(wordCount: \.count) { CountedWords(looksUpAll: false) }
  /// Words by themselves, and whether the lexicon knows them.
  let lookedUpWords = Pool(wordCount: \.count) { CountedWords(looksUpAll: true) }

  /// An analyzer with `configuration` that counts syllables by `syllables`.
  public init(configuration: Configuration = Configuration(), syllables: Syllables) {
    counter = WordCounter(configuration: configuration, syllables: syllables)
  }

  /// The readability of the prose of `document`.
  public func result(for document: AnnotatedDocument) -> ReadabilityResult {
    result(for: document, words: countedWords(of: document))
  }

  /// What the entries of `document` count.
  func countedWords(of document: AnnotatedDocument) -> [CountedWord] {
    entryWords.values(for: document) { counter.word(entry: $0, token: $1, of: document) }
  }

  /// - Parameter words: what the entries of `document` count, by `counter`.
  func result(for document: AnnotatedDocument, words: [CountedWord]) -> ReadabilityResult {
    var tally = ReadabilityTally(document: document)
    for paragraph in document.document.paragraphs where paragraph.role.isProse {
      for index in paragraph.sentences { tally.add(sentence: index, words: words) }
    }
    return result(of: tally)
  }

  /// The readability of the text whose sentences were counted.
  func result(of tally: ReadabilityTally) -> ReadabilityResult {
    let figures = ReadabilityFigures(
      configuration: configuration, counts: tally.counts,
      sentences: tally.sentences.map(\.counts), traits: tally.traits, drawn: drawn)
    return ReadabilityResult(
      figures: figures,
      sentences: tally.sentences.map {
        readability(of: $0, hardWords: tally.hardPlaces[$0.hardPlaces], in: tally.counts)
      },
      hardPlaces: tally.hardPlaces, hardGroups: tally.hardGroups, hardLemmas: tally.hardLemmas)
  }

  private func readability(
    of tally: ReadabilityTally.SentenceTally, hardWords places: ArraySlice<ByteRange>,
    in counts: ReadabilityCounts
  ) -> SentenceReadability {
    let words = Double(tally.words)
    let hardWords = Double(places.count)
    let sentences = Double(counts.sentences)
    let share = 0.4 * words / sentences + 40 * hardWords / Double(counts.words)
    let average = ReadabilityIndex.fogPL.value(for: counts).map { $0 / sentences } ?? 0
    let hardPercentage = 100 * hardWords / words
    var (without, split) = (counts, counts)
    without -= tally.counts
    split.sentences += 1
    return SentenceReadability(
      sentence: tally.sentence, range: tally.range, words: tally.words, places: places,
      fog: 0.4 * (words + hardPercentage), share: share, excess: share - average,
      fogIfRemoved: ReadabilityIndex.fogPL.value(for: without),
      fogIfSplit: ReadabilityIndex.fogPL.value(for: split),
      hasManyWords: tally.words > configuration.longSentenceWords,
      hasManyHardWords: places.count >= 2 && hardPercentage > configuration.hardWordPercentage)
  }
}
