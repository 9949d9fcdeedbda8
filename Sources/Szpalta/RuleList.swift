import Cleaning

/// The cleaning rules with what they do, for people.
public struct RuleList {
  /// A list of all rules.
  public init() {}

  /// A few lines a rule: its name, what it does, an example.
  public var text: String {
    let defaults = Cleaner.Configuration().rules
    return CleaningRule.allCases.map { rule in
      let state = defaults.contains(rule) ? "on by default" : "off by default"
      return """
        \(rule.rawValue) (\(state))
          \(rule.summary)
          \(rule.example.before)  →  \(rule.example.after)

        """
    }.joined()
  }
}
