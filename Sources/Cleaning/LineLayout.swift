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
  /// The number of scalars from `start` to `end`; of bytes where these are so many that it is no line of
  /// print (`LineLayout.leastUncounted`).
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

  /// In bytes, at least 250 scalars; those of longer lines are not counted, since the widest lines that rules
  /// tell apart have 1.3 times 130.
  private static let leastUncounted = 1000

  /// The lines of the document at `range` of a text with `spots`. O(bytes).
  init(of range: ByteRange, in bytes: Span<UInt8>, _ spots: TextSpots) {
    let inside = spots.offsets(in: range)
    var lines: [Line] = []
    lines.reserveCapacity(inside.count { bytes[Int($0)] == 0x0A } + 1)
    var position = range.start
    for spot in inside where bytes[Int(spot)] == 0x0A {
      Self.append(to: &lines, from: position, to: Int(spot), limit: range.end, in: bytes)
      position = Int(spot) + 1
    }
    if position < range.end {
      Self.append(to: &lines, from: position, to: range.end, limit: range.end, in: bytes)
    }
    self.lines = lines
    self.range = range
  }

  private static func append(
    to lines: inout [Line], from start: Int, to lineEnd: Int, limit: Int, in bytes: Span<UInt8>
  ) {
    var line = line(from: start, to: lineEnd, limit: limit, in: bytes)
    if let previous = lines.last {
      line.startsPage = line.startsPage || hasFormFeed(after: previous, in: bytes)
    }
    lines.append(line)
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
    let contentEnd = max(end, contentStart)
    let byteCount = contentEnd - contentStart
    return Line(
      start: contentStart, end: contentEnd, nextStart: min(lineEnd + 1, limit), indent: indent,
      width: byteCount < leastUncounted
        ? bytes.scalarCount(from: contentStart, to: contentEnd) : byteCount,
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
/// `spots` are those of the text. O(spots), and O(bytes) of lines with form feeds.
func documentParts(of bytes: Span<UInt8>, _ spots: TextSpots) -> [ByteRange] {
  var parts: [ByteRange] = []
  var partStart = 0
  var lineStart = 0
  var hasFormFeed = false
  for spot in spots.offsets {
    let offset = Int(spot)
    if bytes[offset] == 0x0C { hasFormFeed = true }
    guard bytes[offset] == 0x0A else { continue }
    if hasFormFeed, isSeparator(from: lineStart, to: offset, in: bytes) {
      if partStart < lineStart { parts.append(ByteRange(partStart, lineStart)) }
      partStart = offset + 1
    }
    hasFormFeed = false
    lineStart = offset + 1
  }
  if hasFormFeed, isSeparator(from: lineStart, to: bytes.count, in: bytes) {
    if partStart < lineStart { parts.append(ByteRange(partStart, lineStart)) }
    partStart = bytes.count
  }
  if partStart < bytes.count { parts.append(ByteRange(partStart, bytes.count)) }
  return parts
}

/// True if the line, which has a form feed, holds nothing else.
private func isSeparator(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Bool {
  for offset in start..<end {
    let byte = bytes[offset]
    if byte != 0x0C && byte != 0x20 && byte != 0x0D { return false }
  }
  return true
}
