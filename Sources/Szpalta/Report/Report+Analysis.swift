public import Analysis
public import TextModel

extension Report {
  /// How readable the prose is.
  public struct ReadabilityReport: Codable, Hashable, Sendable {
    /// The counts the indices come from.
    public var counts: ReadabilityCountsEntry
    /// Each index with its value.
    public var indices: [IndexEntry]
    /// The class of difficulty; `nil` when not measurable.
    public var difficulty: DifficultyEntry?
    /// The sentences that weigh most, hardest first.
    public var hardestSentences: [SentenceEntry]
    /// What may be worth a change, in the order of the text.
    public var findings: FindingEntries
    /// What the readers of a profile need; `nil` when no profile was asked for.
    public var profile: ProfileReport?
    /// The keyphrases looked for; `nil` when none was.
    public var keyphrases: [KeyphraseEntry]?
    /// What a reader of the figures should know: "fewerThan100Words", "notPolish".
    public var warnings: [String]

    /// In alphabetical order, as they are written: so the findings, which are most of a report, need
    /// not be moved.
    private enum CodingKeys: String, CodingKey {
      case counts, difficulty, findings, hardestSentences, indices, keyphrases, profile, warnings
    }
  }

  /// What readability counted.
  public struct ReadabilityCountsEntry: Codable, Hashable, Sendable {
    /// Words in prose.
    public var words: Int
    /// Sentences in prose.
    public var sentences: Int
    /// Syllables of all words.
    public var syllables: Int
    /// Letters and digits of all words.
    public var letters: Int
    /// Words of more than six letters.
    public var longWords: Int
    /// Words with at least the threshold of syllables.
    public var hardWords: Int
    /// Words a sentence.
    public var wordsPerSentence: Double?
    /// Hard words in a hundred.
    public var hardWordsPercent: Double?
  }

  /// One index.
  public struct IndexEntry: Codable, Hashable, Sendable {
    /// The index: "fogPL", "pisarekLinear".
    public var id: String
    /// Its value; `nil` when not measurable.
    public var value: Double?
    /// The band the value falls into; `nil` where there are no bands.
    public var band: String?
    /// The 90 % bootstrap interval over sentences, low and high; `nil` with fewer than two sentences.
    public var interval: [Double]?
    /// False for formulas fitted to another language.
    public var isCalibrated: Bool
  }

  /// How difficult the text is: Szpalta's own class, with what makes it.
  public struct DifficultyEntry: Codable, Hashable, Sendable {
    /// From 1, for anybody, to 7, for specialists.
    public var difficultyClass: Int
    /// The probability of each class from 1 to 7; empty with fewer than two sentences.
    public var probabilities: [Double]
    /// FOG years that the length of sentences adds to those of everyday Polish.
    public var sentenceLengthPush: Double
    /// FOG years that hard words add.
    public var hardWordsPush: Double

    private enum CodingKeys: String, CodingKey {
      case difficultyClass = "class"
      case probabilities, sentenceLengthPush, hardWordsPush
    }
  }

  /// A sentence that is hard to read.
  public struct SentenceEntry: Codable, Hashable, Sendable {
    /// Where it stands.
    public var place: Place
    /// Its words.
    public var words: Int
    /// The hard ones among them.
    public var hardWords: [String]
    /// Its FOG-PL if it stood alone.
    public var fog: Double
    /// Its part of the article's FOG-PL; the parts of all sentences add up to it.
    public var share: Double
    /// The article's FOG-PL without it; `nil` if there is no other sentence.
    public var fogIfRemoved: Double?
    /// The article's FOG-PL if it were two.
    public var fogIfSplit: Double?
    /// Why it is hard: "manyWords", "manyHardWords".
    public var reasons: [String]
  }

  /// A keyword.
  public struct KeywordEntry: Codable, Hashable, Sendable {
    /// The dictionary form.
    public var text: String
    /// From 0 to 1, the best keyword's.
    public var score: Double
    /// How often it occurs.
    public var count: Int
    /// The forms it occurs in.
    public var variants: [String]
    /// Where it occurs.
    public var places: [ByteRange]
    /// What was found out about it.
    public var features: Keyphrase.Features
    /// What the features make of its score, which is their product beside the best keyword's.
    public var factors: Keyphrase.Factors
  }

  /// A theme.
  public struct ThemeEntry: Codable, Hashable, Sendable {
    /// The theme's id in the taxonomy.
    public var id: String
    /// Its label in Polish and in English.
    public var label: [String: String]
    /// The id of the theme that this one is a part of.
    public var parent: String?
    /// How strongly the article is about it, the sum of the evidence's contributions; more than 0.
    public var score: Double
    /// Its part of the scores of all themes, 0 … 1.
    public var share: Double
    /// True if the evidence is enough to say the article is about it.
    public var isPresent: Bool
    /// How often it would be present if the article's sentences were drawn anew, 0 … 1.
    public var confidence: Double
    /// The terms that speak for it, strongest first.
    public var evidence: [EvidenceEntry]
  }

  /// A term that speaks for a theme.
  public struct EvidenceEntry: Codable, Hashable, Sendable {
    /// The term in dictionary form.
    public var term: String
    /// How often it occurs.
    public var count: Int
    /// What it adds to the score.
    public var contribution: Double
    /// Where it occurs.
    public var places: [ByteRange]
  }

  /// Which of two themes the article leans to.
  public struct ContrastReport: Codable, Hashable, Sendable {
    /// The first theme's id and the second's.
    public var themes: [String]
    /// From −1, all words the second theme's, to 1, all the first's; `nil` without such words.
    public var lean: Double?
    /// The 90 % bootstrap interval of the lean, low and high.
    public var interval: [Double]?
    /// "leansFirst", "leansSecond", "balanced" or "notMeasurable".
    public var verdict: String
    /// The words of the first theme and of the second.
    public var words: [[EvidenceEntry]]
    /// The parts of the article that lean to one theme and the other in turn, in its order.
    public var stretches: [StretchEntry]
    /// The sentences with which the article turns from one theme to the other.
    public var turns: [Place]
  }

  /// A part of an article that leans to one theme.
  public struct StretchEntry: Codable, Hashable, Sendable {
    /// The theme's id.
    public var theme: String
    /// From the first to the last sentence with words of either theme.
    public var range: ByteRange
    /// The first of these sentences.
    public var opening: Place
    /// The lean of the part, −1 … 1; above 0 is the first theme's.
    public var lean: Double
    /// The weights of both themes' words in it.
    public var weight: Double
  }
}
