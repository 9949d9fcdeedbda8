/// The features of a model, by number.
struct ThemeVocabulary: Sendable {
  private var families: [Family]

  /// The features of one kind.
  private struct Family: Sendable {
    var texts = WordNumbers()
    /// For each text the number of its feature.
    var features: [Int32] = []
  }

  /// A vocabulary of `features`, which are all different.
  init(_ features: [ThemeFeature]) {
    families = Array(repeating: Family(), count: ThemeFeature.Kind.allCases.count)
    for (number, feature) in features.enumerated() {
      let kind = feature.kind.rawValue
      _ = families[kind].texts.insert(feature.text.utf8Span.span)
      families[kind].features.append(Int32(number))
    }
  }

  /// The number of a feature; `nil` if there is none.
  func number(_ kind: ThemeFeature.Kind, _ text: Span<UInt8>) -> Int? {
    families[kind.rawValue].texts.number(of: text).map {
      Int(families[kind.rawValue].features[$0])
    }
  }

  /// The known features that the lemma `word` stands for: itself and its beginnings.
  func features(ofWord word: String) -> [Int] {
    let bytes = word.utf8Span.span
    var result: [Int] = []
    if let number = number(.word, bytes) { result.append(number) }
    for end in ThemeFeature.endsOfBeginnings(of: bytes) {
      if let number = number(.beginning, bytes.extracting(0..<end)) { result.append(number) }
    }
    return result
  }

  /// `counts` by number, those of the same feature added.
  static func joined(_ counts: [(feature: Int, count: Int)]) -> [(feature: Int, count: Int)] {
    var result: [(feature: Int, count: Int)] = []
    result.reserveCapacity(counts.count)
    for entry in counts.sorted(by: { $0.feature < $1.feature }) {
      if result.last?.feature == entry.feature {
        result[result.count - 1].count += entry.count
      } else {
        result.append(entry)
      }
    }
    return result
  }
}
