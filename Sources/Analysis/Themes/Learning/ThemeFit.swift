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
  /// A number for each of the classes that are looked at side by side.
  typealias Lanes = FeatureRows.Lanes

  /// The rarities learnt.
  let weighting: TermWeighting
  /// The values of all rows under `weighting`, those not learnt from, too.
  let rows: FeatureRows
  /// The support vector machine.
  private(set) var machine: ClassWeights
  /// The naive Bayes.
  private(set) var bayes: ClassWeights

  /// Added to the mean values of features, as a share of the mean of all.
  private static let ratioSmoothing = 0.5
  /// Added to the sums of features in naive Bayes.
  private static let complementSmoothing: Float = 0.1

  /// Learns from the rows of `table` with indices `examples`, and from its seeds.
  init(_ table: ExampleTable, examples: [Int], minimumPhraseRows: Int) {
    weighting = TermWeighting(table, examples: examples, minimumPhraseRows: minimumPhraseRows)
    rows = weighting.rows(of: table)
    machine = ClassWeights(classCount: table.classCount)
    bayes = machine
    let learnt = examples + table.seeds
    let sums = FeatureSums(table, rows, learnt)
    for first in stride(from: 0, to: table.classCount, by: Lanes.scalarCount) {
      let count = min(Lanes.scalarCount, table.classCount - first)
      let own = ClassSums(table, rows, learnt, classes: first..<first + count)
      let (weights, biases) = LinearSolver.solutions(
        rows, rows: learnt, classes: learnt.map { table.classes[$0] - first }, count: count,
        importance: learnt.map { table.weights[$0] }, squaredFactors: squaredRatios(own, sums))
      machine.append(weights, biases: biases)
      bayes.append(bayesWeights(own, sums))
    }
  }

  /// The sum of both under `calibration`.
  func sum(under calibration: ThemeCalibration) -> ClassWeights {
    machine.combined(calibration.machineFactor, with: bayes, calibration.bayesFactor)
  }

  /// For each feature the squares of the logarithms of its ratios in some classes, of which the greatest
  /// of each class is 1.
  private func squaredRatios(_ own: ClassSums, _ sums: FeatureSums) -> [Lanes] {
    let known = weighting.rarities.count { $0 > 0 }
    let smoothing = Lanes(
      repeating: Float(
        Self.ratioSmoothing * sums.total / max(1, Double(known) * sums.weight)))
    var (inside, outside) = (Lanes.zero, Lanes.zero)
    for lane in inside.indices {
      inside[lane] = 1 / Float(max(own.weights[lane], Self.leastWeight))
      outside[lane] = 1 / Float(max(sums.weight - own.weights[lane], Self.leastWeight))
    }
    var greatest = Lanes(repeating: .leastNormalMagnitude)
    var result = [Lanes](repeating: .zero, count: sums.sums.count)
    for feature in result.indices where weighting.rarities[feature] > 0 {
      let others = sums.others(of: feature, own)
      let ratios = Logarithm.natural(
        (own.sums[feature] * inside + smoothing) / (others * outside + smoothing))
      result[feature] = ratios * ratios
      greatest = pointwiseMax(greatest, result[feature])
    }
    let factors = 1 / greatest
    for feature in result.indices { result[feature] *= factors }
    return result
  }

  /// Of classes that hold everything or nothing.
  private static let leastWeight = 1e-9

  /// The weights of each feature in naive Bayes for some classes.
  private func bayesWeights(_ own: ClassSums, _ sums: FeatureSums) -> [Lanes] {
    let known = Float(weighting.rarities.count { $0 > 0 })
    var totals = Lanes.zero
    for lane in totals.indices {
      totals[lane] = Float(sums.total - own.totals[lane]) + known * Self.complementSmoothing
    }
    let total = Logarithm.natural(totals)
    let smoothing = Lanes(repeating: Self.complementSmoothing)
    return sums.sums.indices.map { feature in
      guard weighting.rarities[feature] > 0 else { return .zero }
      let others = sums.others(of: feature, own)
      return total - Logarithm.natural(others + smoothing)
    }
  }
}

/// The values of features summed over rows.
private struct FeatureSums {
  /// The sum of each feature; in single precision, as those of classes: what is in one class only leaves
  /// nothing for the others.
  var sums: [Float]
  /// The sum of all.
  var total = 0.0
  /// How much the rows count.
  var weight = 0.0

  init(_ table: ExampleTable, _ rows: FeatureRows, _ learnt: [Int]) {
    sums = Array(repeating: 0, count: table.features.count)
    for row in learnt {
      let weight = Float(table.weights[row])
      self.weight += table.weights[row]
      for index in rows.range(ofRow: row) {
        let value = rows.values[index] * weight
        sums[Int(rows.columns[index])] += value
        total += Double(value)
      }
    }
  }
}

extension FeatureSums {
  /// The sum of `feature` outside of each of the classes of `own`, 0 or more.
  @inline(__always)
  fileprivate func others(of feature: Int, _ own: ClassSums) -> ThemeFit.Lanes {
    // Rounding may leave less than nothing, of which there is no logarithm.
    pointwiseMax(.zero, ThemeFit.Lanes(repeating: sums[feature]) - own.sums[feature])
  }
}

/// The values of features summed over the rows of up to four classes.
private struct ClassSums {
  /// The sums of each feature.
  var sums: [ThemeFit.Lanes]
  /// For each class the sum of all.
  var totals = SIMD4<Double>.zero
  /// For each class how much its rows count.
  var weights = SIMD4<Double>.zero

  init(_ table: ExampleTable, _ rows: FeatureRows, _ learnt: [Int], classes: Range<Int>) {
    sums = Array(repeating: .zero, count: table.features.count)
    for row in learnt where classes.contains(table.classes[row]) {
      let lane = table.classes[row] - classes.lowerBound
      let weight = Float(table.weights[row])
      weights[lane] += table.weights[row]
      var total = 0.0
      for index in rows.range(ofRow: row) {
        let value = rows.values[index] * weight
        sums[Int(rows.columns[index])][lane] += value
        total += Double(value)
      }
      totals[lane] += total
    }
  }
}
