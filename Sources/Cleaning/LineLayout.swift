import TextModel

/// One line of a text.
struct Line {
  /// The first byte after the indent; the end for a blank line.
  var start: Int
  /// The byte after the last one that is not white space.
  var end: Int
  /// The byte after the line end.
  var nextStart: Int
  /// The number of scalars before `start`.
  var indent: Int
  /// The number of scalars from `start` to `end`.
  var width: Int
  /// True if a form feed stands before the line's first letter, on it or at the end of the line
  /// before: it is the first of a page.
  var startsPage: Bool

  /// True if there is nothing but white space.
  var isBlank: Bool { start == end }
}

/// The lines of one document.
struct LineLayout {
  /// All lines in order.
  let lines: [Line]
  /// Where the document stands in the text.
  let range: ByteRange

  /// The lines of the document at `range`. O(bytes).
  init(of range: ByteRange, in bytes: Span<UInt8>) {
    var lines: [Line] = []
    var position = range.start
    while position < range.end {
      var lineEnd = position
      while lineEnd < range.end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      var line = Self.line(from: position, to: lineEnd, limit: range.end, in: bytes)
      if let previous = lines.last {
        line.startsPage = line.startsPage || Self.hasFormFeed(after: previous, in: bytes)
      }
      lines.append(line)
      position = line.nextStart
    }
    self.lines = lines
    self.range = range
  }

  private static func hasFormFeed(after line: Line, in bytes: Span<UInt8>) -> Bool {
    (line.end..<line.nextStart).contains { bytes[$0] == 0x0C }
  }

  private static func line(
    from start: Int, to lineEnd: Int, limit: Int, in bytes: Span<UInt8>
  ) -> Line {
    var startsPage = false
    let end = bytes.startOfRun(endingAt: lineEnd, notBefore: start, where: isWhiteSpace)
    var contentStart = start
    var indent = 0
    while contentStart < end {
      let (scalar, byteCount) = bytes.scalar(at: contentStart)
      guard isWhiteSpace(scalar) else { break }
      startsPage = startsPage || scalar == 0x0C
      contentStart += byteCount
      indent += 1
    }
    return Line(
      start: contentStart, end: max(end, contentStart), nextStart: min(lineEnd + 1, limit),
      indent: indent, width: bytes.scalarCount(from: contentStart, to: max(end, contentStart)),
      startsPage: startsPage)
  }

  /// The index of the line that holds byte `offset`, which lies in `range`. O(log lines).
  func indexOfLine(at offset: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].nextStart <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The documents of a text: the parts between lines that hold nothing but form feeds.
///
/// A form feed in front of text on its line is a page break inside a document.
func documentParts(of bytes: Span<UInt8>) -> [ByteRange] {
  var formFeed = 0
  while formFeed < bytes.count, bytes[formFeed] != 0x0C { formFeed += 1 }
  // Most texts are one document.
  if formFeed == bytes.count { return bytes.isEmpty ? [] : [ByteRange(0, bytes.count)] }
  var parts: [ByteRange] = []
  var partStart = 0
  var lineStart = 0
  while lineStart < bytes.count {
    var lineEnd = lineStart
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
    if isSeparator(from: lineStart, to: lineEnd, in: bytes) {
      if partStart < lineStart { parts.append(ByteRange(partStart, lineStart)) }
      partStart = min(lineEnd + 1, bytes.count)
    }
    lineStart = lineEnd + 1
  }
  if partStart < bytes.count { parts.append(ByteRange(partStart, bytes.count)) }
  return parts
}

private func isSeparator(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Bool {
  var hasFormFeed = false
  for offset in start..<end {
    if bytes[offset] == 0x0C {
      hasFormFeed = true
    } else if bytes[offset] != 0x20 && bytes[offset] != 0x0D {
      return false
    }
  }
  return hasFormFeed
}
