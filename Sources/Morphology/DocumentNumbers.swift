/// Numbers the indices that a document has of a large table in the order of the text.
///
/// Keeps its memory from document to document.
struct DocumentNumbers: Sendable {
  /// For each index its number plus one; 0 for all between two documents.
  private var numbers: [UInt32] = []
  /// The different indices, and the place of each one's first occurrence; what stands behind those of the
  /// document at hand says nothing.
  private var met: [UInt32] = []
  private var firstPlaces: [UInt32] = []

  /// Asks for what is known of `index`, which is looked at soon.
  @inline(__always)
  func prefetch(_ index: UInt32) { numbers.span.prefetch(Int(index)) }

  /// Puts each index's number in its place.
  ///
  /// - Parameter count: more than any of `indices`.
  /// - Returns: the different indices by their numbers, and the place where each stands first.
  mutating func renumber(
    _ indices: inout [UInt32], below count: Int
  ) -> (met: [UInt32], firstPlaces: [UInt32]) {
    if numbers.count < count {
      numbers += [UInt32](repeating: 0, count: count - numbers.count)
    }
    if met.count < indices.count {
      met = [UInt32](repeating: 0, count: indices.count)
      firstPlaces = met
    }
    let found = Self.fill(&indices, &numbers, &met, &firstPlaces)
    let result = (met: Array(met[..<found]), firstPlaces: Array(firstPlaces[..<found]))
    Self.forget(result.met, &numbers)
    return result
  }

  private static func forget(_ met: [UInt32], _ numbers: inout [UInt32]) {
    var numberSpan = numbers.mutableSpan
    for index in met { numberSpan[Int(index)] = 0 }
  }

  /// Returns the number of different indices.
  private static func fill(
    _ indices: inout [UInt32], _ numbers: inout [UInt32], _ met: inout [UInt32],
    _ firstPlaces: inout [UInt32]
  ) -> Int {
    var found = 0
    var indexSpan = indices.mutableSpan
    var numberSpan = numbers.mutableSpan
    var metSpan = met.mutableSpan
    var placeSpan = firstPlaces.mutableSpan
    for place in indexSpan.indices {
      let index = Int(indexSpan[place])
      let known = numberSpan[index]
      // Every index is written down as if it were new, since whether it is cannot be foreseen.
      metSpan[found] = UInt32(truncatingIfNeeded: index)
      placeSpan[found] = UInt32(truncatingIfNeeded: place)
      found &+= known == 0 ? 1 : 0
      let number = known == 0 ? UInt32(truncatingIfNeeded: found) : known
      numberSpan[index] = number
      indexSpan[place] = number &- 1
    }
    return found
  }
}
