import Foundation

/// Hands values from one thread to another in their order, a few at a time.
///
/// The sender waits while `capacity` values are on the way; the receiver waits
/// for the next one. Either may end it: the sender by `finish`, the receiver by
/// `cancel`, after which nothing waits any more.
final class Channel<Value: Sendable>: @unchecked Sendable {
  // The condition guards all that follows.
  private let condition = NSCondition()
  private var values: [Value] = []
  private var isFinished = false
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// Sends `value`; false if nobody receives any more.
  func send(_ value: Value) -> Bool {
    condition.withLock {
      while values.count >= capacity, !isFinished { condition.wait() }
      if isFinished { return false }
      values.append(value)
      condition.broadcast()
      return true
    }
  }

  /// Says that no value follows.
  func finish() {
    condition.withLock {
      // What is on the way is still received.
      isFinished = true
      condition.broadcast()
    }
  }

  /// Says that no value is received any more.
  func cancel() {
    condition.withLock {
      values = []
      isFinished = true
      condition.broadcast()
    }
  }

  /// The next value; `nil` at the end.
  func receive() -> Value? {
    condition.withLock {
      while values.isEmpty, !isFinished { condition.wait() }
      if values.isEmpty { return nil }
      condition.broadcast()
      return values.removeFirst()
    }
  }
}
