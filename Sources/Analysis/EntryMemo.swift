import Morphology
import Synchronization

/// What was found out about words and their annotations, kept from document to document.
///
/// A word is looked at once in a whole archive, and found again by the number
/// that its annotation has in the tagger's cache, without hashing. What is kept depends
/// on the text, kind, lemma and tag of an entry only, so results do not depend
/// on what came before.
final class EntryMemo<Value: Sendable>: Sendable {
  /// By cache, tables that nobody uses, the one that knows most last: as many as documents of the cache
  /// were looked at at the same time.
  private let waiting = Mutex<[UInt64: [Known]]>([:])

  /// So many values are kept, those of each thread counted; more than two caches have before they are
  /// given up. Those of the oldest cache are forgotten first, but never those of the only one.
  private static var mostValues: Int { 320_000 }

  /// A memo that knows nothing yet.
  init() {}

  /// For each entry of a cache the value if it was asked for.
  fileprivate struct Known {
    var values: [Value?] = []
    /// How many were asked for.
    var count = 0
  }

  /// The values of one document's entries.
  struct Table {
    fileprivate let cache: UInt64?
    /// For each entry its number in the cache; empty where there is none.
    fileprivate let numbers: [UInt32]
    fileprivate var known: Known

    /// The value of the entry with index `entry`; `nil` if it is not known yet.
    @inline(__always)
    subscript(entry: Int) -> Value? {
      get {
        let number = number(ofEntry: entry)
        return number < known.values.count ? known.values[number] : nil
      }
      set {
        let number = number(ofEntry: entry)
        // One by one: mostly it is the next, and room is made for many.
        while known.values.count <= number { known.values.append(nil) }
        if known.values[number] == nil { known.count += 1 }
        known.values[number] = newValue
      }
    }

    /// The values of the first `count` entries, `unknown` where one is not known yet.
    func values(count: Int, unknown: Value) -> [Value] {
      let (values, numbers) = (known.values.span, numbers.span)
      return [Value](capacity: count) { output in
        for entry in 0..<count {
          let number = numbers.isEmpty ? entry : Int(numbers[entry])
          output.append(number < values.count ? values[number] ?? unknown : unknown)
        }
      }
    }

    /// Asks for the memory of the values of `entries`, which are read soon.
    func prefetch(_ entries: Range<Int>) {
      let values = known.values.span
      for entry in entries {
        let number = number(ofEntry: entry)
        values.prefetch(number)
        // A value may lie in two stretches of memory.
        values.prefetch(number + 1)
      }
    }

    @inline(__always)
    private func number(ofEntry entry: Int) -> Int {
      numbers.isEmpty ? entry : Int(numbers[entry])
    }
  }

  /// The table for `document`, to be handed back by `keep`.
  func table(for document: AnnotatedDocument) -> Table {
    let known = document.origin.flatMap { origin in
      waiting.withLock { $0[origin.cache]?.popLast() }
    }
    return Table(
      cache: document.origin?.cache, numbers: document.origin?.entries ?? [],
      known: known ?? Known())
  }

  /// Keeps what is in `table` for further documents.
  func keep(_ table: consuming Table) {
    guard let cache = table.cache else { return }
    let known = table.known
    waiting.withLock { tables in
      // Threads that work with one cache at the same time have a table each. The next document gets the
      // one that knows most.
      var others = tables.removeValue(forKey: cache) ?? []
      others.insert(known, at: others.firstIndex { $0.count > known.count } ?? others.count)
      tables[cache] = others
      var total = tables.values.reduce(0) { $0 + Self.size($1) }
      while total > Self.mostValues, tables.count > 1, let oldest = tables.keys.min() {
        total -= Self.size(tables.removeValue(forKey: oldest) ?? [])
      }
    }
  }

  private static func size(_ tables: [Known]) -> Int { tables.reduce(0) { $0 + $1.values.count } }

  /// For each entry of `document` its value; `make` is handed its index and that of its first token.
  func values(
    for document: AnnotatedDocument, make: (_ entry: Int, _ token: Int) -> Value
  ) -> [Value] {
    var table = table(for: document)
    let tokens = document.firstTokens
    var values: [Value] = []
    values.append(addingCapacity: tokens.count) { values in
      while values.count < tokens.count {
        let entries = values.count..<min(values.count + Self.stretch, tokens.count)
        table.prefetch(entries)
        for entry in entries {
          let known = table[entry]
          let value = known ?? make(entry, Int(tokens[entry]))
          if known == nil { table[entry] = value }
          values.append(value)
        }
      }
    }
    keep(table)
    return values
  }

  /// So many values are asked for before the first is looked at: they are far apart, and memory brings them
  /// at the same time.
  private static var stretch: Int { 32 }
}
