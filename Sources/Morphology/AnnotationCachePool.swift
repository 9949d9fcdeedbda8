import Synchronization

/// Caches that wait for a document to annotate; as many as ever worked at the same time.
final class AnnotationCachePool: Sendable {
  /// What is known of words from the same documents.
  struct Caches {
    var indexer = WordIndexer()
    var annotations = AnnotationCache()
  }

  private let waiting = Mutex<[Caches]>([])

  /// Caches of more words are thrown away, so that memory does not grow with the texts.
  static let wordLimit = 100_000

  /// Caches that nobody else has.
  func take() -> Caches { waiting.withLock { $0.popLast() } ?? Caches() }

  /// Puts `caches` back for the next document.
  func give(_ caches: Caches) {
    if caches.indexer.count <= Self.wordLimit { waiting.withLock { $0.append(caches) } }
  }
}
