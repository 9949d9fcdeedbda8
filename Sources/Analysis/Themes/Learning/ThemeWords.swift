public import Morphology
public import TextModel

/// The words of a document that can tell its theme, and the phrases of two of them.
///
/// Counted are lemmas, in lower case, of nouns, adjectives, verbs, adverbs and
/// of what the lexicon does not know, in prose, title and headings. Two that
/// stand side by side are a phrase, unless one is as common as "być" or "ten".
public struct ThemeWords: Hashable, Sendable {
  /// A lemma or a phrase with the places where it stands, at least one.
  public struct Word: Hashable, Sendable {
    /// "sprzedaż", "klient indywidualny".
    public var text: String
    /// In the text's order.
    public var places: [ByteRange]
  }

  /// The different lemmas, in the order in which they first occur.
  public private(set) var words: [Word] = []
  /// The different phrases, in the order in which they first occur.
  public private(set) var phrases: [Word] = []

  /// True where there is nothing to tell a theme from.
  public var isEmpty: Bool { words.isEmpty }

  /// The words of `input`; O(tokens).
  public init(_ input: AnnotatedDocument) {
    var collector = Collector(input)
    for paragraph in input.document.paragraphs where Themes.isCounted(paragraph.role) {
      for sentence in input.document.sentences(in: paragraph) { collector.add(sentence) }
    }
    words = collector.words
    phrases = collector.phrases
  }

  /// True for words with a meaning of their own.
  static func isCounted(_ part: PartOfSpeech) -> Bool {
    switch part {
    case .noun, .depreciativeNoun, .adjective, .adjectivalPrefix, .postPrepositionalAdjective,
      .finiteVerb, .pastForm, .infinitive, .imperative, .impersonal, .gerund, .activeParticiple,
      .passiveParticiple, .adverbialParticiplePresent, .adverb, .abbreviation, .unknown:
      true
    default: false
    }
  }

  /// Words more common than once in 500 are in no phrase: "być duży" tells no theme.
  private static let commonest = FrequencyClass(rawValue: 126)

  private struct Collector {
    let input: AnnotatedDocument
    var words: [Word] = []
    var phrases: [Word] = []
    /// The lemmas in lower case, numbered as `words` is.
    private var lemmas = WordNumbers()
    /// For each of the document's lemmas its index in `words`.
    private var positionsOfLemmas: [Int?]
    private var phrasePositions: [Pair: Int] = [:]

    private struct Pair: Hashable {
      var first: Int
      var second: Int
    }

    init(_ input: AnnotatedDocument) {
      self.input = input
      positionsOfLemmas = Array(repeating: nil, count: input.lemmas.count)
    }

    mutating func add(_ sentence: Sentence) {
      var last: (word: Int, token: Int)?
      for token in sentence.tokens {
        let kind = input.document.tokens[token].kind
        guard kind == .word || kind == .abbreviation || kind == .hashtag else { continue }
        let annotation = input.annotations[token]
        guard ThemeWords.isCounted(annotation.tag.partOfSpeech) else { continue }
        let word = position(ofLemma: annotation.lemmaIndex)
        let range = input.document.tokens[token].range
        words[word].places.append(range)
        guard annotation.frequencyClass < ThemeWords.commonest else { continue }
        if let last, last.token == token - 1 {
          addPhrase(last.word, word, from: input.document.tokens[last.token].range, to: range)
        }
        last = (word, token)
      }
    }

    private mutating func position(ofLemma lemma: Int) -> Int {
      if let known = positionsOfLemmas[lemma] { return known }
      let (text, _) = LetterCase.folded(input.lemmas[lemma].utf8Span.span)
      let position = lemmas.insert(text.span)
      if position == words.count {
        words.append(Word(text: String(decoding: text, as: UTF8.self), places: []))
      }
      positionsOfLemmas[lemma] = position
      return position
    }

    private mutating func addPhrase(
      _ first: Int, _ second: Int, from start: ByteRange, to end: ByteRange
    ) {
      let pair = Pair(first: first, second: second)
      let position = phrasePositions[pair] ?? phrases.count
      if position == phrases.count {
        phrasePositions[pair] = position
        phrases.append(Word(text: words[first].text + " " + words[second].text, places: []))
      }
      phrases[position].places.append(ByteRange(start.start, end.end))
    }
  }
}
