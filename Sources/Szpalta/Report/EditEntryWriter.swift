import TextModel

/// Turns edits of a source into entries of a report.
struct EditEntryWriter {
  let source: String
  private let offsets: OffsetMap
  private let lines: LineTable

  init(source: String, offsets unit: OffsetUnit) {
    self.source = source
    offsets = OffsetMap(source, unit: unit)
    lines = LineTable(source)
  }

  /// One entry for each edit of `list`, whose ranges refer to the source.
  func entries(of list: EditList) -> [Report.EditEntry] {
    list.edits.map { edit in
      let word = wordAround(edit.range)
      let head = source[ByteRange(word.start, edit.range.start)]
      let tail = source[ByteRange(edit.range.end, word.end)]
      return Report.EditEntry(
        range: offsets.range(edit.range), line: lines.line(ofByte: edit.range.start),
        found: String(source[edit.range]), replacement: edit.replacement,
        before: String(source[word]), after: head + edit.replacement + tail,
        rule: edit.rule, reason: edit.reason, confidence: edit.confidence)
    }
  }

  /// More of a word than this does not help a reader.
  private static let maximumContext = 40

  /// `range` with the rest of the words that it touches.
  private func wordAround(_ range: ByteRange) -> ByteRange {
    let span = source.utf8Span.span
    var start = range.start
    var end = range.end
    while start > 0, range.start - start < Self.maximumContext, !Self.isWhiteSpace(span[start - 1])
    { start -= 1 }
    while end < span.count, end - range.end < Self.maximumContext, !Self.isWhiteSpace(span[end]) {
      end += 1
    }
    // A bound set by the limit may fall inside a scalar.
    while start < range.start, span[start] & 0xC0 == 0x80 { start += 1 }
    while end > range.end, end < span.count, span[end] & 0xC0 == 0x80 { end -= 1 }
    return ByteRange(start, end)
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
