/// Builds the arcs of an `Automaton` from words in ascending order of their bytes.
///
/// - Source: J. Daciuk et al. 2000, *Incremental Construction of Minimal Acyclic
///   Finite-State Automata*, Computational Linguistics 26(1).
package struct AutomatonBuilder {
  /// The arcs, as `Automaton` reads them.
  package private(set) var arcs: [UInt32] = [0]

  /// The index of the root's first arc; 0 before `finish()`.
  package private(set) var root: UInt32 = 0

  /// The number of words added.
  package private(set) var wordCount = 0

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
  ///   the value is at least 1 and below 2²³.
  package mutating func add(_ word: [UInt8], value: Int) {
    precondition(latest.lexicographicallyPrecedes(word), "words ascend")
    precondition(!word.contains(0), "words hold no zero byte")
    precondition(0 < value && value < Automaton.valueLimit, "values lie between 1 and 2²³ − 1")
    var shared = 0
    while shared < latest.count && latest[shared] == word[shared] { shared += 1 }
    collapse(to: shared)
    for byte in word[shared...] {
      path[path.count - 1].append(UInt32(byte))
      path.append([])
    }
    path[path.count - 1].append(UInt32(value) << Automaton.targetShift)
    latest = word
    wordCount += 1
  }

  /// Completes the automaton after the last word.
  package mutating func finish() {
    collapse(to: 0)
    root = path[0].isEmpty ? 0 : frozen(path[0])
    path = [[]]
  }

  private mutating func collapse(to depth: Int) {
    while path.count - 1 > depth {
      let target = frozen(path.removeLast())
      path[path.count - 1][path[path.count - 1].count - 1] |= target << Automaton.targetShift
    }
  }

  /// The index of the first arc of the state with the arcs of `state`, which is added if it is new.
  private mutating func frozen(_ state: [UInt32]) -> UInt32 {
    var state = state
    state[state.count - 1] |= Automaton.lastFlag
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
    precondition(arcs.count + state.count < Automaton.valueLimit, "fewer than 2²³ arcs")
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
      while arcs[end] & Automaton.lastFlag == 0 { end += 1 }
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
