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
  private let configuration: Readability.Configuration
  private let syllables: Syllables

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
  /// The measures of the document's lemmas that were needed.
  private var lemmaMeasures: [Syllables.Measure?]
  /// The measures of the document's entries: their tokens have one text.
  private let entryMeasures: [Syllables.Measure]

  /// - Parameter memory: the measures of words known from documents before, by the same `syllables`.
  init(
    document: AnnotatedDocument, configuration: Readability.Configuration, syllables: Syllables,
    memory: EntryMemo<Syllables.Measure>
  ) {
    self.document = document
    self.configuration = configuration
    self.syllables = syllables
    lemmaTallies = Array(repeating: LemmaTally(), count: document.lemmas.count)
    lemmaMeasures = Array(repeating: nil, count: document.lemmas.count)
    entryMeasures = memory.values(for: document) { entry, token in
      Self.measure(
        document.document[document.document.tokens[token]],
        lemma: document.lemmas[document.entries[entry].lemmaIndex], syllables)
    }
  }

  /// From this many syllables a word is polysyllabic in the English sense.
  private static let polysyllabicSyllables = 3

  /// Counts the words of the sentence with index `index` in the document's sentences.
  mutating func add(sentence index: Int) {
    let sentence = document.document.sentences[index]
    var tally = SentenceTally(sentence: index, range: sentence.range)
    for token in sentence.tokens where document.document.tokens[token].kind.isWordLike {
      let word = measure(token: token)
      guard word.letters > 0 || word.hasDigit else { continue }
      let isFirst = tally.words == 0
      count(word, ofToken: token)
      tally.counts.words += 1
      tally.counts.letters += word.letters
      tally.counts.syllables += word.syllables
      if word.letters > configuration.longWordLetters { tally.counts.longWords += 1 }
      if word.syllables >= Self.polysyllabicSyllables { tally.counts.polysyllabicWords += 1 }
      if let deciding = hardSyllables(of: token, measure: word, isFirst: isFirst) {
        let range = document.document.tokens[token].range
        tally.hardWords.append(range)
        addHardWord(token: token, at: range, syllables: deciding)
      }
    }
    guard tally.words > 0 else { return }
    tally.counts.hardWords = tally.hardWords.count
    counts += tally.counts
    sentences.append(tally)
  }

  private mutating func count(_ word: Syllables.Measure, ofToken token: Int) {
    guard document.document.tokens[token].kind == .word else { return }
    traits.words += 1
    if word.isAllCapitals { traits.capitalWords += 1 }
    if document.annotations[token].source == .guess { traits.unknownWords += 1 }
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

  /// The measure of a token as it stands in the text.
  private func measure(token: Int) -> Syllables.Measure {
    entryMeasures[Int(document.entryIndices[token])]
  }

  private static func measure(
    _ form: Substring, lemma: String, _ syllables: Syllables
  ) -> Syllables.Measure {
    let word = syllables.measure(form)
    guard word.isAllCapitals else { return word }
    // "NIE WOLNO" shouts; only a word whose lemma has capitals too is an acronym.
    let isAcronym = syllables.measure(lemma).isAllCapitals
    return isAcronym ? word : syllables.measure(form, spellsAcronyms: false)
  }

  private mutating func measure(lemma: Int) -> Syllables.Measure {
    if let known = lemmaMeasures[lemma] { return known }
    let measured = syllables.measure(document.lemmas[lemma])
    lemmaMeasures[lemma] = measured
    return measured
  }

  /// The syllables that make the token a hard word; `nil` if it is none.
  private mutating func hardSyllables(
    of token: Int, measure word: Syllables.Measure, isFirst: Bool
  ) -> Int? {
    let annotation = document.annotations[token]
    let deciding: Int
    switch document.document.tokens[token].kind {
    case .abbreviation:
      guard configuration.countsAbbreviationsAsHard else { return nil }
      // The lemma of an abbreviation is its full form or itself; its reading is the same.
      deciding = word.syllables
    case .word:
      deciding =
        configuration.hardWordForm == .text
        ? word.syllables : measure(lemma: annotation.lemmaIndex).syllables
    default: return nil
    }
    guard deciding >= configuration.hardWordSyllables else { return nil }
    let isNumeral =
      annotation.tag.partOfSpeech == .numeral || annotation.tag.partOfSpeech == .numeralPrefix
    if isNumeral && !configuration.countsNumeralsAsHard { return nil }
    if !configuration.countsNamesAsHard {
      let isUnknownName = annotation.source == .guess && word.startsWithCapital && !isFirst
      if isUnknownName || measure(lemma: annotation.lemmaIndex).startsWithCapital { return nil }
    }
    return deciding
  }
}
