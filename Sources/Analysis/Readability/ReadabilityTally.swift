import Morphology
import TextModel

/// Counts words, sentences and hard words, sentence by sentence.
struct ReadabilityTally {
  /// What one sentence holds.
  struct SentenceTally {
    var sentence: Int
    var range: ByteRange
    var hardWords: [ByteRange] = []
    /// Its own counts; `sentences` is 1.
    var counts = ReadabilityCounts(words: 0, sentences: 1)

    var words: Int { counts.words }
  }

  /// The hard forms of one lemma.
  private struct LemmaTally {
    var places: [ByteRange] = []
    var syllables = 0
    var frequencyClass = FrequencyClass.unseen
  }

  private let document: AnnotatedDocument

  /// What was counted so far.
  private(set) var counts = ReadabilityCounts(words: 0, sentences: 0)
  /// What tells Polish prose from other texts.
  private(set) var traits = ReadabilityWarnings.Traits()
  /// The sentences that hold a word, in the order in which they were added.
  private(set) var sentences: [SentenceTally] = []
  /// One for each of the document's lemmas; empty for those without hard forms.
  private var lemmaTallies: [LemmaTally]
  /// The lemmas with hard forms, in the order of their first one.
  private var hardLemmas: [Int] = []
  /// What the document's entries count: their tokens have one text.
  private let words: [CountedWord]

  /// - Parameter memory: the words known from documents before, by the same `counter`.
  init(
    document: AnnotatedDocument, counter: WordCounter, memory: EntryMemo<CountedWord>
  ) {
    self.document = document
    lemmaTallies = Array(repeating: LemmaTally(), count: document.lemmas.count)
    // Parts of the document, which a closure would copy as a whole at each word.
    let (text, tokens) = (document.document.text, document.document.tokens)
    let (entries, lemmas) = (document.entries, document.lemmas)
    words = memory.values(for: document) { entry, token in
      let (token, annotation) = (tokens[token], entries[entry])
      return counter.word(
        text[token.range], token.kind,
        in: WordCounter.WordReading(
          lemma: lemmas[annotation.lemmaIndex], tag: annotation.tag, source: annotation.source))
    }
  }

  /// Counts the words of the sentence with index `index` in the document's sentences.
  ///
  /// - Returns: its own counts; `nil` if it holds no word.
  @discardableResult
  mutating func add(sentence index: Int) -> ReadabilityCounts? {
    let sentence = document.document.sentences[index]
    var tally = SentenceTally(sentence: index, range: sentence.range)
    for token in sentence.tokens {
      let word = words[Int(document.entryIndices[token])]
      guard word.traits.contains(.isCounted) else { continue }
      let isHard = tally.counts.add(word)
      traits.add(word)
      if isHard {
        let range = document.document.tokens[token].range
        tally.hardWords.append(range)
        addHardWord(token: token, at: range, syllables: Int(word.hardSyllables))
      }
    }
    guard tally.words > 0 else { return nil }
    counts += tally.counts
    sentences.append(tally)
    return tally.counts
  }

  /// The hard words by lemma, in the order of `ReadabilityResult.hardWords`.
  func rankedHardWords() -> [HardWord] {
    let words = hardLemmas.map { lemma in
      let tally = lemmaTallies[lemma]
      return HardWord(
        lemma: document.lemmas[lemma], places: tally.places, syllables: tally.syllables,
        frequencyClass: tally.frequencyClass)
    }
    return words.sorted {
      ($1.count, $0.frequencyClass, $0.places[0]) < ($0.count, $1.frequencyClass, $1.places[0])
    }
  }

  private mutating func addHardWord(token: Int, at range: ByteRange, syllables: Int) {
    let annotation = document.annotations[token]
    let lemma = annotation.lemmaIndex
    if lemmaTallies[lemma].places.isEmpty {
      hardLemmas.append(lemma)
      lemmaTallies[lemma].frequencyClass = annotation.frequencyClass
    }
    lemmaTallies[lemma].places.append(range)
    lemmaTallies[lemma].syllables = max(lemmaTallies[lemma].syllables, syllables)
  }
}
