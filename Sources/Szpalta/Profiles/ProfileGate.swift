import Analysis

/// The gravest verdict that an article must not have to be published.
public enum ProfileGate: String, CaseIterable, Sendable {
  /// Nothing may be to fix.
  case fix
  /// Nothing may be to fix or to watch.
  case watch

  /// The checks of `report` that do not pass, in English; empty if all do, or there is no profile.
  public func violations(in report: Report) -> [String] {
    let failing: Set<AudienceProfile.Verdict> = self == .fix ? [.fix] : [.fix, .watch]
    let checks = report.readability?.profile?.checks ?? []
    return checks.filter { failing.contains($0.verdict) }.map { check in
      "\(check.verdict.rawValue): \(check.explanation[LabelLanguage.en.rawValue] ?? check.id)"
    }
  }
}
