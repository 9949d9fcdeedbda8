public import Analysis

/// A document of a collection with its tags.
public struct TaggedDocument: Sendable {
  /// Its id as JSON.
  public var id: String
  /// Terms of the vocabulary, the best first.
  public var tags: [VocabularyTag]
  /// Keywords that the vocabulary lacks, the best first.
  public var suggestions: [Keyphrase]

  /// A document with all its parts.
  public init(id: String, tags: [VocabularyTag], suggestions: [Keyphrase]) {
    self.id = id
    self.tags = tags
    self.suggestions = suggestions
  }
}
