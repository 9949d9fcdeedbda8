import Morphology

extension BaseForm {
  /// The form of the word read as `reading` in `cell`, a nominative; `nil` if there is none.
  func form(of reading: NominalReading, in cell: AgreementCell) -> String? {
    if let base = reading.knownBase { return base }
    if reading.interpretation.source == .guess, reading.role == .noun {
      return cell.number == .singular
        ? reading.lemma : EndingGuess.nominativePlural(ofNoun: reading.lemma, gender: cell.gender)
    }
    if reading.interpretation.source == .guess {
      return EndingGuess.nominative(ofAdjectiveStem: reading.lemma, in: cell)
    }
    // A noun's dictionary form is its nominative singular, where it has one.
    let isPlain = reading.tag.partOfSpeech == .noun && cell.number == .singular
    if isPlain, reading.prefix.isEmpty, reading.tag.grammemes.contains(.singular) {
      return reading.lemma
    }
    guard let form = generated.form(of: reading, in: cell, make: { generate(reading, cell) }) else {
      return nil
    }
    return prefix(of: reading, in: cell) + form
  }

  private func generate(_ reading: NominalReading, _ cell: AgreementCell) -> String? {
    let tag = reading.tag
    let kept = tag.grammemes.intersection(Self.keptGrammemes)
    func isWanted(_ candidate: Tag) -> Bool {
      candidate.partOfSpeech == tag.partOfSpeech && cell.admits(candidate)
        && candidate.grammemes.isSuperset(of: kept)
    }
    // Adjectives are regular: to look a form up is a hundred times as quick as to look for all.
    if tag.partOfSpeech == .adjective {
      let nominatives = [reading.lemma] + WordShape.nominatives(ofAdjective: reading.lemma)
      if let form = nominatives.first(where: {
        lexicon.isUsualForm($0, of: reading.lemma, where: isWanted)
      }) {
        return form
      }
    }
    let candidates = lexicon.closeForms(of: reading.lemma, where: isWanted)
    return ofSameLexeme(candidates.map(\.form), as: reading)
  }

  /// The first form of the homonym that was read, "oczy" for "oczu" and "oka" for "ok"; else the first.
  private func ofSameLexeme(_ forms: [String], as reading: NominalReading) -> String? {
    guard let first = forms.first, forms.contains(where: { $0 != first }) else {
      return forms.first
    }
    func lexemes(_ form: String) -> Set<String> {
      Set(lexicon.entries(of: form).filter { $0.lemma == reading.lemma }.map(\.lexeme))
    }
    let wanted = lexemes(reading.form)
    return forms.first { !lexemes($0).isDisjoint(with: wanted) } ?? first
  }

  /// What a form shares with the dictionary form besides case, number and gender.
  private static let keptGrammemes: Grammemes = [
    .positive, .comparative, .superlative, .affirmative, .negated, .imperfective, .perfective,
    .collective, .notCollective, .pluraleTantum,
  ]

  /// The first part of a hyphenated word: "Kluzik-" and "sprzedażowo-" stay, "lekarza-" follows.
  private func prefix(of reading: NominalReading, in cell: AgreementCell) -> String {
    guard reading.prefix.hasSuffix("-"), reading.role == .noun else { return reading.prefix }
    let first = String(reading.prefix.dropLast())
    let interpretations = lexicon.interpretations(of: first)
    if interpretations.contains(where: { $0.tag.partOfSpeech == .adjectivalPrefix }) {
      return reading.prefix
    }
    let nouns = reader.word(first[...]).readings.filter { noun in
      noun.role == .noun && AgreementCell.all(of: noun.tag).contains { reading.agreesInCase($0) }
    }
    if nouns.contains(where: { $0.lemma == first }) { return reading.prefix }
    for noun in nouns {
      var target = cell
      for gender in AgreementCell.members(of: noun.tag.grammemes.intersection(.genders)) {
        target.gender = gender
        if let form = form(of: noun, in: target) { return form + "-" }
      }
    }
    return reading.prefix
  }

  /// Puts capitals where they belong, word by word.
  func restoreCapitals(
    _ texts: inout [String], of words: [PhraseWord], group: HeadGroup?,
    initialCapital: InitialCapital
  ) {
    let isShouted = words.count > 1 && words.allSatisfy { $0.traits.contains(.allCapitals) }
    for (index, word) in words.enumerated() where word.traits.contains(.capitalised) {
      let reading = group?.members.first { $0.word == index }?.reading
      if word.traits.contains(.allCapitals), reading?.lemma.isAllCapitals != true {
        if isShouted || texts[index] != word.text { texts[index] = texts[index].uppercased() }
        continue
      }
      let isFirst = words[..<index].allSatisfy { $0.text.isEmpty }
      if isFirst, initialCapital == .mayBePositional,
        isCommon(word, reading: reading), !isPartOfName(index, group: group, in: words)
      {
        texts[index] = texts[index].loweredFirst
      } else {
        texts[index] = texts[index].capitalisedFirst
      }
    }
  }

  private func isCommon(_ word: PhraseWord, reading: NominalReading?) -> Bool {
    guard word.traits.contains(.commonWord) else { return false }
    return reading.map { !$0.lemma.startsWithCapital } ?? true
  }

  /// True if the words after the first show that the phrase is a name: "Uniwersytet Warszawski",
  /// "Nowy Jork"; not in "twierdzenie Pitagorasa".
  private func isPartOfName(_ first: Int, group: HeadGroup?, in words: [PhraseWord]) -> Bool {
    words.indices.dropFirst(first + 1).contains { index in
      let word = words[index]
      guard word.traits.contains(.capitalised), !word.traits.contains(.allCapitals) else {
        return false
      }
      let agrees = group?.members.contains { $0.word == index } ?? false
      if agrees, let group, group.head == index { return true }
      guard word.traits.contains(.commonWord) else { return false }
      return agrees || !word.readings.contains { $0.lemma.startsWithCapital }
    }
  }
}

extension NominalReading {
  /// True if the reading can stand in the case and number of `cell`.
  func agreesInCase(_ cell: AgreementCell) -> Bool {
    tag.grammemes.isSuperset(of: cell.number.union(cell.grammaticalCase))
  }
}
