public import TextModel

/// What a learnt model says of a document.
public struct ThemePrediction: Hashable, Sendable {
  /// All classes, the likeliest first, then in the model's order.
  public var classes: [ScoredClass]
  /// The likeliest class; `nil` where the model knows none of the words.
  public var theme: String?

  /// One class: how well it fits, and why.
  public struct ScoredClass: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The bias and all contributions; differences are logarithms of how much likelier a class is.
    public var score: Double
    /// 0…1; all together 1.
    public var probability: Double
    /// What was there before the first word.
    public var bias: Double
    /// The words, the greatest contribution first, those that speak against the class last.
    public var evidence: [Evidence]
  }

  /// A word, phrase or term with what it adds to a score.
  public struct Evidence: Hashable, Sendable {
    /// The lemma, the lemmas of a phrase, or a theme's term as the taxonomy writes it.
    public var text: String
    /// Less than 0 if it speaks against the class; that of a lemma's beginnings is part of it.
    public var contribution: Double
    /// Where it stands, in the text's order.
    public var places: [ByteRange]
  }
}

extension ThemeModel {
  /// The scores of all classes for `words`, with what each word adds to them; O(words · classes).
  public func prediction(for words: ThemeWords) -> ThemePrediction {
    let found = contributions(in: words)
    var scored = classes.indices.map { number in
      let evidence = found.map {
        ThemePrediction.Evidence(
          text: $0.word.text, contribution: $0.contributions[number], places: $0.word.places)
      }
      return ThemePrediction.ScoredClass(
        name: classes[number].name,
        score: evidence.reduce(classes[number].bias) { $0 + $1.contribution }, probability: 0,
        bias: classes[number].bias, evidence: Self.sorted(evidence))
    }
    let probabilities = ThemeCalibration.probabilities(scored.map(\.score))
    for number in scored.indices { scored[number].probability = probabilities[number] }
    let order = scored.indices.sorted { left, right in
      if probabilities[left] != probabilities[right] {
        return probabilities[left] > probabilities[right]
      }
      return left < right
    }
    return ThemePrediction(
      classes: order.map { scored[$0] },
      theme: found.isEmpty ? nil : order.first.map { scored[$0].name })
  }

  /// The probabilities of all classes in the model's order; `nil` where no word is known.
  public func probabilities(for words: ThemeWords) -> [Double]? {
    let counts = ThemeVocabulary.joined(occurrences(in: words).flatMap(\.counts))
    guard !counts.isEmpty else { return nil }
    var scores = classes.map(\.bias)
    for (feature, value) in weighting.values(of: counts) {
      for number in scores.indices { scores[number] += value * entries[feature].weights[number] }
    }
    return ThemeCalibration.probabilities(scores)
  }

  private struct Occurrences {
    var word: ThemeWords.Word
    var counts: [(feature: Int, count: Int)]
  }

  /// The words, phrases and terms of which something is known, with the features they count for.
  private func occurrences(in words: ThemeWords) -> [Occurrences] {
    var result: [Occurrences] = []
    for word in words.words {
      let features = vocabulary.features(ofWord: word.text)
      guard !features.isEmpty else { continue }
      result.append(
        Occurrences(word: word, counts: features.map { ($0, word.places.count) }))
    }
    for phrase in words.phrases {
      guard let feature = vocabulary.number(.phrase, phrase.text.utf8Span.span) else { continue }
      result.append(Occurrences(word: phrase, counts: [(feature, phrase.places.count)]))
    }
    append(words.claims, to: &result)
    return result
  }

  /// Adds the themes of `claims` to the words that their terms are, or as words of their own.
  private func append(_ claims: [ThemeWords.Claim], to result: inout [Occurrences]) {
    var places: [String: Int] = [:]
    for (place, occurrence) in result.enumerated() where places[occurrence.word.text] == nil {
      places[occurrence.word.text] = place
    }
    for claim in claims {
      guard let feature = vocabulary.number(.theme, claim.theme.utf8Span.span) else { continue }
      let place = places[claim.term.text] ?? result.count
      if place == result.count {
        places[claim.term.text] = place
        result.append(Occurrences(word: claim.term, counts: []))
      }
      result[place].counts.append((feature, claim.term.places.count))
    }
  }

  /// What each word adds to each class; words share a beginning's part by how often they occur.
  private func contributions(
    in words: ThemeWords
  ) -> [(word: ThemeWords.Word, contributions: [Double])] {
    let occurrences = occurrences(in: words)
    let counts = ThemeVocabulary.joined(occurrences.flatMap(\.counts))
    var values: [Int: Double] = [:]
    for (feature, value) in weighting.values(of: counts) { values[feature] = value }
    for (feature, count) in counts { values[feature]? /= Double(count) }
    return occurrences.map { occurrence in
      var sums = Array(repeating: 0.0, count: classes.count)
      for (feature, count) in occurrence.counts {
        let value = (values[feature] ?? 0) * Double(count)
        for number in sums.indices { sums[number] += value * entries[feature].weights[number] }
      }
      return (occurrence.word, sums)
    }
  }

  private static func sorted(
    _ evidence: [ThemePrediction.Evidence]
  ) -> [ThemePrediction.Evidence] {
    evidence.sorted { left, right in
      if left.contribution != right.contribution { return left.contribution > right.contribution }
      if left.places != right.places { return left.places.lexicographicallyPrecedes(right.places) }
      return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
  }
}
