import TextModel

/// Words, compounds, addresses and abbreviations.
extension TokenMerger {
  /// True for most words: letters that stand free or before a comma, and are surely no abbreviation.
  ///
  /// What `word` finds out of them, sooner.
  @inline(__always)
  func isPlainWord(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Bool {
    let segment = segments[index]
    return segment.hasLetter && segment.content.isSubset(of: .letters)
      && (!isGlued(segments, at: index + 1) || text[Int(segment.end)] == UInt8(ascii: ","))
      && !abbreviations.mayContain(
        text, from: Int(segment.start), to: Int(segment.end), of: .bare)
  }

  /// The token that begins with the letters or digits at `index`.
  func word(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge {
    if let url = url(text, segments, at: index) { return url }
    if let abbreviation = abbreviation(text, segments, at: index) { return abbreviation }
    let next = compoundEnd(segments, at: index)
    let parts = segments[index..<next]
    if parts.contains(where: { $0.content.contains(.at) }) {
      return Merge(kind: .email, next: next)
    }
    if next == index + 1, !segments[index].hasLetter { return Merge(kind: .number, next: next) }
    if next == index + 1, isGlued(text, segments, at: next, to: UInt8(ascii: "+")),
      isGlued(text, segments, at: next + 1, to: UInt8(ascii: "+"))
    {
      return Merge(kind: .word, next: next + 2)
    }
    return Merge(kind: .word, next: next)
  }

  private func url(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge? {
    let segment = segments[index]
    let limit = Int(segments[segments.count - 1].end)
    let mayBegin =
      segment.content.contains(.stop) || isGlued(text, segments, at: index + 1, to: 0x3A)
    guard mayBegin, !segment.content.contains(.at),
      let end = text.urlEnd(from: Int(segment.start), wordEnd: Int(segment.end), limit: limit)
    else { return nil }
    var next = index + 1
    while next < segments.count, segments[next].start < end { next += 1 }
    return Merge(kind: .url, next: next)
  }

  /// The end of "biało-czerwony", "PRL-u", "30-letni": parts joined by hyphens without gaps.
  ///
  /// Two numbers are not joined, "1990-1995" is a range.
  private func compoundEnd(_ segments: [Segment], at index: Int) -> Int {
    var next = index + 1
    while isGlued(segments, at: next, to: .hyphen), segments[next].byteCount <= 3,
      isGlued(segments, at: next + 1), segments[next + 1].isWordLike,
      segments[next + 1].first.isLetter || segments[next + 1].first == .digit,
      segments[next - 1].hasLetter || segments[next + 1].hasLetter
    {
      next += 2
    }
    return next
  }

  /// A listed abbreviation with its full stop, one listed without, or an initial such as "J.".
  private func abbreviation(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge? {
    let segment = segments[index]
    if segment.byteCount >= FormTable.maximumByteCount { return nil }
    if isGlued(segments, at: index + 1, to: .hyphen), isGlued(segments, at: index + 2) {
      return nil
    }
    let start = Int(segment.start)
    let end = Int(segment.end)
    let takesStop =
      isGlued(segments, at: index + 1, to: .stop)
      && !isGlued(segments, at: index + 2, to: .stop)
    if takesStop {
      if segment.content == .upper, text.scalar(at: start).end == end,
        !isGlued(segments, at: index) || segments[index - 1].first != .symbol  // "°C."
      {
        return Merge(kind: .abbreviation, next: index + 2)
      }
      let listed = abbreviations.classes(in: text, from: start, to: end + 1)
      if !listed.isDisjoint(with: .abbreviation), fits(listed, text, segments, index, index + 2) {
        return Merge(kind: .abbreviation, next: index + 2)
      }
    }
    let listed = abbreviations.classes(in: text, from: start, to: end, of: .bare)
    if !listed.isDisjoint(with: .abbreviation), fits(listed, text, segments, index, index + 1) {
      return Merge(kind: .abbreviation, next: index + 1)
    }
    return nil
  }

  /// True unless the form is also a word, and its neighbours are not what the abbreviation needs.
  private func fits(
    _ listed: FormClasses, _ text: Span<UInt8>, _ segments: [Segment], _ index: Int, _ next: Int
  ) -> Bool {
    guard listed.contains(.word) else { return true }
    if listed.contains(.afterNumber), index > 0, segments[index - 1].hasDigit { return true }
    guard next < segments.count else { return false }
    let follower = segments[next]
    if listed.contains(.beforeNumber), follower.first == .digit { return true }
    if listed.contains(.joins), follower.first == .lower { return true }
    if listed.contains(.title) || listed.contains(.joins), follower.first == .upper {
      let classes = abbreviations.classes(
        in: text, from: Int(follower.start), to: Int(follower.end))
      return !classes.contains(.opener) || isGlued(segments, at: next + 1, to: .stop)
    }
    return false
  }
}
