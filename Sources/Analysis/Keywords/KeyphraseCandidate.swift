import TextModel

/// A place in the document where a keyphrase may stand.
struct CandidatePlace: Sendable {
  /// Indices into `Document.tokens`.
  var start: UInt32
  var end: UInt32

  /// Without the quotation marks inside.
  var wordCount: UInt8

  /// The index of the paragraph.
  var paragraph: UInt32

  /// True if the first token starts its sentence, so that its capital says nothing.
  var startsSentence: Bool

  /// True for a phrase with a preposition, which is a keyphrase only if it recurs.
  var isLoose: Bool

  /// True if its sentence has no other words.
  var fillsSentence = false

  /// Whether its sentence says that it is a term.
  var introduction = Introduction.none

  /// How a sentence says that a phrase is a term, the surest last: "nazywamy *falą*", "*fala* (ang. wave)".
  enum Introduction: UInt8, Sendable { case none, byWord, byTranslation }

  /// True if the first word has a capital.
  var isCapitalised: Bool

  /// The sum of the hashes of its lemmas and the number of its words.
  var key: UInt64

  /// The place's candidate.
  var candidate: UInt32 = 0

  /// True inside a longer place of a candidate that recurs.
  var isNested = false

  /// The index of the candidate's next place; `none` for the last.
  var next = Self.none

  static let none = UInt32.max

  var tokens: Range<Int> { Int(start)..<Int(end) }
}

/// All places of one keyphrase candidate, whatever the form; small, since a document has hundreds.
struct KeyphraseCandidate: Sendable {
  /// That of its places, so that the order of words does not matter; for an acronym that of what it
  /// stands for.
  var key: UInt64
  /// Indices of places.
  var first: UInt32
  var last: UInt32
  /// The first place with all words; where it is called by an acronym it has one word.
  var whole: UInt32
  var count: UInt32 = 0
  /// Places that could show a capital of its own, and those that do.
  var telling: UInt32 = 0
  var capitalised: UInt32 = 0
  /// Places in the title.
  var titleCount: UInt32 = 0
  /// Places in prose that open their sentence.
  var openings: UInt32 = 0
  var wordCount: UInt8
  /// The surest of its places.
  var introduction = CandidatePlace.Introduction.none
  /// Stands in a title that is not part of the text.
  var isInOwnTitle = false
  var isInHeading = false
  /// Is all that a heading says.
  var isWholeHeading = false
  var isInLead = false
  var isLoose = false

  var isInTitle: Bool { titleCount > 0 || isInOwnTitle }

  /// True for a phrase with a preposition that does not recur, which is no keyphrase.
  var isPassing: Bool { isLoose && count < 2 }

  /// True if most places that could show it have a capital.
  var isName: Bool { telling > 0 && 2 * capitalised > telling }
}
