/// A minimal acyclic automaton over byte strings whose words carry a value, read in place.
///
/// Equal endings with equal values are stored once. A state is of one of two kinds:
///
///     one byte of 0x28 or more    no word ends here, and one arc, labelled with that byte, leads to
///                                 the state right behind
///     first byte below 0x28       bit 0: a word ends here; bit 1: the last arc leads to the state right
///                                 behind; bits 2–5: the number of arcs, 9 for "in the next byte"
///       value                     of the word that ends here, at least 1: seven bits a byte, the lowest
///                                 first, bit 7 for "more follow"
///       labels                    of the arcs, a byte each, ascending
///       targets                   where the arcs lead, but for a last one to the state right behind:
///                                   0ddddddd                      d bytes behind the state's first
///                                   10aaaaaa aaaaaaaa             byte a of the automaton
///                                   11aaaaaa aaaaaaaa aaaaaaaa    byte a of the automaton; in states
///                                                                 of 9 or more arcs all are so
///
/// Byte 0 is no state. No word holds a zero byte.
struct Automaton: Sendable {
  private let bytes: MappedBytes
  private let root: Int

  /// For each first byte where its row in `secondTargets` begins.
  private let rows: [Int32]
  /// Where the arcs of the second bytes lead, 256 a row, 0 where there is none: states near the root
  /// have dozens of arcs. The first row is empty, for first bytes that no word has.
  private let secondTargets: [UInt32]

  /// Bytes from here on are states of their own.
  static let firstPlainLabel: UInt8 = 0x28
  static let endFlag: UInt8 = 1
  static let nextFlag: UInt8 = 2
  static let countShift: UInt8 = 2
  /// The count of arcs that stands for one in a byte of its own.
  static let wideCount = 9
  /// What the first byte of a target has of two bytes, and of three.
  static let middleFlag: UInt8 = 0x80
  static let farFlag: UInt8 = 0xC0
  /// Distances of one byte and addresses of two stay below these.
  static let nearLimit = 0x80
  static let middleLimit = 1 << 14
  static let farSize = 3

  /// Values and offsets of states stay below this.
  static let valueLimit = 1 << 22

  init(_ section: (bytes: MappedBytes, parameter: UInt32)) {
    bytes = section.bytes
    root = Int(section.parameter)
    (rows, secondTargets) = bytes.withView { [root] in Self.secondTargets(from: root, in: $0) }
  }

  private static func secondTargets(
    from root: Int, in bytes: MappedBytes.View
  ) -> (rows: [Int32], targets: [UInt32]) {
    var rows = [Int32](repeating: 0, count: 256)
    var targets = [UInt32](repeating: 0, count: 256)
    var firsts = Arcs(of: root, in: bytes)
    while let first = firsts.next(in: bytes) {
      let row = targets.count
      rows[Int(first.label)] = Int32(row)
      targets += repeatElement(0, count: 256)
      var seconds = Arcs(of: first.target, in: bytes)
      while let second = seconds.next(in: bytes) {
        targets[row + Int(second.label)] = UInt32(second.target)
      }
    }
    return (rows, targets)
  }

  /// The value of `word`, or `nil` if it is not in the automaton.
  func value(of word: Span<UInt8>) -> Int? {
    bytes.withView { bytes in
      guard let state = state(after: word, in: bytes) else { return nil }
      return Self.value(atState: state, in: bytes)
    }
  }

  /// Where the bytes of `prefix` lead, for `value(from:then:)`; `nil` if no word begins so.
  func place(after prefix: Span<UInt8>) -> Int? {
    bytes.withView { state(after: prefix, in: $0) }
  }

  /// A way along some bytes of a text, which `follow` goes.
  struct Walk {
    /// Where the next byte stands.
    fileprivate var offset: Int
    fileprivate let end: Int
    /// 0 where no word begins so.
    fileprivate var state = 0

    init(_ range: Range<Int>) { (offset, end) = (range.lowerBound, range.upperBound) }

