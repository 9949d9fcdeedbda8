public import TextModel

/// Text without markup: paragraphs and their roles, told from its lines.
public enum PlainText {
  /// The paragraphs of `text` with their roles.
  ///
  /// A line is a paragraph; in text whose lines are evidently wrapped, a block
  /// between blank lines is one. Form feeds part paragraphs. O(bytes).
  ///
  /// - Parameter isWrapped: whether lines are wrapped, for a part of a longer
  ///   text; unless it is said, the lines of `text` tell.
  public static func paragraphs(in text: String, isWrapped: Bool? = nil) -> [Paragraph] {
    var text = text
    text.makeContiguousUTF8()
    let span = text.utf8Span.span
    let lines = lines(in: span)
    let blocks =
      isWrapped ?? self.isWrapped(lines, in: span) ? joinedBlocks(lines) : lines.compactMap(\.self)
    var paragraphs = blocks.map { Paragraph(range: $0, role: .body) }
    let shapes = paragraphs.map { Layout.Shape(of: $0.range, in: text) }
    for (index, shape) in shapes.enumerated() {
      if shape.isHeadingLike, index + 1 < paragraphs.count {
        paragraphs[index].role = index == 0 ? .title : .heading
      } else if shape.hasListMarker {
        paragraphs[index].role = .listItem
      }
    }
    return Layout.refined(paragraphs, shapes, in: text)
  }

  /// True if the lines of `text` are those of a typesetter, so that paragraphs stand between blank
  /// lines.
  public static func isWrapped(_ text: String) -> Bool {
    var text = text
    text.makeContiguousUTF8()
    let span = text.utf8Span.span
    return isWrapped(lines(in: span), in: span)
  }

  /// The lines without blanks at their ends; `nil` for blank ones.
  private static func lines(in span: borrowing Span<UInt8>) -> [ByteRange?] {
    var lines: [ByteRange?] = []
    var start = 0
    while start <= span.count {
      let end = lineEnd(in: span, from: start)
      lines.append(trimmed(start..<end, in: span))
      start = end + 1
    }
    return lines
  }

  /// The first line feed, form feed or the like from `start` on, or the end of the text.
  private static func lineEnd(in span: borrowing Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset + 16 <= span.count {
      let bits = span.sixteen(at: offset).isAmong(0x0A...0x0D).bits
      if bits != 0 { return offset + bits.trailingZeroBitCount }
      offset += 16
    }
    while offset < span.count, !(0x0A...0x0D ~= span[offset]) { offset += 1 }
    return offset
  }

  private static func trimmed(_ range: Range<Int>, in span: borrowing Span<UInt8>) -> ByteRange? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(span[start]) { start += 1 }
    while end > start, isBlank(span[end - 1]) { end -= 1 }
    return start < end ? ByteRange(start, end) : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// True if blank lines part blocks of lines that mostly break inside a sentence.
  private static func isWrapped(_ lines: [ByteRange?], in span: borrowing Span<UInt8>) -> Bool {
    var broken = 0
    var inner = 0
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard let line, next != nil else { continue }
      inner += 1
      let isLong = line.byteCount > minimumWrappedLine && line.byteCount <= maximumWrappedLine
      if isLong, !Layout.isTerminal(span[line.end - 1]) { broken += 1 }
    }
    return inner >= 2 && 10 * broken >= 6 * inner
  }

  /// A typesetter's line, in bytes.
  private static let minimumWrappedLine = 25
  private static let maximumWrappedLine = 160

  private static func joinedBlocks(_ lines: [ByteRange?]) -> [ByteRange] {
    var blocks: [ByteRange] = []
    var isContinued = false
    for line in lines {
      if let line, isContinued, let last = blocks.popLast() {
        blocks.append(ByteRange(last.start, line.end))
      } else if let line {
        blocks.append(line)
      }
      isContinued = line != nil
    }
    return blocks
  }
}
