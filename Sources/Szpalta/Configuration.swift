public import Analysis
public import Cleaning

/// The settings of a pipeline; each has a default, and every report states them.
public struct Configuration: Codable, Hashable, Sendable {
  /// What is done; everything by default.
  public var steps: [Step] = Step.allCases

  /// What cleaning repairs.
  public var cleaning = Cleaner.Configuration()

  /// What readability counts.
  public var readability = Readability.Configuration()

  /// False leaves out findings, which take most of the time of readability.
  public var hasFindings = true
  /// Where findings of readability begin.
  public var findings = Findings.Limits()

  /// For whom articles are written; `nil` checks no profile.
  public private(set) var audience: AudienceProfile?
  /// Keyphrases to look for in readability, each with other wordings that count as it behind it.
  public var keyphrases: [[String]] = []
  /// How keywords are found.
  public var keywords = Keywords.Configuration()

  /// How themes are scored.
  public var themes = Themes.Configuration()

  /// The ids of two themes to weigh against each other, or none.
  public var contrast = ["sales", "marketing"]

  /// How many of the hardest sentences are reported, 0 or more.
  public var hardestSentences = 3

  /// The unit of all positions.
  public var offsets = OffsetUnit.utf8

  /// The default settings.
  public init() {}

  /// True if reports need no lemmas: of readability only counts, indices and the like are asked for.
  var hasFiguresOnly: Bool {
    steps.allSatisfy { $0 == .clean || $0 == .readability } && !hasFindings
      && hardestSentences == 0 && audience == nil && keyphrases.isEmpty
  }

  /// Checks articles against `profile`, and marks long sentences, paragraphs and stretches by its limits.
  public mutating func check(_ profile: AudienceProfile) {
    audience = profile
    readability.keep(profile)
    findings.keep(profile)
  }

  /// Settings from the words people write on a command line; `nil` keeps the default.
  ///
  /// - Parameters:
  ///   - only: names of the only cleaning rules that are on, parted by commas.
  ///   - skip: names of cleaning rules that are off.
  ///   - contrast: two ids of themes, parted by a comma.
  ///   - keywordLimit: how many keywords, 1 or more.
  ///   - offsets: the unit of positions.
  ///   - hyphens: how sure the rule `hyphens` has to be.
  /// - Throws: `SzpaltaError` that names what is known where a name is not.
  public static func making(
    only: String? = nil, skip: String? = nil, contrast: String? = nil,
    keywordLimit: Int? = nil, offsets: OffsetUnit? = nil,
    hyphens: Cleaner.HyphenLevel? = nil
  ) throws -> Configuration {
    var configuration = Configuration()
    if let hyphens { configuration.cleaning.hyphens = hyphens }
    if let only { configuration.cleaning.rules = Set(try rules(named: only, option: "--only")) }
    if let skip {
      configuration.cleaning.rules.subtract(try rules(named: skip, option: "--skip"))
    }
    if let contrast {
      let ids = contrast.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      guard ids.count == 2, ids[0] != ids[1] else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--contrast",
          problem: "two themes such as sales,marketing expected, \(contrast) found")
      }
      configuration.contrast = ids
    }
    if let keywordLimit {
      guard keywordLimit >= 1 else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--limit",
          problem: "1 keyword or more expected, \(keywordLimit) found")
      }
      configuration.keywords.limit = keywordLimit
    }
    if let offsets { configuration.offsets = offsets }
    return configuration
  }

  private static func rules(named names: String, option: String) throws -> [CleaningRule] {
    try names.split(separator: ",").map { name in
      let trimmed = name.filter { !$0.isWhitespace }
      guard let rule = CleaningRule(rawValue: trimmed) else {
        throw SzpaltaError(
          .invalidConfiguration, place: option,
          problem: "rules out of \(CleaningRule.allCases.map(\.rawValue).joined(separator: ", ")) "
            + "expected, \(trimmed) found")
      }
      return rule
    }
  }
}
