import Morphology

extension BaseForm {
  /// The form of the word read as `reading` in `cell`; `nil` if there is none. Only nominatives are guessed.
  ///
  /// A plural with its ending set off that stands alone gives the singular, which is the safer guess.
  func form(of reading: NominalReading, in cell: AgreementCell, isAlone: Bool) -> String? {
    let isGuess = reading.knownBase != nil || reading.interpretation.source == .guess
    if isGuess, !cell.isNominative { return nil }
    if let base = reading.knownBase {
      let isPlural = !reading.tag.grammemes.contains(.singular)
      return isPlural && cell.number == .plural && !isAlone
        ? EndingGuess.nominativePlural(ofNoun: base, gender: cell.gender) : base
    }
    if reading.interpretation.source == .guess, reading.role == .noun {
      return cell.number == .singular
        ? reading.lemma : EndingGuess.nominativePlural(ofNoun: reading.lemma, gender: cell.gender)
    }
    if reading.interpretation.source == .guess {
      return EndingGuess.nominative(ofAdjectiveStem: reading.lemma, in: cell)
    }
    // A noun's dictionary form is its nominative singular, where it has one.
    let isPlain = reading.tag.partOfSpeech == .noun && cell.number == .singular
    if isPlain, cell.isNominative, reading.prefix.isEmpty, reading.tag.grammemes.contains(.singular)
    {
      return reading.lemma
    }
    var forms: [String] = []
    if reading.role == .numeral {
      forms = self.forms(of: reading, in: cell, kept: .agreeing)
    }
    if forms.isEmpty { forms = self.forms(of: reading, in: cell, kept: []) }
    return ofSameLexeme(forms, as: reading).map { prefix(of: reading, in: cell) + $0 }
  }

  /// True for a numeral that has its noun in the genitive in `cell`: "pięć", "wiele", not "dwa".
  func governs(_ reading: NominalReading, in cell: AgreementCell) -> Bool {
    reading.role == .numeral && forms(of: reading, in: cell, kept: .agreeing).isEmpty
  }

  private func forms(
    of reading: NominalReading, in cell: AgreementCell, kept: Grammemes
  ) -> [String] {
    let partOfSpeech = reading.tag.partOfSpeech
    let isVerbal = [.gerund, .activeParticiple, .passiveParticiple].contains(partOfSpeech)
    let key = GeneratedForms.Key(
      lemma: reading.lemma, form: isVerbal ? reading.form : nil,
      partOfSpeech: partOfSpeech,
      kept: reading.tag.grammemes.intersection(Self.keptGrammemes).union(kept), cell: cell)
    return generated.forms(for: key) { generate(key) }
  }

  /// The different forms for `key`, the usual one first.
  private func generate(_ key: GeneratedForms.Key) -> [String] {
    func isWanted(_ candidate: Tag) -> Bool {
      candidate.partOfSpeech == key.partOfSpeech && key.cell.admits(candidate)
        && candidate.grammemes.isSuperset(of: key.kept)
    }
    // To look a form up is a hundred times as quick as to look for all.
    func isUsual(_ form: String) -> Bool {
      lexicon.isUsualForm(form, of: key.lemma, where: isWanted)
    }
    if let regular = Self.regularNominatives(for: key).first(where: isUsual) { return [regular] }
    let plurals = Self.regularPlurals(for: key).filter(isUsual)
    if plurals.count == 1 { return plurals }
    var forms: [String] = []
    for (form, _) in lexicon.closeForms(of: key.lemma, where: isWanted) where !forms.contains(form)
    {
      forms.append(form)
    }
    return forms
  }

  /// What the plural of a noun with this lemma may be, where only one of these is; empty for endings
  /// after which several may stand side by side ("koszty", "koszta").
  private static func regularPlurals(for key: GeneratedForms.Key) -> [String] {
    guard key.partOfSpeech == .noun, key.cell.number == .plural else { return [] }
    let stem = key.lemma.dropLast()
    switch (key.cell.gender, key.lemma.utf8.last) {
    case (.feminine, UInt8(ascii: "a")): return ["y", "i", "e"].map { stem + $0 }
    case (.neuter, UInt8(ascii: "e")): return [stem + "a"]
    default: return []
    }
  }

  /// The nominatives of words that are declined without exception: of adjectives by their lemma, of
  /// gerunds and participles by the form that was read.
  private static func regularNominatives(for key: GeneratedForms.Key) -> [String] {
    guard let form = key.form?.lowercased() else {
      return key.partOfSpeech == .adjective
        ? [key.lemma] + WordShape.nominatives(ofAdjective: key.lemma) : []
    }
    let isNegated = key.kept.contains(.negated)
    let isGerund = key.partOfSpeech == .gerund
    let base =
      isGerund
      ? WordShape.nominative(ofGerund: form, isNegated: isNegated)
      : WordShape.nominative(ofParticiple: form, isNegated: isNegated)
    guard let base else { return [] }
    let forms =
      isGerund ? [base, base.dropLast() + "a"] : [base] + WordShape.nominatives(ofAdjective: base)
    return isNegated ? forms.map { "nie" + $0 } : forms
  }

  /// The first form of the homonym that was read, "oczy" for "oczu" and "oka" for "ok"; else the first.
  private func ofSameLexeme(_ forms: [String], as reading: NominalReading) -> String? {
    guard forms.count > 1 else { return forms.first }
    func lexemes(_ form: String) -> Set<String> {
      Set(lexicon.entries(of: form).filter { $0.lemma == reading.lemma }.map(\.lexeme))
    }
    let wanted = lexemes(reading.form)
    return forms.first { !lexemes($0).isDisjoint(with: wanted) } ?? forms.first
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
        if let form = form(of: noun, in: target, isAlone: true) { return form + "-" }
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
