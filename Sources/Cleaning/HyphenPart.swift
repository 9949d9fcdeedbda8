import Morphology

/// A part of a divided word, or the whole, and what is known of it.
struct Part {
  let text: String
  /// The text in lower case.
  let folded: String
  let kinds: FormKinds
  private(set) var zipf: Double
  let letterCount: Int
  let beginsWithCapital: Bool
  let isAllCapitals: Bool
  let hasVowel: Bool
  /// True for a letter that Polish has neither today nor in old print: "mère".
  let hasForeignLetter: Bool
  /// True for two capitals and more, or a capital after the first letter: "SMS", "PiS", "GeoEye".
  let isAcronym: Bool
  /// True for words of other languages that stand in Polish texts.
  let isForeign: Bool

  /// A part as it stands.
  init(_ text: String, _ knowledge: any WordKnowledge) {
    self.init(text, knowledge) { _ in [] }
  }

  /// A word that begins with `first`; one that is not listed may be in old spelling, or carry an
  /// ending, though not just behind `first`, where the author may have put the hyphen.
  init(whole text: String, after first: Part, _ knowledge: any WordKnowledge) {
    self.init(text, knowledge) { folded in
      OldSpelling.modernForms(of: folded)
        + Enclitics.hosts(of: folded).filter { !$0.elementsEqual(first.folded.utf8) }
    }
    // Compounds in -o are rare, so that a form that was not seen in use may be of a word that was.
    if first.isCompoundForm, isListed, zipf == 0 {
      zipf = knowledge.zipfOfLexemes(of: isAllCapitals ? folded : text)
    }
  }

  /// - Parameter variants: the forms, in lower case, that the text stands for if it is not listed.
  private init(
    _ text: String, _ knowledge: any WordKnowledge, as variants: (_ folded: [UInt8]) -> [[UInt8]]
  ) {
    var letters = 0
    var capitals = 0
    var beginsWithCapital = false
    for scalar in text.unicodeScalars {
      if isUppercase(scalar.value) {
        capitals += 1
        beginsWithCapital = beginsWithCapital || letters == 0
      }
      letters += 1
    }
    self.text = text
    folded = foldedText(text[...])
    letterCount = letters
    self.beginsWithCapital = beginsWithCapital
    isAllCapitals = capitals == letters
    isAcronym = capitals > (beginsWithCapital ? 1 : 0)
    hasVowel = folded.unicodeScalars.contains { Self.isVowel($0.value) }
    hasForeignLetter = folded.unicodeScalars.contains { Self.isForeignLetter($0.value) }
    // A word in capitals is looked up as the ordinary word it may be.
    let form = isAllCapitals ? folded : text
    let asItStands = knowledge.use(of: form)
    var found = asItStands.kinds
    var zipf = asItStands.zipf
    // A small letter goes on looking for an ordinary word where there is only a name.
    if found.isEmpty || !beginsWithCapital && found.areNames {
      for candidate in variants(Array(folded.utf8)) {
        let use = knowledge.use(of: String(decoding: candidate, as: UTF8.self))
        if use.kinds.isEmpty || !found.isEmpty && use.kinds.areNames { continue }
        found = use.kinds
        zipf = max(asItStands.zipf, use.zipf)
        if beginsWithCapital || !use.kinds.areNames { break }
      }
    }
    kinds = found
    self.zipf = zipf
    isForeign = Self.isForeign(folded, letterCount: letters, isListed: !found.isEmpty, zipf)
  }

