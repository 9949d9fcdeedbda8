public import Morphology

/// Turns phrases in any case into their dictionary form: "działań marketingowych" into
/// "działania marketingowe".
///
/// The head noun goes to the nominative and the words that agree with it follow; what depends on
/// it ("ochrony **środowiska**", "walki **z rakiem**") stays. Capitals stay where the word is
/// part of a name. The best reading is chosen without context: a phrase whose forms allow
/// several ("metody" is a genitive singular and a nominative plural) goes by agreement first,
/// then by how common the words, cases and numbers are. Words that no dictionary knows follow
/// a few clear endings, which is a guess, or stay as they are.
public struct BaseForm: Sendable {
  let reader: WordReader
  let parser: HeadGroupParser
  let lexicon: Lexicon
  let classes: PhraseClasses
  let generated = GeneratedForms()

  /// Which number the dictionary form has.
  public enum NumberPolicy: String, CaseIterable, Codable, Sendable {
    /// The number of the phrase: "mediów społecznościowych" gives "media społecznościowe".
    case keep
    /// The singular where the head has one: "stóp procentowych" gives "stopa procentowa".
    case singular
  }

  /// Dictionary forms by the words of `lexicon`, weighed and guessed as `tagger` does it.
  public init(
    lexicon: Lexicon, frequencies: Frequencies, tagger: Tagger, classes: PhraseClasses
  ) {
    self.lexicon = lexicon
    self.classes = classes
    reader = WordReader(tagger: tagger, lexicon: lexicon, frequencies: frequencies)
    parser = HeadGroupParser(lexicon: lexicon, classes: classes)
  }

  /// The dictionary form of `phrase`, its words separated by single spaces.
  ///
  /// A phrase that holds no noun phrase comes back with its words as they stand.
  public func baseForm(ofPhrase phrase: String, number: NumberPolicy = .keep) -> String {
    var words = phrase.split(whereSeparator: \.isWhitespace).map { reader.word($0) }
    PhraseContext.settle(&words)
    return result(for: words, number: number, initialCapital: .mayBePositional).text
  }

  /// What is known of the capital of a phrase's first word.
  enum InitialCapital: Sendable {
    /// It may only be there because a sentence or a title starts with the word.
    case mayBePositional
    /// The word is written so inside sentences.
    case meant
  }

  /// A dictionary form and what it rests on.
  struct Result: Sendable {
    var text: String
    /// The head group; `nil` if the phrase was left as it stands.
    var group: HeadGroup?
  }

  func result(
    for words: [PhraseWord], number: NumberPolicy, initialCapital: InitialCapital
  ) -> Result {
    var words = words
    if initialCapital == .meant, !words.isEmpty { words[0].traits.insert(.meantCapital) }
    var texts = words.map(\.text)
    let group = parser.bestGroup(in: words, from: 0)
    let isPluralTerm = classes.contains(texts.joined(separator: " ").lowercased(), in: .plural)
    if !isPluralTerm, let group, let changed = nominative(of: group, in: words, number: number) {
      texts = changed
      coordinate(after: group, in: words, number: number, &texts)
    }
    restoreCapitals(&texts, of: words, group: group, initialCapital: initialCapital)
    let parts = zip(words, texts).map { $0.before + $1 + $0.after }
    return Result(text: parts.joined(separator: " "), group: group)
  }

  /// "badań i rozwoju": the second of two coordinated heads follows the first.
  private func coordinate(
    after group: HeadGroup, in words: [PhraseWord], number: NumberPolicy, _ texts: inout [String]
  ) {
    guard !group.cell.isNominative, group.end + 1 < words.count,
      words[group.end].traits.contains(.coordinating),
      let second = parser.bestGroup(
        in: words, from: group.end + 1, grammaticalCase: group.cell.grammaticalCase),
      second.members.first?.word == group.end + 1,
      let changed = nominative(of: second, in: words, number: number)
    else { return }
    for (index, _) in second.members { texts[index] = changed[index] }
    coordinate(after: second, in: words, number: number, &texts)
  }

  /// The words with the members of `group` in the nominative; `nil` if a form is missing.
  private func nominative(
    of group: HeadGroup, in words: [PhraseWord], number policy: NumberPolicy
  ) -> [String]? {
    var texts = words.map(\.text)
    let isAdjectiveAlone = group.members.count == 1 && group.headReading?.role == .adjective
    if group.cell.isNominative, policy == .keep || group.cell.number == .singular,
      !isAdjectiveAlone || words[group.head].traits.contains(.capitalised)
    {
      return texts
    }
    let isCounted = group.members.contains { $0.reading.role == .numeral }
    if policy == .singular, group.cell.number == .plural, !isCounted,
      !isUsedInPlural(group, in: words),
      fill(&texts, of: group, target: group.cell.nominative(in: .singular))
    {
      return texts
    }
    texts = words.map(\.text)
    let isBeforeUnknown = group.end < words.count && words[group.end].traits.contains(.unknown)
    let target = target(
      of: group,
      keepsGender: isBeforeUnknown || words[group.head].traits.contains(.capitalised))
    return fill(&texts, of: group, target: target) ? texts : nil
  }

  /// True if the phrase, or its group alone, is a term that people write in the plural.
  private func isUsedInPlural(_ group: HeadGroup, in words: [PhraseWord]) -> Bool {
    var texts = words.map(\.text)
    guard fill(&texts, of: group, target: group.cell.nominative(in: .plural)) else { return false }
    let whole = texts.joined(separator: " ").lowercased()
    return classes.contains(whole, in: .plural)
  }

  /// The nominative in the group's number; an adjective alone goes to its dictionary form.
  ///
  /// A capital makes the adjective a name, "Chłodna 25", and a word that no lexicon has may be its
  /// noun, "dwuletnia Jannat": it keeps its gender.
  private func target(of group: HeadGroup, keepsGender: Bool) -> AgreementCell {
    if group.members.count == 1, let only = group.headReading, only.role == .adjective,
      !keepsGender
    {
      let isParticiple = only.tag.partOfSpeech != .adjective
      if group.cell.number == .singular || !isParticiple {
        return AgreementCell(
          number: .singular, grammaticalCase: .nominative, gender: .masculineInanimate)
      }
      return AgreementCell(
        number: .plural, grammaticalCase: .nominative, gender: .masculinePersonal)
    }
    return group.cell.nominative(in: group.cell.number)
  }

  private func fill(
    _ texts: inout [String], of group: HeadGroup, target: AgreementCell
  ) -> Bool {
    let isCounted = group.members.contains { governs($0.reading, in: target) }
    for (index, reading) in group.members {
      var target = target
      // "pięciu kolorów": "pięć kolorów".
      if isCounted, reading.role != .numeral {
        if group.cell.grammaticalCase == .genitive { continue }
        target.grammaticalCase = .genitive
      }
      // A surname that is a common noun keeps its own gender: "Dzięcioł".
      let genders = reading.tag.grammemes.intersection(.genders)
      if reading.role == .noun, !genders.isEmpty, genders.isDisjoint(with: target.gender) {
        target.gender = AgreementCell.members(of: genders)[0]
      }
      let isAlone = group.members.count == 1
      guard let form = form(of: reading, in: target, isAlone: isAlone) else { return false }
      texts[index] = form
    }
    return true
  }
}
