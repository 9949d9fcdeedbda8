public import CPrefetch

extension Span {
  /// Asks for the memory of the element with `index`, which is read soon; one outside does no harm.
  @inlinable
  @inline(__always)
  package func prefetch(_ index: Int) {
    withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress, elements.indices.contains(index) else { return }
      cprefetch(first + index)
    }
  }
}
