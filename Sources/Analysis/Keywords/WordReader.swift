import Morphology

/// Finds the readings of single words: in the lexicon, by parts, by ending.
struct WordReader: Sendable {
  let tagger: Tagger
  let lexicon: Lexicon
  let frequencies: Frequencies
  /// Some 20 MB.
  private let known = Memo<String, PhraseWord>(limit: 30_000)

  init(tagger: Tagger, lexicon: Lexicon, frequencies: Frequencies) {
    self.tagger = tagger
    self.lexicon = lexicon
    self.frequencies = frequencies
  }

  /// A lexeme that is rarer than the likeliest by more than this (log₁₀) is not less likely still.
  static let greatestPenalty = 3.0

  /// The word `text`, which holds no space.
  func word(_ text: Substring) -> PhraseWord {
    known.value(for: String(text)) { read(text) }
  }

  private func read(_ text: Substring) -> PhraseWord {
    let (before, core, after) = Self.splitPunctuation(text)
    var word = PhraseWord(
      text: String(core), before: String(before), after: String(after), readings: [], traits: [])
    if core.startsWithCapital { word.traits.insert(.capitalised) }
    if core.isAllCapitals { word.traits.insert(.allCapitals) }
    if core.utf8.count <= Self.longestCoordinator, Self.coordinators.contains(core.lowercased()) {
      word.traits.insert(.coordinating)
    }
    if core.isEmpty { word.traits.insert(.transparent) }
    let hasLetters = core.unicodeScalars.contains(where: \.isLetter)
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
  /// In bytes.
  private static let longestCoordinator = 4

  /// Fills in readings and traits.
  private func read(_ word: inout PhraseWord) {
    let found = readings(of: word.text)
    note(found, in: &word)
    word.readings = nominalReadings(found, of: word.text)
    if !found.isEmpty { return }
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
      word.readings = prefixedReadings(of: word.text) ?? guessedReadings(of: word.text)
    }
  }

  /// What the lexicon has for a word, as the tagger weighs it; a small letter is no name.
  private func readings(of text: some StringProtocol) -> [Reading] {
    let text = String(text)
    let found = tagger.readings(for: text, .word, isInitial: true).filter { $0.source == .lexicon }
    guard !text.startsWithCapital else { return withAcronymsOnly(found, text) }
    return found.contains { !$0.lemma.startsWithCapital } ? found : []
  }

  /// An acronym that the lexicon knows ("VAT", "SIM") is no shouted word.
  private func withAcronymsOnly(_ found: [Reading], _ text: String) -> [Reading] {
    guard text.isAllCapitals else { return found }
    let acronyms = found.filter { $0.lemma.isAllCapitals }
    return acronyms.isEmpty ? found : acronyms
  }

  /// A word of which only its letters are known: by clear endings of foreign words, else by those of
  /// Polish ones.
  private func guessedReadings(of text: String) -> [NominalReading] {
    if let clear = EndingGuess.clearReadings(of: text) { return clear }
    var guesses: [NominalReading] = []
    if !text.startsWithCapital {
      // What only lacks an ending ("returns" of "returnsa") is rather foreign.
      let found = tagger.readings(for: text, .word, isInitial: true).filter {
        $0.source == .guess && $0.tag.partOfSpeech == .noun && !$0.lemma.hasPrefix(text)
      }
      guesses = nominalReadings(found, of: text)
      for index in guesses.indices {
        guesses[index].interpretation.source = .guess
        guesses[index].weight -= Self.guessPenalty
      }
    }
    return EndingGuess.unchangedReadings(of: text) + guesses
  }

  /// What a guess by Polish endings is less likely than a foreign word that does not inflect.
  private static let guessPenalty = 0.7

  private func note(_ readings: [Reading], in word: inout PhraseWord) {
    var isNominal = false
    for reading in readings {
      if !reading.lemma.startsWithCapital { word.traits.insert(.commonWord) }
      switch reading.tag.partOfSpeech {
      case .adjectivalPrefix: word.traits.formUnion([.transparent, .compoundPrefix])
      case .adverb, .particle: word.traits.insert(.transparent)
      case .abbreviation: word.traits.formUnion([.sign, .abbreviation])
      case .romanNumeral, .digits, .symbol: word.traits.insert(.sign)
      case let other: if NominalReading.role(of: other) != nil { isNominal = true }
      }
    }
    // The tagger leaves out parts of words beside whole ones, and abbreviations that take a stop.
    let all = lexicon.kinds(
      ofLowercase: LetterCase.folded(word.text.utf8Span.span).bytes, capitals: 0)
    if all.contains(.adjectivalPrefix) { word.traits.insert(.compoundPrefix) }
    if all.contains(.abbreviation) { word.traits.insert(.abbreviation) }
    if isNominal { word.traits.remove(.transparent) }
    if !readings.isEmpty && !isNominal && word.traits.isDisjoint(with: [.transparent, .sign]) {
      word.traits.insert(.functional)
    }
  }

