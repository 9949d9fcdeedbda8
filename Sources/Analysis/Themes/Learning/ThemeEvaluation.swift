/// How well a model tells the classes of examples, and how honest its probabilities are.
public struct ThemeEvaluation: Hashable, Sendable, Encodable {
  /// The number of examples.
  public var exampleCount: Int
  /// The share of examples whose class was told, 0…1.
  public var accuracy: Double
  /// The mean of the F1 of all classes that have examples or were told.
  public var macroF1: Double
  /// The mean of −ln of the probability of the true class; at most 20 an example.
  public var logarithmicLoss: Double
  /// The mean distance of probability and share of hits in ten bins of probability, weighed by examples.
  public var calibrationError: Double
  /// Each class in turn.
  public var classes: [ClassFigures]
  /// For each true class (row) how many examples were told each class (column); the last column counts
  /// those of which nothing was known.
  public var confusion: [[Int]]
  /// The bins of probability that have examples.
  public var reliability: [Bin]

  /// One class: what it was told for.
  public struct ClassFigures: Hashable, Sendable, Encodable {
    /// Its name.
    public var name: String
    /// The number of its examples.
    public var exampleCount: Int
    /// The share of hits among what was told to be of the class; 0 where nothing was.
    public var precision: Double
    /// The share of its examples that were told.
    public var recall: Double
    /// The harmonic mean of both.
    public var f1: Double
  }

  /// Examples whose class was told with a probability between two limits.
  public struct Bin: Hashable, Sendable, Encodable {
    /// The lower limit; a tenth below the upper one.
    public var from: Double
    /// The number of examples.
    public var exampleCount: Int
    /// The mean probability.
    public var probability: Double
    /// The share of hits.
    public var accuracy: Double
  }

  /// Compares the classes `gold` with `probabilities`, `nil` where nothing was known.
  ///
  /// - Precondition: as many of one as of the other; indices into `classes`, a probability a class.
  public init(classes names: [String], gold: [Int], probabilities: [[Double]?]) {
    precondition(gold.count == probabilities.count, "probabilities for each example")
    let told = probabilities.map { $0.map(Self.likeliest) ?? names.count }
    var confusion = Array(
      repeating: Array(repeating: 0, count: names.count + 1), count: names.count)
    for (gold, told) in zip(gold, told) { confusion[gold][told] += 1 }
    self.confusion = confusion
    exampleCount = gold.count
    let hits = names.indices.reduce(0) { $0 + confusion[$1][$1] }
    accuracy = Self.ratio(hits, gold.count)
    let figures = names.indices.map { Self.figures(names[$0], $0, confusion) }
    classes = figures
    let counted = names.indices.filter { number in
      confusion[number].contains { $0 > 0 } || confusion.contains { $0[number] > 0 }
    }
    macroF1 = counted.reduce(0) { $0 + figures[$1].f1 } / Double(max(1, counted.count))
    logarithmicLoss = Self.loss(gold, probabilities)
    let bins = Self.bins(gold, probabilities)
    reliability = bins
    let distances = bins.reduce(0) { sum, bin in
      sum + abs(bin.probability - bin.accuracy) * Double(bin.exampleCount)
    }
    calibrationError = distances / Double(max(1, probabilities.count { $0 != nil }))
  }

  static func likeliest(_ probabilities: [Double]) -> Int {
    var best = 0
    for index in probabilities.indices where probabilities[index] > probabilities[best] {
      best = index
    }
    return best
  }

  private static func figures(_ name: String, _ number: Int, _ confusion: [[Int]]) -> ClassFigures {
    let hits = confusion[number][number]
    let own = confusion[number].reduce(0, +)
    let told = confusion.reduce(0) { $0 + $1[number] }
    return ClassFigures(
      name: name, exampleCount: own, precision: ratio(hits, told), recall: ratio(hits, own),
      f1: ratio(2 * hits, own + told))
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }

  private static func loss(_ gold: [Int], _ probabilities: [[Double]?]) -> Double {
    var sum = 0.0
    for (gold, row) in zip(gold, probabilities) {
      let probability = row?[gold] ?? 0
      sum +=
        probability > 0 ? min(greatestLoss, -Logarithm.natural(probability)) : greatestLoss
    }
    return sum / Double(max(1, gold.count))
  }

  /// Of a probability of 0.
  private static let greatestLoss = 20.0
  private static let binCount = 10

  private static func bins(_ gold: [Int], _ probabilities: [[Double]?]) -> [Bin] {
    var bins = (0..<binCount).map {
      Bin(from: Double($0) / Double(binCount), exampleCount: 0, probability: 0, accuracy: 0)
    }
    for (gold, row) in zip(gold, probabilities) {
      guard let row else { continue }
      let told = likeliest(row)
      let bin = min(binCount - 1, Int(row[told] * Double(binCount)))
      bins[bin].exampleCount += 1
      bins[bin].probability += row[told]
      bins[bin].accuracy += told == gold ? 1 : 0
    }
    return bins.filter { $0.exampleCount > 0 }.map { bin in
      var bin = bin
      bin.probability /= Double(bin.exampleCount)
      bin.accuracy /= Double(bin.exampleCount)
      return bin
    }
  }
}
