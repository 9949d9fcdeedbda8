import Morphology

/// One way to read a word of a phrase: as a noun, an adjective or a numeral.
struct NominalReading: Hashable, Sendable {
  /// What the word does in a noun phrase.
  var role: Role

  /// The reading, with the lemma as the lexicon writes it.
  var interpretation: Interpretation

  /// What stands unchanged before the part that inflects: "sprzedażowo-".
  var prefix = ""

  /// The dictionary form, where a rule gives it and the lexicon can not.
  var knownBase: String?

  /// How likely this lexeme is among those of the word, log₁₀, 0 for the likeliest.
  var weight: Double = 0

  /// True for a lexeme that is used at least once in a million words.
  var isCommon = false

  /// True for a person's first name.
  var isFirstName = false

  /// True for what is written with a capital and is no name: "Polak", "Włoszka".
  var isOfPeople = false

  /// True for the name of a place.
  var isOfPlace = false

  /// The form that was read, without `prefix`.
  var form = ""

  /// True for an unknown word without a clear ending, which stays as it is.
  var isForeign = false

  /// True for a name that the lexicon has.
  var isKnownName: Bool { interpretation.source == .lexicon && lemma.startsWithCapital }

  var lemma: String { interpretation.lemma }
  var tag: Tag { interpretation.tag }

  /// What a word does in a noun phrase.
  enum Role: Hashable, Sendable { case noun, adjective, numeral }

  /// The role of a part of speech; `nil` for those outside noun phrases.
  static func role(of partOfSpeech: PartOfSpeech) -> Role? {
    switch partOfSpeech {
    case .noun, .depreciativeNoun, .gerund: .noun
    case .adjective, .activeParticiple, .passiveParticiple: .adjective
    case .numeral: .numeral
    default: nil
    }
  }
}

extension [NominalReading] {
  /// Brings the likeliest to the front; equals stay in their order.
  mutating func sortByWeight() {
    if indices.dropFirst().allSatisfy({ self[$0 - 1].weight >= self[$0].weight }) { return }
    self = enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }
}

/// One number, one case and one gender: what the words of a noun phrase agree in.
struct AgreementCell: Hashable, Sendable {
  var number: Grammemes
  var grammaticalCase: Grammemes
  var gender: Grammemes

  var isNominative: Bool { grammaticalCase == .nominative }

  /// True if a word with `tag` can stand in this number, case and gender.
  func admits(_ tag: Tag) -> Bool {
    tag.grammemes.isSuperset(of: number.union(grammaticalCase).union(gender))
  }

  /// The nominative of the same gender in `number`.
  func nominative(in number: Grammemes) -> AgreementCell {
    AgreementCell(number: number, grammaticalCase: .nominative, gender: gender)
  }

  /// All combinations that `tag` stands for, in the order of the tagset.
  static func all(of tag: Tag) -> [AgreementCell] {
    let (numbers, cases) = (
      members(of: tag.grammemes.intersection(.numbers)),
      members(of: tag.grammemes.intersection(.cases))
    )
    let genders = members(of: tag.grammemes.intersection(.genders))
    var cells: [AgreementCell] = []
    cells.reserveCapacity(numbers.count * cases.count * genders.count)
    for number in numbers {
      for grammaticalCase in cases {
        for gender in genders {
          cells.append(
            AgreementCell(number: number, grammaticalCase: grammaticalCase, gender: gender))
        }
      }
    }
    return cells
  }

  /// The single values of a set, the lowest bit first.
  static func members(of set: Grammemes) -> [Grammemes] {
    var rest = set.rawValue
    var members: [Grammemes] = []
    members.reserveCapacity(rest.nonzeroBitCount)
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      members.append(Grammemes(rawValue: bit))
      rest ^= bit
    }
    return members
  }
}
