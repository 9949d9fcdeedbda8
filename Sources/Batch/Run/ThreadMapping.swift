import Dispatch
public import Szpalta
import Synchronization

/// Does the same with several items at the same time, on threads.
public struct ThreadMapping: ParallelMapping {
  private let jobs: Int

  /// A mapping with `jobs` threads, 1 or more.
  public init(jobs: Int) { self.jobs = max(1, jobs) }

  /// What `transform` makes of each of `items`, in their order.
  public func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Output
  ) -> [Output] {
    guard jobs > 1, items.count > 1 else { return items.map(transform) }
    let next = Atomic(0)
    let results = Slots<Output>(count: items.count)
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { break }
        results.set(index, transform(items[index]))
      }
    }
    return results.values
  }
}

/// A place for each result, each written by one thread only.
private final class Slots<Output: Sendable>: @unchecked Sendable {
  // Sendable: `set` is called once for each index, and `values` after all calls.
  private let buffer: UnsafeMutableBufferPointer<Output?>

  init(count: Int) {
    buffer = .allocate(capacity: count)
    buffer.initialize(repeating: nil)
  }

  deinit {
    buffer.deinitialize()
    buffer.deallocate()
  }

  func set(_ index: Int, _ output: Output) { buffer[index] = output }

  var values: [Output] { buffer.compactMap(\.self) }
}
