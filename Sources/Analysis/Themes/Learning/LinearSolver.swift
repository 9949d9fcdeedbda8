import TextModel

/// Support vector machines for classes, each against all others, by dual coordinate descent.
///
/// Minimises |w|² / 2 + Σ Cᵢ · max(0, 1 − yᵢ (w·xᵢ + b))² for each class, with b as a further
/// weight, over rows whose features are stretched by factors of the class. The classes
/// go side by side over the rows, since most of the time goes into finding the weights of a row's
/// features; none depends on the others. Single precision is enough for the tolerance, and lets twice as
/// many weights stay in a processor's cache.
///
/// - Source: Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, *A dual coordinate
///   descent method for large-scale linear SVM*, algorithm 3 without shrinking.
struct LinearSolver {
  /// A number for each of the classes that are solved side by side.
  typealias Lanes = FeatureRows.Lanes

  /// What a mistake costs; scikit-learn and LIBLINEAR have 1.
  static let cost = 1.0
  /// The greatest violation at which a solution is good enough; LIBLINEAR has 0.1.
  static let tolerance: Float = 1e-2
  /// Passes over the rows after which the solution is taken as it is.
  static let maximumPassCount = 200
  /// The violation below which a row is left as it is.
  private static let leastViolation: Float = 1e-6
  private static let seed: UInt64 = 20_07

  private let data: FeatureRows
  private let factors: [Lanes]
  private let rows: [Row]
  private var weights: [Lanes]
  private var biases = Lanes.zero
  private var multipliers: [Lanes]
  /// The classes that are not solved yet.
  private var isOpen: SIMDMask<SIMD4<Int32>>

  /// A row to learn from.
  private struct Row {
    /// Its index in the data.
    var number: Int
    /// 1 for its class, −1 for all others.
    var signs: Lanes
    var diagonal: Float
    var curvatures: Lanes
  }

  /// For each feature of `data` the weights, times their factors, and the biases, of `count` classes.
  ///
  /// - Parameters:
  ///   - rows: the rows to learn from.
  ///   - classes: for each of `rows` its class; those outside `0..<count` are none of the classes.
  ///   - importance: for each of `rows` how much its mistakes count, more than 0.
  ///   - squaredFactors: for each feature the squares of what its values are stretched by.
  static func solutions(
    _ data: FeatureRows, rows: [Int], classes: [Int], count: Int, importance: [Double],
    squaredFactors: [Lanes]
  ) -> (weights: [Lanes], biases: Lanes) {
    var solver = LinearSolver(
      data, rows: rows, classes: classes, count: count, importance: importance, squaredFactors)
    solver.run()
    return (solver.weights, solver.biases)
  }

  private init(
    _ data: FeatureRows, rows: [Int], classes: [Int], count: Int, importance: [Double],
    _ squaredFactors: [Lanes]
  ) {
    self.data = data
    factors = squaredFactors
    self.rows = rows.indices.map { index in
      let diagonal = Float(0.5 / (Self.cost * importance[index]))
      var signs = Lanes(repeating: -1)
      if 0..<count ~= classes[index] { signs[classes[index]] = 1 }
      let curvatures = data.range(ofRow: rows[index]).reduce(
        Lanes(repeating: 1 + diagonal)
      ) { sum, entry in
        sum + data.values[entry] * data.values[entry] * squaredFactors[Int(data.columns[entry])]
      }
      return Row(number: rows[index], signs: signs, diagonal: diagonal, curvatures: curvatures)
    }
    weights = Array(repeating: .zero, count: squaredFactors.count)
    multipliers = Array(repeating: .zero, count: rows.count)
    isOpen = SIMD4<Int32>(0, 1, 2, 3) .< SIMD4(repeating: Int32(count))
  }

  private mutating func run() {
    var order = Array(rows.indices)
    var generator = SplitMix64(seed: Self.seed)
    for _ in 0..<Self.maximumPassCount {
      for last in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(last, generator.next(below: last + 1))
      }
      var violations = Lanes.zero
      for index in order { violations = pointwiseMax(violations, step(index)) }
      isOpen = isOpen .& (violations .>= Self.tolerance)
      if !any(isOpen) { break }
    }
  }

  /// Moves the multipliers of a row to where they are best, and returns how far from best they were.
  private mutating func step(_ index: Int) -> Lanes {
    let row = rows[index]
    let old = multipliers[index]
    let scores = data.product(ofRow: row.number, with: weights) + biases
    let gradients = row.signs * scores - 1 + row.diagonal * old
    let projected = gradients.replacing(
      with: pointwiseMin(gradients, Lanes.zero), where: old .== 0)
    let violations = pointwiseMax(projected, -projected)
    let isMoved = isOpen .& (violations .> Self.leastViolation)
    guard any(isMoved) else { return violations }
    let best = pointwiseMax(Lanes.zero, old - gradients / row.curvatures)
    multipliers[index].replace(with: best, where: isMoved)
    let steps = (multipliers[index] - old) * row.signs
    Self.add(steps, data, data.range(ofRow: row.number), factors, to: &weights)
    biases += steps
    return violations
  }

  private static func add(
    _ steps: Lanes, _ data: FeatureRows, _ range: Range<Int>, _ factors: [Lanes],
    to weights: inout [Lanes]
  ) {
    let (columns, values) = (
      data.columns.span.extracting(range), data.values.span.extracting(range)
    )
    let factors = factors.span
    var weights = weights.mutableSpan
    for entry in columns.indices {
      let column = Int(columns[entry])
      weights[column] += values[entry] * steps * factors[column]
    }
  }
}
