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

  /// The bytes of the different lemmas in small letters, in the order in which they first occur.
  let lemmaBytes: [UInt8]
  /// Where each lemma ends, after a 0 for the first.
  let lemmaEnds: [Int]
  /// Where each lemma stands.
  let lemmaPlaces: PlaceLists
  /// The different phrases as two lemmas, in the order in which they first occur.
  let pairs: [PairNumbers.Pair]
  /// Where each phrase stands.
  let phrasePlaces: PlaceLists
  /// The terms of a taxonomy with each theme they speak for, in the order in which they first occur.
  let claims: [Claim]

  /// A term that speaks for a theme.
  struct Claim: Hashable {
    /// The id of the theme.
    var theme: String
    /// The term, as the taxonomy writes it, with the places where it speaks for the theme.
    var term: Word
  }

  /// The different lemmas, in the order in which they first occur.
  public var words: [Word] {
    lemmaPlaces.indices.map { Word(text: lemma($0), places: lemmaPlaces[$0]) }
  }

  /// The different phrases, in the order in which they first occur.
  public var phrases: [Word] {
    pairs.indices.map { number in
      let pair = pairs[number]
      return Word(
        text: lemma(Int(pair.first)) + " " + lemma(Int(pair.second)), places: phrasePlaces[number])
    }
  }

  /// True where there is nothing to tell a theme from.
  public var isEmpty: Bool { lemmaPlaces.indices.isEmpty }

  /// The words of `input`; O(tokens).
  ///
  /// - Parameter themes: the taxonomy whose terms count, too; `nil` for none. A model needs the same for all
  ///   texts.
  public init(_ input: AnnotatedDocument, themes: Themes? = nil) {
    var collector = Collector(input)
    for paragraph in input.document.paragraphs where Themes.isCounted(paragraph.role) {
      for sentence in input.document.sentences(in: paragraph) { collector.add(sentence) }
    }
    lemmaBytes = collector.lemmas.bytes
    lemmaEnds = collector.lemmas.ends
    lemmaPlaces = PlaceLists(collector.lemmaPlaces, count: collector.lemmas.count)
    pairs = collector.phrases.pairs
    phrasePlaces = PlaceLists(collector.phrasePlaces, count: collector.phrases.count)
    claims = themes?.claims(in: input) ?? []
  }

  private func lemma(_ number: Int) -> String {
    String(decoding: lemmaBytes[lemmaEnds[number]..<lemmaEnds[number + 1]], as: UTF8.self)
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
    /// The lemmas in small letters.
    var lemmas: WordNumbers
    var lemmaPlaces: [PlaceLists.Place] = []
    var phrases = PairNumbers()
    var phrasePlaces: [PlaceLists.Place] = []
    /// For each of the document's lemmas its number in `lemmas`.
    private var numbers: [Int?]

    init(_ input: AnnotatedDocument) {
      self.input = input
      lemmas = WordNumbers(minimumCapacity: input.lemmas.count)
      numbers = Array(repeating: nil, count: input.lemmas.count)
    }

    mutating func add(_ sentence: Sentence) {
      var last: (lemma: Int, token: Int)?
      for token in sentence.tokens {
        let (kind, range) = (
          input.document.tokens[token].kind, input.document.tokens[token].range
        )
        guard kind == .word || kind == .abbreviation || kind == .hashtag else { continue }
        let annotation = input.annotations[token]
        guard ThemeWords.isCounted(annotation.tag.partOfSpeech) else { continue }
        let lemma = number(ofLemma: annotation.lemmaIndex)
        lemmaPlaces.append(PlaceLists.Place(number: lemma, range: range))
        guard annotation.frequencyClass < ThemeWords.commonest,
          // "na przykład": a phrase is two lemmas, told apart by its only space.
          !input.lemmas[annotation.lemmaIndex].utf8.contains(UInt8(ascii: " "))
        else { continue }
        if let last, last.token == token - 1 {
          addPhrase(
            last.lemma, lemma,
            at: ByteRange(input.document.tokens[last.token].range.start, range.end))
        }
        last = (lemma, token)
      }
    }

    private mutating func number(ofLemma lemma: Int) -> Int {
      if let known = numbers[lemma] { return known }
      let (folded, _) = LetterCase.folded(input.lemmas[lemma].utf8Span.span)
      let number = lemmas.insert(folded.span)
      numbers[lemma] = number
      return number
    }

    private mutating func addPhrase(_ first: Int, _ second: Int, at range: ByteRange) {
      let number = phrases.insert(
        PairNumbers.Pair(first: Int32(first), second: Int32(second)))
      phrasePlaces.append(PlaceLists.Place(number: number, range: range))
    }
  }
}

extension Themes {
  /// The terms in `input` with each theme they speak for, in the order of first occurrences.
  fileprivate func claims(in input: AnnotatedDocument) -> [ThemeWords.Claim] {
    let claims = claims(of: findings(in: input, titled: nil))
    return claims.all.map { claim in
      ThemeWords.Claim(
        theme: taxonomy.themes[claim.theme].id,
        term: ThemeWords.Word(
          text: index.phrases.texts[claim.term],
          places: claims.occurrences[claim.occurrences].map(\.match.range)))
    }
  }
}

/// For each word of a text the places where it stands, in the text's order.
struct PlaceLists: Hashable, Sendable {
  /// A place, with the number of its word.
  struct Place {
    var number: Int
    var range: ByteRange
  }

  /// Where the places of each word end in `ranges`, after a 0 for the first.
  private var ends: [Int]
  private var ranges: [ByteRange]

  /// `places`, which are in the text's order, of `count` words.
  init(_ places: [Place], count: Int) {
    ends = Array(repeating: 0, count: count + 1)
    for place in places { ends[place.number + 1] += 1 }
    for number in 0..<count { ends[number + 1] += ends[number] }
    ranges = Array(repeating: ByteRange(0, 0), count: places.count)
    var next = ends
    for place in places {
      ranges[next[place.number]] = place.range
      next[place.number] += 1
    }
  }

  /// The numbers of the words.
  var indices: Range<Int> { 0..<ends.count - 1 }

  /// How often the word with that number stands in the text.
  func count(_ number: Int) -> Int { ends[number + 1] - ends[number] }

  /// The places of the word with that number.
  subscript(number: Int) -> [ByteRange] { Array(ranges[ends[number]..<ends[number + 1]]) }
}
