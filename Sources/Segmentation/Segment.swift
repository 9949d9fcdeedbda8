import TextModel

/// A stretch between two raw word boundaries, without white space: what tokens are made of.
struct Segment {
  var start: UInt32
  var end: UInt32
  /// The class of its first scalar.
  var first: ScalarClass
  /// What else is in it.
  var content: Content

  /// Kinds of scalars that occur in a segment.
  struct Content: OptionSet {
    let rawValue: UInt8
    static let upper = Content(rawValue: 1 << 0)
    static let lower = Content(rawValue: 1 << 1)
    static let uncased = Content(rawValue: 1 << 2)
    static let digit = Content(rawValue: 1 << 3)
    static let stop = Content(rawValue: 1 << 4)
    static let at = Content(rawValue: 1 << 5)
    /// Makes an emoji of what stands before: U+FE0F, U+20E3.
    static let emojiSelector = Content(rawValue: 1 << 6)

    static let letters: Content = [.upper, .lower, .uncased]
  }

  var hasLetter: Bool { !content.isDisjoint(with: .letters) }
  var hasDigit: Bool { content.contains(.digit) }
  /// Digits, with separators but without letters.
  var isNumber: Bool { hasDigit && !hasLetter && first == .digit }
  /// A segment that may be a part of a word or number.
  var isWordLike: Bool { hasLetter || hasDigit }
  /// The number of bytes.
  var byteCount: Int { Int(end - start) }
}

/// Cuts the stretches between raw word boundaries into segments.
struct SegmentScanner {
  let classes: ScalarClasses
  let abbreviations: Abbreviations

  /// In bytes; what is longer is no word that a full stop could end.
  private static let longestPart = 64

  /// Appends the segments between `boundaries`, which ascend. O(bytes).
  func append(
    of text: Span<UInt8>, between boundaries: [UInt32], to segments: inout [Segment]
  ) {
    let boundaries = boundaries.span
    let table = classes.table.span
    for index in 1..<boundaries.count {
      append(
        of: text, from: Int(boundaries[unchecked: index - 1]),
        to: Int(boundaries[unchecked: index]), table, to: &segments)
    }
  }

  /// Appends those between the boundaries at `index` and behind it.
  func append(
    of text: Span<UInt8>, between boundaries: Span<UInt32>, at index: Int,
    to segments: inout [Segment]
  ) {
    append(
      of: text, from: Int(boundaries[index]), to: Int(boundaries[index + 1]), classes.table.span,
      to: &segments)
  }

  /// White space is cut off, and cuts where it stands inside, as U+202F does.
  @inline(__always)
  private func append(
    of text: Span<UInt8>, from start: Int, to end: Int, _ table: Span<ScalarClasses.Entry>,
    to segments: inout [Segment]
  ) {
    if end - start == 1, text[start] == 0x20 { return }
    if let segment = Self.shortSegment(of: text, from: start, to: end, table) {
      return finish(segment, in: text, to: &segments)
    }
    var offset = start
    var segment = Segment(start: 0, end: 0, first: .space, content: [])
    while offset < end {
      let (value, next) = text.scalar(at: offset)
      let entry = ScalarClasses.entry(value, in: table)
      if entry.scalarClass == .space {
        if segment.first != .space { finish(segment, in: text, to: &segments) }
        segment.first = .space
      } else {
        if segment.first == .space {
          segment = Segment(
            start: UInt32(truncatingIfNeeded: offset), end: 0, first: entry.scalarClass, content: []
          )
        }
        segment.content.formUnion(entry.content)
        segment.end = UInt32(truncatingIfNeeded: next)
      }
      offset = next
    }
    if segment.first != .space { finish(segment, in: text, to: &segments) }
  }

