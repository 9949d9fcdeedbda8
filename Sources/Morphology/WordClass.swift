/// What shares one frequency: the parts of speech that are forms of one word.
///
/// Finite forms, infinitives and adverbial participles are one; gerunds and
/// adjectival participles, which may be words of their own, are others.
package enum WordClass: UInt8, CaseIterable, Sendable {
  /// The raw values stand in frequency files: add at the end, never reorder.
  case other = 1
  case noun, adjective, adverb, numeral, pronoun, verb, gerund, activeParticiple, passiveParticiple
  case predicative, preposition, conjunction, particle, abbreviation, interjection, boundWord
  case prefix

  /// The class of words of `partOfSpeech`.
  package init(_ partOfSpeech: PartOfSpeech) {
    self =
      switch partOfSpeech {
      case .noun, .depreciativeNoun: .noun
      case .adjective, .adjectivalPrefix, .postPrepositionalAdjective, .predicativeAdjective:
        .adjective
      case .adverb: .adverb
      case .numeral, .numeralPrefix: .numeral
      case .pronounFirstSecond, .pronounThird, .pronounReflexive: .pronoun
      case .finiteVerb, .futureBe, .agglutinant, .pastForm, .conditional, .imperative,
        .impersonal, .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior,
        .winien:
        .verb
      case .gerund: .gerund
      case .activeParticiple, .activeParticiplePrefix: .activeParticiple
      case .passiveParticiple: .passiveParticiple
      case .predicative: .predicative
      case .preposition: .preposition
      case .coordinatingConjunction, .subordinatingConjunction: .conjunction
      case .particle: .particle
      case .abbreviation: .abbreviation
      case .interjection: .interjection
      case .boundWord: .boundWord
      case .wordPrefix, .agglutinativePrefix: .prefix
      case .unknown, .punctuation, .symbol, .digits, .romanNumeral: .other
      }
  }
}
