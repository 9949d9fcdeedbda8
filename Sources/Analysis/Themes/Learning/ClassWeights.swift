/// A linear function of a row's features for each class.
struct ClassWeights: Sendable {
  /// The number of classes.
  let classCount: Int
  /// The weights of each feature side by side for all classes.
  var weights: [Double]
  /// For each class what is added.
  var biases: [Double]

  /// Zero for all features.
  init(classCount: Int, featureCount: Int) {
    self.classCount = classCount
    weights = Array(repeating: 0, count: classCount * featureCount)
    biases = Array(repeating: 0, count: classCount)
  }

  /// The scores of row `row` of `data`.
  func scores(_ data: FeatureRows, row: Int) -> [Double] {
    var result = biases
    for index in data.range(ofRow: row) {
      let base = Int(data.columns[index]) * classCount
      for number in 0..<classCount { result[number] += data.values[index] * weights[base + number] }
    }
    return result
  }

  /// Takes from the weights of each feature their mean, which tells no class from another.
  mutating func center() {
    for base in stride(from: 0, to: weights.count, by: classCount) {
      Self.center(&weights, base..<base + classCount)
    }
    Self.center(&biases, biases.indices)
  }

  private static func center(_ values: inout [Double], _ range: Range<Int>) {
    let mean = range.reduce(0) { $0 + values[$1] } / Double(range.count)
    for index in range { values[index] -= mean }
  }

  /// This function times `factor` plus `other` times `otherFactor`.
  func combined(_ factor: Double, with other: ClassWeights, _ otherFactor: Double) -> ClassWeights {
    var result = self
    for index in weights.indices {
      result.weights[index] = factor * weights[index] + otherFactor * other.weights[index]
    }
    for index in biases.indices {
      result.biases[index] = factor * biases[index] + otherFactor * other.biases[index]
    }
    return result
  }
}
