public import TextModel

/// Chooses one lemma and tag for each token of a document.
public struct Tagger: Sendable {
  private let lexicon: Lexicon
  private let frequencies: Frequencies

  /// A tagger that reads `lexicon` and ranks by `frequencies`.
  public init(lexicon: Lexicon, frequencies: Frequencies) {
    self.lexicon = lexicon
    self.frequencies = frequencies
  }

  /// The document with one lemma and tag a token.
  public func annotated(_ document: Document) -> AnnotatedDocument {
    AnnotatedDocument(document: document, annotations: [], lemmas: [])
  }
}
