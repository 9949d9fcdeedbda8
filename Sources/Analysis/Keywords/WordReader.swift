import Morphology

/// Finds the readings of single words: in the lexicon, by parts, by ending.
struct WordReader: Sendable {
  let lexicon: Lexicon
  let frequencies: Frequencies

  /// A lexeme that is rarer than the likeliest by more than this (log₁₀) is not less likely still.
  static let greatestPenalty = 3.0

  /// The word `text`, which holds no space.
  func word(_ text: Substring) -> PhraseWord {
    let (before, core, after) = Self.splitPunctuation(text)
    var word = PhraseWord(
      text: String(core), before: String(before), after: String(after), readings: [], traits: [])
    if core.startsWithCapital { word.traits.insert(.capitalised) }
    if core.isAllCapitals { word.traits.insert(.allCapitals) }
    if Self.coordinators.contains(core.lowercased()) { word.traits.insert(.coordinating) }
    if core.isEmpty { word.traits.insert(.transparent) }
    let hasLetters = core.unicodeScalars.contains { $0.properties.isAlphabetic }
    guard hasLetters, !Self.isRomanNumeral(core) else {
      if !core.isEmpty { word.traits.insert(.sign) }
      return word
    }
    read(&word)
    return word
  }

  private static func isRomanNumeral(_ text: Substring) -> Bool {
    text.unicodeScalars.count > 1
      && text.unicodeScalars.allSatisfy { "IVXLC".unicodeScalars.contains($0) }
  }

  private static let coordinators: Set<String> = ["i", "oraz", "lub", "albo", "ani", "a"]

  /// Fills in readings and traits.
  private func read(_ word: inout PhraseWord) {
    let interpretations = interpretations(of: word.text)
    note(interpretations, in: &word)
    word.readings = nominalReadings(interpretations)
    if !interpretations.isEmpty { return }
    if let readings = hyphenatedReadings(of: word.text) ?? suffixedReadings(of: word.text) {
      word.readings = readings
      if readings.contains(where: { !$0.lemma.startsWithCapital }) {
        word.traits.insert(.commonWord)
      }
      return
    }
    word.traits.insert(.unknown)
    if word.traits.contains(.allCapitals) {
      word.readings = [EndingGuess.acronym(word.text)]
    } else {
      word.readings = prefixedReadings(of: word.text) ?? EndingGuess.readings(of: word.text)
    }
  }

  /// As the word stands and, where it has a capital, in lower case too.
  private func interpretations(of text: String) -> [Interpretation] {
    var found = lexicon.interpretations(of: text)
    guard text.startsWithCapital else { return found }
    let lower = text.lowercased()
    // An acronym that the lexicon knows ("VAT") is no shouted word.
    if text.isAllCapitals, found.contains(where: { $0.lemma.isAllCapitals }) { return found }
    for interpretation in lexicon.interpretations(of: lower) where !found.contains(interpretation) {
      found.append(interpretation)
    }
    return found
  }

  private func note(_ interpretations: [Interpretation], in word: inout PhraseWord) {
    var isNominal = false
    for interpretation in interpretations {
      if !interpretation.lemma.startsWithCapital { word.traits.insert(.commonWord) }
      switch interpretation.tag.partOfSpeech {
      case .adverb, .adjectivalPrefix, .particle: word.traits.insert(.transparent)
      case .romanNumeral, .digits, .symbol, .abbreviation: word.traits.insert(.sign)
      case let other: if NominalReading.role(of: other) != nil { isNominal = true }
      }
    }
    if isNominal { word.traits.remove(.transparent) }
    if !interpretations.isEmpty && !isNominal
      && word.traits.isDisjoint(with: [.transparent, .sign])
    {
      word.traits.insert(.functional)
    }
  }

  /// The nominal readings among `interpretations`, each weighed by how often its lexeme is used.
  func nominalReadings(_ interpretations: [Interpretation]) -> [NominalReading] {
    var readings: [NominalReading] = []
    var greatest = 0.0
    for interpretation in interpretations {
      guard let role = NominalReading.role(of: interpretation.tag.partOfSpeech) else { continue }
      var reading = NominalReading(role: role, interpretation: interpretation)
      reading.weight =
        frequencies.frequencyClass(
          ofLemma: interpretation.lemma, interpretation.tag.partOfSpeech
        ).zipf
      greatest = max(greatest, reading.weight)
      readings.append(reading)
    }
    let persons = Set(readings.filter(\.isOfPerson).map(\.lemma))
    for index in readings.indices {
      // "handlowiec" the ship beside the trader: articles are about people.
      if readings[index].role == .noun, !readings[index].isOfPerson,
        persons.contains(readings[index].lemma)
      {
        readings[index].weight -= Self.thingPenalty
      }
      readings[index].weight = max(readings[index].weight - greatest, -Self.greatestPenalty)
    }
    return readings
  }

  /// For a noun that is not of a person where one of a person has the same lemma.
  private static let thingPenalty = 0.5

  /// Readings of "sprzedażowo-marketingowych" by its last part, where that is known.
  private func hyphenatedReadings(of text: String) -> [NominalReading]? {
    guard let hyphen = text.lastIndex(of: "-"), hyphen > text.startIndex else { return nil }
    let last = text[text.index(after: hyphen)...]
    guard last.utf8.count > 2 else { return nil }
    var readings = nominalReadings(interpretations(of: String(last)))
    if readings.isEmpty { return nil }
    for index in readings.indices { readings[index].prefix = String(text[...hyphen]) }
    return readings
  }

  /// Readings of "elektromagnetycznym" where only "magnetycznym" is known.
  ///
  /// Only for common words: the ends of foreign names are often Polish words by chance.
  private func prefixedReadings(of text: String) -> [NominalReading]? {
    guard !text.startsWithCapital, text.utf8.count <= Self.longestWord else { return nil }
    for cut in text.indices.dropFirst(Self.shortestPrefix) {
      let rest = text[cut...]
      guard rest.count >= Self.shortestKnownRest else { return nil }
      var readings = nominalReadings(lexicon.interpretations(of: rest))
      readings.removeAll { $0.lemma.startsWithCapital }
      guard !readings.isEmpty else { continue }
      for index in readings.indices { readings[index].prefix = String(text[..<cut]) }
      return readings
    }
    return nil
  }

  /// In letters; shorter parts are found in unrelated words.
  private static let shortestPrefix = 3
  private static let shortestKnownRest = 6
  /// In bytes; what is longer is no word, and each of its cuts would be tried.
  private static let longestWord = 100

  /// Readings of "ZUS-em" and "Kennedy'ego": an ending set off from what stays.
  private func suffixedReadings(of text: String) -> [NominalReading]? {
    guard let mark = text.lastIndex(where: { $0 == "-" || $0 == "'" || $0 == "’" }),
      mark > text.startIndex
    else { return nil }
    let stem = String(text[..<mark])
    guard text[mark] != "-" || stem.isAllCapitals else { return nil }
    return EndingGuess.readings(ofStem: stem, ending: text[text.index(after: mark)...])
  }

  /// What stands before, in and after the outermost letters and digits.
  private static func splitPunctuation(_ text: Substring) -> (Substring, Substring, Substring) {
    func isCore(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "+#%&°§".unicodeScalars.contains(scalar)
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: isCore),
      let last = scalars.lastIndex(where: isCore)
    else { return (text, "", "") }
    return (text[..<first], text[first...last], text[text.unicodeScalars.index(after: last)...])
  }
}

extension NominalReading {
  fileprivate var isOfPerson: Bool {
    role == .noun && tag.grammemes.contains(.masculinePersonal)
  }
}
