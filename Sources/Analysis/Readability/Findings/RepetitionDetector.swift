import Morphology
import TextModel

/// Finds sentences in a row that begin alike, and words that come again too soon.
struct RepetitionDetector {
  /// So many sentences in a row with one opening are found.
  let openings: Int
  /// A word is close if it stood in the sentence itself or in so many before it.
  private static let sentencesBack = 1
  /// Words of fewer bytes hardly strike.
  private static let shortestWord = 5

  /// For each lemma of the document where it stood last.
  private var last: [Place]
  /// How many sentences came before, and some more between paragraphs.
  private var sentenceCount = 0

  private struct Place {
    var sentence: Int32
    var token: Int32
  }

  /// A detector for a document with so many lemmas.
  init(openings: Int, lemmaCount: Int) {
    self.openings = openings
    last = Array(repeating: Place(sentence: -Self.apart, token: 0), count: lemmaCount)
  }

  /// `paragraph` holds the sentences of one paragraph of `text` in order.
  mutating func find(
    in paragraph: [SentenceFacts], of text: DetectorText, _ found: inout FindingList
  ) {
    findOpenings(paragraph, text, &found)
    for sentence in paragraph {
      if sentence.traits.contains(.strikes) {
        findWords(SentenceContext(text: text, facts: sentence), &found)
      }
      sentenceCount += 1
    }
    sentenceCount += Int(Self.apart)
  }

  /// More sentences than a word may stand before; small, so that a place stays a number of 32 bits.
  private static let apart = Int32(sentencesBack) + 1

  private func findOpenings(
    _ paragraph: [SentenceFacts], _ text: DetectorText, _ found: inout FindingList
  ) {
    if paragraph.count < openings { return }
    // The sentences, and the tokens that they begin with.
    var run: [(sentence: Int, token: Int)] = []
    func close() {
      if run.count >= openings, let first = run.first, let last = run.last {
        for opening in run { found.append(word: text.tokens[opening.token].range) }
        let sentences = text.document.document.sentences
        found.close(
          .repeatedOpening,
          ByteRange(sentences[first.sentence].range.start, sentences[last.sentence].range.end),
          amount: run.count)
      }
      run.removeAll(keepingCapacity: true)
    }
    for sentence in paragraph where !sentence.words.isEmpty {
      let token = Int(text.wordTokens[sentence.words.lowerBound])
      if let last = run.last, !Self.areAlike(last.token, token, in: text) { close() }
      run.append((sentence.index, token))
    }
    close()
  }

  /// True if both words are the same but for capitals.
  private static func areAlike(_ first: Int, _ second: Int, in text: DetectorText) -> Bool {
    if text.isSameWord(first, second) { return true }
    let document = text.document.document
    let bytes = document.text.utf8Span.span
    let (one, other) = (text.tokens[first].range, text.tokens[second].range)
    // Most words differ in their first letters.
    for offset in 0..<min(one.byteCount, other.byteCount) {
      let (left, right) = (bytes[one.start + offset], bytes[other.start + offset])
      if left | right >= 0x80 { break }
      if left | 0x20 != right | 0x20 { return false }
    }
    return document[one].lowercased() == document[other].lowercased()
  }

  private mutating func findWords(_ context: SentenceContext, _ found: inout FindingList) {
    context.forEachToken(with: .strikes) { token in
      let lemma = context.text.lemmaIndex(token)
      let before = last[lemma]
      if sentenceCount - Int(before.sentence) <= Self.sentencesBack {
        found.append(word: context.range(Int(before.token)))
        found.append(word: context.range(token))
        found.close(.repeatedWord, context.range(token), sentence: context.index)
      }
      last[lemma] = Place(sentence: Int32(sentenceCount), token: Int32(token))
    }
  }

  /// True for words that a reader notices when they come again: rarer nouns, verbs, adjectives and
  /// adverbs. A name has no other word, and a text is about its subject.
  ///
  /// - Parameter word: one of letters; `byteCount` is how long it is.
  static func strikes(
    _ word: DetectorWord, byteCount: Int, _ frequencyClass: FrequencyClass
  ) -> Bool {
    guard byteCount >= shortestWord, word.lemmaClasses.isDisjoint(with: [.name, .common])
    else { return false }
    switch word.tag.partOfSpeech {
    case .adjective, .adverb, .finiteVerb, .pastForm, .infinitive, .conditional,
      .activeParticiple, .passiveParticiple:
      return frequencyClass < frequent
    default: return false
    }
  }

  /// Zipf 5.5: what every text is full of.
  private static let frequent = FrequencyClass(rawValue: 110)
}
