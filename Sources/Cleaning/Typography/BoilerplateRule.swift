import TextModel

/// The rule `boilerplate`: removes the lines that pages carry beside an article.
struct BoilerplateRule {
  let text: String
  let range: ByteRange
  let boilerplate: Boilerplate

  /// The repairs, ascending: whole lines with their line ends. O(bytes).
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    var result: [Edit] = []
    var start = range.start
    while start < range.end {
      var end = start
      while end < range.end, bytes[end] != 0x0A { end += 1 }
      let line = ByteRange(start, end)
      let next = min(end + 1, range.end)
      // A form feed parts pages or documents: it stays.
      if !hasFormFeed(line, in: bytes), boilerplate.contains(text[line]) {
        result.append(
          Edit(
            range: ByteRange(start, next), replacement: "",
            rule: CleaningRule.boilerplate.rawValue, reason: "a line of the page, not of the text",
            confidence: 0.9))
      }
      start = end + 1
    }
    return result
  }

  private func hasFormFeed(_ line: ByteRange, in bytes: Span<UInt8>) -> Bool {
    (line.start..<line.end).contains { bytes[$0] == 0x0C }
  }
}
