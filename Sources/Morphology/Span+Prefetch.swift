import CPrefetch

extension Span {
  /// Asks for the memory of the element with `index`, which is read soon; any index will do.
  @inline(__always)
  func prefetch(_ index: Int) {
    withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      cprefetch(first + index)
    }
  }
}
