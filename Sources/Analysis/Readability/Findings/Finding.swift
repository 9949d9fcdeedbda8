public import TextModel

/// A place in a text that an editor may want to look at, and why.
///
/// Findings may overlap. Their ranges are those of the analysed text.
public struct Finding: Hashable, Sendable {
  /// What was found.
  public var kind: Kind
  /// The place as a whole.
  public var range: ByteRange
  /// The words that it is about, in the order of the text; at least one.
  public var words: [ByteRange]
  /// The index of its sentence in `Document.sentences`; `nil` for what is larger than a sentence.
  public var sentence: Int?
  /// How much of it there is, in the unit of the kind: words, nouns, clauses, sentences; `nil` where
  /// there is nothing to count.
  public var amount: Int?
  /// Simpler wordings; mostly empty.
  public var suggestions: [String] = []

  /// What is found.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A sentence of more words than the limit; `amount` is their number.
    case longSentence
    /// A paragraph of more words than the limit; `amount` is their number.
    case longParagraph
    /// A stretch of more words than the limit without a subheading; `amount` is their number.
    case longSection
    /// Sentences in a row with nearly the same number of words; `amount` is how many.
    case monotonousRhythm
    /// A word of many syllables; `amount` is their number.
    case hardWord
    /// A word that is hardly ever used.
    case rareWord
    /// A form of "być" or "zostać" with a passive participle.
    case passive
    /// A verb with "się" that may be passive.
    case possiblePassive
    /// A form in -no or -to, which tells of nobody who acts.
    case impersonalForm
    /// A noun made of a verb: "czytanie", "wykonanie".
    case gerund
    /// An adjectival or adverbial participle: "czytający", "czytany", "czytając".
    case participle
    /// Nouns in a row that do not hang together by prepositions or commas; `amount` is their number.
    case nounChain
    /// Genitives in a row, each of which depends on the one before; `amount` is the number of nouns.
    case genitiveChain
    /// A sentence of many clauses; `amount` is their number.
    case manyClauses
    /// A subject far from its verb; `amount` is the number of words between.
    case subjectVerbDistance
    /// Two negations that undo each other: "nie można nie zauważyć".
    case doubleNegation
    /// Sentences in a row that begin with the same word; `amount` is how many.
    case repeatedOpening
    /// A word that was used shortly before.
    case repeatedWord
    /// Office Polish that can be said more simply.
    case plainWording
    /// A word that ties the sentence to the one before: nothing to mend.
    case transition
  }

  /// How much a kind of finding matters.
  public enum Priority: Int, Comparable, Codable, Sendable {
    /// Nothing to mend.
    case note = 0
    /// Worth a thought.
    case low = 1
    /// Often worth a change.
    case medium = 2
    /// Makes the text clearly harder.
    case high = 3

    /// By how much they matter.
    public static func < (left: Priority, right: Priority) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How much the finding matters.
  public var priority: Priority { kind.priority }
}

extension Finding.Kind {
  /// Its place among all kinds.
  package var number: Int {
    switch self {
    case .longSentence: 0
    case .longParagraph: 1
    case .longSection: 2
    case .monotonousRhythm: 3
    case .hardWord: 4
    case .rareWord: 5
    case .passive: 6
    case .possiblePassive: 7
    case .impersonalForm: 8
    case .gerund: 9
    case .participle: 10
    case .nounChain: 11
    case .genitiveChain: 12
    case .manyClauses: 13
    case .subjectVerbDistance: 14
    case .doubleNegation: 15
    case .repeatedOpening: 16
    case .repeatedWord: 17
    case .plainWording: 18
    case .transition: 19
    }
  }

  /// How much findings of the kind matter.
  public var priority: Finding.Priority {
    switch self {
    case .longSentence, .manyClauses, .genitiveChain: .high
    case .passive, .longParagraph, .longSection, .nounChain, .subjectVerbDistance, .doubleNegation,
      .plainWording, .repeatedOpening:
      .medium
    case .hardWord, .rareWord, .impersonalForm, .possiblePassive, .gerund, .participle,
      .repeatedWord, .monotonousRhythm:
      .low
    case .transition: .note
    }
  }
}
