import TextModel

/// A support vector machine for one class against the others, by dual coordinate descent.
///
/// Minimises |w|² / 2 + Σ Cᵢ · max(0, 1 − yᵢ (w·xᵢ + b))², with b as a further
/// weight, over rows whose features are stretched by factors.
///
/// - Source: Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, *A dual coordinate
///   descent method for large-scale linear SVM*, algorithm 3 without shrinking.
struct LinearSolver {
  /// What a mistake costs; scikit-learn and LIBLINEAR have 1.
  static let cost = 1.0
  /// The greatest violation at which a solution is good enough.
  static let tolerance = 1e-3
  /// Passes over the rows after which the solution is taken as it is.
  static let maximumPassCount = 200
  private static let seed: UInt64 = 20_07

  /// The weights of all features of `data`, times their factors, and the bias.
  ///
  /// - Parameters:
  ///   - rows: the rows to learn from.
  ///   - isMember: for each of `rows` whether it belongs to the class.
  ///   - importance: for each of `rows` how much its mistakes count, more than 0.
  ///   - squaredFactors: for each feature the square of what its values are stretched by.
  static func solution(
    _ data: FeatureRows, rows: [Int], isMember: [Bool], importance: [Double],
    squaredFactors: [Double]
  ) -> (weights: [Double], bias: Double) {
    var weights = Array(repeating: 0.0, count: squaredFactors.count)
    var bias = 0.0
    var multipliers = Array(repeating: 0.0, count: rows.count)
    let diagonals = importance.map { 0.5 / (cost * $0) }
    let curvatures = rows.indices.map { index in
      data.range(ofRow: rows[index]).reduce(1 + diagonals[index]) { sum, entry in
        sum + data.values[entry] * data.values[entry] * squaredFactors[Int(data.columns[entry])]
      }
    }
    var order = Array(rows.indices)
    var generator = SplitMix64(seed: seed)
    for _ in 0..<maximumPassCount {
      for last in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(last, generator.next(below: last + 1))
      }
      var violation = 0.0
      for index in order {
        let sign = isMember[index] ? 1.0 : -1.0
        let range = data.range(ofRow: rows[index])
        let product = dot(data, range, weights) + bias
        let gradient = sign * product - 1 + diagonals[index] * multipliers[index]
        let projected = multipliers[index] == 0 ? min(gradient, 0) : gradient
        violation = max(violation, abs(projected))
        guard abs(projected) > 1e-12 else { continue }
        let old = multipliers[index]
        multipliers[index] = max(0, old - gradient / curvatures[index])
        let step = (multipliers[index] - old) * sign
        add(data, range, step, squaredFactors, to: &weights)
        bias += step
      }
      if violation < tolerance { break }
    }
    return (weights, bias)
  }

  private static func dot(_ data: FeatureRows, _ range: Range<Int>, _ weights: [Double]) -> Double {
    let (columns, values, weights) = (data.columns.span, data.values.span, weights.span)
    var sum = 0.0
    for entry in range { sum += values[entry] * weights[Int(columns[entry])] }
    return sum
  }

  private static func add(
    _ data: FeatureRows, _ range: Range<Int>, _ step: Double, _ factors: [Double],
    to weights: inout [Double]
  ) {
    let (columns, values, factors) = (data.columns.span, data.values.span, factors.span)
    var weights = weights.mutableSpan
    for entry in range {
      let column = Int(columns[entry])
      weights[column] += step * values[entry] * factors[column]
    }
  }
}
