import Morphology

/// A word of a phrase with all its readings.
struct PhraseWord: Sendable {
  /// The word as it stands, without outer punctuation.
  var text: String

  /// Punctuation directly before and after the word.
  var before = ""
  var after = ""

  /// Readings as noun, adjective or numeral, the likeliest first.
  var readings: [NominalReading]

  /// What the word may be besides.
  var traits: Traits

  /// Facts about a word that bear on where a noun phrase can start and go on.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// No lexicon and no rule knows the word; its readings are guesses.
    static let unknown = Traits(rawValue: 1)
    /// May stand between the words of a noun phrase and change nothing: adverbs, "biało" of "biało -
    /// czerwony", a dash.
    static let transparent = Traits(rawValue: 2)
    /// Joins two parts of equal rank: "i", "oraz", "lub".
    static let coordinating = Traits(rawValue: 4)
    /// Starts with a capital letter.
    static let capitalised = Traits(rawValue: 8)
    /// Written in capitals only, at least two letters.
    static let allCapitals = Traits(rawValue: 16)
    /// A number, a Roman numeral, a symbol or an abbreviation.
    static let sign = Traits(rawValue: 32)
    /// Also a preposition, a conjunction or the like, and nothing nominal.
    static let functional = Traits(rawValue: 64)
    /// Some lexeme of the word is written in lower case.
    static let commonWord = Traits(rawValue: 128)
    /// May be the first part of a compound: "polsko" of "polsko-niemiecki".
    static let compoundPrefix = Traits(rawValue: 256)
    /// May be an abbreviation, if a full stop follows.
    static let abbreviation = Traits(rawValue: 512)
    /// Is written with a capital inside sentences, too.
    static let meantCapital = Traits(rawValue: 1024)
  }

  /// The readings in `role`.
  func readings(as role: NominalReading.Role) -> [NominalReading] {
    readings.filter { $0.role == role }
  }

  /// The likeliest reading as an adjective or numeral that agrees with a noun in `cell`; for an
  /// unknown word the one its ending allows.
  func modifier(in cell: AgreementCell) -> NominalReading? {
    if let known = reading(as: .adjective, in: cell) ?? reading(as: .numeral, in: cell) {
      return known
    }
    return isUnknown(in: cell) ? EndingGuess.adjective(text, in: cell) : nil
  }

  private func isUnknown(in cell: AgreementCell) -> Bool {
    traits.contains(.unknown) && !traits.contains(.allCapitals)
  }

  /// True for words that may stand before what inflects: "real-time", "II", "prof.".
  var canStayBeforeNounPhrase: Bool {
    !traits.isDisjoint(with: [.unknown, .transparent, .sign]) && !traits.contains(.functional)
  }

  /// True if no punctuation but a dash lies between this word and `previous`.
  func isOpen(after previous: PhraseWord) -> Bool {
    (before.isEmpty || isDash) && (previous.after.isEmpty || previous.text.isEmpty)
  }

  var isDash: Bool { text.isEmpty && ["-", "–", "‑"].contains(before) }

  /// The likeliest reading in `role` that can stand in `cell`.
  func reading(as role: NominalReading.Role, in cell: AgreementCell) -> NominalReading? {
    readings.first { $0.role == role && cell.admits($0.tag) }
  }
}

extension StringProtocol {
  /// True if the first letter is a capital.
  var startsWithCapital: Bool { unicodeScalars.first?.isCapital ?? false }

  /// True if there are at least two letters and all are capitals.
  var isAllCapitals: Bool {
    var letters = 0
    for scalar in unicodeScalars where scalar.isLetter {
      guard scalar.isCapital else { return false }
      letters += 1
    }
    return letters >= 2
  }

  /// The text with a capital first letter, the rest as it stands.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a lower-case first letter, the rest as it stands.
  var loweredFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Unicode.Scalar {
  /// Alphabetic; most are told without a look into Unicode's tables.
  var isLetter: Bool { value < 0x80 ? value | 0x20 &- 0x61 < 26 : properties.isAlphabetic }

  /// Upper case; likewise.
  var isCapital: Bool { value < 0x80 ? value &- 0x41 < 26 : properties.isUppercase }
}
