public import Analysis

extension Report {
  /// How the article turns out for the readers of a profile.
  public struct ProfileReport: Codable, Hashable, Sendable {
    /// The profile's id: "press".
    public var id: String
    /// What people call the readers, in Polish and in English.
    public var label: [String: String]
    /// The gravest verdict of all checks.
    public var verdict: AudienceProfile.Verdict
    /// The checks in the order of the profile.
    public var checks: [CheckEntry]
  }

  /// One figure of the article against its limit.
  public struct CheckEntry: Codable, Hashable, Sendable {
    /// The check: "longSentences".
    public var id: String
    /// The figure; `nil` when not measurable.
    public var value: Double?
    /// What it counts: "percentOfSentences".
    public var unit: String
    /// The last value that is good.
    public var good: Double
    /// The last value that is to be watched; what is beyond is to be fixed.
    public var watch: Double
    /// True if more is better.
    public var isBetterHigh: Bool
    /// The number that the check asks for besides, such as the words of a long sentence.
    public var parameter: Int?
    /// What is to be done.
    public var verdict: AudienceProfile.Verdict
    /// The figure and its limits in words, in Polish and in English.
    public var explanation: [String: String]
    /// Who set the limit.
    public var source: String
    /// The kinds of findings that the figure counts.
    public var findings: [String]
  }
}
