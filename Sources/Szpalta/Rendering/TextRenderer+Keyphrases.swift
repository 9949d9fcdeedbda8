/// The part of a report on the keyphrases that were looked for.
extension TextRenderer {
  func section(keyphrases: [Report.KeyphraseEntry]) -> [String] {
    [style.heading(labels.pick("Frazy", "Keyphrases"))] + keyphrases.flatMap(lines)
  }

  private func lines(of use: Report.KeyphraseEntry) -> [String] {
    let density = labels.number(use.density, digits: 2)
    let count = labels.pick(
      "\(use.count)×, \(density) na 100 słów", "\(use.count)×, \(density) in 100 words")
    let spread = use.tenths.map { $0 > 0 ? "▇" : "·" }.joined()
    var lines = [
      "  \(style.bold("„\(use.phrase)”"))  \(count)  \(style.accent(spread))",
      "    " + labels.places(of: use),
    ]
    for found in use.places.prefix(Self.shownPlaces) {
      let line = labels.pick("w.", "l.") + TerminalStyle.aligned("\(found.place.line)", 4)
      lines.append("    \(line)  \(visible(found.place.text))")
    }
    if use.places.count > Self.shownPlaces {
      let rest = use.places.count - Self.shownPlaces
      lines.append("    " + labels.pick("… i jeszcze \(rest)", "… and \(rest) more"))
    }
    return lines
  }

  private static let shownPlaces = 5
}

extension Labels {
  /// Whether a keyphrase stands in the places that matter.
  func places(of use: Report.KeyphraseEntry) -> String {
    let parts = [
      pick("tytuł: ", "title: ") + answer(use.isInTitle),
      pick("lid: ", "lead: ") + answer(use.isInLead),
      pick("śródtytuły: ", "subheadings: ")
        + (use.headings > 0 ? "\(use.headingsWithIt)/\(use.headings)" : "–"),
    ]
    return parts.joined(separator: ", ")
  }

  private func answer(_ isSo: Bool) -> String { isSo ? pick("tak", "yes") : pick("nie", "no") }
}
