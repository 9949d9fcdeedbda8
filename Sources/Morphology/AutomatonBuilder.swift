/// Builds an `Automaton` from words in ascending order of their bytes.
///
/// - Source: J. Daciuk et al. 2000, *Incremental Construction of Minimal Acyclic
///   Finite-State Automata*, Computational Linguistics 26(1).
package struct AutomatonBuilder {
  /// The automaton as `Automaton` reads it; empty before `finish()`.
  package private(set) var bytes: [UInt8] = []

  /// The offset of the root in `bytes`.
  package private(set) var root: UInt32 = 0

  /// The number of words added.
  package private(set) var wordCount = 0

  /// The states that are finished, one after the other. An arc is 4 bytes: bits 0–7 the label, bit 8
  /// "last arc of its state", bits 9–31 the index of the first arc of the state it leads to. A state
  /// where words end begins with an arc labelled 0 whose upper bits are the word's value.
  private var arcs: [UInt32] = [0]
  static let lastFlag: UInt32 = 0x100
  static let targetShift: UInt32 = 9

  /// The states on the way of the latest word, not yet in `arcs`.
  private var path: [[UInt32]] = [[]]
  private var latest: [UInt8] = []

  /// First arcs of the states in `arcs`, an open hash table; 0 is a free place.
  private var register = [UInt32](repeating: 0, count: 1 << 16)
  private var registered = 0

  /// A builder without words.
  package init() {}

  /// Adds `word` with `value`.
  ///
  /// - Precondition: `word` is not empty, holds no zero byte and is greater than the one before;
  ///   the value is at least 1 and below 2²².
  package mutating func add(_ word: [UInt8], value: Int) {
    precondition(latest.lexicographicallyPrecedes(word), "words ascend")
    precondition(!word.contains(0), "words hold no zero byte")
    precondition(0 < value && value < Automaton.valueLimit, "values lie between 1 and 2²² − 1")
    var shared = 0
    while shared < latest.count && latest[shared] == word[shared] { shared += 1 }
    collapse(to: shared)
    for byte in word[shared...] {
      path[path.count - 1].append(UInt32(byte))
      path.append([])
    }
    path[path.count - 1].append(UInt32(value) << Self.targetShift)
    latest = word
    wordCount += 1
  }

  /// Completes the automaton after the last word.
  package mutating func finish() {
    collapse(to: 0)
    let root = path[0].isEmpty ? nil : Int(frozen(path[0]))
    path = [[]]
    register = []
    var layout = AutomatonLayout(arcs)
    (bytes, self.root) = layout.bytes(root: root)
    arcs = []
  }

  private mutating func collapse(to depth: Int) {
    while path.count - 1 > depth {
      let target = frozen(path.removeLast())
      path[path.count - 1][path[path.count - 1].count - 1] |= target << Self.targetShift
    }
  }

  /// The index of the first arc of the state with the arcs of `state`, which is added if it is new.
  private mutating func frozen(_ state: [UInt32]) -> UInt32 {
    var state = state
    state[state.count - 1] |= Self.lastFlag
    if registered * 2 > register.count { growRegister() }
    var place = Self.hash(state[...]) & (register.count - 1)
    while register[place] != 0 {
      let start = Int(register[place])
      if start + state.count <= arcs.count,
        arcs[start..<start + state.count].elementsEqual(state)
      {
        return register[place]
      }
      place = (place + 1) & (register.count - 1)
    }
    let start = UInt32(arcs.count)
    precondition(arcs.count + state.count < 1 << 23, "fewer than 2²³ arcs")
    arcs += state
    register[place] = start
    registered += 1
    return start
  }

  private mutating func growRegister() {
    let starts = register.filter { $0 != 0 }
    register = [UInt32](repeating: 0, count: register.count * 2)
    for start in starts {
      var end = Int(start)
      while arcs[end] & Self.lastFlag == 0 { end += 1 }
      var place = Self.hash(arcs[Int(start)...end]) & (register.count - 1)
      while register[place] != 0 { place = (place + 1) & (register.count - 1) }
      register[place] = start
    }
  }

  private static func hash(_ state: ArraySlice<UInt32>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for arc in state {
      hash = (hash ^ UInt64(arc)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }
}
