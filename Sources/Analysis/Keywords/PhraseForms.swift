import Morphology
import Synchronization

/// The dictionary forms of phrases of documents before.
///
/// The same phrase recurs in many documents of an archive, and each time it would be parsed anew. Like a
/// `Memo`, but its keys are numbers, and a type of this module is specialised for them.
final class PhraseForms: Sendable {
  private let known = Mutex<[Key: String]>([:])
  /// The numbers that single words can have as forms of their lemmas.
  private let numbers = Mutex<[Key: Grammemes]>([:])

  /// Some 15 MB; of more all are forgotten.
  private static let limit = 50_000

  /// Knows no phrase.
  init() {}

  /// All that the dictionary form of a phrase depends on, beside what is the same for all documents.
  struct Key: Hashable {
    private let cache: UInt64
    /// The numbers of the annotations of its tokens in the cache plus one; 0 behind them.
    private var entries: SIMD8<UInt32> = .zero
    private let isName: Bool
    private let usualNumber: Grammemes?
    /// A hash of `entries`: a hasher takes long for many bytes.
    private var mixed: UInt64 = 0

    /// The key of the phrase at `tokens`, which is a name or not, and if it is a single word is used in
    /// `usualNumber`; `nil` if it can not be recognised in other documents.
    init?(
      _ tokens: Range<Int>, of document: AnnotatedDocument, isName: Bool = false,
      usualNumber: Grammemes? = nil
    ) {
      guard let origin = document.origin, tokens.count <= entries.scalarCount else { return nil }
      cache = origin.cache
      self.isName = isName
      self.usualNumber = usualNumber
      for (index, token) in tokens.enumerated() {
        entries[index] = origin.entries[Int(document.entryIndices[token])] + 1
        mixed = (mixed ^ UInt64(entries[index])) &* 0x9E37_79B9_7F4A_7C15
      }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mixed) }
  }

  /// The form for `key`, if it is known.
  func form(for key: Key) -> String? { known.withLock { $0[key] } }

  /// Keeps `form` for the documents that follow.
  func keep(_ form: String, for key: Key) {
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = form
    }
  }

  /// The numbers for `key`, which are found out by `find` if they are not known.
  func numbers(for key: Key, find: () -> Grammemes) -> Grammemes {
    if let known = numbers.withLock({ $0[key] }) { return known }
    let found = find()
    numbers.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = found
    }
    return found
  }
}
