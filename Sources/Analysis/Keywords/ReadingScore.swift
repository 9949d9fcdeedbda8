import Morphology

/// How likely a head group is, in powers of ten, up to a constant.
///
/// The weights are set by hand: agreement of one more word says more than any frequency of a
/// lexeme, that more than the frequency of cases.
enum ReadingScore {
  /// What one more agreeing word counts.
  static let agreementGain = 2.0
  /// What it costs to leave a word before the group as it stands.
  static let skippedWordCost = 1.0
  /// What it costs to tie a describing adjective to the noun before it.
  static let describingAdjectiveCost = 0.5
  /// What a surname after a first name costs at most, however rare it is.
  static let surnameCost = 0.3
  /// What it costs to take an adjective for the head.
  private static let adjectivalHeadCost = 2.5
  /// What it gains to tie an adjective that names a kind to the noun before it.
  static let kindAdjectiveGain = 0.3
  /// What it costs to take a word for the plural of a person's name.
  private static let pluralNameCost = 1.0
  /// What a nominative gains where only the first word of the phrase has a capital, as in titles; a
  /// person's name has it anyway, and that of a place may be like a form of another: "Węgry".
  private static let titleGain = 0.5

  static func score(of group: HeadGroup, in words: [PhraseWord]) -> Double {
    var score = Double(group.members.count) * agreementGain
    for (index, reading) in group.members {
      score += reading.weight + capitalFit(index, reading, in: words)
    }
    if group.headReading?.role == .adjective { score -= adjectivalHeadCost }
    if group.cell.gender == .masculinePersonal, group.cell.number == .plural,
      let head = group.headReading, head.lemma.startsWithCapital, !head.isOfPeople
    {
      score -= pluralNameCost
    }
    let isNamed =
      group.members.first.map { $0.reading.isKnownName && !$0.reading.isOfPlace } ?? false
    if group.cell.isNominative, words[0].traits.contains(.capitalised), !isNamed,
      !words[0].traits.contains(.meantCapital),
      !words.dropFirst().contains(where: { $0.traits.contains(.capitalised) })
    {
      score += titleGain
    }
    return score + prior(of: group.cell)
  }

  /// Names are written with a capital; the first word of a phrase may have one without being a name.
  private static func capitalFit(
    _ index: Int, _ reading: NominalReading, in words: [PhraseWord]
  ) -> Double {
    guard words[index].traits.contains(.capitalised) else { return 0 }
    let isName = reading.lemma.startsWithCapital
    let isAlone = !words.dropFirst().contains { $0.traits.contains(.capitalised) }
    if index == 0, isAlone, !words[0].traits.contains(.meantCapital) {
      return isName && !reading.isOfPeople ? -nameMisfit : 0
    }
    if isName { return 0 }
    return words[index].readings.contains { $0.isFirstName }
      ? -namesakeMisfit : -commonMisfit
  }

  /// For a name that may be a common word at the start of a phrase, and the other way round.
  private static let nameMisfit = 0.5
  private static let commonMisfit = 0.2
  /// For a common word that a first name is spelt like: "Marek" beside "marek".
  private static let namesakeMisfit = 1.5

  /// How often noun phrases of articles stand in a case and number, log₁₀; rough shares.
  private static func prior(of cell: AgreementCell) -> Double {
    let caseScore =
      switch cell.grammaticalCase {
      case .nominative: -0.4
      case .genitive: -0.5
      case .accusative: -0.8
      case .locative: -0.9
      case .instrumental: -1.0
      case .dative: -1.6
      default: -3.0
      }
    return caseScore + (cell.number == .singular ? -0.15 : -0.5)
  }
}
