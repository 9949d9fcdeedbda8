import Morphology

/// Guesses the case of words that no dictionary knows, from endings that say it clearly.
///
/// Only endings that hardly occur at the end of foreign base forms are used
/// ("-owi", "-em", "-ami", "-ów"); "-a", "-u" and "-y" could be anything, so such
/// words stay as they are. A guessed plural gives the singular, since the nominative plural of an
/// unknown word depends on what it means.
enum EndingGuess {
  /// The reading of an unknown word by an ending that says it clearly; `nil` if it has none.
  static func clearReadings(of word: String) -> [NominalReading]? {
    for rule in EndingTables.nouns {
      if let base = base(of: word, by: rule), rule.replacement != "" || endsInConsonant(base) {
        return [reading(base: base, tag: rule.tag)]
      }
    }
    if let base = camelCaseBase(of: word), let tag = EndingTables.setOff["u"] {
      return [reading(base: base, tag: tag)]
    }
    return nil
  }

  /// The readings of an unknown word as a nominative: by its ending a Polish noun, or a foreign word.
  static func unchangedReadings(of word: String) -> [NominalReading] {
    for (ending, gender) in EndingTables.nominatives where word.hasSuffix(ending) {
      return [reading(base: word, tag: Tag(.noun, [.singular, .nominative, gender]))]
    }
    var unchanged = reading(
      base: word, tag: Tag(.noun, [.singular, .nominative, .masculineInanimate]))
    unchanged.weight = word.startsWithCapital ? unchangedNameWeight : unchangedWeight
    unchanged.isForeign = true
    return [unchanged]
  }

  /// Readings of a stem with an ending that is set off: "ZUS" and "em", "Kennedy" and "ego".
  static func readings(ofStem stem: String, ending: Substring) -> [NominalReading]? {
    EndingTables.setOff[String(ending)].map { [reading(base: stem, tag: $0)] }
  }

  /// An acronym that is not known: any case, number and gender, always the same form.
  static func acronym(_ word: String) -> NominalReading {
    let genders: Grammemes = [.masculineInanimate, .feminine, .neuter]
    return reading(base: word, tag: Tag(.noun, Grammemes.numbers.union(.cases).union(genders)))
  }

  /// The base form of an unknown surname that stands in `cell` beside a known name.
  static func surname(_ word: String, in cell: AgreementCell) -> NominalReading? {
    let rules =
      cell.gender == .feminine ? EndingTables.surnamesOfWomen : EndingTables.surnamesOfMen
    for rule in rules where cell.admits(rule.tag) {
      if let base = base(of: word, by: rule) { return reading(base: base, tag: rule.tag) }
    }
    return nil
  }

  /// The reading of an unknown word as an adjective in `cell`, if it ends as one; its lemma is the
  /// stem.
  static func adjective(_ word: String, in cell: AgreementCell) -> NominalReading? {
    guard word.utf8.count >= shortestAdjective else { return nil }
    for (ending, tag) in EndingTables.adjectives where word.hasSuffix(ending) && cell.admits(tag) {
      let stem = String(word.dropLast(ending.count))
      guard EndingTables.adjectiveStems.contains(where: { stem.hasSuffix($0) }) else { continue }
      return NominalReading(
        role: .adjective,
        interpretation: Interpretation(lemma: stem, tag: tag, source: .guess))
    }
    return nil
  }

  /// The nominative plural of an unknown noun with this lemma and gender, by its ending.
  static func nominativePlural(ofNoun lemma: String, gender: Grammemes) -> String {
    func ends(_ endings: String...) -> Bool { endings.contains(where: lemma.hasSuffix) }
    let stem = String(lemma.dropLast())
    switch gender {
    case .neuter:
      return ends("um", "ie") ? String(lemma.dropLast(2)) + (ends("um") ? "a" : "ia") : stem + "a"
    case .feminine where ends("ość"): return String(lemma.dropLast()).dropLast() + "ści"
    case .feminine where ends("a"):
      if ends("ka", "ga") { return stem + "i" }
      return stem + (ends("ja", "ia", "la", "ca", "cza", "sza", "rza", "ża", "dza") ? "e" : "y")
    case .masculinePersonal:
      if ends("sta") { return lemma.dropLast(2) + "ci" }
      if ends("r") { return lemma + "zy" }
      if ends("ec") { return lemma.dropLast(2) + "cy" }
      if ends("k") { return stem + "cy" }
      return lemma + (ends("n") ? "i" : "owie")
    default:
      if ends("k", "g") { return lemma + "i" }
      return lemma + (ends("l", "j", "c", "cz", "sz", "rz", "ż", "dz") ? "e" : "y")
    }
  }

  /// The nominative of a guessed adjective, from its stem.
  static func nominative(ofAdjectiveStem stem: String, in cell: AgreementCell) -> String {
    let isVelar = stem.hasSuffix("k")
    if cell.number == .plural {
      guard cell.gender == .masculinePersonal else { return stem + (isVelar ? "ie" : "e") }
      return isVelar ? stem.dropLast() + "cy" : stem + "i"
    }
    switch cell.gender {
    case .feminine: return stem + "a"
    case .neuter: return stem + (isVelar ? "ie" : "e")
    default: return stem + (isVelar ? "i" : "y")
    }
  }

  /// In bytes; shorter words are rather foreign than inflected.
  private static let shortestStem = 3
  private static let shortestAdjective = 7

  /// An unknown word without a clear ending is rather foreign than the head of a phrase.
  private static let unchangedWeight = -2.0
  /// With a capital it is rather a name, which may head a phrase.
  private static let unchangedNameWeight = -1.0

  private static func base(of word: String, by rule: EndingTables.NounRule) -> String? {
    guard word.hasSuffix(rule.ending) else { return nil }
    let stem = word.dropLast(rule.ending.count)
    return stem.utf8.count >= shortestStem ? stem + rule.replacement : nil
  }

  /// "LinkedIn" of "LinkedIna": brand names with inner capitals hardly end so in the nominative.
  private static func camelCaseBase(of word: String) -> String? {
    let scalars = word.unicodeScalars
    let hasInnerCapital = zip(scalars, scalars.dropFirst()).contains {
      $0.properties.isLowercase && $1.properties.isUppercase
    }
    guard hasInnerCapital, word.hasSuffix("a") || word.hasSuffix("u") else { return nil }
    let base = String(word.dropLast())
    return endsInConsonant(base) ? base : nil
  }

  private static func endsInConsonant(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    return !"aeiouyąęó".unicodeScalars.contains(last)
  }

  private static func reading(base: String, tag: Tag) -> NominalReading {
    NominalReading(
      role: .noun, interpretation: Interpretation(lemma: base, tag: tag, source: .guess),
      knownBase: base)
  }
}
