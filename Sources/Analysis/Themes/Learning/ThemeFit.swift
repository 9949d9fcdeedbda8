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
    for number in 0..<table.classCount {
      learnMachine(number, table, learnt, sums)
      learnBayes(number, sums)
    }
    machine.center()
    bayes.center()
  }

  private mutating func learnMachine(
    _ number: Int, _ table: ExampleTable, _ learnt: [Int], _ sums: ClassSums
  ) {
    let factors = squaredRatios(of: number, sums)
    let (weights, bias) = LinearSolver.solution(
      rows, rows: learnt, isMember: learnt.map { table.classes[$0] == number },
      importance: learnt.map { table.weights[$0] }, squaredFactors: factors)
    for feature in weights.indices {
      machine.weights[feature * machine.classCount + number] = weights[feature]
    }
    machine.biases[number] = bias
  }

  /// For each feature the square of the logarithm of its ratio, of which the greatest is 1.
  private func squaredRatios(of number: Int, _ sums: ClassSums) -> [Double] {
    let known = weighting.rarities.count { $0 > 0 }
    let smoothing =
      Self.ratioSmoothing * sums.total / max(1, Double(known) * sums.totalWeight)
    let inside = max(sums.weights[number], .leastNormalMagnitude)
    let outside = max(sums.totalWeight - sums.weights[number], .leastNormalMagnitude)
    var result = Array(repeating: 0.0, count: sums.totals.count)
    var greatest = 0.0
    for feature in result.indices where weighting.rarities[feature] > 0 {
      let own = sums.sums[feature * machine.classCount + number]
      let ratio = Logarithm.natural(
        (own / inside + smoothing) / (max(0, sums.totals[feature] - own) / outside + smoothing))
      result[feature] = ratio * ratio
      greatest = max(greatest, result[feature])
    }
    guard greatest > 0 else { return result }
    for feature in result.indices { result[feature] /= greatest }
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
