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

  /// Some 5 MB in each table; of more all are forgotten.
  private static let limit = 50_000

  /// Knows no phrase.
  init() {}

  /// All that the dictionary form of a phrase depends on, beside what is the same for all documents.
  struct Key: Hashable {
    /// 128 bits of hashes, which no two of some 100,000 phrases can be expected to share: a table of them is
    /// small.
    private var first: UInt64 = 0
    private var second: UInt64 = 1

    /// The key of the phrase at `tokens`, which is a name or not, and if it is a single word is used in
    /// `usualNumber`; `nil` if it can not be recognised in other documents.
    init?(
      _ tokens: Range<Int>, of document: AnnotatedDocument, isName: Bool = false,
      usualNumber: Grammemes? = nil
    ) {
      guard let origin = document.origin else { return nil }
      self.init(cache: origin.cache, isName: isName, usualNumber: usualNumber)
      let (numbers, entries) = (origin.entries.span, document.entryIndices.span)
      for token in tokens { add(word: numbers[Int(entries[token])]) }
      add(UInt64(tokens.count))
    }

    /// The same without the words.
    init(cache: UInt64, isName: Bool, usualNumber: Grammemes?) {
      add(cache)
      add(usualNumber?.rawValue ?? .max)
      add(isName ? 1 : 0)
    }

    /// Adds the next word of the phrase, by its number in the cache.
    mutating func add(word: UInt32) { add(UInt64(word)) }

    private mutating func add(_ number: UInt64) {
      first = (first ^ number) &* 0x9E37_79B9_7F4A_7C15
      first ^= first >> 32
      second = (second ^ number) &* 0xC2B2_AE3D_27D4_EB4F
      second ^= second >> 29
    }

    func hash(into hasher: inout Hasher) { hasher.combine(first) }
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

  /// The numbers of the single word for `key`, if they are known.
  func numbers(for key: Key) -> Grammemes? { numbers.withLock { $0[key] } }

  /// Keeps `found` for the documents that follow.
  func keep(_ found: Grammemes, for key: Key) {
    numbers.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = found
    }
  }
}
