/// One observation that speaks for or against a leftover of print.
struct HyphenEvidence {
  /// Log-odds (natural logarithm): positive if it speaks for a leftover.
  var weight: Double
  /// What was observed; `nil` for what people are not told.
  var finding: Finding?

  /// What may speak for a leftover.
  enum Finding {
    case lineEnd, pageEnd, furniture, notSign, wholeIsWord, wholeIsInUse, firstIsNoWord,
      secondIsNoWord, halfAName, personalEnding, wholeStandsElsewhere, firstIsHalfAWord
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
  static let spaced = -2.0
  /// A priori most hyphens at line ends divide words.
  static let lineEnd = 6.0
  /// The same where the line end is that of a page, which only a number or a running head tells.
  static let beforeFurniture = 4.0
  /// "¬" has no other use beside letters.
  static let notSign = 9.0

  /// The joined form is listed in the lexicon.
  static let joinedIsListed = 2.5
  /// For each unit of the joined form's Zipf value.
  static let joinedZipf = 1.2
  /// The joined form is listed but was not seen in use, while the parts are words that the
  /// author may have set side by side.
  static let joinedIsRare = -1.5
  /// The joined form is not listed, but was seen in use: a name or a foreign word.
  static let joinedIsSeen = 1.5
  /// The joined form is not listed.
  static let joinedIsUnlisted = -3.5
  /// The joined form is listed only as a name, and the word begins with a small letter.
  static let joinedIsOnlyAName = -4.0
  /// The joined form stands elsewhere in the document.
  static let joinedStandsElsewhere = 4.5
  /// The hyphenated form stands inside a line elsewhere in the document.
  static let hyphenatedStandsElsewhere = -4.0
  /// The lexicon lists the hyphenated form.
  static let hyphenatedIsListed = -9.0

  /// A part that is no word, and that no text was seen to use: nearly always half a word.
  static let partIsNoWord = 2.8
  /// Half a word before a hyphen and a blank; what an author shortens or ties is a word.
  static let halfBeforeBlank = 2.5
  /// For each unit of the Zipf value of a part that is no word of the lexicon.
  static let partIsNoWordZipf = -0.8
  /// Two parts that are words, one or both of another language: "real-time", "self-disclosure".
  static let partsAreForeign = -5.0
  /// The same if one of them is so rare that it may be half a word.
  static let partsAreRareForeignWords = -2.0
  /// For each unit that the rarer of two content words is more frequent than a `rareZipf`, if the
  /// whole is a word: all the same most leftovers of frequent words.
  static let contentWordsZipf = -0.5
  /// The same if the whole is no word: a compound, or a dash without blanks.
  static let contentWordsThatMakeNoWordZipf = -2.5
  /// The share that the three weights before keep where only the first part is capitalized:
  /// compounds of two words have both capitals or none, but for the beginnings of sentences.
  static let shareOfCapitalizedFirst = 0.3
  /// The Zipf value up to which a part of so many letters says nothing: half a word reaches it by
  /// chance. Set by hand.
  ///
  /// Of the halves of legally divided words of novels and textbooks, weighed by the words'
  /// frequencies, 42, 51 and 28 in a hundred of two, three and more letters still lie above.
  static func rareZipf(letterCount: Int) -> Double {
    switch letterCount {
    case ...2: 5.5
    case 3: 2.5
    default: 1.5
    }
  }

  /// A capitalized part before a part that is no Polish word: half a name.
  static let nameIsDivided = 3.0

  /// A compound form in -o and an adjective: "biało-czerwony".
  static let adjectivalCompound = -9.0
  /// The same if the whole is more in use than the adjective alone: "nowoczesny".
  static let lexicalizedCompound = -3.0
  /// A prefix that authors set off, and a word: "eks-premier".
  static let prefixAndWord = -4.0
  /// A personal ending after a form that takes it: "był-em".
  static let personalEnding = 4.0
  /// A personal ending that is no word of its own, after any word: "powinni-śmy", "czy-ście".
  static let boundEnding = 7.5
  /// A particle that old spelling sets off: "niech-że", "wiesz-że".
  static let oldParticle = -5.0
  /// The second part begins with a capital letter and the first is not in capitals.
  static let secondIsCapitalized = -14.0
  /// The first part is an abbreviation in capitals: "SMS-a", "PiS-owski".
  static let firstIsAcronym = -12.0
  /// Parts in capitals that make no word: "AD-AS", "UV-B".
  static let capitalsThatMakeNoWord = -8.0
  /// The first part is one letter.
  static let firstIsLetter = -1.5
  /// The first part is a letter that stands for itself: "n-type", "K-complex".
  static let firstIsSymbol = -10.0
  /// The second part is a conjunction: "dwu- lub trzyosobowe".
  static let secondIsConjunction = -12.0
  /// The parts repeat each other: "ha-ha".
  static let repetition = -8.0
  /// The word is part of an address or a tag.
  static let address = -20.0
  /// Both sides of one fragment are hyphenated and three parts are joined at once.
  static let threeParts = -1.0
}
