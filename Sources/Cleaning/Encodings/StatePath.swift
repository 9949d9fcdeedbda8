/// The cheapest way through steps that each allow several states.
///
/// Viterbi's algorithm: a state costs what its step says, and changing it costs
/// extra. O(steps × states).
struct StatePath {
  /// The state of each step.
  let states: [Int]
  /// The cost of the way.
  let cost: Double

  /// The way through `costs` (a row a step, a column a state).
  ///
  /// - Parameters:
  ///   - start: what each state costs extra where it begins: at the first step and at changes.
  ///   - change: what a change to another state costs before each step.
  init(costs: [[Double]], start: [Double], change: (_ step: Int) -> Double) {
    guard let first = costs.first else {
      states = []
      cost = 0
      return
    }
    var totals = zip(first, start).map { $0 + $1 }
    var origins: [[Int]] = []
    for step in costs.indices.dropFirst() {
      let best = totals.indices.min { (totals[$0], $0) < (totals[$1], $1) } ?? 0
      let price = totals[best] + change(step)
      var origin = Array(totals.indices)
      for state in totals.indices where price + start[state] < totals[state] {
        totals[state] = price + start[state]
        origin[state] = best
      }
      for state in totals.indices { totals[state] += costs[step][state] }
      origins.append(origin)
    }
    var state = totals.indices.min { (totals[$0], $0) < (totals[$1], $1) } ?? 0
    cost = totals[state]
    var path = [state]
    for origin in origins.reversed() {
      state = origin[state]
      path.append(state)
    }
    states = path.reversed()
  }
}
