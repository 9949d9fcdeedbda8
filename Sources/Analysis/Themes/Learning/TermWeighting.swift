/// How rare features are among examples, and the values that they give to rows.
///
/// A feature that occurs k times in a row has the value (1 + ln k) · idf, with
/// idf = 1 + ln((1 + examples) / (1 + examples with the feature)). The values of
/// each family are brought to length 1, and all of them divided by the root of
/// the number of families, so that long texts weigh as short ones, and many
/// phrases no more than few words.
struct TermWeighting: Sendable {
  /// For each feature 1 + ln((1 + n) / (1 + df)); 0 if it is not known.
  var rarities: [Double]
  /// For each feature its family.
  let kinds: [ThemeFeature.Kind]

  /// The number of families: that of themes counts only if there are any.
  private var familyCount: Int {
    ThemeFeature.Kind.allCases.count - (kinds.last == .theme ? 0 : 1)
  }

  /// A weighting of known rarities.
  init(rarities: [Double], kinds: [ThemeFeature.Kind]) {
    self.rarities = rarities
    self.kinds = kinds
  }

  /// The weighting learnt from the examples of `table` with indices `examples`.
  ///
  /// - Parameter minimumPhraseRows: phrases in fewer rows, and in no seed, are not known.
  init(_ table: ExampleTable, examples: [Int], minimumPhraseRows: Int) {
    var frequencies = Array(repeating: 0, count: table.features.count)
    for row in examples {
      for index in table.rows.range(ofRow: row) { frequencies[Int(table.rows.columns[index])] += 1 }
    }
    var isSeed = Array(repeating: false, count: table.features.count)
    for row in table.seeds {
      for index in table.rows.range(ofRow: row) { isSeed[Int(table.rows.columns[index])] = true }
    }
    let known = (0...examples.count).map {
      1 + Logarithm.natural(Double(1 + examples.count) / Double(1 + $0))
    }
    rarities = frequencies.indices.map { feature in
      let least = table.kinds[feature] == .phrase ? minimumPhraseRows : 1
      return frequencies[feature] >= least || isSeed[feature] ? known[frequencies[feature]] : 0
    }
    kinds = table.kinds
  }

  /// The values of a row of counts, those of features that are not known left out.
  func values(
    of counts: [(feature: Int, count: Int)]
  ) -> [(feature: Int, value: Double)] {
    var result: [(feature: Int, value: Double)] = []
    // For each family; there are four.
    var norms = InlineArray<4, Double>(repeating: 0)
    for (feature, count) in counts where rarities[feature] > 0 {
      let value = Self.frequency(ofCount: count) * rarities[feature]
      norms[kinds[feature].rawValue] += value * value
      result.append((feature, value))
    }
    for family in norms.indices where norms[family] > 0 {
      norms[family] = 1 / (norms[family] * Double(familyCount)).squareRoot()
    }
    for index in result.indices {
      result[index].value *= norms[kinds[result[index].feature].rawValue]
    }
    return result
  }

  /// The rows of `table` with values; 0 for features that are not known.
  func rows(of table: ExampleTable) -> FeatureRows {
    let rarities = rarities.map(Float.init)
    var values: [Float] = []
    values.reserveCapacity(table.rows.values.count)
    for row in 0..<table.rows.count {
      var next = table.rows.starts[row]
      for familyEnd in table.familyEnds {
        appendValues(
          of: table.rows, from: &next, before: familyEnd, in: row, rarities, to: &values)
      }
    }
    return table.rows.with(values: values)
  }

  /// Appends the values of a family, whose features are those from `next` on that are less than `end`.
  private func appendValues(
    of rows: FeatureRows, from next: inout Int, before end: Int, in row: Int,
    _ rarities: [Float], to values: inout [Float]
  ) {
    let first = next
    var norm: Float = 0
    while next < rows.starts[row + 1], rows.columns[next] < end {
      let value = rows.values[next] * rarities[Int(rows.columns[next])]
      norm += value * value
      values.append(value)
      next += 1
    }
    guard norm > 0 else { return }
    let factor = 1 / (norm * Float(familyCount)).squareRoot()
    for index in first..<next { values[index] *= factor }
  }

  /// 1 + ln `count`.
  static func frequency(ofCount count: Int) -> Double {
    count < frequencies.count ? frequencies[count] : 1 + Logarithm.natural(Double(count))
  }

  /// Of 0 (never asked for) to 255.
  private static let frequencies = (0..<256).map { 1 + Logarithm.natural(Double(max($0, 1))) }
}
