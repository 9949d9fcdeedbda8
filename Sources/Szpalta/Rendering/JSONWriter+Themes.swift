import TextModel

/// Themes have most of the places of a report besides findings: they are written without containers,
/// with keys in alphabetical order.
extension JSONWriter {
  func append(_ themes: [Report.ThemeEntry]) {
    appendElements(themes) { theme in
      append(signs: "{\"confidence\":")
      append(theme.confidence)
      append(signs: ",\"evidence\":")
      append(theme.evidence)
      append(signs: ",\"id\":")
      append(theme.id)
      append(signs: ",\"isPresent\":")
      append(theme.isPresent)
      append(signs: ",\"label\":{")
      let label = theme.label.sorted { Self.precedes($0.key, $1.key) }
      for (index, (language, text)) in label.enumerated() {
        if index > 0 { append(signs: ",") }
        append(language)
        append(signs: ":")
        append(text)
      }
      append(signs: "}")
      if let parent = theme.parent {
        append(signs: ",\"parent\":")
        append(parent)
      }
      append(signs: ",\"score\":")
      append(theme.score)
      append(signs: ",\"share\":")
      append(theme.share)
      append(signs: "}")
    }
  }

  private func append(_ evidence: [Report.EvidenceEntry]) {
    appendElements(evidence) { term in
      let room = 65 * term.places.count + 6 * term.term.utf8.count + Self.mostEvidenceBytes
      append(addingCapacity: room) { span in
        span.append("{\"contribution\":")
        span.append(number: term.contribution)
        span.append(",\"count\":")
        span.append(decimal: term.count)
        span.append(",\"places\":")
        span.append(term.places.span)
        span.append(",\"term\":")
        span.append(string: term.term)
        span.append("}")
      }
    }
  }

  /// More than all keys and numbers of evidence have besides places.
  private static var mostEvidenceBytes: Int { 160 }

  func append(_ contrast: Report.ContrastReport) {
    append(signs: "{")
    if let interval = contrast.interval { append(field: "interval", interval) { append($0) } }
    append(field: "lean", contrast.lean)
    append(field: "stretches", contrast.stretches) { append($0) }
    append(field: "themes", contrast.themes) { append($0) }
    append(field: "turns", contrast.turns) { append($0) }
    append(field: "verdict", contrast.verdict)
    append(field: "words", contrast.words) { append($0) }
    append(signs: "}")
  }

  private func append(_ stretch: Report.StretchEntry) {
    append(signs: "{")
    append(field: "lean", stretch.lean)
    appendName("opening")
    append(stretch.opening)
    appendName("range")
    append(stretch.range)
    append(field: "theme", stretch.theme)
    append(field: "weight", stretch.weight)
    append(signs: "}")
  }

  func append(_ texts: [String]) { appendElements(texts) { append($0) } }

  func append(_ ranges: [ByteRange]) {
    append(addingCapacity: 65 * ranges.count + 16) { $0.append(ranges.span) }
  }

  func appendElements<Element>(_ elements: [Element], _ write: (Element) -> Void) {
    append(signs: "[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(signs: ",") }
      write(element)
    }
    append(signs: "]")
  }
}
