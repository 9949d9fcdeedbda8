/// Learns themes from examples.
///
/// Features are lemmas, beginnings of lemmas and phrases, and themes, if the
/// words of the examples come with them (`ThemeFeature`); their values are those
/// of `TermWeighting`. Two linear models are learnt (`ThemeFit`); how they are
/// mixed, and how sure the sum is, is found out by cross-validation
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
  /// - Parameters:
  ///   - seeds: words that speak for a class; those of classes without examples are left out.
  ///   - mapping: what learns from several parts at the same time; the result does not depend on it.
  /// - Throws: `ThemeLearningError` for less than two classes, or no words.
  public func training(
    on examples: [ThemeExample], seeds: [ThemeExample] = [],
    mapping: some ParallelMapping = SerialMapping()
  ) throws(ThemeLearningError) -> ThemeTraining {
    let minimum = configuration.minimumPhraseExamples
    let table = ExampleTable(
      examples: examples, seeds: weighed(seeds), minimumPhraseRows: minimum)
    try check(table)
    let folds = folds(of: table)
    let learnt = mapping.map([nil] + folds) { fold in
      fold.map { Learnt.heldOut(heldOut($0, of: table)) }
        ?? .model(ThemeFit(table, examples: table.examples, minimumPhraseRows: minimum))
    }
    guard case .model(let fit) = learnt[0] else { preconditionFailure("the model is the first") }
    let held = HeldOut(learnt.compactMap { if case .heldOut(let part) = $0 { part } else { nil } })
    var calibration = ThemeCalibration()
    var evaluation: ThemeEvaluation?
    if !held.rows.isEmpty {
      let gold = held.rows.map { table.classes[$0] }
      calibration = ThemeCalibration(
        machine: held.machine, bayes: held.bayes, gold: gold)
      evaluation = ThemeEvaluation(
        classes: table.names, gold: gold,
        probabilities: held.probabilities(under: calibration))
    } else {
      calibration = ThemeCalibration(
        machine: table.examples.map { fit.machine.scores(fit.rows, row: $0) },
        bayes: table.examples.map { fit.bayes.scores(fit.rows, row: $0) })
    }
    let sum = fit.sum(under: calibration)
    return ThemeTraining(
      model: ThemeModel(table, fit.weighting, sum, isCalibrated: evaluation != nil),
      evaluation: evaluation, heldOut: held.rows, telling: TellingWords(table, fit, sum))
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

  /// What is learnt at the same time.
  private enum Learnt: Sendable {
    case model(ThemeFit)
    case heldOut(HeldOut)
  }

  /// The examples that are held out in each part of cross-validation, at least one.
  private func folds(of table: ExampleTable) -> [[Int]?] {
    // More parts than examples would be empty.
    let count = min(configuration.foldCount, max(2, table.examples.count))
    let folds = table.folds(count: count)
    return (0..<count).map { fold in table.examples.filter { folds[$0] == fold } }
      .filter { !$0.isEmpty }
  }

  /// The scores of the examples `tested` under models learnt from the others.
  private func heldOut(_ tested: [Int], of table: ExampleTable) -> HeldOut {
    let isTested = Set(tested)
    let fit = ThemeFit(
      table, examples: table.examples.filter { !isTested.contains($0) },
      minimumPhraseRows: configuration.minimumPhraseExamples)
    return HeldOut(
      rows: tested, machine: tested.map { fit.machine.scores(fit.rows, row: $0) },
      bayes: tested.map { fit.bayes.scores(fit.rows, row: $0) })
  }
}

/// The scores of examples under models that were not learnt from them.
private struct HeldOut: Sendable {
  var rows: [Int]
  var machine: [[Double]]
  var bayes: [[Double]]

  init(rows: [Int], machine: [[Double]], bayes: [[Double]]) {
    (self.rows, self.machine, self.bayes) = (rows, machine, bayes)
  }

  /// Those of all `parts`.
  init(_ parts: [HeldOut]) {
    self.init(
      rows: parts.flatMap(\.rows), machine: parts.flatMap(\.machine),
      bayes: parts.flatMap(\.bayes))
  }

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
