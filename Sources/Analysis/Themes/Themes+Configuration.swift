extension Themes {
  /// What counts how much, and from where on a theme is present.
  ///
  /// Decoding takes the default for what is missing and refuses what is out of range.
  public struct Configuration: Hashable, Sendable, Codable {
    /// How often a term that stands in the title counts, 1…10.
    public var titleBoost: Double
    /// How often a term that stands in a heading but not in the title counts, 1…10.
    public var headingBoost: Double
    /// How often a term that stands in the lead but not in title or heading counts, 1…10.
    public var leadBoost: Double
    /// The lowest score of a theme that is present, in points, 0 or more.
    public var minimumScore: Double
    /// The lowest share of a theme without parent that is present, 0…1.
    public var minimumShare: Double
    /// The lowest part of its parent's score that a part has if it is present, 0…1.
    public var minimumPart: Double
    /// The lowest number of different terms of a theme that is present, 1 or more.
    public var minimumTerms: Int
    /// How often the sentences are drawn anew to tell a confidence, 20…10,000; if that is not a multiple
    /// of eight, some more.
    public var confidenceDraws: Int
    /// How two themes are contrasted.
    public var contrast: ThemeContrast.Configuration

    /// A configuration; the defaults were set on Polish articles of known kinds.
    ///
    /// - Precondition: all values in their ranges.
    public init(
      titleBoost: Double = 2, headingBoost: Double = 1.5, leadBoost: Double = 1.25,
      minimumScore: Double = 1.5, minimumShare: Double = 0.15, minimumPart: Double = 0.25,
      minimumTerms: Int = 3, confidenceDraws: Int = 200,
      contrast: ThemeContrast.Configuration = .init()
    ) {
      self.titleBoost = titleBoost
      self.headingBoost = headingBoost
      self.leadBoost = leadBoost
      self.minimumScore = minimumScore
      self.minimumShare = minimumShare
      self.minimumPart = minimumPart
      self.minimumTerms = minimumTerms
      self.confidenceDraws = confidenceDraws
      self.contrast = contrast
      if let problem { preconditionFailure(problem) }
    }

    private var problem: String? {
      if !(1...10).contains(titleBoost) { return "titleBoost is from 1 to 10" }
      if !(1...10).contains(headingBoost) { return "headingBoost is from 1 to 10" }
      if !(1...10).contains(leadBoost) { return "leadBoost is from 1 to 10" }
      if !(0..<Double.infinity).contains(minimumScore) { return "minimumScore is 0 or more" }
      if !(0...1).contains(minimumShare) { return "minimumShare is from 0 to 1" }
      if !(0...1).contains(minimumPart) { return "minimumPart is from 0 to 1" }
      if minimumTerms < 1 { return "minimumTerms is 1 or more" }
      if !(20...10_000).contains(confidenceDraws) {
        return "confidenceDraws is from 20 to 10,000"
      }
      return nil
    }

    private enum CodingKeys: String, CodingKey {
      case titleBoost, headingBoost, leadBoost, minimumScore, minimumShare, minimumPart
      case minimumTerms, confidenceDraws, contrast
    }

    /// Decodes an object with any of the properties; the others have their defaults.
    public init(from decoder: any Decoder) throws {
      self.init()
      let values = try decoder.container(keyedBy: CodingKeys.self)
      titleBoost = try values.decodeIfPresent(Double.self, forKey: .titleBoost) ?? titleBoost
      headingBoost = try values.decodeIfPresent(Double.self, forKey: .headingBoost) ?? headingBoost
      leadBoost = try values.decodeIfPresent(Double.self, forKey: .leadBoost) ?? leadBoost
      minimumScore = try values.decodeIfPresent(Double.self, forKey: .minimumScore) ?? minimumScore
      minimumShare = try values.decodeIfPresent(Double.self, forKey: .minimumShare) ?? minimumShare
      minimumPart = try values.decodeIfPresent(Double.self, forKey: .minimumPart) ?? minimumPart
      minimumTerms = try values.decodeIfPresent(Int.self, forKey: .minimumTerms) ?? minimumTerms
      confidenceDraws =
        try values.decodeIfPresent(Int.self, forKey: .confidenceDraws) ?? confidenceDraws
      contrast =
        try values.decodeIfPresent(ThemeContrast.Configuration.self, forKey: .contrast) ?? contrast
      if let problem {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: problem))
      }
    }
  }
}