    /// Where all bytes led; `nil` if no word begins so.
    var place: Int? { state == 0 ? nil : state }
  }

  /// Goes all `walks` along their bytes of `text`.
  ///
  /// A byte of each in turn: most states have to come from memory, and what one
  /// waits for comes while the others go on.
  func follow(_ walks: inout MutableSpan<Walk>, in text: Span<UInt8>) {
    bytes.withView { bytes in
      for index in walks.indices {
        let walk = walks[index]
        let start = min(2, walk.end - walk.offset)
        walks[index].state =
          state(after: text.extracting(walk.offset..<walk.offset + start), in: bytes) ?? 0
        walks[index].offset += start
        bytes.prefetch(at: walks[index].state)
      }
      var isUnderway = true
      while isUnderway {
        isUnderway = false
        for index in walks.indices {
          // No check: `index` is one of the walks'.
          var walk = walks[unchecked: index]
          guard walk.offset < walk.end, walk.state != 0 else { continue }
          var isBehind = true
          // What stands right behind is there already.
          while isBehind, walk.offset < walk.end {
            let next = Self.target(from: walk.state, label: text[walk.offset], in: bytes) ?? 0
            isBehind = next == walk.state &+ 1
            walk.state = next
            walk.offset &+= 1
          }
          bytes.prefetch(at: walk.state)
          walks[unchecked: index] = walk
          isUnderway = true
        }
      }
    }
  }

  /// The value of the word whose bytes lead to `place`, or `nil` if it is none.
  func value(at place: Int) -> Int? { bytes.withView { Self.value(atState: place, in: $0) } }

  /// The value of the word that is the prefix that leads to `place` with `last` behind it.
  func value(from place: Int, then last: UInt8) -> Int? {
    bytes.withView { bytes in
      guard let end = Self.target(from: place, label: last, in: bytes) else { return nil }
      return Self.value(atState: end, in: bytes)
    }
  }

  /// The value of the longest word that is `first` and the last bytes of `text`, the last first; `nil` if
  /// there is none such.
  func valueOfLongestSuffix(of text: Span<UInt8>, behind first: UInt8) -> Int? {
    bytes.withView { bytes in
      guard var state = Self.target(from: root, label: first, in: bytes) else { return nil }
      var value = Self.value(atState: state, in: bytes)
      for offset in text.indices.reversed() {
        guard let next = Self.target(from: state, label: text[offset], in: bytes) else { break }
        state = next
        if let longer = Self.value(atState: state, in: bytes) { value = longer }
      }
      return value
    }
  }

  /// The state to which the bytes of `prefix` lead, or `nil`; the root for an empty prefix.
  @inline(__always)
  private func state(after prefix: Span<UInt8>, in bytes: MappedBytes.View) -> Int? {
    if prefix.isEmpty { return root }
    if prefix.count == 1 { return Self.target(from: root, label: prefix[0], in: bytes) }
    // No check: a row of 256 targets stands behind each of `rows`.
    let row = Int(rows.span[unchecked: Int(prefix[0])])
    var state = Int(secondTargets.span[unchecked: row &+ Int(prefix[1])])
    if state == 0 { return nil }
    var offset = 2
    while offset < prefix.count {
      // No check: the loop ends at the prefix's count.
      guard let next = Self.target(from: state, label: prefix[unchecked: offset], in: bytes)
      else { return nil }
      state = next
      offset &+= 1
    }
    return state
  }

  /// The value of the word that ends in `state`, or `nil` if none does.
  @inline(__always)
  private static func value(atState state: Int, in bytes: MappedBytes.View) -> Int? {
    let word = bytes.eightBytes(at: state)
    let first = UInt8(truncatingIfNeeded: word)
    guard first < firstPlainLabel, first & endFlag != 0 else { return nil }
    let isWide = first >> countShift == UInt8(wideCount)
    let stored = word >> (isWide ? 16 : 8)
    let value = stored & ((1 << UInt64(8 &* size(ofValue: stored))) - 1)
    return Int(
      value & 0x7F | value >> 1 & 0x3F80 | value >> 2 & 0x1F_C000 | value >> 3 & 0xFE0_0000)
  }

