public import Szpalta

/// Tags the documents of a collection from one vocabulary, its own or a given one.
///
/// The documents are read twice: for how many have each phrase, which also gives the vocabulary,
/// and for the tags. Memory grows with the number of different phrases, not of documents.
public struct KeywordCollectionJob {
  /// The documents; not those of standard input, since they are read twice.
  public var documents: DocumentCollection
  /// The greatest number of terms of a suggested vocabulary.
  public var vocabularyLimit = 1_000
  /// A term is a keyword of at least so many documents.
  public var leastDocuments = 2

  /// A job with these documents.
  public init(_ documents: DocumentCollection) { self.documents = documents }

  /// What the job tells.
  public struct Observer {
    /// The vocabulary, before the first document.
    public var vocabulary: (KeywordVocabulary) -> Void = { _ in }
    /// Each document in turn.
    public var document: (TaggedDocument) -> Void = { _ in }
    /// A document that cannot be read: its place and why.
    public var failure: (_ place: String, _ problem: String) -> Void = { _, _ in }

    /// An observer that does not care.
    public init() {}
  }

  /// Runs the job; returns the numbers of documents that were tagged and that failed.
  ///
  /// - Parameter given: the vocabulary to tag from; `nil` for the collection's own.
  /// - Throws: `SzpaltaError` if the input cannot be read or cannot be read twice.
  public func run(
    with pipeline: Pipeline, vocabulary given: KeywordVocabulary?, _ observer: Observer
  ) throws -> (tagged: Int, failed: Int) {
    guard !documents.inputs.contains("-") else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--collection",
        problem: "files or folders expected, since they are read twice; standard input found")
    }
    var collector = KeyphraseCollector()
    try documents.forEach(with: pipeline, failure: { _, _ in }) { document in
      let candidates = pipeline.keywordCandidates(document.article(with: pipeline))
      collector.add(candidates, best: pipeline.keyphrases(among: candidates))
    }
    let least = collector.collection.documentCount < 2 * leastDocuments ? 1 : leastDocuments
    let vocabulary =
      given ?? collector.vocabulary(limit: vocabularyLimit, leastDocuments: least)
    observer.vocabulary(vocabulary)
    let failed = try documents.forEach(with: pipeline, failure: observer.failure) { document in
      let candidates = pipeline.keywordCandidates(document.article(with: pipeline))
      let (tags, suggestions) = pipeline.tags(
        among: candidates, from: vocabulary, in: collector.collection)
      observer.document(
        TaggedDocument(
          id: JSONText.encoded(document.id), tags: tags,
          suggestions: given == nil ? [] : suggestions))
    }
    return (collector.collection.documentCount, failed)
  }
}

extension ReadDocument {
  /// The document with what keywords need.
  func article(with pipeline: Pipeline) -> Article {
    pipeline.article(text, format: format, title: title)
  }
}
