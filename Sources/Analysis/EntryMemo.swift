import Morphology
import Synchronization

/// What was found out about words and their annotations, kept from document to document.
///
/// A word is looked at once in a whole archive, and found again by the number
/// that its annotation has in the tagger's cache, without hashing. What is kept depends
/// on the text, kind, lemma and tag of an entry only, so results do not depend
/// on what came before.
final class EntryMemo<Value: Sendable>: Sendable {
  /// By cache, for each entry the value if it was asked for; those in use are not there.
  private let waiting = Mutex<[UInt64: [Value?]]>([:])

  /// So many values are kept; more than two caches have before they are given up. Those of the oldest
  /// cache are forgotten first.
  private static var mostValues: Int { 320_000 }

  /// A memo that knows nothing yet.
  init() {}

  /// The values of one document's entries.
  struct Table {
    fileprivate let origin: AnnotatedDocument.Origin?
    fileprivate var values: [Value?]

    /// The value of the entry with index `entry`; `nil` if it is not known yet.
    @inline(__always)
    subscript(entry: Int) -> Value? {
      get {
        let number = number(ofEntry: entry)
        return number < values.count ? values[number] : nil
      }
      set {
        let number = number(ofEntry: entry)
        if number >= values.count {
          let missing = number + 1 - values.count
          values.append(contentsOf: repeatElement(nil, count: missing))
        }
        values[number] = newValue
      }
    }

    @inline(__always)
    private func number(ofEntry entry: Int) -> Int {
      origin.map { Int($0.entries[entry]) } ?? entry
    }
  }

  /// The table for `document`, to be handed back by `keep`.
  func table(for document: AnnotatedDocument) -> Table {
    let known = document.origin.flatMap { origin in
      waiting.withLock { $0.removeValue(forKey: origin.cache) }
    }
    return Table(origin: document.origin, values: known ?? [])
  }

  /// Keeps what is in `table` for further documents.
  func keep(_ table: consuming Table) {
    guard let origin = table.origin else { return }
    let values = table.values
    waiting.withLock { tables in
      // Of two threads that worked with one cache the one that found out more is kept.
      if let other = tables[origin.cache], other.count >= values.count { return }
      tables[origin.cache] = values
      var total = tables.values.reduce(0) { $0 + $1.count }
      while total > Self.mostValues, tables.count > 1, let oldest = tables.keys.min() {
        total -= tables.removeValue(forKey: oldest)?.count ?? 0
      }
    }
  }

  /// For each entry of `document` its value; `make` is handed its index and that of its first token.
  func values(
    for document: AnnotatedDocument, make: (_ entry: Int, _ token: Int) -> Value
  ) -> [Value] {
    var table = table(for: document)
    let values = document.firstTokens.enumerated().map { entry, token in
      if let value = table[entry] { return value }
      let value = make(entry, Int(token))
      table[entry] = value
      return value
    }
    keep(table)
    return values
  }
}
