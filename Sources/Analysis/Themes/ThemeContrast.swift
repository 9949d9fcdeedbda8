public import TextModel

/// Which of two themes a document leans to, on which words, and how sure that is.
public struct ThemeContrast: Hashable, Sendable, Encodable {
  /// The theme at +1.
  public var first: Side
  /// The theme at −1.
  public var second: Side

  /// From −1 (all words are the second theme's) over 0 to +1; `nil` without any such word.
  ///
  /// (first − second) / (first + second), of the weights of both sides.
  public var lean: Double?

  /// Where the lean lies with the configuration's confidence; `nil` without any such word.
  ///
  /// A percentile bootstrap over the sentences that hold such words. It is too
  /// narrow for few sentences, and is one point if all words are of one side.
  public var interval: Interval?

  /// What can be said of the lean.
  public var verdict: Verdict

  /// The paragraphs that hold such words, in the text's order.
  public var course: [Step]

  /// The parts of the text that lean to one side and the other in turn, in the text's order.
  ///
  /// Together they hold all sentences with such words. Where one ends and the
  /// next begins, the text turns: `turnCost` of the configuration says how much
  /// has to speak for a turn.
  public var stretches: [Stretch]

  /// The stretches with which the text turns: all but the first.
  public var turns: [Stretch] { Array(stretches.dropFirst()) }

  /// What can be said of a lean.
  public enum Verdict: String, Codable, Sendable {
    /// More about the first theme: the interval lies above 0, and the lean is worth telling.
    case leansFirst
    /// More about the second theme.
    case leansSecond
    /// About both: no side, and the interval excludes that one side prevails by far.
    case balanced
    /// Too few words of either theme to tell.
    case notMeasurable
  }

  /// One of the themes with its words.
  public struct Side: Hashable, Sendable, Encodable {
    /// The theme's id.
    public var id: String
    /// What people read.
    public var labels: NameInBothLanguages
    /// The sum of the words' contributions.
    public var weight: Double
    /// The words that speak for this theme rather than for the other, the most telling first.
    public var words: [ThemeEvidence]
  }

  /// A closed interval.
  public struct Interval: Hashable, Sendable, Codable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double
  }

  /// One paragraph on the way through the text.
  public struct Step: Hashable, Sendable, Encodable {
    /// The paragraph's index in the document.
    public var paragraph: Int
    /// Where it stands.
    public var range: ByteRange
    /// The lean of the paragraph alone, −1…+1.
    public var lean: Double
    /// The lean of the text up to the paragraph's end, −1…+1.
    public var cumulativeLean: Double
  }

  /// A part of the text in which one side's words prevail.
  public struct Stretch: Hashable, Sendable, Encodable {
    /// True if it leans to the first theme, false if to the second.
    public var isFirst: Bool
    /// From the first to the last sentence with words of either theme.
    public var range: ByteRange
    /// The first of these sentences.
    public var opening: ByteRange
    /// The lean of the stretch, −1…+1.
    public var lean: Double
    /// The weights of both sides in it.
    public var weight: Double
  }

  /// From where on a lean is told.
  ///
  /// Decoding takes the default for what is missing and refuses what is out of range.
  public struct Configuration: Hashable, Sendable, Codable {
    /// How probably the interval holds the lean, more than 0 and less than 1.
    public var confidence: Double
    /// The number of bootstrap samples, 100…100,000.
    public var samples: Int
    /// The first state of the random numbers.
    public var seed: UInt64
    /// The fewest occurrences of both themes' words for any verdict, 1 or more.
    public var minimumOccurrences: Int
    /// The fewest sentences with such words for any verdict, 2 or more.
    public var minimumSentences: Int
    /// The smallest lean worth telling, 0…1: 0.2 is 60 words to 40.
    public var minimumLean: Double
    /// The lean that the interval of a balanced text does not reach, 0…1: 0.6 is 80 words to 20.
    public var balanceBound: Double
    /// What a turn costs, in weights of words, 0 or more.
    ///
    /// A stretch between two others is told if its side leads by at least this
    /// in it, the first or last stretch of a text if it does by half of it.
    public var turnCost: Double

    /// A configuration.
    ///
    /// - Precondition: all values in their ranges.
    public init(
      confidence: Double = 0.9, samples: Int = 1000, seed: UInt64 = 1,
      minimumOccurrences: Int = 6, minimumSentences: Int = 3, minimumLean: Double = 0.2,
      balanceBound: Double = 0.6, turnCost: Double = 3
    ) {
      self.confidence = confidence
      self.samples = samples
      self.seed = seed
      self.minimumOccurrences = minimumOccurrences
      self.minimumSentences = minimumSentences
      self.minimumLean = minimumLean
      self.balanceBound = balanceBound
      self.turnCost = turnCost
      if let problem { preconditionFailure(problem) }
    }
  }
}

extension ThemeContrast.Configuration {
  private var problem: String? {
    if !(confidence > 0 && confidence < 1) { return "confidence is between 0 and 1" }
    if !(100...100_000).contains(samples) { return "samples is from 100 to 100,000" }
    if minimumOccurrences < 1 { return "minimumOccurrences is 1 or more" }
    if minimumSentences < 2 { return "minimumSentences is 2 or more" }
    if !(0...1).contains(minimumLean) { return "minimumLean is from 0 to 1" }
    if !(0...1).contains(balanceBound) { return "balanceBound is from 0 to 1" }
    if !(0..<Double.infinity).contains(turnCost) { return "turnCost is 0 or more" }
    return nil
  }

  private enum CodingKeys: String, CodingKey {
    case confidence, samples, seed, minimumOccurrences, minimumSentences, minimumLean, balanceBound
    case turnCost
  }

  /// Decodes an object with any of the properties; the others have their defaults.
  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    confidence = try values.decodeIfPresent(Double.self, forKey: .confidence) ?? confidence
    samples = try values.decodeIfPresent(Int.self, forKey: .samples) ?? samples
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    minimumOccurrences =
      try values.decodeIfPresent(Int.self, forKey: .minimumOccurrences) ?? minimumOccurrences
    minimumSentences =
      try values.decodeIfPresent(Int.self, forKey: .minimumSentences) ?? minimumSentences
    minimumLean = try values.decodeIfPresent(Double.self, forKey: .minimumLean) ?? minimumLean
    balanceBound = try values.decodeIfPresent(Double.self, forKey: .balanceBound) ?? balanceBound
    turnCost = try values.decodeIfPresent(Double.self, forKey: .turnCost) ?? turnCost
    if let problem {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: problem))
    }
  }
}
