/// For each class the words and phrases that speak for it in its examples.
public struct TellingWords: Hashable, Sendable {
  /// A word or phrase with what it adds to the score of a mean example of the class.
  public struct Entry: Hashable, Sendable, Encodable {
    /// The lemma or phrase.
    public var text: String
    /// In the unit of scores, more than 0.
    public var contribution: Double
  }

  /// In the order of the classes, the strongest first.
  public var classes: [[Entry]]

  /// The number of words a class that are kept.
  private static let limit = 20

  init(_ table: ExampleTable, _ fit: ThemeFit, _ calibration: ThemeCalibration) {
    let counts = table.exampleCounts
    var sums = Array(repeating: 0.0, count: table.features.count * table.classCount)
    for row in table.examples {
      let number = table.classes[row]
      for index in fit.rows.range(ofRow: row) {
        sums[Int(fit.rows.columns[index]) * table.classCount + number] += fit.rows.values[index]
      }
    }
    classes = (0..<table.classCount).map { number in
      var entries: [(feature: ThemeFeature, contribution: Double)] = []
      for (feature, name) in table.features.enumerated() where name.kind != .beginning {
        let index = feature * table.classCount + number
        let weight =
          calibration.machineFactor * fit.machine.weights[index]
          + calibration.bayesFactor * fit.bayes.weights[index]
        let contribution = weight * sums[index] / Double(max(1, counts[number]))
        if contribution > 0 { entries.append((name, contribution)) }
      }
      entries.sort { left, right in
        if left.contribution != right.contribution { return left.contribution > right.contribution }
        return ThemeFeature.precedes(left.feature, right.feature)
      }
      return entries.prefix(Self.limit).map {
        Entry(text: $0.feature.text, contribution: $0.contribution)
      }
    }
  }
}
