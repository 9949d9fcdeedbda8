/// A minimal acyclic automaton over byte strings whose words carry a value, read in place.
///
/// An arc is 4 bytes: bits 0–7 the label, bit 8 "last arc of its state", bits
/// 9–31 the index of the first arc of the state it leads to. The arcs of a
/// state stand together, labels ascending. A state where words end begins with
/// an arc labelled 0 that leads nowhere: its upper bits are the word's value,
/// which is at least 1.
/// So equal endings with equal values are stored once. No word holds a zero
/// byte; arc 0 is never used.
struct Automaton: Sendable {
  private let arcs: MappedBytes
  private let root: Int

  /// For each first byte the arc from the root, 0 where there is none.
  private let rootArcs: [UInt32]
  /// For each first byte where its row in `secondArcs` begins.
  private let rows: [Int32]
  /// The arcs of the second bytes, 256 a row: states near the root have dozens of arcs to look
  /// through. The first row is empty, for first bytes that no word has.
  private let secondArcs: [UInt32]

  static let lastFlag: UInt32 = 0x100
  static let targetShift: UInt32 = 9

  /// Values and indices of arcs stay below this.
  static let valueLimit = 1 << 23

  init(_ section: (bytes: MappedBytes, parameter: UInt32)) {
    arcs = section.bytes
    root = Int(section.parameter)
    let rootArcs = Self.arcs(of: root, in: arcs)
    var rows = [Int32](repeating: 0, count: 256)
    var secondArcs = [UInt32](repeating: 0, count: 256)
    for first in 1..<256 where rootArcs[first] != 0 {
      rows[first] = Int32(secondArcs.count)
      secondArcs += Self.arcs(of: Int(rootArcs[first] >> Self.targetShift), in: arcs)
    }
    self.rootArcs = rootArcs
    self.rows = rows
    self.secondArcs = secondArcs
  }

  /// For each label the arc from `state`, 0 where there is none.
  private static func arcs(of state: Int, in bytes: MappedBytes) -> [UInt32] {
    var arcs = [UInt32](repeating: 0, count: 256)
    for index in state..<state + 256 {
      let arc = bytes.word(index)
      arcs[Int(arc & 0xFF)] = arc
      if arc & lastFlag != 0 || arc == 0 { break }
    }
    return arcs
  }

  /// The value of `word`, or `nil` if it is not in the automaton.
  func value(of word: Span<UInt8>) -> Int? {
    guard let state = state(after: word) else { return nil }
    return value(atState: state)
  }

  /// The value of the word that is `word` with `last` behind it.
  func value(of word: Span<UInt8>, then last: UInt8) -> Int? {
    guard let state = state(after: word), let end = target(from: state, label: last)
    else { return nil }
    return value(atState: end)
  }

  /// The value of the longest word that `text` begins with, or `nil` if it begins with none.
  func valueOfLongestPrefix(of text: Span<UInt8>) -> Int? {
    var state = root
    var value = value(atState: state)
    for offset in text.indices {
      guard let next = target(from: state, label: text[offset]) else { break }
      state = next
      if let longer = self.value(atState: state) { value = longer }
    }
    return value
  }

  /// The state to which the bytes of `prefix` lead, or `nil`; the root for an empty prefix.
  @inline(__always)
  func state(after prefix: Span<UInt8>) -> Int? {
    if prefix.isEmpty { return root }
    guard prefix[0] != 0 else { return nil }
    let first = prefix[0]
    var arc = rootArcs.span[unchecked: Int(first)]
    var offset = 1
    if prefix.count > 1 {
      // No check: a row of 256 arcs stands behind each of `rows`.
      arc = secondArcs.span[unchecked: Int(rows.span[unchecked: Int(first)]) &+ Int(prefix[1])]
      offset = 2
      // An arc labelled 0 is the value of a word, and leads nowhere.
      if prefix[1] == 0 { return nil }
    }
    if arc == 0 { return nil }
    var state = Int(arc >> Self.targetShift)
    while offset < prefix.count {
      guard let next = target(from: state, label: prefix[offset]) else { return nil }
      state = next
      offset &+= 1
    }
    return state
  }

  /// The value of the word that ends in `state`, or `nil` if none does.
  @inline(__always)
  func value(atState state: Int) -> Int? {
    let arc = arcs.word(state)
    return arc & 0xFF == 0 && arc != 0 ? Int(arc >> Self.targetShift) : nil
  }

  @inline(__always)
  private func target(from state: Int, label: UInt8) -> Int? {
    if label == 0 { return nil }
    var index = state
    while true {
      let arc = arcs.word(index)
      if arc & 0xFF == UInt32(label) { return Int(arc >> Self.targetShift) }
      // A word past the end reads as 0, which has no label either: it must end the search.
      if arc & Self.lastFlag != 0 || arc == 0 { return nil }
      index &+= 1
    }
  }

  /// The longest word that is listed; what is longer can only come from a damaged file.
  private static let maximumWordLength = 256

  /// Calls `visit` with each word that begins with `prefix`, in the order of bytes, and its value.
  ///
  /// Stops when `visit` returns false.
  func forEachWord(
    withPrefix prefix: Span<UInt8>, _ visit: (_ word: Span<UInt8>, _ value: Int) -> Bool
  ) {
    guard let state = state(after: prefix) else { return }
    let arcs = arcs
    var word: [UInt8] = []
    for offset in prefix.indices { word.append(prefix[offset]) }
    // For each byte behind the prefix the arc to look at next, or `over` behind the last.
    var path = [state]
    let over = -1
    while let index = path.last {
      let arc = index == over ? 0 : arcs.word(index)
      if arc == 0 {
        path.removeLast()
        if !path.isEmpty { word.removeLast() }
        continue
      }
      path[path.count - 1] = arc & Self.lastFlag != 0 ? over : index + 1
      if arc & 0xFF == 0 {
        if !visit(word.span, Int(arc >> Self.targetShift)) { return }
      } else if word.count < Self.maximumWordLength {
        word.append(UInt8(truncatingIfNeeded: arc))
        path.append(Int(arc >> Self.targetShift))
      }
    }
  }
}
