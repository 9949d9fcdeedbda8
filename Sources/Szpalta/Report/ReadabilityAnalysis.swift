import Analysis

/// All that is found out about how readable one article is.
struct ReadabilityAnalysis: Sendable {
  var result: ReadabilityResult
  var findings: FindingList
  /// `nil` where no profile was asked for.
  var profile: ProfileResult?
  /// One for each keyphrase asked for.
  var keyphrases: [KeyphraseUse]
}
