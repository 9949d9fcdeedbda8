/// Indices by keys that are hashes already, which a dictionary would hash once more.
struct KeyIndices: Sendable {
  /// Open addressing by the low bits of keys; an index more by one, 0 for free.
  private var slots: [(key: UInt64, index: UInt32)]
  private var count = 0

  /// No indices yet, with room for those of `capacity` keys; of more they get room as they come.
  init(capacity: Int) {
    let places = 2 * max(capacity, 1)
    slots = Array(repeating: (0, 0), count: 1 << (Int.bitWidth - places.leadingZeroBitCount))
  }

  /// The index of `key`; `nil` if there is none.
  func index(of key: UInt64) -> Int? {
    let index = slots[slot(of: key)].index
    return index == 0 ? nil : Int(index) - 1
  }

  /// The index of `key`, which is `new` if it has none.
  mutating func index(of key: UInt64, orNew new: Int) -> Int {
    let slot = slot(of: key)
    if slots[slot].index != 0 { return Int(slots[slot].index) - 1 }
    slots[slot] = (key, UInt32(new) + 1)
    count += 1
    if 2 * count > slots.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: 2 * old.count)
    for entry in old where entry.index != 0 { slots[slot(of: entry.key)] = entry }
  }

  /// The slot that holds `key`, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot].index != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
