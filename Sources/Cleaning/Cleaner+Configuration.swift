extension Cleaner {
  /// What a cleaner repairs, and how boldly.
  public struct Configuration: Hashable, Sendable, Codable {
    /// The rules that are on; `CleaningRule.defaults` unless said.
    public var rules: Set<CleaningRule>

    /// How sure the rule `hyphens` has to be before it joins two parts.
    public var hyphens: HyphenLevel

    /// A configuration with `rules` on, which joins hyphens at `hyphens`.
    public init(
      rules: Set<CleaningRule> = CleaningRule.defaults, hyphens: HyphenLevel = .normal
    ) {
      self.rules = rules
      self.hyphens = hyphens
    }

    private enum CodingKeys: String, CodingKey { case rules, hyphens }

    /// Decodes a configuration; a missing field takes its default.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let defaults = Self()
      let rules = try container.decodeIfPresent([CleaningRule].self, forKey: .rules)
      self.init(
        rules: rules.map { Set($0) } ?? defaults.rules,
        hyphens: try container.decodeIfPresent(HyphenLevel.self, forKey: .hyphens)
          ?? defaults.hyphens)
    }

    /// Encodes the rules in the order of `CleaningRule.allCases`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(CleaningRule.allCases.filter(rules.contains), forKey: .rules)
      try container.encode(hyphens, forKey: .hyphens)
    }
  }

  /// How sure the rule `hyphens` has to be before it joins two parts.
  public enum HyphenLevel: String, CaseIterable, Codable, Sendable {
    /// Joins only where hardly any doubt is left.
    case safe
    /// Joins what is more likely a leftover than a hyphen.
    case normal
    /// Joins also what is about as likely a hyphen as a leftover.
    case eager

    /// The log-odds above which a hyphen counts as a leftover.
    var threshold: Double {
      switch self {
      case .safe: 2.5
      case .normal: 0
      case .eager: -1.5
      }
    }
  }
}
