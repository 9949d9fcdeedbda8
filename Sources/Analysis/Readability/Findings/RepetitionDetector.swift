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
    // A run: the sentences in the paragraph from its first to its last one with words, and how many have
    // words.
    var (first, last, count) = (0, 0, 0)
    func opening(_ sentence: Int) -> Int {
      Int(text.wordTokens[paragraph[sentence].words.lowerBound])
    }
    func close() {
      defer { count = 0 }
      if count < max(1, openings) { return }
      for sentence in first...last where !paragraph[sentence].words.isEmpty {
        found.append(word: text.tokens[opening(sentence)].range)
      }
      let sentences = text.document.document.sentences
      let (start, end) = (paragraph[first].index, paragraph[last].index)
      found.close(
        .repeatedOpening, ByteRange(sentences[start].range.start, sentences[end].range.end),
        amount: count)
    }
    for (index, sentence) in paragraph.enumerated() where !sentence.words.isEmpty {
      if count > 0, !Self.areAlike(opening(last), opening(index), in: text) { close() }
      if count == 0 { first = index }
      last = index
      count += 1
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
