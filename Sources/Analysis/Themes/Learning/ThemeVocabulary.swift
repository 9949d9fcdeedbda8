/// The features of a model or a collection, by number.
struct ThemeVocabulary: Sendable {
  /// The families of all features, in the order of their numbers.
  private(set) var kinds: [ThemeFeature.Kind] = []
  /// For each feature the number of its text in its family.
  private var texts: [Int32] = []
  private var families: [Family]

  /// The features of one kind.
  private struct Family: Sendable {
    var texts = WordNumbers()
    /// For each text the number of its feature.
    var features: [Int32] = []
    /// For each text, of a word that was added, the features of its beginnings.
    var beginnings: [[Int32]?] = []
  }

  /// A vocabulary of `features`, which are all different.
  init(_ features: [ThemeFeature] = []) {
    families = Array(repeating: Family(), count: ThemeFeature.Kind.allCases.count)
    for feature in features { _ = insert(feature.kind, feature.text.utf8Span.span) }
  }

  /// The feature with that number.
  func feature(_ number: Int) -> ThemeFeature {
    let kind = kinds[number]
    return ThemeFeature(kind, families[kind.rawValue].texts.text(of: Int(texts[number])))
  }

  /// The number of a feature; `nil` if there is none.
  func number(_ kind: ThemeFeature.Kind, _ text: Span<UInt8>) -> Int? {
    families[kind.rawValue].texts.number(of: text).map {
      Int(families[kind.rawValue].features[$0])
    }
  }

  /// How often each feature that `words` have occurs there, those not known added; by number.
  mutating func addingCounts(of words: ThemeWords) -> [(feature: Int, count: Int)] {
    var counts: [(feature: Int, count: Int)] = []
    for word in words.words {
      let (own, beginnings) = addingFeatures(ofWord: word.text.utf8Span.span)
      counts.append((own, word.places.count))
      for beginning in beginnings { counts.append((Int(beginning), word.places.count)) }
    }
    for phrase in words.phrases {
      counts.append((insert(.phrase, phrase.text.utf8Span.span).feature, phrase.places.count))
    }
    return Self.joined(counts)
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

  private mutating func addingFeatures(
    ofWord word: Span<UInt8>
  ) -> (own: Int, beginnings: [Int32]) {
    let kind = ThemeFeature.Kind.word.rawValue
    let (own, text) = insert(.word, word)
    if let known = families[kind].beginnings[text] { return (own, known) }
    let beginnings = ThemeFeature.endsOfBeginnings(of: word).map {
      Int32(insert(.beginning, word.extracting(0..<$0)).feature)
    }
    families[kind].beginnings[text] = beginnings
    return (own, beginnings)
  }

  /// The number of a feature, the next one if it is new, and that of its text in its family.
  private mutating func insert(
    _ kind: ThemeFeature.Kind, _ text: Span<UInt8>
  ) -> (feature: Int, text: Int) {
    let number = families[kind.rawValue].texts.insert(text)
    if number < families[kind.rawValue].features.count {
      return (Int(families[kind.rawValue].features[number]), number)
    }
    families[kind.rawValue].features.append(Int32(kinds.count))
    families[kind.rawValue].beginnings.append(nil)
    kinds.append(kind)
    texts.append(Int32(number))
    return (kinds.count - 1, number)
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
