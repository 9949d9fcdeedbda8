/// A list that is emptied and filled again for word after word; keeps its memory.
///
/// Nobody shares it, so that what is added need not ask whether anybody does, as
/// with an array: a hundred times a word that took a third of the time.
struct Scratch<Element>: ~Copyable {
  // Safe because nobody else has the memory, and nothing behind `count` is read.
  private var memory = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)
  /// The number of elements.
  private(set) var count = 0

  /// An empty list, which has no memory before it is filled.
  init() {}

  deinit {
    memory.extracting(..<count).deinitialize()
    memory.deallocate()
  }

  /// The element with `index`.
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "the index is that of an element")
      return memory[index]
    }
    set {
      precondition(index >= 0 && index < count, "the index is that of an element")
      memory[index] = newValue
    }
  }

  mutating func append(_ element: Element) {
    if count == memory.count { grow(by: 1) }
    memory.initializeElement(at: count, to: element)
    count &+= 1
  }

  /// Appends up to `added` elements, which `initialize` writes.
  @inline(__always)
  mutating func append(addingCapacity added: Int, _ initialize: (inout OutputSpan<Element>) -> Void)
  {
    if memory.count - count < added { grow(by: added) }
    let free = memory.extracting(count...)
    // Safe because the span ends before anybody else looks at the memory.
    var output = OutputSpan(buffer: free, initializedCount: 0)
    initialize(&output)
    count += output.finalize(for: free)
  }

  mutating func removeAll() { removeLast(count) }

  mutating func removeLast(_ removed: Int) {
    precondition(removed <= count, "there are as many elements")
    memory.extracting(count &- removed..<count).deinitialize()
    count &-= removed
  }

  /// Calls `body` with the elements.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<Element>) -> Result) -> Result {
    body(UnsafeBufferPointer(memory.extracting(..<count)).span)
  }

  /// Calls `body` with the elements from `start` on, which it may change.
  @inline(__always)
  mutating func withMutableSpan<Result>(
    from start: Int, _ body: (inout MutableSpan<Element>) -> Result
  ) -> Result {
    var span = memory.extracting(start..<count).mutableSpan
    return body(&span)
  }

  private mutating func grow(by added: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(
      capacity: max(32, 2 * memory.count, count + added))
    _ = larger.moveInitialize(fromContentsOf: memory.extracting(..<count))
    memory.deallocate()
    memory = larger
  }
}
