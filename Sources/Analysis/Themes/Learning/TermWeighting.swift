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

  /// A weighting of known rarities.
  init(rarities: [Double], kinds: [ThemeFeature.Kind]) {
    self.rarities = rarities
    self.kinds = kinds
  }

  /// The weighting learnt from the rows of `counts` with indices `rows`.
  ///
  /// - Parameters:
  ///   - seeds: rows whose features are known, too, but which are no examples.
  ///   - minimumPhraseRows: phrases in fewer rows are not known.
  init(
    _ counts: FeatureRows, rows: [Int], seeds: [Int], kinds: [ThemeFeature.Kind],
    minimumPhraseRows: Int
  ) {
    var frequencies = Array(repeating: 0, count: kinds.count)
    for row in rows {
      for index in counts.range(ofRow: row) { frequencies[Int(counts.columns[index])] += 1 }
    }
    var isSeed = Array(repeating: false, count: kinds.count)
    for row in seeds {
      for index in counts.range(ofRow: row) { isSeed[Int(counts.columns[index])] = true }
    }
    rarities = Array(repeating: 0, count: kinds.count)
    for feature in kinds.indices {
      let frequency = frequencies[feature]
      let least = kinds[feature] == .phrase ? minimumPhraseRows : 1
      guard frequency >= least || isSeed[feature] else { continue }
      rarities[feature] =
        1 + Logarithm.natural(Double(1 + rows.count) / Double(1 + frequency))
    }
    self.kinds = kinds
  }

  /// The values of a row of counts, those of features that are not known left out.
  func values(
    of counts: some Sequence<(feature: Int, value: Double)>
  ) -> [(feature: Int, value: Double)] {
    var result: [(feature: Int, value: Double)] = []
    findValues(of: counts, &result)
    return result
  }

  /// Puts the values of a row of counts in place of what is in `result`.
  private func findValues(
    of counts: some Sequence<(feature: Int, value: Double)>,
    _ result: inout [(feature: Int, value: Double)]
  ) {
    result.removeAll(keepingCapacity: true)
    // For each family; there are three.
    var norms = InlineArray<3, Double>(repeating: 0)
    for (feature, count) in counts where rarities[feature] > 0 {
      let value = (1 + Self.logarithm(ofCount: count)) * rarities[feature]
      norms[kinds[feature].rawValue] += value * value
      result.append((feature, value))
    }
    for family in norms.indices where norms[family] > 0 {
      norms[family] = 1 / (norms[family] * Double(norms.count)).squareRoot()
    }
    for index in result.indices {
      result[index].value *= norms[kinds[result[index].feature].rawValue]
    }
  }

  /// The rows of `counts` with values in place of counts, in the same order.
  func rows(_ counts: FeatureRows) -> FeatureRows {
    var result = FeatureRows()
    result.reserve(rows: counts.count, values: counts.values.count)
    var values: [(feature: Int, value: Double)] = []
    for row in 0..<counts.count {
      let entries = counts.range(ofRow: row).lazy.map {
        (feature: Int(counts.columns[$0]), value: counts.values[$0])
      }
      findValues(of: entries, &values)
      result.append(values)
    }
    return result
  }

  private static func logarithm(ofCount count: Double) -> Double {
    let index = Int(count)
    return index < logarithms.count ? logarithms[index] : Logarithm.natural(count)
  }

  /// Of 0 (never asked for) to 255.
  private static let logarithms = (0..<256).map { Logarithm.natural(Double(max($0, 1))) }
}
