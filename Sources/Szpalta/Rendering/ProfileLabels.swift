import Analysis

/// What the checks of a profile say to an editor.
extension Labels {
  /// The name of a check: "zdania w stronie biernej".
  func name(of check: AudienceProfile.Check) -> String {
    switch check {
    case .textPresence: pick("treść", "content")
    case .longSentences: pick("długie zdania", "long sentences")
    case .paragraphLength: pick("najdłuższy akapit", "longest paragraph")
    case .subheadings: pick("fragment bez śródtytułu", "stretch without a subheading")
    case .transitionWords: pick("zdania ze słowem łączącym", "sentences with a transition word")
    case .passive: pick("strona bierna", "passive")
    case .repeatedOpenings: pick("powtórzone początki zdań", "repeated openings")
    case .sentenceLength: pick("średnia długość zdania", "average sentence")
    case .fogPL: "FOG-PL"
    case .hardWords: pick("trudne słowa", "hard words")
    case .rareWords: pick("rzadkie słowa", "rare words")
    case .gerunds: pick("rzeczowniki odczasownikowe", "verbal nouns")
    case .participles: pick("imiesłowy", "participles")
    case .nounChains: pick("ciągi rzeczowników", "chains of nouns")
    case .manyClauses: pick("zdania wielokrotnie złożone", "sentences of many clauses")
    case .plainWording: pick("urzędowe zwroty", "office wording")
    }
  }

  /// A verdict in a word.
  func word(for verdict: AudienceProfile.Verdict) -> String {
    switch verdict {
    case .good: pick("dobrze", "good")
    case .watch: pick("uwaga", "watch")
    case .fix: pick("popraw", "fix")
    case .notMeasurable: pick("brak danych", "not measurable")
    }
  }

  /// `value` with its unit: "12,5 % zdań".
  func quantity(_ value: Double, _ unit: AudienceProfile.Unit) -> String {
    switch unit {
    case .characters:
      counted(Int(value), ("znak", "znaki", "znaków"), ("character", "characters"))
    case .words: words(Int(value))
    case .occurrences: "\(number(value, digits: 0))×"
    case .wordsPerSentence:
      isWhole(value) ? words(Int(value)) : "\(figure(value)) " + pick("słowa", "words")
    case .years: years(value)
    case .percentOfSentences: "\(figure(value)) % " + pick("zdań", "of sentences")
    case .percentOfWords: "\(figure(value)) % " + pick("słów", "of words")
    case .perHundredWords: "\(number(value, digits: 2)) " + pick("na 100 słów", "in 100 words")
    }
  }

  private func years(_ value: Double) -> String {
    isWhole(value)
      ? counted(
        Int(value), ("rok nauki", "lata nauki", "lat nauki"),
        ("year of schooling", "years of schooling"))
      : "\(figure(value)) " + pick("roku nauki", "years of schooling")
  }

  /// A limit in words: "do 15, uwaga do 20".
  func bounds(of limit: AudienceProfile.Limit) -> String {
    let side = limit.check.isBetterHigh ? pick("od", "from") : pick("do", "up to")
    let isNone = limit.good == 0 && !limit.check.isBetterHigh
    let good = "\(pick("dobrze", "good")) \(isNone ? "" : side + " ")\(figure(limit.good))"
    if limit.watch == limit.good { return good }
    return good + ", \(pick("uwaga", "watch")) \(side) \(figure(limit.watch))"
  }

  /// What a check found and what it asks for.
  func explanation(of limit: AudienceProfile.Limit, value: Double?) -> String {
    var subject = name(of: limit.check)
    if let parameter = limit.parameter, limit.check == .longSentences {
      subject += pick(" (ponad \(words(parameter)))", " (more than \(words(parameter)))")
    }
    guard let value else {
      guard let parameter = limit.parameter, limit.check == .transitionWords else {
        return subject + ": " + pick("nie da się zmierzyć.", "not measurable.")
      }
      return subject + ": "
        + pick(
          "mierzone, gdy tekst ma co najmniej \(words(parameter)).",
          "measured in texts of \(words(parameter)) or more.")
    }
    return "\(subject): \(quantity(value, limit.check.unit)); \(bounds(of: limit))."
  }

  /// A number without decimals where it has none.
  private func figure(_ value: Double) -> String {
    number(value, digits: isWhole(value) ? 0 : 1)
  }

  private func isWhole(_ value: Double) -> Bool { value == value.rounded() }
}
