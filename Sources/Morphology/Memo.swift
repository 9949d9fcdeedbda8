import Synchronization

/// Results of a pure function, kept from document to document and shared by all threads.
///
/// What it holds depends on nothing but the arguments, so results do not depend on it.
package final class Memo<Argument: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Argument: Value]>([:])
  private let limit: Int

  /// A memo that forgets all when it would hold more than `limit` results.
  package init(limit: Int) { self.limit = limit }

  /// The result for `argument`, from `make` if it was not asked for before.
  package func value(for argument: Argument, make: () -> Value) -> Value {
    if let value = known.withLock({ $0[argument] }) { return value }
    let value = make()
    known.withLock {
      if $0.count >= limit { $0.removeAll(keepingCapacity: true) }
      $0[argument] = value
    }
    return value
  }
}
