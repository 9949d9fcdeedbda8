/// The mixture of two scores, and the temperature at which it gives probabilities.
///
/// Naive Bayes is expected to count for more the fewer examples there are; the
/// more there are, the less the expectation weighs beside what was held out.
///
/// Chosen by the logarithmic loss of examples that were held out. As Platt does,
/// each of n examples counts as 1 − 1/(n + 2) of its class, so that a few
/// without a mistake do not make everything certain.
///
/// - Source: Platt 1999, *Probabilistic outputs for support vector machines*;
///   Guo, Pleiss, Sun, Weinberger 2017, *On calibration of modern neural networks*.
struct ThemeCalibration: Sendable {
  /// What the machine's scores are divided by: the root of their mean square.
  var machineScale = 1.0
  /// The same of the naive Bayes.
  var bayesScale = 1.0
  /// What the naive Bayes counts beside the machine.
  var bayesShare = 1.0
  /// What the sum is divided by.
  var temperature = 1.0

  /// The shares that are tried.
  private static let shares = [0.125, 0.25, 0.5, 1, 2, 4]
  /// The examples a class at which both are expected to count the same.
  private static let evenExamples = 10.0
  private static let temperatures = 0.02...20.0

  /// The factor of the machine's weights.
  var machineFactor: Double { 1 / (machineScale * temperature) }
  /// The factor of the weights of naive Bayes.
  var bayesFactor: Double { bayesShare / (bayesScale * temperature) }

  /// Scores as they are.
  init() {}

  /// Without examples held out: both count the same, and the temperature is a usual one.
  init(machine: [[Double]], bayes: [[Double]]) {
    machineScale = Self.scale(machine)
    bayesScale = Self.scale(bayes)
    temperature = Self.usualTemperature
  }

  /// What collections of a few dozen short and long texts came to.
  private static let usualTemperature = 0.5

  /// The best mixture for scores of examples of the classes `gold`.
  init(machine: [[Double]], bayes: [[Double]], gold: [Int]) {
    self.init(machine: machine, bayes: bayes)
    let classCount = max(1, machine.first?.count ?? 1)
    let expected = min(
      Self.shares.last ?? 1, Self.evenExamples * Double(classCount) / Double(max(1, gold.count)))
    var best = Double.infinity
    for share in Self.shares {
      let scores = zip(machine, bayes).map { machine, bayes in
        zip(machine, bayes).map { $0 / machineScale + share * $1 / bayesScale }
      }
      let (temperature, loss) = Self.bestTemperature(scores, gold)
      let surprise = Logarithm.natural(share / expected)
      let total = loss * Double(gold.count) + surprise * surprise
      if total < best {
        (best, bayesShare, self.temperature) = (total, share, temperature)
      }
    }
  }

  /// The probabilities of classes with `scores`; they add up to 1.
  static func probabilities(_ scores: [Double]) -> [Double] {
    let greatest = scores.max() ?? 0
    let powers = scores.map { Exponential.value($0 - greatest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// By golden section over the logarithm: the loss has one minimum.
  private static func bestTemperature(
    _ scores: [[Double]], _ gold: [Int]
  ) -> (temperature: Double, loss: Double) {
    func loss(_ logarithm: Double) -> Double {
      Self.loss(scores, gold, temperature: Exponential.value(logarithm))
    }
    let golden = (5.0.squareRoot() - 1) / 2
    var low = Logarithm.natural(temperatures.lowerBound)
    var high = Logarithm.natural(temperatures.upperBound)
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (leftLoss, rightLoss) = (loss(left), loss(right))
    for _ in 0..<24 {
      if leftLoss < rightLoss {
        (high, right, rightLoss) = (right, left, leftLoss)
        left = high - golden * (high - low)
        leftLoss = loss(left)
      } else {
        (low, left, leftLoss) = (left, right, rightLoss)
        right = low + golden * (high - low)
        rightLoss = loss(right)
      }
    }
    return (Exponential.value((low + high) / 2), min(leftLoss, rightLoss))
  }

  private static func loss(
    _ scores: [[Double]], _ gold: [Int], temperature: Double
  ) -> Double {
    let missing = 1 / Double(scores.count + 2)
    var sum = 0.0
    for (row, number) in zip(scores, gold) {
      let greatest = row.max() ?? 0
      let total = row.reduce(0) { $0 + Exponential.value(($1 - greatest) / temperature) }
      let normalizer = Logarithm.natural(total) + greatest / temperature
      let others = missing / Double(max(1, row.count - 1))
      for index in row.indices {
        let target = index == number ? 1 - missing : others
        sum -= target * (row[index] / temperature - normalizer)
      }
    }
    return sum / Double(max(1, scores.count))
  }

  private static func scale(_ scores: [[Double]]) -> Double {
    let squares = scores.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    let count = scores.reduce(0) { $0 + $1.count }
    let scale = (squares / Double(max(1, count))).squareRoot()
    return scale > 0 ? scale : 1
  }
}