  private static func isVowel(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true  // a e i o u y
    case 0x105, 0x119, 0xF3: true  // ą ę ó
    case 0xE0, 0xE1, 0xE2, 0xE4: true  // à á â ä
    case 0xE8...0xEB, 0xED...0xEF, 0xF4, 0xF6, 0xFA...0xFC: true  // è é ê ë í î ï ô ö ú û ü
    default: false
    }
  }

  /// True for Latin letters but those of ASCII, Polish and old print (é, á).
  private static func isForeignLetter(_ scalar: UInt32) -> Bool {
    (0xC0..<0x180).contains(scalar) && !isPolishLetter(scalar) && scalar != 0xE9 && scalar != 0xE1
  }

  /// By how much the part is more frequent than parts that equal words by chance.
  var zipfBeyondChance: Double { zipf - HyphenWeight.rareZipf(letterCount: letterCount) }

  /// True if the lexicon lists the form.
  var isListed: Bool { !kinds.isEmpty }

  /// True if there is a capital.
  var hasCapital: Bool { beginsWithCapital || isAcronym }

  /// True if all readings are of words that are written with a capital letter.
  var isOnlyAName: Bool { kinds.areNames }

  /// True for the form of an adjective that begins a compound: "biało", "sprzedażowo".
  var isCompoundForm: Bool { kinds.contains(.adjectivalPrefix) }

  /// True for adjectives and participles.
  var isAdjective: Bool { kinds.intersects(Self.adjectives) }

  private static let adjectives: FormKinds = [.adjective, .passiveParticiple, .activeParticiple]

  /// True for prefixes that authors set off with a hyphen: "eks", "niby", "super".
  var isLoosePrefix: Bool { Self.loosePrefixes.contains(folded) }

  /// True for what is written together with the word behind it: "pod", "trój", "nie".
  var isBoundPrefix: Bool {
    isNativePrefix || kinds.contains(.agglutinativePrefix) || kinds.contains(.numeralPrefix)
  }

  /// True for prepositions and verbal prefixes, which foreign words do not take.
  var isNativePrefix: Bool {
    kinds.contains(.preposition) || Self.nativePrefixes.contains(folded)
  }

  /// True for nouns, verbs, adjectives and adverbs of two letters and more, unless they may be a pronoun,
  /// particle or the like, which is the usual reading then.
  var isContentWord: Bool {
    letterCount > 1 && kinds.intersects(Self.contentWords) && !kinds.intersects(Self.functionWords)
  }

  private static let contentWords: FormKinds = [
    .noun, .depreciativeNoun, .adjective, .postPrepositionalAdjective, .predicativeAdjective,
    .adverb, .numeral, .finiteVerb, .futureBe, .pastForm, .conditional, .imperative, .impersonal,
    .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior, .gerund,
    .activeParticiple, .passiveParticiple, .winien, .predicative, .activeParticiplePrefix,
  ]

  private static let functionWords: FormKinds = [
    .preposition, .coordinatingConjunction, .particle, .agglutinant, .pronounFirstSecond,
    .pronounThird, .pronounReflexive,
  ]

  /// True for particles such as "no" and "że".
  var isParticle: Bool { kinds.contains(.particle) }

  /// True for a foreign word so rare that it may be half a word all the same.
  var isRareForeignWord: Bool {
    isForeign && zipf < Self.surelyForeignZipf && !ForeignWords.contains(folded)
  }

  /// True for words of Polish or another language.
  var isWord: Bool { isListed || isForeign }

  private static func isForeign(
    _ folded: String, letterCount: Int, isListed: Bool, _ zipf: Double
  ) -> Bool {
    let leastZipf = letterCount > 3 ? foreignZipf : shortForeignZipf
    return letterCount > 2 && !isListed && zipf >= leastZipf || ForeignWords.contains(folded)
  }

  /// What is used that often and yet not in the lexicon is foreign.
  private static let foreignZipf = 2.3
  /// Up to this, halves that print left are among what the frequencies count as words.
  private static let surelyForeignZipf = 2.8
  /// The same for three letters, which are often a syllable.
  private static let shortForeignZipf = 3.0

  /// True for forms to which a personal ending attaches as a matter of course.
  var takesPersonalEnding: Bool { kinds.intersects(Self.hostsOfEndings) }

  private static let hostsOfEndings: FormKinds = [.pastForm, .winien, .subordinatingConjunction]

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
