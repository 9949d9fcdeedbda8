/// What is learnt from some rows: a support vector machine and a naive Bayes over the same features.
///
/// The machine stretches each feature by how much more often it occurs in the
/// class than elsewhere (NBSVM), which learns more from hundreds of examples.
/// Complement naive Bayes learns more from a few. Both are linear, so that
/// their sum is.
///
/// - Source: Wang and Manning 2012, *Baselines and bigrams*; Rennie, Shih,
///   Teevan, Karger 2003, *Tackling the poor assumptions of naive Bayes*.
struct ThemeFit: Sendable {
  /// The rarities learnt.
  let weighting: TermWeighting
  /// The values of all rows under `weighting`, those not learnt from, too.
  let rows: FeatureRows
  /// The support vector machine, centered.
  private(set) var machine: ClassWeights
  /// The naive Bayes, centered.
  private(set) var bayes: ClassWeights

  /// Added to the mean values of features, as a share of the mean of all.
  private static let ratioSmoothing = 0.5
  /// Added to the sums of features in naive Bayes.
  private static let complementSmoothing = 0.1

  /// Learns from the rows of `table` with indices `examples`, and from its seeds.
  init(_ table: ExampleTable, examples: [Int], minimumPhraseRows: Int) {
    weighting = TermWeighting(
      table.counts, rows: examples, seeds: table.seeds, kinds: table.kinds,
      minimumPhraseRows: minimumPhraseRows)
    rows = weighting.rows(table.counts)
    machine = ClassWeights(classCount: table.classCount, featureCount: table.kinds.count)
    bayes = machine
    let learnt = examples + table.seeds
    let sums = ClassSums(table, rows, learnt)
    for first in stride(from: 0, to: table.classCount, by: LinearSolver.Lanes.scalarCount) {
      learnMachine(first, table, learnt, sums)
    }
    for number in 0..<table.classCount { learnBayes(number, sums) }
    machine.center()
    bayes.center()
  }

  /// Learns the class `first` and those after it, as many as the solver takes side by side.
  private mutating func learnMachine(
    _ first: Int, _ table: ExampleTable, _ learnt: [Int], _ sums: ClassSums
  ) {
    let count = min(LinearSolver.Lanes.scalarCount, machine.classCount - first)
    let (weights, biases) = LinearSolver.solutions(
      rows, rows: learnt, classes: learnt.map { table.classes[$0] - first }, count: count,
      importance: learnt.map { table.weights[$0] },
      squaredFactors: squaredRatios(from: first, count: count, sums))
    for lane in 0..<count {
      for feature in weights.indices {
        machine.weights[feature * machine.classCount + first + lane] = weights[feature][lane]
      }
      machine.biases[first + lane] = biases[lane]
    }
  }

  /// For each feature the squares of the logarithms of its ratios for `count` classes from `first` on,
  /// of which the greatest of each class is 1.
  private func squaredRatios(
    from first: Int, count: Int, _ sums: ClassSums
  ) -> [LinearSolver.Lanes] {
    let known = weighting.rarities.count { $0 > 0 }
    let smoothing =
      Self.ratioSmoothing * sums.total / max(1, Double(known) * sums.totalWeight)
    var result = Array(repeating: LinearSolver.Lanes.zero, count: sums.totals.count)
    for lane in 0..<count {
      let inside = max(sums.weights[first + lane], .leastNormalMagnitude)
      let outside = max(sums.totalWeight - sums.weights[first + lane], .leastNormalMagnitude)
      var greatest = 0.0
      for feature in result.indices where weighting.rarities[feature] > 0 {
        let own = sums.sums[feature * machine.classCount + first + lane]
        let ratio = Logarithm.natural(
          (own / inside + smoothing) / (max(0, sums.totals[feature] - own) / outside + smoothing))
        result[feature][lane] = ratio * ratio
        greatest = max(greatest, ratio * ratio)
      }
      guard greatest > 0 else { continue }
      for feature in result.indices { result[feature][lane] /= greatest }
    }
    return result
  }

  private mutating func learnBayes(_ number: Int, _ sums: ClassSums) {
    var outside = Array(repeating: 0.0, count: sums.totals.count)
    var total = 0.0
    for feature in outside.indices where weighting.rarities[feature] > 0 {
      let own = sums.sums[feature * bayes.classCount + number]
      outside[feature] = max(0, sums.totals[feature] - own) + Self.complementSmoothing
      total += outside[feature]
    }
    for feature in outside.indices where outside[feature] > 0 {
      bayes.weights[feature * bayes.classCount + number] =
        -Logarithm.natural(outside[feature] / total)
    }
  }
}

/// The values of features summed by class.
private struct ClassSums {
  /// The sums of each feature side by side for all classes.
  var sums: [Double]
  /// The sum of each feature.
  var totals: [Double]
  /// The sum of all.
  var total = 0.0
  /// For each class how much its rows count.
  var weights: [Double]
  /// How much all rows count.
  var totalWeight = 0.0

  init(_ table: ExampleTable, _ rows: FeatureRows, _ learnt: [Int]) {
    sums = Array(repeating: 0, count: table.kinds.count * table.classCount)
    totals = Array(repeating: 0, count: table.kinds.count)
    weights = Array(repeating: 0, count: table.classCount)
    for row in learnt {
      let (number, weight) = (table.classes[row], table.weights[row])
      weights[number] += weight
      totalWeight += weight
      for index in rows.range(ofRow: row) {
        let (feature, value) = (Int(rows.columns[index]), rows.values[index] * weight)
        sums[feature * table.classCount + number] += value
        totals[feature] += value
        total += value
      }
    }
  }
}
