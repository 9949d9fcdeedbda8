import Synchronization

/// Values that wait for a document; as many as ever were in use at the same time.
///
/// What they know of words is kept from document to document.
package final class Pool<Value: Sendable>: Sendable {
  private let waiting = Mutex<[Value]>([])
  private let wordCount: @Sendable (Value) -> Int
  private let make: @Sendable () -> Value

  /// A value that knows more words is thrown away, so that memory does not grow with the texts.
  private static var wordLimit: Int { 100_000 }

  /// A pool without values.
  ///
  /// - Parameters:
  ///   - wordCount: the number of words that a value knows.
  ///   - make: makes a new value.
  package init(
    wordCount: @escaping @Sendable (Value) -> Int, make: @escaping @Sendable () -> Value
  ) {
    self.wordCount = wordCount
    self.make = make
  }

  /// A value that nobody else has.
  package func take() -> Value { waiting.withLock { $0.popLast() } ?? make() }

  /// Puts `value` back for the next document.
  package func give(_ value: consuming Value) {
    if wordCount(value) <= Self.wordLimit { waiting.withLock { [value] in $0.append(value) } }
  }
}
