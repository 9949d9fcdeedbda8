/// In how many documents of a collection each keyphrase candidate occurs.
public struct KeyphraseCollection: Sendable {
  /// The number of documents.
  public private(set) var documentCount = 0
  private var counts: [UInt64: UInt32] = [:]

  /// Of more candidates those of one document are forgotten: some 100 MB.
  static let candidateLimit = 4_000_000

  /// An empty collection.
  public init() {}

  /// Counts a document that has the candidates with these keys, each once.
  mutating func add(_ keys: some Sequence<UInt64>) {
    documentCount += 1
    for key in keys { counts[key, default: 0] += 1 }
    if counts.count > Self.candidateLimit { counts = counts.filter { $0.value > 1 } }
  }

  /// The number of documents that have the candidate with `key`; 1 for what was forgotten.
  func documentCount(of key: UInt64) -> UInt32 { counts[key] ?? 1 }

  /// The share of the documents that have the candidate with `key`, 0 … 1.
  func share(of key: UInt64) -> Double {
    documentCount == 0 ? 0 : Double(documentCount(of: key)) / Double(max(documentCount, 1))
  }
}
