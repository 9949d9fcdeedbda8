/// The word classes of Universal Dependencies (UPOS), as its Polish treebank PDB uses them.
///
/// - Source: Universal Dependencies, *Universal POS tags*; A. Wróblewska 2018,
///   *Extended and Enhanced Polish Dependency Bank in UD Format*.
public enum UniversalPartOfSpeech: String, CaseIterable, Codable, Sendable {
  /// The raw values are the names in CoNLL-U.
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"

  /// The class of a word by itself; `AnnotatedDocument.universalPartsOfSpeech(in:)` knows its
  /// neighbours, too.
  ///
  /// Roman numerals are read as ordinal numbers, which are adjectives.
  public init(of tag: Tag, lemma: String) {
    self =
      switch tag.partOfSpeech {
      case .noun, .depreciativeNoun:
        Self.pronouns.contains(lemma) ? .pronoun : Self.isName(lemma) ? .properNoun : .noun
      case .gerund: .noun
      case .adjective: Self.determiners.contains(lemma) ? .determiner : .adjective
      case .adjectivalPrefix, .postPrepositionalAdjective, .predicativeAdjective,
        .activeParticiple, .passiveParticiple, .activeParticiplePrefix:
        .adjective
      case .adverb: .adverb
      case .numeral, .numeralPrefix: Self.quantifiers.contains(lemma) ? .determiner : .numeral
      case .pronounFirstSecond, .pronounThird, .pronounReflexive: .pronoun
      case .finiteVerb, .pastForm, .conditional, .imperative, .impersonal, .infinitive,
        .adverbialParticiplePresent, .adverbialParticipleAnterior, .winien:
        lemma == "być" ? .auxiliary : .verb
      case .futureBe, .agglutinant: .auxiliary
      case .predicative: lemma == "to" ? .auxiliary : .verb
      case .preposition: Self.comparing.contains(lemma) ? .subordinatingConjunction : .adposition
      case .coordinatingConjunction:
        Self.comparing.contains(lemma) ? .subordinatingConjunction : .coordinatingConjunction
      case .subordinatingConjunction: .subordinatingConjunction
      case .particle:
        lemma == "się" ? .pronoun : Self.moods.contains(lemma) ? .auxiliary : .particle
      case .abbreviation: Self.abbreviated(lemma)
      case .interjection: .interjection
      case .punctuation: .punctuation
      case .symbol: .symbol
      case .unknown: Self.isName(lemma) ? .properNoun : .other
      case .digits: .numeral
      case .romanNumeral: .adjective
      case .boundWord, .wordPrefix, .agglutinativePrefix: .other
      }
  }

  /// An abbreviation is what it stands for: phrases are adverbs ("na przykład"), words in -y
  /// adjectives ("święty", but not "złoty"), initials names.
  private static func abbreviated(_ lemma: String) -> Self {
    if lemma.contains(" ") { return .adverb }
    if isName(lemma) { return .properNoun }
    return lemma.hasSuffix("y") && lemma != "złoty" ? .adjective : .noun
  }

  private static func isName(_ lemma: String) -> Bool {
    lemma.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Nouns of the tagset that are pronouns.
  private static let pronouns: Set<String> = [
    "cokolwiek", "coś", "co", "cóż", "ktokolwiek", "ktoś", "kto", "któż", "nic", "nikt", "owo",
    "tamto", "to", "wszystko", "wszyscy",
  ]
  /// Adjectives of the tagset that are pronouns, asking, pointing, possessive or quantifying.
  private static let determiners: Set<String> = [
    "czyj", "czyjkolwiek", "czyjś", "jaki", "jakikolwiek", "jakiś", "jakiż", "każdy", "który",
    "którykolwiek", "któryś", "któryż", "mój", "nasz", "niczyj", "niejaki", "niektóry", "ów",
    "pewien", "swój", "taki", "takiż", "takowy", "tamten", "ten", "tenże", "twój", "wasz",
    "wszelki", "wszystek", "żaden",
  ]
  private static let quantifiers: Set<String> = [
    "dużo", "ile", "ileś", "kilka", "kilkadziesiąt", "kilkanaście", "kilkaset", "mało", "niemało",
    "niewiele", "parę", "sporo", "trochę", "tyle", "wiele", "więcej", "mniej",
  ]
  private static let comparing: Set<String> = ["niż", "niźli", "jako"]
  /// Particles that make a verb conditional or imperative.
  private static let moods: Set<String> = ["by", "niech", "niechaj", "niechże"]
}
