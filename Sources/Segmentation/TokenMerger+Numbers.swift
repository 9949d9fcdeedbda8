import TextModel

/// Numbers of several segments: "1 000,50", "20:15", "2024-05-12", "94/85/WE".
extension TokenMerger {
  /// The number, or the word such as "30-letni", that begins at `index`.
  func number(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge {
    if let next = isoDateEnd(segments, at: index) ?? timeEnd(text, segments, at: index)
      ?? slashedEnd(text, segments, at: index)
    {
      return Merge(kind: .number, next: next)
    }
    let next = groupsEnd(text, segments, at: index)
    if next == index + 1 { return word(text, segments, at: index) }
    return Merge(kind: .number, next: next)
  }

  private func isDigits(_ segments: [Segment], at index: Int, _ counts: ClosedRange<Int>) -> Bool {
    index < segments.count && segments[index].content == .digit
      && counts.contains(segments[index].byteCount)
  }

  /// "1 000 000,50": groups of three digits behind a single space of any width.
  private func groupsEnd(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Int {
    var next = index + 1
    guard isDigits(segments, at: index, 1...3) else { return next }
    while next < segments.count, segments[next].isNumber,
      isGroupSpace(text, from: Int(segments[next - 1].end), to: Int(segments[next].start)),
      let isLast = isGroup(text, segments[next])
    {
      next += 1
      if isLast { break }
    }
    return next
  }

  /// True if one space, no-break space, thin or narrow no-break space stands at `start..<end`.
  private func isGroupSpace(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end > start else { return false }
    let (value, next) = text.scalar(at: start)
    return next == end && (value == 0x20 || value == 0xA0 || value == 0x2009 || value == 0x202F)
  }

  /// Whether three digits, alone or (true: the last group) before a decimal part, are `segment`.
  private func isGroup(_ text: Span<UInt8>, _ segment: Segment) -> Bool? {
    let start = Int(segment.start)
    guard segment.byteCount >= 3 else { return nil }
    for offset in start..<start + 3 where text[offset] &- 0x30 > 9 { return nil }
    if segment.byteCount == 3 { return false }
    let separator = text[start + 3]
    return separator == UInt8(ascii: ",") || separator == UInt8(ascii: ".") ? true : nil
  }

  /// "20:15", "20:15:30".
  private func timeEnd(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Int? {
    guard isDigits(segments, at: index, 1...2) else { return nil }
    var next = index + 1
    while next < index + 5, isGlued(text, segments, at: next, to: UInt8(ascii: ":")),
      isGlued(segments, at: next + 1), isDigits(segments, at: next + 1, 2...2)
    {
      next += 2
    }
    return next > index + 1 ? next : nil
  }

  /// "2024-05-12".
  private func isoDateEnd(_ segments: [Segment], at index: Int) -> Int? {
    guard isDigits(segments, at: index, 4...4), isGlued(segments, at: index + 1, to: .hyphen),
      isGlued(segments, at: index + 2), isDigits(segments, at: index + 2, 2...2),
      isGlued(segments, at: index + 3, to: .hyphen), isGlued(segments, at: index + 4),
      isDigits(segments, at: index + 4, 2...2)
    else { return nil }
    return index + 5
  }

  /// "1/2", "2004/2005", and the numbers of official acts, "94/85/WE".
  private func slashedEnd(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Int? {
    var next = index + 1
    while isGlued(text, segments, at: next, to: UInt8(ascii: "/")), isGlued(segments, at: next + 1),
      segments[next + 1].isNumber
    {
      next += 2
    }
    if next == index + 1 { return nil }
    if isGlued(text, segments, at: next, to: UInt8(ascii: "/")), isGlued(segments, at: next + 1),
      segments[next + 1].content == .upper
    {
      next += 2
    }
    return next
  }
}
