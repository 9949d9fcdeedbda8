import Analysis

extension ReportWriter {
  func entry(_ result: ProfileResult) -> Report.ProfileReport {
    let profile = result.profile
    return Report.ProfileReport(
      id: profile.id, label: ["pl": profile.labels.pl, "en": profile.labels.en],
      verdict: result.checks.map(\.verdict).max() ?? .notMeasurable,
      checks: result.checks.map(entry))
  }

  private func entry(_ check: ProfileResult.Check) -> Report.CheckEntry {
    let limit = check.limit
    let explanations = LabelLanguage.allCases.map { language in
      (language.rawValue, Labels(language: language).explanation(of: limit, value: check.value))
    }
    return Report.CheckEntry(
      id: limit.check.rawValue, value: check.value, unit: limit.check.unit.rawValue,
      good: limit.good, watch: limit.watch, isBetterHigh: limit.check.isBetterHigh,
      parameter: limit.parameter, verdict: check.verdict,
      explanation: Dictionary(uniqueKeysWithValues: explanations), source: limit.source,
      findings: limit.check.findings.map(\.rawValue))
  }
}
