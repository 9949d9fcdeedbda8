public import Morphology
import TextModel

/// How the figures of one text turn out for the readers of a profile.
public struct ProfileResult: Hashable, Sendable {
  /// The profile.
  public let profile: AudienceProfile

  /// One for each limit of the profile, in its order.
  public let checks: [Check]

  /// A figure, its limit and what is to be done.
  public struct Check: Hashable, Sendable {
    /// The limit; one of `subheadings` leaves nothing to watch where a text has none at all.
    public let limit: AudienceProfile.Limit
    /// The figure in the unit of the check; `nil` if it is not measurable.
    public let value: Double?
    /// What is to be done.
    public let verdict: AudienceProfile.Verdict
  }

  /// The result of `profile` for `document`, whose readability and findings are handed in. O(findings).
  ///
  /// The findings should have been looked for with the profile's limits, see
  /// `Findings.Limits.keep(_:)` and `Readability.Configuration.keep(_:)`.
  public init(
    of profile: AudienceProfile, for document: AnnotatedDocument, readability: ReadabilityResult,
    findings: FindingList
  ) {
    self.profile = profile
    let figures = ProfileFigures(document: document, readability: readability, findings: findings)
    checks = profile.limits.map { limit in
      var limit = limit
      // As in Yoast SEO: a long text with no subheading at all is to be fixed.
      if limit.check == .subheadings, figures.hasNoSubheading { limit.watch = limit.good }
      let value = figures.value(for: limit)
      return Check(
        limit: limit, value: value, verdict: value.map(limit.verdict(on:)) ?? .notMeasurable)
    }
  }
}
