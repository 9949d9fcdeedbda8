import Morphology
import TextModel

/// Counts words, sentences and hard words, sentence by sentence.
struct ReadabilityTally {
  /// What one sentence holds.
  struct SentenceTally {
    var sentence: Int
    var range: ByteRange
    /// Where its hard words are in those of the text.
    var hardPlaces: Range<Int>
    /// Its own counts; `sentences` is 1.
    var counts: ReadabilityCounts

    var words: Int { counts.words }
  }

  private let document: AnnotatedDocument

  /// What was counted so far.
  private(set) var counts = ReadabilityCounts(words: 0, sentences: 0)
  /// What tells Polish prose from other texts.
  private(set) var traits = ReadabilityWarnings.Traits()
  /// The sentences that hold a word, in the order in which they were added.
  private(set) var sentences: [SentenceTally] = []
  /// The hard words, in the order in which their sentences were added.
  private(set) var hardPlaces: [ByteRange] = []
  /// For each of them the index of its lemma in `hardLemmas`.
  private(set) var hardGroups: [UInt32] = []
  /// The lemmas with hard forms, in the order of their first one.
  private(set) var hardLemmas: [HardLemma] = []
  /// For each of the document's lemmas its index in `hardLemmas`; -1 for those without hard forms.
  private var lemmaGroups: [Int32]
  /// How many hard words are those of `sentences`.
  private var closedPlaces = 0

  /// A tally of no sentence yet.
  init(document: AnnotatedDocument) {
    self.document = document
    lemmaGroups = Array(repeating: -1, count: document.lemmas.count)
  }

  /// Counts the words of the sentence with index `index` in the document's sentences.
  ///
  /// - Parameter words: what the document's entries count.
  /// - Returns: its own counts; `nil` if it holds no word.
  @discardableResult
  mutating func add(sentence index: Int, words: [CountedWord]) -> ReadabilityCounts? {
    var counts = ReadabilityCounts(words: 0, sentences: 1)
    var traits = ReadabilityWarnings.Traits()
    // Whose spans stay while hard words are added.
    let entries = document.entryIndices
    let (wordSpan, entrySpan) = (words.span, entries.span)
    for token in document.document.sentences[index].tokens {
      let word = wordSpan[Int(entrySpan[token])]
      traits.add(word)
      if counts.add(word) { addHardWord(token, syllables: word.hardSyllables) }
    }
    close(sentence: index, counts, traits)
    return counts.words > 0 ? counts : nil
  }

  /// Adds the sentence with index `index`, whose hard words were added since the one before, with its own
  /// counts; a sentence without words counts for warnings only.
  mutating func close(
    sentence index: Int, _ counts: ReadabilityCounts, _ traits: ReadabilityWarnings.Traits
  ) {
    self.traits += traits
    guard counts.words > 0 else { return }
    self.counts += counts
    sentences.append(
      SentenceTally(
        sentence: index, range: document.document.sentences[index].range,
        hardPlaces: closedPlaces..<hardPlaces.count, counts: counts))
    closedPlaces = hardPlaces.count
  }

  /// Adds a hard word of the sentence that is closed next.
  mutating func addHardWord(_ token: Int, syllables: UInt32) {
    let annotation = document.entries[Int(document.entryIndices[token])]
    let lemma = annotation.lemmaIndex
    if lemmaGroups[lemma] < 0 {
      lemmaGroups[lemma] = Int32(hardLemmas.count)
      hardLemmas.append(
        HardLemma(
          lemma: document.lemmas[lemma], syllables: syllables,
          frequencyClass: annotation.frequencyClass))
    }
    let group = Int(lemmaGroups[lemma])
    if hardLemmas[group].syllables < syllables { hardLemmas[group].syllables = syllables }
    hardPlaces.append(document.document.tokens[token].range)
    hardGroups.append(UInt32(group))
  }
}
