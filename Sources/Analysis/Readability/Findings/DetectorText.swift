import Morphology
import TextModel

/// A document as the detectors look at it.
///
/// A class, so that a sentence is a reference and some numbers; used on one thread. Its lists grow with the
/// sentences looked at, and no access to them lies inside another.
final class DetectorText {
  let document: AnnotatedDocument
  let tokens: [Token]
  private let entries: [UInt32]
  /// What is known of each of the document's entries.
  private let words: [DetectorWord]
  /// The tokens that a detector or the count of hard words looks at.
  @exclusivity(unchecked) private(set) var notableTokens: [MarkedPlace]
  /// The tokens that are words, numbers or abbreviations.
  @exclusivity(unchecked) private(set) var wordTokens: [UInt32]
  /// The indices in `wordTokens` of those that a phrase of a list may begin with.
  @exclusivity(unchecked) private(set) var phraseStarts: [MarkedPlace]
  @exclusivity(unchecked) private var (notableCount, wordCount, startCount) = (0, 0, 0)

  init(_ document: AnnotatedDocument, words: [DetectorWord]) {
    self.document = document
    tokens = document.document.tokens
    entries = document.entryIndices
    self.words = words
    notableTokens = Array(repeating: MarkedPlace(), count: tokens.count)
    wordTokens = Array(repeating: 0, count: tokens.count)
    phraseStarts = Array(repeating: MarkedPlace(), count: tokens.count)
  }

  /// What is known of the token's word.
  func word(_ token: Int) -> DetectorWord { words[Int(entries[token])] }

  /// The number of the token's lemma in the document.
  func lemmaIndex(_ token: Int) -> Int { document.entries[Int(entries[token])].lemmaIndex }

  /// True if both tokens are of one word.
  func isSameWord(_ first: Int, _ second: Int) -> Bool { entries[first] == entries[second] }

  /// Looks at the sentence with the index `index` in `Document.sentences`, which no other call did, and
  /// counts its words.
  func sentence(_ index: Int, _ tally: inout ReadabilityTally) -> SentenceFacts {
    let tokens = document.document.sentences[index].tokens
    var facts = SentenceFacts(index: index, tokens: tokens)
    let (firstNotable, firstWord, firstStart) = (notableCount, wordCount, startCount)
    var counts = ReadabilityCounts(words: 0, sentences: 1)
    var warnings = ReadabilityWarnings.Traits()
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      let end = min(start + DetectorWord.Traits.mostSummands, tokens.upperBound)
      let sums = look(at: start..<end, &facts, &counts)
      counts.words += sums.count(of: .isCounted)
      counts.longWords += sums.count(of: .isLong)
      counts.polysyllabicWords += sums.count(of: .isPolysyllabic)
      facts.verbCount += sums.count(of: .isFiniteVerb)
      facts.negationCount += sums.count(of: .isNegation)
      warnings.words += sums.count(of: .isOfLetters)
      warnings.capitalWords += sums.count(of: .isAllCapitals)
      warnings.unknownWords += sums.count(of: .isUnknown)
      start = end
    }
    facts.notable = firstNotable..<notableCount
    facts.words = firstWord..<wordCount
    facts.phraseStarts = firstStart..<startCount
    if facts.traits.contains(.isHardFirst) { countHardWords(of: facts, &counts, &tally) }
    tally.close(sentence: index, counts, warnings)
    return facts
  }

  /// Looks at some tokens of a sentence; sums in place of branches, which can hardly be foretold.
  private func look(
    at tokens: Range<Int>, _ facts: inout SentenceFacts, _ counts: inout ReadabilityCounts
  ) -> DetectorWord.Sums {
    var sums = DetectorWord.Sums()
    var (all, nounRun, longestNounRun) = (facts.traits, facts.nounRun, facts.longestNounRun)
    var (letters, syllables) = (counts.letters, counts.syllables)
    var (notableCount, wordCount, startCount) = (notableCount, wordCount, startCount)
    let (allWords, allEntries) = (words, entries)
    let (words, entries) = (allWords.span, allEntries.span)
    var notable = notableTokens.mutableSpan
    var wordTokens = wordTokens.mutableSpan
    var starts = phraseStarts.mutableSpan
    for token in tokens {
      let entry = Int(entries[token])
      let traits = words[entry].traits
      all.formUnion(traits)
      sums.add(traits)
      letters &+= Int(words[entry].letters)
      syllables &+= Int(words[entry].syllables)
      nounRun = (nounRun &+ traits.count(of: .isNoun)) &* traits.count(of: .keepsNounRun)
      longestNounRun = max(longestNounRun, nounRun)
      // The next one takes the place of what does not belong there.
      notable[notableCount] = MarkedPlace(token, traits)
      notableCount &+= traits.count(of: .notable)
      starts[startCount] = MarkedPlace(wordCount, traits)
      startCount &+= traits.count(of: .beginsPhrase)
      wordTokens[wordCount] = UInt32(truncatingIfNeeded: token)
      wordCount &+= traits.count(of: .isWordLike)
    }
    (self.notableCount, self.wordCount, self.startCount) = (notableCount, wordCount, startCount)
    (facts.traits, facts.nounRun, facts.longestNounRun) = (all, nounRun, longestNounRun)
    (counts.letters, counts.syllables) = (letters, syllables)
    return sums
  }

  private func countHardWords(
    of sentence: SentenceFacts, _ counts: inout ReadabilityCounts, _ tally: inout ReadabilityTally
  ) {
    let firstCounted = sentence.tokens.first { word($0).traits.contains(.isCounted) }
    for place in sentence.notable where notableTokens[place].has(.isHardFirst) {
      let token = notableTokens[place].index
      // Some are hard only where no word stands before them.
      if token != firstCounted, !notableTokens[place].has(.isHardInside) { continue }
      counts.hardWords += 1
      tally.addHardWord(token, syllables: word(token).hardSyllables)
    }
  }
}

