import TextModel

/// Examples and seeds as rows of counts, with their classes.
struct ExampleTable: Sendable {
  /// The names of the classes, in the order of their bytes.
  let names: [String]
  /// The features of all rows.
  let features: [ThemeFeature]
  /// The families of `features`.
  let kinds: [ThemeFeature.Kind]
  /// How often features occur in each row.
  private(set) var counts = FeatureRows()
  /// The class of each row.
  private(set) var classes: [Int] = []
  /// How much each row counts.
  private(set) var weights: [Double] = []
  /// The rows that are examples.
  let examples: [Int]
  /// The rows that are seeds.
  let seeds: [Int]

  /// The number of classes.
  var classCount: Int { names.count }

  /// A table of `examples`, and of those `seeds` whose class has examples.
  ///
  /// - Parameter minimumPhraseRows: phrases in fewer examples, and in no seed, are left out.
  init(examples: [ThemeExample], seeds: [ThemeExample], minimumPhraseRows: Int) {
    let names = Set(examples.map(\.label)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    self.names = names
    var vocabulary = ThemeVocabulary()
    var rows: [[(feature: Int, count: Int)]] = []
    for example in examples + seeds {
      guard let number = numbers[example.label] else { continue }
      rows.append(vocabulary.addingCounts(of: example.words))
      classes.append(number)
      weights.append(example.weight)
    }
    let kept = Self.kept(
      vocabulary.kinds, rows, exampleCount: examples.count, minimumPhraseRows)
    features = kept.indices.compactMap { kept[$0] == nil ? nil : vocabulary.feature($0) }
    kinds = features.map(\.kind)
    counts.reserve(rows: rows.count, values: rows.reduce(0) { $0 + $1.count })
    for row in rows {
      counts.append(
        row.lazy.compactMap { entry in kept[entry.feature].map { ($0, Double(entry.count)) } })
    }
    self.examples = Array(0..<examples.count)
    self.seeds = Array(examples.count..<counts.count)
  }

  /// For each feature its number in the table; `nil` for rare phrases, which are most of all features.
  private static func kept(
    _ kinds: [ThemeFeature.Kind], _ rows: [[(feature: Int, count: Int)]], exampleCount: Int,
    _ minimumPhraseRows: Int
  ) -> [Int?] {
    var frequencies = Array(repeating: 0, count: kinds.count)
    for (index, row) in rows.enumerated() {
      let share = index < exampleCount ? 1 : minimumPhraseRows
      for entry in row { frequencies[entry.feature] += share }
    }
    var count = 0
    return kinds.indices.map { feature in
      guard kinds[feature] != .phrase || frequencies[feature] >= minimumPhraseRows
      else { return nil }
      count += 1
      return count - 1
    }
  }

  /// The numbers of all features, by family and then by bytes.
  var orderedFeatures: [Int] {
    // Most are told apart by their first eight bytes.
    var keys: [(family: Int, beginning: UInt64, feature: Int)] = []
    keys.reserveCapacity(features.count)
    for (number, feature) in features.enumerated() {
      var beginning: UInt64 = 0
      let bytes = feature.text.utf8Span.span
      for index in 0..<8 {
        beginning = beginning << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
      }
      keys.append((feature.kind.rawValue, beginning, number))
    }
    keys.sort { left, right in
      if left.family != right.family { return left.family < right.family }
      if left.beginning != right.beginning { return left.beginning < right.beginning }
      return ThemeFeature.precedes(features[left.feature], features[right.feature])
    }
    return keys.map(\.feature)
  }

  /// For each class the number of its examples.
  var exampleCounts: [Int] {
    var result = Array(repeating: 0, count: classCount)
    for row in examples { result[classes[row]] += 1 }
    return result
  }

  /// For each example the fold in which it is held out; `nil` for the only one of its class.
  ///
  /// The examples of a class are dealt out in a random order that is always the same.
  func folds(count: Int) -> [Int?] {
    var result: [Int?] = Array(repeating: nil, count: examples.count)
    var generator = SplitMix64(seed: Self.seed)
    var next = 0
    for number in 0..<classCount {
      var members = examples.filter { classes[$0] == number }
      guard members.count > 1 else { continue }
      members.shuffle(using: &generator)
      for row in members {
        result[row] = next % count
        next += 1
      }
    }
    return result
  }

  private static let seed: UInt64 = 7
}