  /// The nominal ones among `found`, the likeliest first, weighed by how often each lexeme is used.
  func nominalReadings(
    _ found: [Reading], of text: some StringProtocol
  ) -> [NominalReading] {
    var readings: [NominalReading] = []
    let text = String(text)
    for reading in found {
      guard let role = NominalReading.role(of: reading.tag.partOfSpeech) else { continue }
      // "chłopaki" is common, the like of surnames is not.
      let isDepreciative = reading.tag.partOfSpeech == .depreciativeNoun
      if isDepreciative, reading.lemma.startsWithCapital { continue }
      var nominal = NominalReading(
        role: role,
        interpretation: Interpretation(
          lemma: reading.lemma, tag: reading.tag, source: reading.source))
      nominal.weight = DecimalLogarithm.value(reading.weight)
      if isDepreciative { nominal.weight -= Self.depreciativePenalty }
      nominal.isCommon = reading.frequencyClass.zipf >= Self.commonZipf
      nominal.form = text
      if reading.lemma.startsWithCapital {
        let classes = lexicon.entries(of: reading.lemma, matching: .exact).flatMap(\.nameClasses)
        nominal.isFirstName = classes.contains("imię")
        nominal.isOfPeople = classes.contains("nazwa_pospolita")
        nominal.isOfPlace = classes.contains("nazwa_geograficzna")
      }
      readings.append(nominal)
    }
    raiseNamesakes(in: &readings)
    // "siła", "moc" and "szereg" may count, too; as nouns they mean the same or more.
    if readings.contains(where: { $0.role == .numeral }) {
      let nouns = Set(readings.filter { $0.role == .noun }.map(\.lemma))
      readings.removeAll { $0.role == .numeral && nouns.contains($0.lemma) }
    }
    preferPersons(in: &readings, of: text)
    let adjectives = readings.contains { $0.role == .adjective }
    for role in [NominalReading.Role.noun, .adjective, .numeral] {
      let greatest = readings.lazy.filter { $0.role == role }.map(\.weight).max() ?? 0
      let penalty = role == .noun && adjectives ? Self.nounPenalty : 0
      for index in readings.indices where readings[index].role == role {
        readings[index].weight =
          max(readings[index].weight - greatest, -Self.greatestPenalty) - penalty
      }
    }
    readings.sortByWeight()
    return readings
  }

  /// Lists of frequencies do not tell "Marek" from "marek"; "Polak" is far commoner than "polak". A
  /// people stays behind a place that is commoner: "Mazury".
  private func raiseNamesakes(in readings: inout [NominalReading]) {
    let place = readings.lazy.filter(\.isOfPlace).map(\.weight).max() ?? -.infinity
    for index in readings.indices {
      let reading = readings[index]
      guard reading.isFirstName || reading.isOfPeople && reading.weight > place else { continue }
      let zipf = frequencies.frequencyClass(ofLemma: reading.lemma.lowercased(), .noun).zipf
      let share = reading.isFirstName ? -Self.namesakeShare : Self.namesakeShare
      readings[index].weight = max(reading.weight, zipf + share)
    }
  }

  /// "handlowiec" is rather the trader than the ship: articles are about people; but a person whom only
  /// slang or law calls so ("grzyb", "substytut") is rarer than the thing.
  private func preferPersons(in readings: inout [NominalReading], of text: String) {
    if !readings.contains(where: \.isOfPerson) { return }
    let persons = Set(readings.filter(\.isOfPerson).map(\.lemma))
    let things = readings.indices.filter { index in
      readings[index].role == .noun && !readings[index].isOfPerson
        && persons.contains(readings[index].lemma)
    }
    if things.isEmpty { return }
    let entries = lexicon.entries(of: text)
    for lemma in Set(things.map { readings[$0].lemma }) {
      let nouns = entries.filter { $0.lemma == lemma && $0.tag.partOfSpeech == .noun }
      let rare = nouns.map { !Self.rareLabels.isDisjoint(with: $0.labels) }
      let isPerson = nouns.map { $0.tag.grammemes.contains(.masculinePersonal) }
      let isRarePerson =
        zip(rare, isPerson).contains { $0 && $1 } && zip(rare, isPerson).contains { !$0 && !$1 }
      for index in readings.indices
      where readings[index].lemma == lemma && readings[index].role == .noun
        && readings[index].isOfPerson == isRarePerson
      {
        readings[index].weight -= Self.thingPenalty
      }
    }
  }

  /// Half of the uses of a first name's letters may be of another word; a decimal logarithm.
  private static let namesakeShare = 0.3

  /// For a noun that may be an adjective: which it is, the phrase tells better than frequency.
  private static let nounPenalty = 0.7
  /// For a noun that is not of a person where one of a person has the same lemma, or the other way round.
  private static let thingPenalty = 0.5
  /// The lexicon's labels of slang and of law.
  private static let rareLabels: Set = ["pot.", "praw."]
  /// For a form that speaks ill of a person.
  private static let depreciativePenalty = 1.0
  /// One in a million words.
  private static let commonZipf = 3.0

  /// Readings of "sprzedażowo-marketingowych" by its last part, where that is known.
  private func hyphenatedReadings(of text: String) -> [NominalReading]? {
    guard let hyphen = text.lastIndex(of: "-"), hyphen > text.startIndex else { return nil }
    let last = text[text.index(after: hyphen)...]
    guard last.utf8.count > 2 else { return nil }
    var readings = nominalReadings(self.readings(of: last), of: last)
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
      var readings = nominalReadings(self.readings(of: rest), of: rest)
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
      scalar.isLetter || scalar.properties.numericType != nil
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
