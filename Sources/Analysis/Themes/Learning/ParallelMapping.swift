/// What can do the same with several items at the same time.
public protocol ParallelMapping: Sendable {
  /// What `transform` makes of each of `items`, in their order.
  func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Output
  ) -> [Output]
}

/// One after the other.
public struct SerialMapping: ParallelMapping {
  /// A mapping that takes no other thread.
  public init() {}

  /// What `transform` makes of each of `items`.
  public func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Output
  ) -> [Output] {
    items.map(transform)
  }
}
