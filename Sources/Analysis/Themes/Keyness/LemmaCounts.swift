public import Morphology
import TextModel

/// How often each lemma occurs in the documents of a group, and in how many.
///
/// Counted are words in prose, title and headings, not numbers. A gerund counts
/// as a noun ("zarządzanie"), not under its verb. Memory grows with the number
/// of different lemmas.
public struct LemmaCounts: Sendable {
  /// The counts of one lemma.
  public struct Count: Hashable, Sendable {
    /// Its occurrences.
    public var occurrences = 0
    /// The documents that have it.
    public var documents = 0
    /// False for words of grammar: pronouns, prepositions, conjunctions, numerals and the like.
    public var isContent = false
  }

  /// The counts of each lemma or phrase.
  public private(set) var counts: [String: Count] = [:]
  /// The words of all documents.
  public private(set) var wordCount = 0
  /// The documents.
  public private(set) var documentCount = 0

  /// No document yet.
  public init() {}

  /// Adds `document`.
  ///
  /// - Parameters:
  ///   - title: a title that is not part of the document's text.
  ///   - phrases: phrases that are counted beside the words, with their occurrences.
  public mutating func add(
    _ document: AnnotatedDocument, titled title: AnnotatedDocument? = nil,
    phrases: [(text: String, count: Int)] = []
  ) {
    var occurrences: [String: Count] = [:]
    for document in [title, document].compactMap(\.self) {
      count(document, in: &occurrences)
    }
    for phrase in phrases where phrase.text.contains(" ") {
      occurrences[phrase.text, default: Count()].occurrences += phrase.count
      occurrences[phrase.text]?.isContent = true
    }
    for (lemma, count) in occurrences {
      counts[lemma, default: Count()].occurrences += count.occurrences
      counts[lemma]?.documents += 1
      if count.isContent { counts[lemma]?.isContent = true }
    }
    documentCount += 1
  }

  private mutating func count(
    _ document: AnnotatedDocument, in occurrences: inout [String: Count]
  ) {
    // Tokens with one entry have one lemma: strings are looked up once an entry.
    var entries: [UInt32: Int] = [:]
    var tokens: [UInt32: Int] = [:]
    for paragraph in document.document.paragraphs where Themes.isCounted(paragraph.role) {
      for token in document.document.sentences(in: paragraph).lazy.flatMap(\.tokens)
      where document.document.tokens[token].kind == .word
        || document.document.tokens[token].kind == .abbreviation
      {
        entries[document.entryIndices[token], default: 0] += 1
        tokens[document.entryIndices[token]] = token
        wordCount += 1
      }
    }
    for (entry, token) in tokens {
      let lemma = Self.lemma(ofToken: token, in: document)
      occurrences[lemma, default: Count()].occurrences += entries[entry] ?? 0
      if Self.isContent(document.tag(ofToken: token).partOfSpeech) {
        occurrences[lemma]?.isContent = true
      }
    }
  }

  private static func lemma(ofToken token: Int, in document: AnnotatedDocument) -> String {
    let tag = document.tag(ofToken: token)
    guard tag.partOfSpeech == .gerund else { return document.lemma(ofToken: token) }
    let form = String(document.document[document.document.tokens[token]]).lowercased()
    return WordShape.nominative(
      ofGerund: form, isNegated: tag.grammemes.contains(.negated))
      ?? document.lemma(ofToken: token)
  }

  private static func isContent(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .unknown, .noun, .depreciativeNoun, .adjective, .adjectivalPrefix, .adverb, .finiteVerb,
      .pastForm, .conditional, .imperative, .impersonal, .infinitive, .adverbialParticiplePresent,
      .adverbialParticipleAnterior, .gerund, .activeParticiple, .passiveParticiple, .abbreviation:
      true
    default: false
    }
  }

  /// The counts of two groups together.
  public static func + (left: LemmaCounts, right: LemmaCounts) -> LemmaCounts {
    var sum = left
    for (lemma, count) in right.counts {
      sum.counts[lemma, default: Count()].occurrences += count.occurrences
      sum.counts[lemma]?.documents += count.documents
      if count.isContent { sum.counts[lemma]?.isContent = true }
    }
    sum.wordCount += right.wordCount
    sum.documentCount += right.documentCount
    return sum
  }
}
