import Analysis

/// The part of a report on what readers a profile has in mind.
extension TextRenderer {
  func section(_ profile: Report.ProfileReport) -> [String] {
    let label = profile.label[language.rawValue] ?? profile.id
    let counts = AudienceProfile.Verdict.allCases.reversed().compactMap { verdict -> String? in
      let count = profile.checks.count { $0.verdict == verdict }
      return count > 0 ? "\(labels.word(for: verdict)) \(count)" : nil
    }
    let heading = labels.pick("Profil", "Profile") + ": \(label)"
    return ["\(style.heading(heading))  \(counts.joined(separator: ", "))"]
      + profile.checks.map(line)
  }

  private func line(of check: Report.CheckEntry) -> String {
    let verdict = TerminalStyle.padded(labels.word(for: check.verdict), 12)
    let explanation = check.explanation[language.rawValue] ?? check.id
    return "  \(colored(verdict, check.verdict))\(explanation) \(style.faint("[\(check.source)]"))"
  }

  private func colored(_ text: String, _ verdict: AudienceProfile.Verdict) -> String {
    switch verdict {
    case .good: style.added(text)
    case .watch: style.warning(text)
    case .fix: style.removed(text)
    case .notMeasurable: style.faint(text)
    }
  }
}
