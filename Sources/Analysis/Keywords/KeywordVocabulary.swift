/// A controlled vocabulary: the terms that documents are tagged with.
public struct KeywordVocabulary: Sendable {
  /// The terms, in the order of the list.
  public private(set) var terms: [Term] = []
  private var indices: [UInt64: Int] = [:]
  private var texts: Set<String> = []

  /// A term of a vocabulary.
  public struct Term: Hashable, Sendable, Codable {
    /// The term as documents are tagged with it.
    public var text: String
    /// How many documents of the collection have it; 0 where no collection is known.
    public var documents: Int
    /// How often it occurs in those it is a keyword of.
    public var count: Int
    /// The forms in which it occurs.
    public var variants: [String]

    /// A term with all its parts.
    public init(text: String, documents: Int = 0, count: Int = 0, variants: [String] = []) {
      self.text = text
      self.documents = documents
      self.count = count
      self.variants = variants
    }
  }

  /// An empty vocabulary.
  public init() {}

  /// Adds `term` with the keys by which it is recognised; a key that an earlier term has stays there,
  /// and so does a text.
  mutating func add(_ term: Term, keys: [UInt64]) {
    guard texts.insert(term.text).inserted else { return }
    for key in keys where indices[key] == nil { indices[key] = terms.count }
    terms.append(term)
  }

  /// The index of the term that is recognised by `key`.
  func index(ofKey key: UInt64) -> Int? { indices[key] }
}

/// A term that a document is tagged with.
public struct VocabularyTag: Hashable, Sendable, Codable {
  /// The term as the vocabulary has it.
  public var text: String
  /// How good a keyword it is beside the document's best one, which has 1.
  public var score: Double
  /// How often it occurs in the document.
  public var count: Int

  /// A tag with all its parts.
  public init(text: String, score: Double, count: Int) {
    self.text = text
    self.score = score
    self.count = count
  }
}
