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

  /// A part as it stands.
  init(_ text: String, _ knowledge: any WordKnowledge) {
    self.init(text, as: [], knowledge)
  }

  /// A word that begins with `first`; one that is not listed may be in old spelling, or carry an
  /// ending, though not just behind `first`, where the author may have put the hyphen.
  init(whole text: String, after first: Part, _ knowledge: any WordKnowledge) {
    let folded = Array(text.lowercased().utf8)
    let hosts = Enclitics.hosts(of: folded).filter { !$0.elementsEqual(first.folded.utf8) }
    let variants = OldSpelling.modernForms(of: folded) + hosts
    self.init(text, as: variants.map { String(decoding: $0, as: UTF8.self) }, knowledge)
  }

  private init(_ text: String, as variants: [String], _ knowledge: any WordKnowledge) {
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
    let form = isAllCapitals ? folded : text
    var listed = form
    var found: [Interpretation] = []
    for candidate in [form] + variants {
      let readings = knowledge.readings(of: candidate)
      if readings.isEmpty { continue }
      if found.isEmpty { (listed, found) = (candidate, readings) }
      // A small letter goes on looking for an ordinary word where there is only a name.
      if beginsWithCapital || !Self.areNames(readings) {
        (listed, found) = (candidate, readings)
        break
      }
    }
    readings = found
    zipf = max(knowledge.zipf(of: folded), knowledge.zipf(of: listed))
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
  var isOnlyAName: Bool { Self.areNames(readings) }

  private static func areNames(_ readings: [Interpretation]) -> Bool {
    readings.allSatisfy { $0.lemma.unicodeScalars.first.map { isUppercase($0.value) } ?? false }
  }

  /// True for the form of an adjective that begins a compound: "biało", "sprzedażowo".
  var isCompoundForm: Bool { has { $0 == .adjectivalPrefix } }

  /// True for adjectives and participles.
  var isAdjective: Bool {
    has { $0 == .adjective || $0 == .passiveParticiple || $0 == .activeParticiple }
  }

  /// True for prefixes that authors set off with a hyphen: "eks", "niby", "super".
  var isLoosePrefix: Bool { Self.loosePrefixes.contains(folded) }

  /// True for what is written together with the word behind it: "pod", "trój", "nie".
  var isBoundPrefix: Bool {
    isNativePrefix || has { $0 == .agglutinativePrefix || $0 == .numeralPrefix }
  }

  /// True for prepositions and verbal prefixes, which foreign words do not take.
  var isNativePrefix: Bool {
    has { $0 == .preposition } || Self.nativePrefixes.contains(folded)
  }

  /// True for nouns, verbs, adjectives and adverbs of two letters and more.
  var isContentWord: Bool {
    letterCount > 1
      && has {
        switch $0 {
        case .preposition, .coordinatingConjunction, .subordinatingConjunction, .particle,
          .agglutinant, .interjection, .pronounFirstSecond, .pronounThird, .pronounReflexive,
          .abbreviation, .symbol, .boundWord, .wordPrefix, .agglutinativePrefix,
          .numeralPrefix, .adjectivalPrefix, .unknown, .punctuation, .digits, .romanNumeral:
          false
        default: true
        }
      } && !isFunctionWord
  }

  /// True for particles such as "no" and "że".
  var isParticle: Bool { has { $0 == .particle } }

  /// True if the usual reading is that of a pronoun, particle or the like.
  private var isFunctionWord: Bool {
    has {
      switch $0 {
      case .preposition, .coordinatingConjunction, .particle, .agglutinant, .pronounFirstSecond,
        .pronounThird, .pronounReflexive:
        true
      default: false
      }
    }
  }

  /// True for words of other languages that stand in Polish texts.
  var isForeign: Bool {
    let leastZipf = letterCount > 3 ? Self.foreignZipf : Self.shortForeignZipf
    return letterCount > 2 && !isListed && zipf >= leastZipf || ForeignWords.contains(folded)
  }

  /// True for words of Polish or another language.
  var isWord: Bool { isListed || isForeign }

  /// What is used that often and yet not in the lexicon is foreign.
  private static let foreignZipf = 2.3
  /// The same for three letters, which are often a syllable.
  private static let shortForeignZipf = 3.0

  /// True for forms to which a personal ending attaches as a matter of course.
  var takesPersonalEnding: Bool {
    has { $0 == .pastForm || $0 == .winien || $0 == .subordinatingConjunction }
  }

  private func has(_ isWanted: (PartOfSpeech) -> Bool) -> Bool {
    readings.contains { isWanted($0.tag.partOfSpeech) }
  }

  private static let loosePrefixes: Set<String> = [
    "anti", "anty", "arcy", "cyber", "eks", "eko", "ekstra", "euro", "hiper", "kontr", "makro",
    "mega",
    "meta", "mikro", "mini", "multi", "neo", "niby", "non", "post", "pra", "proto", "pseudo",
    "quasi",
    "semi", "sub", "super", "ultra", "wice", "wideo",
  ]

  private static let nativePrefixes: Set<String> = [
    "naj", "nie", "bez", "do", "na", "nad", "o", "ob", "od", "po", "pod", "prze", "przed", "przy",
    "roz", "u", "w", "współ", "wy", "z", "za", "ze",
  ]
}