  /// How many bytes the value has that `word` begins with.
  @inline(__always)
  fileprivate static func size(ofValue word: UInt64) -> Int {
    1 &+ (~word & 0x0080_8080 | 0x8000_0000).trailingZeroBitCount >> 3
  }

  @inline(__always)
  private static func target(
    from state: Int, label: UInt8, in bytes: MappedBytes.View
  ) -> Int? {
    let word = bytes.eightBytes(at: state)
    let first = UInt8(truncatingIfNeeded: word)
    if first >= firstPlainLabel { return first == label ? state &+ 1 : nil }
    let count = Int(first >> countShift)
    guard count < wideCount else { return wideTarget(from: state, label: label, in: bytes) }
    let start = state &+ 1 &+ (first & endFlag == 0 ? 0 : size(ofValue: word >> 8))
    let place = place(of: label, in: bytes.eightBytes(at: start))
    guard place < count else { return nil }
    let offset = Arcs.offset(ofTarget: place, from: start &+ count, in: bytes)
    if first & nextFlag != 0, place == count &- 1 { return offset }
    return Arcs.target(at: offset, from: state, in: bytes)
  }

  /// The same for a state of many arcs, whose targets have one size.
  @inline(never)
  private static func wideTarget(
    from state: Int, label: UInt8, in bytes: MappedBytes.View
  ) -> Int? {
    let word = bytes.eightBytes(at: state)
    let first = UInt8(truncatingIfNeeded: word)
    let count = Int(word >> 8 & 0xFF)
    let start = state &+ 2 &+ (first & endFlag == 0 ? 0 : size(ofValue: word >> 16))
    var place = 0
    while place < count {
      let step = Self.place(of: label, in: bytes.eightBytes(at: start &+ place))
      place &+= step
      if step < 8 { break }
    }
    guard place < count else { return nil }
    let offset = start &+ count &+ farSize &* place
    if first & nextFlag != 0, place == count &- 1 { return offset }
    return Arcs.target(at: offset, from: state, in: bytes)
  }

  /// Which of the eight bytes of `word` is the first that is `label`; 8 if none is.
  @inline(__always)
  private static func place(of label: UInt8, in word: UInt64) -> Int {
    let different = word ^ 0x0101_0101_0101_0101 &* UInt64(label)
    // A byte that is zero has its upper bit set in the end; so have at most some bytes above it.
    let zeros = (different &- 0x0101_0101_0101_0101) & ~different & 0x8080_8080_8080_8080
    return zeros.trailingZeroBitCount >> 3
  }

  /// The longest word that is listed; what is longer can only come from a damaged file.
  private static let maximumWordLength = 256

  /// Calls `visit` with each word that begins with `prefix`, in the order of bytes, and its value.
  ///
  /// Stops when `visit` returns false.
  func forEachWord(
    withPrefix prefix: Span<UInt8>, _ visit: (_ word: Span<UInt8>, _ value: Int) -> Bool
  ) {
    bytes.withView { bytes in
      guard let state = state(after: prefix, in: bytes) else { return }
      var word: [UInt8] = []
      for offset in prefix.indices { word.append(prefix[offset]) }
      if let value = Self.value(atState: state, in: bytes), !visit(word.span, value) { return }
      var arcs = Arcs(of: state, in: bytes)
      // The arcs still to be followed of states on the way, and the number of bytes before each.
      var path: [(arcs: Arcs, byteCount: Int)] = []
      while true {
        guard let arc = arcs.next(in: bytes) else {
          guard let last = path.popLast() else { return }
          arcs = last.arcs
          word.removeLast(word.count - last.byteCount)
          continue
        }
        if word.count >= Self.maximumWordLength { continue }
        // Most states have one arc, to which there is no way back.
        if !arcs.isEmpty { path.append((arcs, word.count)) }
        word.append(arc.label)
        if let value = Self.value(atState: arc.target, in: bytes), !visit(word.span, value) {
          return
        }
        arcs = Arcs(of: arc.target, in: bytes)
      }
    }
  }
}

