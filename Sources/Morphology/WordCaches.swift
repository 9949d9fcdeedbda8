/// What is known of words from the same documents.
struct WordCaches: Sendable {
  var indexer = WordIndexer()
  var annotations = AnnotationCache()
}
