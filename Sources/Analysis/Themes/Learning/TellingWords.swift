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

  /// The words that tell the classes of `table` by the function `sum` of the rows of `fit`.
  init(_ table: ExampleTable, _ fit: ThemeFit, _ sum: ClassWeights) {
    let counts = table.exampleCounts
    var sums = Array(repeating: 0.0, count: table.features.count * table.classCount)
    for row in table.examples {
      let number = table.classes[row]
      for index in fit.rows.range(ofRow: row) {
        sums[Int(fit.rows.columns[index]) * table.classCount + number] += Double(
          fit.rows.values[index])
      }
    }
    var found = Array(repeating: [Candidate](), count: table.classCount)
    for feature in table.features.indices
    where table.kinds[feature] == .word || table.kinds[feature] == .phrase {
      let weights = sum.weights(ofFeature: feature)
      for number in weights.indices {
        let contribution =
          weights[number] * sums[feature * table.classCount + number]
          / Double(max(1, counts[number]))
        guard contribution > 0 else { continue }
        Self.insert(
          Candidate(feature: table.features[feature], contribution: contribution),
          to: &found[number])
      }
    }
    classes = found.map { candidates in
      candidates.map { Entry(text: $0.feature.text, contribution: $0.contribution) }
    }
  }

  private struct Candidate {
    var feature: ThemeFeature
    var contribution: Double

    func precedes(_ other: Candidate) -> Bool {
      if contribution != other.contribution { return contribution > other.contribution }
      return ThemeFeature.precedes(feature, other.feature)
    }
  }

  /// Puts `candidate` among the strongest ones, unless there are enough that are stronger.
  private static func insert(_ candidate: Candidate, to strongest: inout [Candidate]) {
    if strongest.count == limit {
      guard let last = strongest.last, candidate.precedes(last) else { return }
      strongest.removeLast()
    }
    let place = strongest.firstIndex { candidate.precedes($0) } ?? strongest.count
    strongest.insert(candidate, at: place)
  }
}
