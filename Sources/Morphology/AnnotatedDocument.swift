public import TextModel

/// A segmented document with one interpretation a token.
///
/// Lemmas are interned: `lemmas` holds each once, and a token names its lemma by
/// index, so that counting lemmas is counting integers.
public struct AnnotatedDocument: Sendable {
  /// The text with its paragraphs, sentences and tokens.
  public let document: Document

  /// Each different annotation of a text, which many tokens share.
  ///
  /// Tokens with the same entry have the same text and kind, so that what is
  /// derived from both is found out once an entry.
  public let entries: [Annotation]

  /// For each of `document.tokens` its index in `entries`; 4 bytes a token.
  public let entryIndices: [UInt32]

  /// For each of `document.tokens` its probability in steps of 1/255; 1 byte a token.
  private let probabilities: [UInt8]

  /// For each of `entries` the first of its tokens; empty for a part of a stream, whose entries are
  /// those of the parts before, too.
  package let firstTokens: [UInt32]

  /// Where the entries are known from besides.
  package let origin: Origin?

  /// The cache of a tagger that entries come from, and their numbers there.
  package struct Origin: Sendable {
    /// No other cache of the process has the same number.
    package var cache: UInt64
    /// For each entry its number in the cache.
    package var entries: [UInt32]
  }

  /// Each lemma once, in the order of first occurrence.
  ///
  /// A part of a stream of tokens has those of the parts before, too.
  public let lemmas: [String]

  /// A document with one annotation a token, whose `lemmaIndex` points into `lemmas`; all are certain.
  ///
  /// - Precondition: as many annotations as tokens.
  public init(document: Document, annotations: [Annotation], lemmas: [String]) {
    let choices = Tagger.Choices(
      entryIndices: annotations.indices.map(UInt32.init),
      probabilities: annotations.map { _ in Self.stored(probability: 1) })
    let firstTokens = choices.entryIndices
    self.init(
      document: document, entries: annotations, choices: choices, lemmas: lemmas,
      firstTokens: firstTokens)
  }

  /// A document with an index into `entries` for each token.
  ///
  /// - Precondition: as many choices as tokens.
  package init(
    document: Document, entries: [Annotation], choices: Tagger.Choices, lemmas: [String],
    firstTokens: [UInt32] = [], origin: Origin? = nil
  ) {
    precondition(
      choices.entryIndices.count == document.tokens.count
        && choices.probabilities.count == document.tokens.count, "one annotation a token")
    self.document = document
    self.entries = entries
    entryIndices = choices.entryIndices
    probabilities = choices.probabilities
    self.lemmas = lemmas
    self.firstTokens = firstTokens
    self.origin = origin
  }

  /// One annotation for each of `document.tokens`.
  public var annotations: Annotations { Annotations(entries: entries, entryIndices: entryIndices) }

  /// The annotations of all tokens, in their order.
  public struct Annotations: RandomAccessCollection, Sendable {
    let entries: [Annotation]
    let entryIndices: [UInt32]

    /// The index of the first token: 0.
    public var startIndex: Int { 0 }
    /// The number of tokens.
    public var endIndex: Int { entryIndices.count }
    /// The annotation of the token with index `token`.
    public subscript(token: Int) -> Annotation { entries[Int(entryIndices[token])] }
  }

  /// The lemma of the token with index `token` in `document.tokens`.
  public func lemma(ofToken token: Int) -> String {
    lemmas[entries[Int(entryIndices[token])].lemmaIndex]
  }

  /// The tag of the token with index `token` in `document.tokens`.
  public func tag(ofToken token: Int) -> Tag { entries[Int(entryIndices[token])].tag }

  /// What was chosen for the token with index `token`.
  public func reading(ofToken token: Int) -> RankedReading {
    let annotation = annotations[token]
    return RankedReading(
      lemma: lemmas[annotation.lemmaIndex], tag: annotation.tag, source: annotation.source,
      frequencyClass: annotation.frequencyClass, probability: probability(ofToken: token))
  }

  /// How likely the lemma and the tag together are right for the token with index `token`: 0 … 1, in
  /// steps of 1/255, as `ContextModel` has it.
  public func probability(ofToken token: Int) -> Double { Double(probabilities[token]) / 255 }

  /// The form in which a probability is kept.
  static func stored(probability: Float) -> UInt8 {
    UInt8(max(0, min(1, probability)) * 255 + 0.5)
  }

  /// What is known of one token.
  public struct Annotation: Hashable, Sendable {
    /// The tag chosen for the token.
    public var tag: Tag

    private var storedLemma: UInt32

    /// How often the lemma is used in general Polish; see `FrequencyClass`.
    public var frequencyClass: FrequencyClass

    /// Where the reading comes from.
    public var source: Interpretation.Source

    /// The index of the lemma in `AnnotatedDocument.lemmas`.
    public internal(set) var lemmaIndex: Int {
      get { Int(storedLemma) }
      set { storedLemma = UInt32(newValue) }
    }

    /// An annotation of a token with its lemma's index and tag.
    public init(
      lemmaIndex: Int, tag: Tag, frequencyClass: FrequencyClass, source: Interpretation.Source
    ) {
      self.tag = tag
      storedLemma = UInt32(lemmaIndex)
      self.frequencyClass = frequencyClass
      self.source = source
    }
  }
}

/// How often a lemma is used: its share of running words on a logarithmic scale.
///
/// The value is the Zipf value (log₁₀ of occurrences in a billion words; van
/// Heuven et al. 2014) times 20, rounded: 0 for a lemma that is not known to
/// occur, 60 for one in a million (Zipf 3), 150 for "być" and the like.
public struct FrequencyClass: RawRepresentable, Hashable, Sendable, Comparable {
  /// 20 × the Zipf value, 0 … 180.
  public let rawValue: UInt8

  /// The class with 20 × its Zipf value.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Of a lemma that is not known to occur.
  public static let unseen = FrequencyClass(rawValue: 0)

  /// log₁₀ of occurrences in a billion words, 0 … 9.
  public var zipf: Double { Double(rawValue) / 20 }

  /// By frequency, the rarer first.
  public static func < (left: FrequencyClass, right: FrequencyClass) -> Bool {
    left.rawValue < right.rawValue
  }
}
