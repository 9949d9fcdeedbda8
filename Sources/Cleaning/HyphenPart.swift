import Morphology

/// A part of a divided word, or the whole, and what is known of it.
struct Part {
  let text: String
  /// The text in lower case.
  let folded: String
  let readings: [Interpretation]
  let zipf: Double
  let letterCount: Int
  let hasCapital: Bool
  let beginsWithCapital: Bool
  let isAllCapitals: Bool
  let hasVowel: Bool

  init(_ text: String, _ knowledge: any WordKnowledge) {
    self.text = text
    folded = text.lowercased()
    var capitals = 0
    var letters = 0
    for scalar in text.unicodeScalars {
      letters += 1
      if isUppercase(scalar.value) { capitals += 1 }
    }
    letterCount = letters
    hasCapital = capitals > 0
    beginsWithCapital = text.unicodeScalars.first.map { isUppercase($0.value) } ?? false
    isAllCapitals = capitals == letters
    hasVowel = folded.unicodeScalars.contains { Self.vowels.contains($0) }
    // A word in capitals is looked up as the ordinary word it may be.
    readings = knowledge.readings(of: isAllCapitals ? folded : text)
    zipf = knowledge.zipf(of: folded)
  }

  private static let vowels: Set<Unicode.Scalar> = Set("aeiouyąęóáàâäéèêëíîïôöúûü".unicodeScalars)

  /// True if the lexicon lists the form.
  var isListed: Bool { !readings.isEmpty }

  /// True for two capitals and more, or a capital after the first letter: "SMS", "PiS", "GeoEye".
  var isAcronym: Bool {
    letterCount > 1
      && text.unicodeScalars.dropFirst().contains { isUppercase($0.value) }
  }

  /// True if all readings are of words that are written with a capital letter.
  var isOnlyAName: Bool {
    readings.allSatisfy { $0.lemma.unicodeScalars.first.map { isUppercase($0.value) } ?? false }
  }

  /// True for the form of an adjective that begins a compound: "biało", "sprzedażowo".
  var isCompoundForm: Bool { has { $0 == .adjectivalPrefix || $0 == .numeralPrefix } }

  /// True for adjectives and participles.
  var isAdjective: Bool {
    has { $0 == .adjective || $0 == .passiveParticiple || $0 == .activeParticiple }
  }

  /// True for prefixes that make words of words: "eks", "niby", "super".
  var isPrefix: Bool {
    has { $0 == .wordPrefix || $0 == .agglutinativePrefix } || Self.prefixes.contains(folded)
  }

  /// True for forms to which a personal ending attaches as a matter of course.
  var takesPersonalEnding: Bool {
    has { $0 == .pastForm || $0 == .winien || $0 == .subordinatingConjunction }
  }

  /// True for words that "nie" is written together with.
  var isNegatable: Bool {
    has {
      switch $0 {
      case .adjective, .adverb, .gerund, .activeParticiple, .passiveParticiple: true
      default: false
      }
    }
  }

  private func has(_ isWanted: (PartOfSpeech) -> Bool) -> Bool {
    readings.contains { isWanted($0.tag.partOfSpeech) }
  }

  /// Prefixes that authors set off with a hyphen, beside those that the lexicon tags so.
  private static let prefixes: Set<String> = [
    "anty", "arcy", "auto", "bio", "cyber", "eks", "eko", "ekstra", "euro", "foto", "hiper",
    "kontr", "makro", "mega", "meta", "mikro", "mini", "multi", "neo", "niby", "post", "pra",
    "proto", "pseudo", "quasi", "re", "semi", "sub", "super", "tele", "trans", "ultra", "wice",
    "wideo",
  ]
}
