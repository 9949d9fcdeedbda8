/// One observation that speaks for or against a leftover of print.
struct HyphenEvidence {
  /// Log-odds (natural logarithm): positive if it speaks for a leftover.
  var weight: Double
  /// What was observed, for people, when it speaks for joining.
  var phrase: String

  init(_ weight: Double, _ phrase: String = "") {
    self.weight = weight
    self.phrase = phrase
  }
}

/// What each observation is worth, in log-odds of "leftover" against "hyphen of the author".
///
/// Set by hand so that each says on a large scale how telling an observation
/// is: 1 is a hint, 3 strong, 8 settles it against most others together.
enum HyphenWeight {
  /// A priori most hyphens inside lines are the author's.
  static let inline = -1.5
  /// A hyphen and a blank: a dash or a shortened compound rather than a leftover.
  static let spaced = -2.5
  /// A priori most hyphens at line ends divide words.
  static let lineEnd = 6.0
  /// "¬" has no other use beside letters.
  static let notSign = 9.0

  /// The joined form is listed in the lexicon.
  static let joinedIsListed = 2.5
  /// For each unit of the joined form's Zipf value.
  static let joinedZipf = 1.2
  /// The joined form is not listed.
  static let joinedIsUnlisted = -4.0
  /// The joined form is listed only as a name, and the word begins with a small letter.
  static let joinedIsOnlyAName = -4.0
  /// The joined form stands elsewhere in the document.
  static let joinedStandsElsewhere = 4.5
  /// The hyphenated form stands elsewhere inside a line of the document.
  static let hyphenatedStandsElsewhere = -2.5
  /// The lexicon lists the hyphenated form.
  static let hyphenatedIsListed = -9.0

  /// A part that is no word.
  static let partIsNoWord = 1.2
  /// A part of small letters without a vowel, which no compound has.
  static let partHasNoVowel = 1.5
  /// For each unit of the smaller Zipf value of two parts that are both words.
  static let bothPartsZipf = -0.8
  /// Two parts of three letters and more that are both words, and the whole is not.
  static let wordsThatMakeNoWord = -3.0

  /// A compound form in -o and an adjective: "biało-czerwony".
  static let adjectivalCompound = -6.5
  /// A word prefix and a word: "eks-premier".
  static let prefixAndWord = -4.0
  /// A personal ending after a form that takes it: "powinni-śmy".
  static let personalEnding = 4.0
  /// A personal ending that is no word of its own after any word: "czy-ście".
  static let movableEnding = 7.5
  /// "nie-" and an adjective or the like.
  static let negation = 4.0

  /// The second part begins with a capital letter and the first is not in capitals.
  static let secondIsCapitalized = -14.0
  /// The first part is an abbreviation in capitals: "SMS-a", "PiS-owski".
  static let firstIsAcronym = -12.0
  /// The first part is one letter.
  static let firstIsLetter = -1.5
  /// The second part is a conjunction: "dwu- lub trzyosobowe".
  static let secondIsConjunction = -12.0
  /// The parts repeat each other: "ha-ha".
  static let repetition = -5.0
  /// The word is part of an address or a tag.
  static let address = -20.0
  /// Both sides of one fragment are hyphenated and three parts are joined at once.
  static let threeParts = -1.0
}
