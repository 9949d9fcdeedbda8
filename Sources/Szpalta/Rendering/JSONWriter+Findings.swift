import TextModel

/// Findings are four fifths of a report: they are written without containers, with the keys of
/// `Report.FindingEntry` in alphabetical order.
extension JSONWriter {
  func append(_ findings: [Report.FindingEntry]) {
    appendElements(findings) { append($0) }
  }

  private func append(_ finding: Report.FindingEntry) {
    if let amount = finding.amount {
      append(signs: "{\"amount\":")
      append(amount)
      append(signs: ",\"explanation\":{")
    } else {
      append(signs: "{\"explanation\":{")
    }
    var isFirst = true
    for (language, text) in finding.explanation.sorted(by: { Self.precedes($0.key, $1.key) }) {
      if !isFirst { append(signs: ",") }
      isFirst = false
      append(language)
      append(signs: ":")
      append(text)
    }
    append(signs: "},\"kind\":")
    append(finding.kind)
    append(signs: ",\"place\":{\"line\":")
    append(finding.place.line)
    append(signs: ",\"range\":")
    append(finding.place.range)
    append(signs: ",\"text\":")
    append(finding.place.text)
    append(signs: "},\"priority\":")
    append(finding.priority)
    append(signs: ",\"suggestions\":")
    appendElements(finding.suggestions) { append($0) }
    append(signs: ",\"words\":")
    appendElements(finding.words) { append($0) }
    append(signs: "}")
  }

  private func appendElements<Element>(_ elements: [Element], _ write: (Element) -> Void) {
    append(signs: "[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(signs: ",") }
      write(element)
    }
    append(signs: "]")
  }
}
