/// Numbers for pairs of numbers, in the order in which the pairs are first inserted.
struct PairNumbers: Sendable {
  /// Two numbers from 0 on.
  struct Pair: Hashable, Sendable {
    var first: Int32
    var second: Int32
  }

  /// The pairs by their numbers.
  private(set) var pairs: [Pair] = []
  /// Open addressing: a number more than the pair's; 0 for free.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// The number of pairs.
  var count: Int { pairs.count }

  /// The number of `pair`, the next one if it is new.
  mutating func insert(_ pair: Pair) -> Int {
    var slot = slot(of: pair)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    pairs.append(pair)
    if 2 * count > slots.count {
      grow()
      slot = self.slot(of: pair)
    }
    slots[slot] = UInt32(count)
    return count - 1
  }

  /// Makes room for more pairs and enters all but the last anew.
  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    for number in 0..<count - 1 { slots[slot(of: pairs[number])] = UInt32(number + 1) }
  }

  /// The slot that holds `pair`, or the free one where it belongs.
  private func slot(of pair: Pair) -> Int {
    let (slots, pairs) = (slots.span, pairs.span)
    let key = UInt64(UInt32(bitPattern: pair.first)) << 32 | UInt64(UInt32(bitPattern: pair.second))
    // The upper bits of the product depend on all bits of the key.
    let hash = key &* 0x9e37_79b9_7f4a_7c15
    var slot = Int(hash >> 32) & (slots.count - 1)
    while slots[slot] != 0, pairs[Int(slots[slot]) - 1] != pair {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
