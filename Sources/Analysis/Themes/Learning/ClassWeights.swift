/// A linear function of a row's features for each class.
struct ClassWeights: Sendable {
  /// A number for each of the classes that are looked at side by side.
  typealias Lanes = FeatureRows.Lanes

  /// The number of classes.
  let classCount: Int
  /// For the first four classes the weights of each feature, then for the next four, …
  private var groups: [Group] = []

  private struct Group {
    var weights: [Lanes]
    var biases: Lanes
  }

  /// A function of `classCount` classes, which are added with `append`.
  init(classCount: Int) { self.classCount = classCount }

  /// Adds the weights of each feature and what is always added, of the next four classes.
  mutating func append(_ weights: [Lanes], biases: Lanes = .zero) {
    groups.append(Group(weights: weights, biases: biases))
  }

  /// This function times `factor` plus `other` times `otherFactor`.
  func combined(_ factor: Double, with other: ClassWeights, _ otherFactor: Double) -> ClassWeights {
    let (factor, otherFactor) = (Float(factor), Float(otherFactor))
    var result = ClassWeights(classCount: classCount)
    for (own, other) in zip(groups, other.groups) {
      result.append(
        zip(own.weights, other.weights).map { factor * $0 + otherFactor * $1 },
        biases: factor * own.biases + otherFactor * other.biases)
    }
    return result
  }

  /// The scores of row `row` of `data`, less their mean, which tells no class from another.
  func scores(_ data: FeatureRows, row: Int) -> [Double] {
    centered { groups[$0].biases + data.product(ofRow: row, with: groups[$0].weights) }
  }

  /// The weights of `feature` in each class, less their mean.
  func weights(ofFeature feature: Int) -> [Double] { centered { groups[$0].weights[feature] } }

  /// What is added for each class, less the mean.
  var biases: [Double] { centered { groups[$0].biases } }

  /// The numbers of all classes, of which `lanes` gives those of a group, less their mean.
  private func centered(_ lanes: (_ group: Int) -> Lanes) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(classCount)
    for group in groups.indices {
      let values = lanes(group)
      for lane in 0..<min(Lanes.scalarCount, classCount - result.count) {
        result.append(Double(values[lane]))
      }
    }
    let mean = result.reduce(0, +) / Double(classCount)
    for number in result.indices { result[number] -= mean }
    return result
  }
}
