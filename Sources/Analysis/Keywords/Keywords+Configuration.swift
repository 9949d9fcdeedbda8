extension Keywords {
  /// How many keyphrases are given, and of which kind.
  public struct Configuration: Hashable, Sendable, Codable {
    /// The greatest number of keyphrases; 1 or more.
    public var limit: Int

    /// The greatest number of words of a keyphrase, 1 … 8.
    public var greatestWordCount: Int

    /// Keyphrases with a lower score are left out; 0 … 1.
    public var leastScore: Double

    /// Which number the dictionary forms have.
    public var number: BaseForm.NumberPolicy

    /// The settings; the defaults suit an article of one to three pages.
    public init(
      limit: Int = 10, greatestWordCount: Int = 4, leastScore: Double = 0,
      number: BaseForm.NumberPolicy = .keep
    ) {
      precondition(limit >= 1, "at least one keyphrase is asked for")
      precondition((1...8).contains(greatestWordCount), "a keyphrase has 1 to 8 words")
      precondition((0...1).contains(leastScore), "scores lie between 0 and 1")
      self.limit = limit
      self.greatestWordCount = greatestWordCount
      self.leastScore = leastScore
      self.number = number
    }
  }
}
