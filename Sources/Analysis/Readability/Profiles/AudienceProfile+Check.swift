extension AudienceProfile {
  /// A figure of a text that a profile can limit.
  ///
  /// The first seven are the checks that Yoast SEO makes of Polish texts.
  public enum Check: String, CaseIterable, Codable, Sendable {
    /// Characters of prose: whether there is a text at all.
    case textPresence
    /// The percentage of sentences with more words than the parameter.
    case longSentences
    /// The words of the longest paragraph.
    case paragraphLength
    /// The words of the longest stretch without a heading.
    case subheadings
    /// The percentage of sentences with a transition word; of texts from so many words on as the parameter says.
    case transitionWords
    /// The percentage of sentences in the passive.
    case passive
    /// How often three sentences or more in a row begin with the same word.
    case repeatedOpenings
    /// Words a sentence, on average.
    case sentenceLength
    /// FOG-PL.
    case fogPL
    /// The percentage of words that are hard.
    case hardWords
    /// Words in a hundred that are hardly ever used.
    case rareWords
    /// Nouns made of verbs in a hundred words.
    case gerunds
    /// Participles in a hundred words.
    case participles
    /// The percentage of sentences with a chain of nouns or of genitives.
    case nounChains
    /// The percentage of sentences with many clauses.
    case manyClauses
    /// Places in a hundred words that office Polish makes longer than need be.
    case plainWording

    /// True if more is better.
    public var isBetterHigh: Bool { self == .textPresence || self == .transitionWords }

    /// What the figure counts.
    public var unit: Unit {
      switch self {
      case .textPresence: .characters
      case .longSentences, .transitionWords, .passive, .nounChains, .manyClauses:
        .percentOfSentences
      case .paragraphLength, .subheadings: .words
      case .repeatedOpenings: .occurrences
      case .sentenceLength: .wordsPerSentence
      case .fogPL: .years
      case .hardWords: .percentOfWords
      case .rareWords, .gerunds, .participles, .plainWording: .perHundredWords
      }
    }

    /// The name of the number that the check asks for besides its limits; `nil` for most.
    public var parameter: String? {
      switch self {
      case .longSentences: "words"
      case .transitionWords: "fromWords"
      default: nil
      }
    }

    /// The kinds of findings that the figure counts; empty for figures that are not of single places.
    public var findings: [Finding.Kind] {
      switch self {
      case .longSentences: [.longSentence]
      case .paragraphLength: [.longParagraph]
      case .subheadings: [.longSection]
      case .transitionWords: [.transition]
      case .passive: [.passive]
      case .repeatedOpenings: [.repeatedOpening]
      case .hardWords: [.hardWord]
      case .rareWords: [.rareWord]
      case .gerunds: [.gerund]
      case .participles: [.participle]
      case .nounChains: [.nounChain, .genitiveChain]
      case .manyClauses: [.manyClauses]
      case .plainWording: [.plainWording]
      case .textPresence, .sentenceLength, .fogPL: []
      }
    }
  }

  /// What a figure counts.
  public enum Unit: String, Codable, Sendable {
    /// Characters as people count them.
    case characters
    /// Words.
    case words
    /// How often something occurs.
    case occurrences
    /// Words a sentence.
    case wordsPerSentence
    /// Years of schooling.
    case years
    /// Of a hundred sentences; 0 … 100.
    case percentOfSentences
    /// Of a hundred words; 0 … 100.
    case percentOfWords
    /// How often something occurs in a hundred words.
    case perHundredWords

    /// The largest limit that makes sense.
    var largest: Double {
      switch self {
      case .percentOfSentences, .percentOfWords: 100
      default: 1_000_000
      }
    }
  }
}
