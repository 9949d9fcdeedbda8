/// The grammatical classes of the NKJP tagset, as SGJP uses them.
public enum PartOfSpeech: UInt8, CaseIterable, Sendable {
  /// The raw values stand in lexicon files: add at the end, never reorder.
  case unknown, noun, depreciativeNoun, adjective, adjectivalPrefix, postPrepositionalAdjective,
    predicativeAdjective, adverb, numeral, numeralPrefix, pronounFirstSecond, pronounThird,
    pronounReflexive, finiteVerb, futureBe, agglutinant, pastForm, conditional, imperative,
    impersonal, infinitive, adverbialParticiplePresent, adverbialParticipleAnterior, gerund,
    activeParticiple, passiveParticiple, winien, predicative, preposition, coordinatingConjunction,
    subordinatingConjunction, particle, abbreviation, interjection, boundWord, punctuation, symbol,
    digits, romanNumeral, wordPrefix, agglutinativePrefix, activeParticiplePrefix

  /// The tagset's name: "subst", "adj", "fin".
  public var name: String { Self.names[Int(rawValue)] }

  /// The part of speech with the tagset's `name`; `nil` if there is none.
  public init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// In the order of the cases.
  private static let names = [
    "ign", "subst", "depr", "adj", "adja", "adjp", "adjc", "adv", "num", "numcomp", "ppron12",
    "ppron3", "siebie", "fin", "bedzie", "aglt", "praet", "cond", "impt", "imps", "inf", "pcon",
    "pant", "ger", "pact", "ppas", "winien", "pred", "prep", "conj", "comp", "part", "brev",
    "interj", "frag", "interp", "sym", "dig", "romandig", "prefs", "prefa", "pacta",
  ]

  /// True for forms of a verb that can head a clause; not for infinitives, gerunds or participles.
  public var isFiniteVerb: Bool {
    switch self {
    case .finiteVerb, .futureBe, .pastForm, .conditional, .imperative, .impersonal, .winien,
      .predicative:
      true
    default: false
    }
  }
}
