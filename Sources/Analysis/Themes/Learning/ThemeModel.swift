/// Themes learnt from examples: what each feature adds to the score of each class.
///
/// Immutable, made once for many documents.
public struct ThemeModel: Sendable {
  /// A class: what it is called, and what it was learnt from.
  public struct Class: Hashable, Sendable {
    /// Its name, as the examples have it.
    public var name: String
    /// The number of its examples.
    public var exampleCount: Int
    /// The score of a document before anything in it counts.
    public var bias: Double

    /// A class.
    public init(name: String, exampleCount: Int, bias: Double) {
      self.name = name
      self.exampleCount = exampleCount
      self.bias = bias
    }
  }

  /// A feature: how rare it is, and for what it speaks.
  public struct Entry: Hashable, Sendable {
    /// The feature.
    public var feature: ThemeFeature
    /// 1 + ln((1 + examples) / (1 + examples with the feature)), 1 or more.
    public var rarity: Double
    /// For each class what a value of 1 adds to its score.
    public var weights: [Double]

    /// An entry.
    public init(feature: ThemeFeature, rarity: Double, weights: [Double]) {
      self.feature = feature
      self.rarity = rarity
      self.weights = weights
    }
  }

  /// Two classes or more, in the order of the bytes of their names.
  public let classes: [Class]
  /// All features, by family and then by bytes.
  public let entries: [Entry]
  /// True if it has to be handed the themes of texts, too (see `ThemeWords`).
  public var knowsThemes: Bool { entries.last?.feature.kind == .theme }
  /// True if the probabilities were fitted to examples that were held out.
  public let isCalibrated: Bool

  let vocabulary: ThemeVocabulary
  let weighting: TermWeighting

  /// A model of these parts.
  ///
  /// - Precondition: as many weights as classes in each entry, and each feature once.
  public init(classes: [Class], entries: [Entry], isCalibrated: Bool) {
    precondition(
      entries.allSatisfy { $0.weights.count == classes.count }, "a weight for each class")
    self.classes = classes
    self.entries = entries
    self.isCalibrated = isCalibrated
    vocabulary = ThemeVocabulary(entries.map(\.feature))
    weighting = TermWeighting(
      rarities: entries.map(\.rarity), kinds: entries.map(\.feature.kind))
  }

  /// The model that was learnt, with numbers of six digits behind the point, as its file has them.
  init(
    _ table: ExampleTable, _ weighting: TermWeighting, _ sum: ClassWeights, isCalibrated: Bool
  ) {
    let biases = sum.biases
    let counts = table.exampleCounts
    let classes = table.names.indices.map {
      Class(
        name: table.names[$0], exampleCount: counts[$0], bias: Self.rounded(biases[$0]))
    }
    var entries: [Entry] = []
    for number in table.orderedFeatures where weighting.rarities[number] > 0 {
      let weights = sum.weights(ofFeature: number).map(Self.rounded)
      entries.append(
        Entry(
          feature: table.features[number], rarity: Self.rounded(weighting.rarities[number]),
          weights: weights))
    }
    self.init(classes: classes, entries: entries, isCalibrated: isCalibrated)
  }

  /// The steps of a whole number into which numbers are rounded.
  private static let steps = 1e6

  private static func rounded(_ value: Double) -> Double { (value * steps).rounded() / steps }
}