  /// The segment of a stretch of up to sixteen bytes; `nil` if it is longer or has white space in it.
  ///
  /// Only what is no small letter of ASCII is looked up.
  @inline(__always)
  private static func shortSegment(
    of text: Span<UInt8>, from start: Int, to end: Int, _ table: Span<ScalarClasses.Entry>
  ) -> Segment? {
    guard end - start <= 16, start + 16 <= text.count else { return nil }
    let all = 1 &<< UInt64(truncatingIfNeeded: end - start) &- 1
    var others = all & ~text.sixteen(at: start).isAmong(0x61...0x7A).bits
    var first = ScalarClass.lower
    var content: Segment.Content = others == all ? [] : .lower
    while others != 0 {
      let offset = start + others.trailingZeroBitCount
      let (value, next) = text.scalar(at: offset)
      let entry = ScalarClasses.entry(value, in: table)
      if entry.scalarClass == .space { return nil }
      if offset == start { first = entry.scalarClass }
      content.formUnion(entry.content)
      others &= .max &<< UInt64(truncatingIfNeeded: next - start)
    }
    return Segment(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), first: first,
      content: content)
  }

  @inline(__always)
  private func finish(_ segment: Segment, in text: Span<UInt8>, to segments: inout [Segment]) {
    if segment.content.contains(.stop), segment.hasLetter {
      cut(segment, in: text, to: &segments)
    } else {
      segments.append(segment)
    }
  }

  /// Cuts "r.To" and "prof.Nowak" behind the full stop, which annex 29 does not.
  private func cut(_ segment: Segment, in text: Span<UInt8>, to segments: inout [Segment]) {
    guard !segment.content.contains(.at),
      !isListed(text, Int(segment.start), Int(segment.end)),
      !text.isHost(from: Int(segment.start), to: Int(segment.end))
    else {
      segments.append(segment)
      return
    }
    var partStart = Int(segment.start)
    for stop in Int(segment.start)..<Int(segment.end) where text[stop] == UInt8(ascii: ".") {
      guard stop > partStart, isEnd(stop, of: partStart, in: text, to: Int(segment.end)) else {
        continue
      }
      segments.append(self.segment(in: text, from: partStart, to: stop))
      segments.append(self.segment(in: text, from: stop, to: stop + 1))
      partStart = stop + 1
    }
    segments.append(self.segment(in: text, from: partStart, to: Int(segment.end)))
  }

  /// True if `start..<end` and the full stop behind it are one listed abbreviation: "m.in", "S.A".
  private func isListed(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end < text.count && text[end] == UInt8(ascii: ".")
      && !abbreviations.classes(in: text, from: start, to: end + 1).isEmpty
  }

  /// True if the part from `start` ends with the full stop at `stop`, glued to what follows.
  private func isEnd(_ stop: Int, of start: Int, in text: Span<UInt8>, to end: Int) -> Bool {
    let right = stop + 1
    // No word or abbreviation is longer; looking further back at every stop would take O(bytes²).
    if right >= end || stop - start > Self.longestPart { return false }
    let left = segment(in: text, from: start, to: stop)
    let (firstValue, second) = text.scalar(at: right)
    let rightIsTitle =
      classes[firstValue] == .upper
      && (second == end || text[second] == UInt8(ascii: ".")
        || classes[text.scalar(at: second).value] == .lower)
    if left.content == .upper, text.scalar(at: start).end == stop { return rightIsTitle }
    let listed = abbreviations.classes(in: text, from: start, to: right)
    if !listed.isDisjoint(with: .abbreviation) {
      return rightIsTitle || listed.contains(.afterNumber)
    }
    return rightIsTitle && left.content == .lower && left.first == .lower
      && text.scalar(at: start).end < stop
  }

  private func segment(in text: Span<UInt8>, from start: Int, to end: Int) -> Segment {
    let first = classes[text.scalar(at: start).value]
    var segment = Segment(start: UInt32(start), end: UInt32(end), first: first, content: [])
    var offset = start
    while offset < end {
      let (value, next) = text.scalar(at: offset)
      segment.content.formUnion(classes.entry(value).content)
      offset = next
    }
    return segment
  }
}
