import Morphology

/// What readability and the detectors know of a word, found out once for each form, lemma and tag.
///
/// Numbers only, so that looking at it counts no references, and at one place, since most of the time is
/// that of getting there.
struct DetectorWord: Sendable {
  var tag: Tag
  var traits: Traits
  /// See `CountedWord`.
  var letters: UInt32
  var syllables: UInt32
  var hardSyllables: UInt32
  /// The form as transitions have it.
  var transition: TransitionWords.Number
  /// The form and the lemma as phrases with simpler wordings have them.
  var plain: PlainWords.Numbers
  var lemmaClasses: LemmaClasses
  var verbal: VerbalWord

  /// What a sentence must have for a detector to look at it, and what else tokens are.
  ///
  /// Those that are counted have the lowest bit of a byte, so that eight are counted at once: see `Sums`.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt64

    // As in `CountedWord.Traits`.
    static let isCounted = Traits(rawValue: 1 << 0)
    static let isLong = Traits(rawValue: 1 << 8)
    static let isPolysyllabic = Traits(rawValue: 1 << 16)
    static let isOfLetters = Traits(rawValue: 1 << 24)
    static let isAllCapitals = Traits(rawValue: 1 << 32)
    static let isUnknown = Traits(rawValue: 1 << 40)
    static let isFiniteVerb = Traits(rawValue: 1 << 48)
    /// nie
    static let isNegation = Traits(rawValue: 1 << 56)

    /// As in `CountedWord.Traits`; what is hard inside is hard as the first word, too.
    static let isHardFirst = Traits(rawValue: 1 << 1)
    static let isHardInside = Traits(rawValue: 1 << 2)
    /// A word, a number or an abbreviation.
    static let isWordLike = Traits(rawValue: 1 << 3)
    /// A comma, semicolon, colon, dash or bracket: what parts clauses and phrases.
    static let isMark = Traits(rawValue: 1 << 4)
    static let isComma = Traits(rawValue: 1 << 5)
    /// It may be the participle of a passive.
    static let mayBePassive = Traits(rawValue: 1 << 6)
    /// Its form may tell by itself that it is hard: see `VerbFormDetector`.
    static let mayTellByForm = Traits(rawValue: 1 << 7)
    /// A noun or gerund.
    static let isNoun = Traits(rawValue: 1 << 9)
    /// It may stand between the nouns of a chain.
    static let isAttribute = Traits(rawValue: 1 << 10)
    /// A transition may begin with it.
    static let beginsTransition = Traits(rawValue: 1 << 11)
    /// A phrase with simpler wordings may begin with it.
    static let beginsPlainWording = Traits(rawValue: 1 << 12)
    /// A content word whose lemma is known and hardly ever used.
    static let isRare = Traits(rawValue: 1 << 13)
    /// A reader notices when it comes again.
    static let strikes = Traits(rawValue: 1 << 14)
    /// Neither the lexicon nor a rule knows it.
    static let isGuess = Traits(rawValue: 1 << 15)

    /// What detectors look for token by token: see `SentenceContext.forEachToken`.
    static let notable: Traits = [.mayBePassive, .mayTellByForm, .isRare, .strikes, .isHardFirst]
    /// Nouns with nothing but these between them are in a row.
    static let keepsNounRun: Traits = [.isNoun, .isAttribute]
    static let beginsPhrase: Traits = [.beginsTransition, .beginsPlainWording]

    /// The most tokens whose traits can be counted together.
    static let mostSummands = 255

    /// 1 if it has one of `traits`, else 0.
    @inline(__always)
    func count(of traits: Traits) -> Int { rawValue & traits.rawValue == 0 ? 0 : 1 }
  }

  /// How many of some tokens, `Traits.mostSummands` at most, have each trait that is counted.
  struct Sums {
    /// A byte for each.
    private var bytes: UInt64 = 0

    /// Of no tokens.
    init() {}

    /// Counts the traits of one more token.
    @inline(__always)
    mutating func add(_ traits: Traits) { bytes &+= traits.rawValue & 0x0101_0101_0101_0101 }

    /// How many have `trait`, one of those that are counted.
    func count(of trait: Traits) -> Int {
      Int(bytes >> UInt64(trait.rawValue.trailingZeroBitCount) & 0xFF)
    }
  }
}

extension DetectorWord.Traits {
  /// What a word that is counted has of them.
  init(_ counted: CountedWord.Traits) {
    self = []
    let pairs: [(CountedWord.Traits, Self)] = [
      (.isCounted, .isCounted), (.isLong, .isLong), (.isPolysyllabic, .isPolysyllabic),
      (.isHardFirst, .isHardFirst), (.isHardInside, .isHardInside),
      (.isOfLetters, .isOfLetters), (.isAllCapitals, .isAllCapitals), (.isUnknown, .isUnknown),
    ]
    for (trait, own) in pairs where counted.contains(trait) { insert(own) }
  }
}
