/// The features of a model or a collection, by number.
struct ThemeVocabulary: Sendable {
  /// The features, in the order of their numbers.
  private(set) var features: [ThemeFeature] = []
  private var numbers: [[String: Int]]
  /// For words that were asked for: the numbers of their own feature and of their beginnings.
  private var featuresOfWords: [String: [Int]] = [:]

  /// A vocabulary of `features`, which are all different.
  init(_ features: [ThemeFeature] = []) {
    numbers = Array(repeating: [:], count: ThemeFeature.Kind.allCases.count)
    for feature in features { _ = insert(feature.kind, feature.text) }
  }

  /// The number of a feature; `nil` if there is none.
  func number(_ kind: ThemeFeature.Kind, _ text: String) -> Int? { numbers[kind.rawValue][text] }

  /// How often each feature that `words` have occurs there, those not known added; by number.
  mutating func addingCounts(of words: ThemeWords) -> [(feature: Int, count: Int)] {
    var counts: [(feature: Int, count: Int)] = []
    for word in words.words {
      for number in addingFeatures(ofWord: word.text) {
        counts.append((number, word.places.count))
      }
    }
    for phrase in words.phrases {
      counts.append((insert(.phrase, phrase.text), phrase.places.count))
    }
    return Self.joined(counts)
  }

  /// The known features that the lemma `word` stands for: itself and its beginnings.
  func features(ofWord word: String) -> [Int] {
    var result: [Int] = []
    if let number = number(.word, word) { result.append(number) }
    for beginning in ThemeFeature.beginnings(of: word) {
      if let number = number(.beginning, beginning) { result.append(number) }
    }
    return result
  }

  private mutating func addingFeatures(ofWord word: String) -> [Int] {
    if let known = featuresOfWords[word] { return known }
    var result = [insert(.word, word)]
    for beginning in ThemeFeature.beginnings(of: word) {
      result.append(insert(.beginning, beginning))
    }
    featuresOfWords[word] = result
    return result
  }

  private mutating func insert(_ kind: ThemeFeature.Kind, _ text: String) -> Int {
    if let known = number(kind, text) { return known }
    numbers[kind.rawValue][text] = features.count
    features.append(ThemeFeature(kind, text))
    return features.count - 1
  }

  /// `counts` by number, those of the same feature added.
  static func joined(_ counts: [(feature: Int, count: Int)]) -> [(feature: Int, count: Int)] {
    var result: [(feature: Int, count: Int)] = []
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