/// The arcs of a state that are still to be looked at.
private struct Arcs {
  private let state: Int
  /// How many they are.
  private var count: Int
  /// Where the label of the next arc stands.
  private var label: Int
  /// Where its target stands.
  private var target: Int
  private let lastLeadsBehind: Bool

  var isEmpty: Bool { count == 0 }

  init(of state: Int, in bytes: MappedBytes.View) {
    self.state = state
    let word = bytes.eightBytes(at: state)
    let first = UInt8(truncatingIfNeeded: word)
    if first >= Automaton.firstPlainLabel {
      (count, label, lastLeadsBehind) = (1, state, true)
    } else {
      let narrowCount = Int(first >> Automaton.countShift)
      let isWide = narrowCount == Automaton.wideCount
      count = isWide ? Int(word >> 8 & 0xFF) : narrowCount
      let value = isWide ? 2 : 1
      let hasValue = first & Automaton.endFlag != 0
      let valueSize = hasValue ? Automaton.size(ofValue: word >> UInt64(8 * value)) : 0
      label = state &+ value &+ valueSize
      lastLeadsBehind = first & Automaton.nextFlag != 0
    }
    target = label &+ count
  }

  /// How many bytes a target has that begins with `first`.
  @inline(__always)
  static func size(_ first: UInt8) -> Int {
    1 &+ Int(first >> 7) &+ (first >= Automaton.farFlag ? 1 : 0)
  }

  /// Where the target stands that is `place` targets behind the one at `offset`.
  @inline(__always)
  static func offset(ofTarget place: Int, from offset: Int, in bytes: MappedBytes.View) -> Int {
    // Two targets are passed without a branch, which would often be foretold wrongly.
    let targets = bytes.eightBytes(at: offset)
    let first = place > 0 ? size(UInt8(truncatingIfNeeded: targets)) : 0
    let next = size(UInt8(truncatingIfNeeded: targets >> UInt64(truncatingIfNeeded: 8 &* first)))
    let passed = offset &+ first &+ (place > 1 ? next : 0)
    return place <= 2 ? passed : Self.passed(place &- 2, from: passed, in: bytes)
  }

  /// The same without a limit, target by target.
  @inline(never)
  private static func passed(_ count: Int, from offset: Int, in bytes: MappedBytes.View) -> Int {
    var (offset, count) = (offset, count)
    while count > 0 {
      offset &+= size(bytes[offset])
      count &-= 1
    }
    return offset
  }

  /// The state that the target at `offset` names in an arc from `state`.
  @inline(__always)
  static func target(at offset: Int, from state: Int, in bytes: MappedBytes.View) -> Int {
    let word = bytes.eightBytes(at: offset)
    let first = UInt8(truncatingIfNeeded: word)
    let middle = Int(first & ~Automaton.farFlag) << 8 | Int(word >> 8 & 0xFF)
    let far = middle << 8 | Int(word >> 16 & 0xFF)
    return first < Automaton.middleFlag
      ? state &+ Int(first) : first < Automaton.farFlag ? middle : far
  }

  /// The label of the next arc and the state that it leads to; `nil` behind the last.
  mutating func next(in bytes: MappedBytes.View) -> (label: UInt8, target: Int)? {
    guard count > 0 else { return nil }
    let isBehind = lastLeadsBehind && count == 1
    let state = isBehind ? target : Self.target(at: target, from: state, in: bytes)
    let result = (bytes[label], state)
    if !isBehind { target &+= Self.size(bytes[target]) }
    label &+= 1
    count &-= 1
    return result
  }
}
