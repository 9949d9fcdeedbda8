public import Analysis

/// What `themes train` and `themes evaluate` tell of a model, as `szpalta schema` describes it.
public struct LearningReport: Encodable, Sendable {
  /// How the examples were used.
  public enum Kind: String, Encodable, Sendable {
    /// Each was held out once from models learnt from the others.
    case crossValidation
    /// None was learnt from.
    case evaluation
  }

  /// How the examples were used.
  public var kind: Kind
  /// The number of examples read, those left out among them.
  public var foundCount: Int
  /// The number of examples left.
  public var exampleCount: Int
  /// Whether the model's probabilities were fitted to examples held out.
  public var calibrated: Bool
  /// The names of the classes, in the order of all lists.
  public var classes: [String]
  /// The number of features of the model.
  public var featureCount: Int
  /// The figures; `nil` where no class has two examples.
  public var figures: ThemeEvaluation?
  /// For each class the words that tell it; `nil` for a model that was read from a file.
  public var telling: [[TellingWords.Entry]]?

  /// The report on a training from `exampleCount` of `foundCount` examples.
  public init(training: ThemeTraining, exampleCount: Int, foundCount: Int) {
    kind = .crossValidation
    self.foundCount = foundCount
    self.exampleCount = exampleCount
    calibrated = training.model.isCalibrated
    classes = training.model.classes.map(\.name)
    featureCount = training.model.entries.count
    figures = training.evaluation
    telling = training.telling.classes
  }

  /// The report on `model` and examples that it was not learnt from.
  public init(model: ThemeModel, figures: ThemeEvaluation, foundCount: Int) {
    kind = .evaluation
    self.foundCount = foundCount
    exampleCount = figures.exampleCount
    calibrated = model.isCalibrated
    classes = model.classes.map(\.name)
    featureCount = model.entries.count
    self.figures = figures
  }

  /// The report as JSON for people.
  public var json: String { JSONText.indented(self) }
}

extension ThemeModel {
  /// How well the model tells `examples`, and those whose class it does not know.
  public func evaluation(
    of examples: [ThemeExample]
  ) -> (figures: ThemeEvaluation, unknownLabels: [String]) {
    let names = classes.map(\.name)
    let known = examples.filter { names.contains($0.label) }
    let unknown = Set(examples.map(\.label)).subtracting(names).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let figures = ThemeEvaluation(
      classes: names, gold: known.compactMap { names.firstIndex(of: $0.label) },
      probabilities: known.map { probabilities(for: $0.words) })
    return (figures, unknown)
  }
}
