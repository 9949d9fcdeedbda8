/// Learns themes from examples.
///
/// Features are lemmas, beginnings of lemmas and phrases (`ThemeFeature`), their
/// values those of `TermWeighting`. Two linear models are learnt (`ThemeFit`);
/// how they are mixed, and how sure the sum is, is found out by cross-validation
/// (`ThemeCalibration`), whose figures come with the model.
public struct ThemeTrainer: Sendable {
  /// How themes are learnt.
  public struct Configuration: Hashable, Sendable, Codable {
    /// The parts of cross-validation, 2 or more; each example is held out once.
    public var foldCount = 5
    /// In how many examples a phrase has to be, 1 or more.
    public var minimumPhraseExamples = 2
    /// What all seeds of a class together count for, in examples.
    public var seedExamples = 5.0

    /// The usual settings.
    public init() {}
  }

  /// How themes are learnt.
  public let configuration: Configuration

  /// A trainer with these settings.
  ///
  /// - Precondition: the numbers of `configuration` are in their ranges.
  public init(configuration: Configuration = .init()) {
    precondition(
      configuration.foldCount >= 2 && configuration.minimumPhraseExamples >= 1
        && configuration.seedExamples > 0, "numbers in their ranges")
    self.configuration = configuration
  }

  /// A model learnt from `examples`, and how well it did on those held out.
  ///
  /// - Parameter seeds: words that speak for a class; those of classes without examples are left out.
  /// - Throws: `ThemeLearningError` for less than two classes, or no words.
  public func training(
    on examples: [ThemeExample], seeds: [ThemeExample] = []
  ) throws(ThemeLearningError) -> ThemeTraining {
    let minimum = configuration.minimumPhraseExamples
    let table = ExampleTable(
      examples: examples, seeds: weighed(seeds), minimumPhraseRows: minimum)
    try check(table)
    let fit = ThemeFit(table, examples: table.examples, minimumPhraseRows: minimum)
    let held = heldOut(table)
    var calibration = ThemeCalibration(
      machine: table.examples.map { fit.machine.scores(fit.rows, row: $0) },
      bayes: table.examples.map { fit.bayes.scores(fit.rows, row: $0) })
    var evaluation: ThemeEvaluation?
    if !held.rows.isEmpty {
      let gold = held.rows.map { table.classes[$0] }
      calibration = ThemeCalibration(
        machine: held.machine, bayes: held.bayes, gold: gold)
      evaluation = ThemeEvaluation(
        classes: table.names, gold: gold,
        probabilities: held.probabilities(under: calibration))
    }
    return ThemeTraining(
      model: ThemeModel(table, fit, calibration, isCalibrated: evaluation != nil),
      evaluation: evaluation, heldOut: held.rows, telling: TellingWords(table, fit, calibration))
  }

  /// Seeds that count together what the configuration says, and none more than an example.
  private func weighed(_ seeds: [ThemeExample]) -> [ThemeExample] {
    var sums: [String: Double] = [:]
    for seed in seeds { sums[seed.label, default: 0] += seed.weight }
    return seeds.compactMap { seed in
      guard seed.weight > 0, !seed.words.isEmpty, let sum = sums[seed.label] else { return nil }
      var seed = seed
      seed.weight *= min(1, configuration.seedExamples / sum)
      return seed
    }
  }

  private func check(_ table: ExampleTable) throws(ThemeLearningError) {
    guard table.classCount > 1 else {
      throw ThemeLearningError(
        code: .tooFewClasses,
        description: "examples of two classes or more expected, "
          + (table.names.first.map { "only \"\($0)\"" } ?? "none") + " found")
    }
    guard !table.features.isEmpty else {
      throw ThemeLearningError(
        code: .noWords, description: "words expected in the examples, none found")
    }
  }

  private func heldOut(_ table: ExampleTable) -> HeldOut {
    // More parts than examples would be empty.
    let count = min(configuration.foldCount, max(2, table.examples.count))
    let folds = table.folds(count: count)
    var result = HeldOut()
    for fold in 0..<count {
      let tested = table.examples.filter { folds[$0] == fold }
      guard !tested.isEmpty else { continue }
      let fit = ThemeFit(
        table, examples: table.examples.filter { folds[$0] != fold },
        minimumPhraseRows: configuration.minimumPhraseExamples)
      for row in tested {
        result.rows.append(row)
        result.machine.append(fit.machine.scores(fit.rows, row: row))
        result.bayes.append(fit.bayes.scores(fit.rows, row: row))
      }
    }
    return result
  }
}

/// The scores of examples under models that were not learnt from them.
private struct HeldOut {
  var rows: [Int] = []
  var machine: [[Double]] = []
  var bayes: [[Double]] = []

  func probabilities(under calibration: ThemeCalibration) -> [[Double]?] {
    zip(machine, bayes).map { machine, bayes in
      ThemeCalibration.probabilities(
        zip(machine, bayes).map {
          calibration.machineFactor * $0 + calibration.bayesFactor * $1
        })
    }
  }
}

/// What training gives.
public struct ThemeTraining: Sendable {
  /// The model.
  public var model: ThemeModel
  /// How well models did on examples that were held out; `nil` where no class has two.
  public var evaluation: ThemeEvaluation?
  /// The indices of these examples, in the order in which they were held out.
  public var heldOut: [Int]
  /// The words that tell each class.
  public var telling: TellingWords
}
