import Synchronization

/// Caches that wait for a document to annotate; as many as ever worked at the same time.
final class AnnotationCachePool: Sendable {
  private let waiting = Mutex<[AnnotationCache]>([])

  /// A cache of more words is thrown away, so that memory does not grow with the texts.
  static let wordLimit = 100_000

  /// A cache that nobody else has.
  func take() -> AnnotationCache { waiting.withLock { $0.popLast() } ?? AnnotationCache() }

  /// Puts `cache` back for the next document.
  func give(_ cache: AnnotationCache) {
    if cache.count <= Self.wordLimit { waiting.withLock { $0.append(cache) } }
  }
}
