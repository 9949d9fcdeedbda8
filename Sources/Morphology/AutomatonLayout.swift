/// Puts the states of an automaton in an order in which most targets take one byte or none.
///
/// States that many arcs lead to stand in front, where two bytes reach them. A
/// state that one arc leads to stands behind the state of that arc, right
/// behind it if the arc is its last.
struct AutomatonLayout {
  /// As `AutomatonBuilder` has them.
  private let arcs: [UInt32]
  /// The first arcs of the states in the order in which they are stored.
  private var order: [Int] = []
  /// Where each state is stored, by its first arc.
  private var offsets: [Int]

  init(_ arcs: [UInt32]) {
    self.arcs = arcs
    offsets = [Int](repeating: 0, count: arcs.count)
  }

  /// The bytes of the automaton and the offset of its root, whose first arc is `root`; `nil` for an
  /// automaton without words.
  mutating func bytes(root: Int?) -> (bytes: [UInt8], root: UInt32) {
    guard let root else { return ([0, 0], 1) }
    findOrder(root: root)
    // As far off as can be at first; each round brings states nearer, so that targets get no longer.
    for state in order { offsets[state] = Automaton.valueLimit - 1 }
    var bytes: [UInt8] = []
    var latest = bytes.count
    repeat {
      latest = bytes.count
      bytes = stored()
    } while bytes.count != latest
    precondition(bytes.count <= Automaton.valueLimit, "an automaton has at most 4 MB")
    return (bytes, UInt32(offsets[root]))
  }

  private mutating func findOrder(root: Int) {
    var uses = [UInt32](repeating: 0, count: arcs.count)
    for arc in arcs where arc & 0xFF != 0 { uses[Self.target(of: arc)] += 1 }
    let shared = uses.indices.filter { uses[$0] > 1 }
    let first = shared.sorted { uses[$0] != uses[$1] ? uses[$0] > uses[$1] : $0 < $1 }
    for start in first + [root] {
      // The states of its own that can be reached from here.
      var waiting = [start]
      while let state = waiting.popLast() {
        order.append(state)
        forEachArc(of: state) { _, target in if uses[target] == 1 { waiting.append(target) } }
      }
    }
  }

  private static func target(of arc: UInt32) -> Int { Int(arc >> AutomatonBuilder.targetShift) }

  /// Calls `visit` with the label and target of each arc of the state with the first arc `state`.
  private func forEachArc(of state: Int, _ visit: (_ label: UInt8, _ target: Int) -> Void) {
    var index = state
    while true {
      let arc = arcs[index]
      if arc & 0xFF != 0 { visit(UInt8(truncatingIfNeeded: arc), Self.target(of: arc)) }
      if arc & AutomatonBuilder.lastFlag != 0 { return }
      index += 1
    }
  }

  /// The states in their order, with targets as `offsets` has them; sets `offsets` to where they are.
  private mutating func stored() -> [UInt8] {
    var bytes: [UInt8] = [0]
    let before = offsets
    for (place, state) in order.enumerated() {
      offsets[state] = bytes.count
      let behind = place + 1 < order.count ? order[place + 1] : nil
      store(state, behind: behind, before, into: &bytes)
    }
    return bytes
  }

  /// - Parameters:
  ///   - behind: the state that will stand behind this one.
  ///   - before: offsets of the round before.
  private func store(
    _ state: Int, behind: Int?, _ before: [Int], into bytes: inout [UInt8]
  ) {
    var labels: [UInt8] = []
    var targets: [Int] = []
    forEachArc(of: state) { label, target in
      labels.append(label)
      targets.append(target)
    }
    let isEnd = arcs[state] & 0xFF == 0
    let leadsBehind = behind != nil && targets.last == behind
    if leadsBehind {
      targets.removeLast()
      if targets.isEmpty, !isEnd, labels[0] >= Automaton.firstPlainLabel {
        bytes.append(labels[0])
        return
      }
    }
    let isWide = labels.count >= Automaton.wideCount
    let count = isWide ? Automaton.wideCount : labels.count
    bytes.append(
      UInt8(count) << Automaton.countShift | (leadsBehind ? Automaton.nextFlag : 0)
        | (isEnd ? Automaton.endFlag : 0))
    if isWide { bytes.append(UInt8(labels.count)) }
    if isEnd { bytes += RecordPool.variableLength(Self.target(of: arcs[state])) }
    bytes += labels
    for target in targets {
      let (address, distance) = (before[target], before[target] - before[state])
      if !isWide, 0 < distance, distance < Automaton.nearLimit {
        bytes.append(UInt8(distance))
      } else if !isWide, address < Automaton.middleLimit {
        bytes += [Automaton.middleFlag | UInt8(address >> 8), UInt8(address & 0xFF)]
      } else {
        bytes += [
          Automaton.farFlag | UInt8(address >> 16), UInt8(address >> 8 & 0xFF),
          UInt8(address & 0xFF),
        ]
      }
    }
  }
}