/// The place of a token or word with those of its traits that detectors look for place by place, so that
/// its word need not be looked at for them.
struct MarkedPlace {
  private var storedIndex: UInt32 = 0
  private var traits: UInt32 = 0

  /// The first place, without traits.
  init() {}

  @inline(__always)
  init(_ index: Int, _ traits: DetectorWord.Traits) {
    storedIndex = UInt32(truncatingIfNeeded: index)
    // What is looked for place by place stands in the lower half.
    self.traits = UInt32(truncatingIfNeeded: traits.rawValue)
  }

  /// The index of the token or word.
  var index: Int { Int(storedIndex) }

  /// True if it has `trait`, which is one of the lower half.
  func has(_ trait: DetectorWord.Traits) -> Bool {
    assert(trait.rawValue >> 32 == 0, "kept of the word")
    return traits & UInt32(truncatingIfNeeded: trait.rawValue) != 0
  }
}

/// What one pass over the words of a sentence finds out.
struct SentenceFacts {
  /// The index of the sentence in `Document.sentences`.
  let index: Int
  /// The indices of its tokens.
  let tokens: Range<Int>
  /// The traits of all its words together.
  var traits: DetectorWord.Traits = []
  /// The nouns of the longest row with nothing but attributes between them, and of the one at hand while the
  /// sentence is looked at.
  var longestNounRun = 0
  fileprivate var nounRun = 0
  /// How many of its tokens are finite verbs and negations.
  var verbCount = 0
  var negationCount = 0
  /// Where its tokens with traits of `DetectorWord.Traits.notable` are in `DetectorText.notableTokens`,
  var notable = 0..<0
  /// where its words are in `DetectorText.wordTokens`,
  var words = 0..<0
  /// and where those that phrases may begin with are in `DetectorText.phraseStarts`.
  var phraseStarts = 0..<0

  init(index: Int, tokens: Range<Int>) {
    self.index = index
    self.tokens = tokens
  }
}
