import TextModel

/// Examples and seeds as rows of features, with their classes.
///
/// Features are numbered by family.
struct ExampleTable: Sendable {
  /// The names of the classes, in the order of their bytes.
  let names: [String]
  /// The features of all rows.
  let features: [ThemeFeature]
  /// The families of `features`.
  let kinds: [ThemeFeature.Kind]
  /// Where the features of each family end.
  let familyEnds: [Int]
  /// For each feature of a row 1 + ln of how often it occurs there.
  private(set) var rows = FeatureRows()
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
    var counts = ExampleCounts()
    for example in examples + seeds {
      guard let number = numbers[example.label] else { continue }
      counts.add(example.words)
      classes.append(number)
      weights.append(example.weight)
    }
    let common = counts.commonPhrases(least: minimumPhraseRows, exampleCount: examples.count)
    features =
      (0..<counts.words.count).map { ThemeFeature(.word, counts.words.text(of: $0)) }
      + (0..<counts.beginnings.count).map {
        ThemeFeature(.beginning, counts.beginnings.text(of: $0))
      }
      + common.indices.filter { common[$0] != nil }.map {
        ThemeFeature(.phrase, counts.text(ofPhrase: $0))
      } + (0..<counts.themes.count).map { ThemeFeature(.theme, counts.themes.text(of: $0)) }
    kinds = features.map(\.kind)
    let wordsAndBeginnings = counts.words.count + counts.beginnings.count
    familyEnds = [
      counts.words.count, wordsAndBeginnings, features.count - counts.themes.count, features.count,
    ]
    self.examples = Array(0..<examples.count)
    self.seeds = Array(examples.count..<counts.rows.count)
    for row in counts.rows { append(row, common) }
  }

  /// Adds a row with the `common` ones of its phrases, which have these numbers.
  private mutating func append(_ row: ExampleCounts.Row, _ common: [Int?]) {
    for entry in row.words { append(Int(entry.number), entry.count) }
    for entry in row.beginnings { append(familyEnds[0] + Int(entry.number), entry.count) }
    for entry in row.phrases {
      guard let number = common[Int(entry.number)] else { continue }
      append(familyEnds[1] + number, entry.count)
    }
    for entry in row.themes { append(familyEnds[2] + Int(entry.number), entry.count) }
    rows.endRow()
  }

  private mutating func append(_ feature: Int, _ count: Int32) {
    rows.append(feature, Float(TermWeighting.frequency(ofCount: Int(count))))
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
