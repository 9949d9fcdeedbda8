extension Themes {
  /// What counts how much, and from where on a theme is present.
  ///
  /// Decoding takes the default for what is missing and refuses what is out of range.
  public struct Configuration: Hashable, Sendable, Codable {
    /// How often a term that stands in the title counts, 1…10.
    public var titleBoost: Double
    /// How often a term that stands in a heading but not in the title counts, 1…10.
    public var headingBoost: Double
    /// The lowest score of a theme that is present, in points, 0 or more.
    public var minimumScore: Double
    /// The lowest share of a theme that is present, 0…1.
    public var minimumShare: Double
    /// The lowest number of different terms of a theme that is present, 1 or more.
    public var minimumTerms: Int
    /// How two themes are contrasted.
    public var contrast: ThemeContrast.Configuration

    /// A configuration; the defaults were set on Polish articles of known kinds.
    ///
    /// - Precondition: all values in their ranges.
    public init(
      titleBoost: Double = 2, headingBoost: Double = 1.5, minimumScore: Double = 1.5,
      minimumShare: Double = 0.15, minimumTerms: Int = 3,
      contrast: ThemeContrast.Configuration = .init()
    ) {
      self.titleBoost = titleBoost
      self.headingBoost = headingBoost
      self.minimumScore = minimumScore
      self.minimumShare = minimumShare
      self.minimumTerms = minimumTerms
      self.contrast = contrast
      if let problem { preconditionFailure(problem) }
    }

    private var problem: String? {
      if !(1...10).contains(titleBoost) { return "titleBoost is from 1 to 10" }
      if !(1...10).contains(headingBoost) { return "headingBoost is from 1 to 10" }
      if !(0..<Double.infinity).contains(minimumScore) { return "minimumScore is 0 or more" }
      if !(0...1).contains(minimumShare) { return "minimumShare is from 0 to 1" }
      if minimumTerms < 1 { return "minimumTerms is 1 or more" }
      return nil
    }

    private enum CodingKeys: String, CodingKey {
      case titleBoost, headingBoost, minimumScore, minimumShare, minimumTerms, contrast
    }

    /// Decodes an object with any of the properties; the others have their defaults.
    public init(from decoder: any Decoder) throws {
      self.init()
      let values = try decoder.container(keyedBy: CodingKeys.self)
      titleBoost = try values.decodeIfPresent(Double.self, forKey: .titleBoost) ?? titleBoost
      headingBoost = try values.decodeIfPresent(Double.self, forKey: .headingBoost) ?? headingBoost
      minimumScore = try values.decodeIfPresent(Double.self, forKey: .minimumScore) ?? minimumScore
      minimumShare = try values.decodeIfPresent(Double.self, forKey: .minimumShare) ?? minimumShare
      minimumTerms = try values.decodeIfPresent(Int.self, forKey: .minimumTerms) ?? minimumTerms
      contrast =
        try values.decodeIfPresent(ThemeContrast.Configuration.self, forKey: .contrast) ?? contrast
      if let problem {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: problem))
      }
    }
  }
}
