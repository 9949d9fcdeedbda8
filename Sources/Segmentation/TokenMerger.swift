import TextModel

/// Makes tokens of segments: one pass, left to right, each rule a look at the next few segments.
///
/// The rules are in `TokenMerger+Words.swift`, `+Numbers` and `+Marks`.
struct TokenMerger {
  let classes: ScalarClasses
  let abbreviations: Abbreviations

  /// A token to be: its kind, and the index of the first segment behind it.
  struct Merge {
    var kind: TokenKind
    var next: Int
  }

  /// Appends the tokens that `segments`, those of one paragraph, are merged to. O(segments).
  func append(of text: Span<UInt8>, _ segments: [Segment], to tokens: inout [Token]) {
    append(of: text, segments, at: segments.indices, to: &tokens)
  }

  /// Appends those that begin with the segments at `indices`; a token begins with the first of them.
  func append(
    of text: Span<UInt8>, _ segments: [Segment], at indices: Range<Int>, to tokens: inout [Token]
  ) {
    var index = indices.lowerBound
    while index < indices.upperBound {
      let merge = self.merge(text, segments, at: index)
      let range = ByteRange(Int(segments[index].start), Int(segments[merge.next - 1].end))
      tokens.append(Token(range: range, kind: merge.kind))
      index = merge.next
    }
  }

  private func merge(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge {
    let segment = segments[index]
    switch segment.first {
    case .upper, .lower, .letter:
      return isPlainWord(text, segments, at: index)
        ? Merge(kind: .word, next: index + 1) : word(text, segments, at: index)
    case .digit:
      if segment.content.contains(.emojiSelector) { return Merge(kind: .emoji, next: index + 1) }
      return segment.isNumber
        ? number(text, segments, at: index) : word(text, segments, at: index)
    case .emoji:
      return Merge(kind: .emoji, next: index + 1)
    case .stop, .terminator:
      return run(segments, at: index)
    case .symbol:
      return symbol(text, segments, at: index)
    case .mark, .other, .space:
      return Merge(kind: segment.hasLetter ? .word : .symbol, next: index + 1)
    case .hyphen, .dash, .ellipsis, .separator, .opening, .closing, .quote, .punctuation:
      if let emoticon = emoticon(text, segments, at: index) { return emoticon }
      return Merge(kind: segment.isWordLike ? .word : .punctuation, next: index + 1)
    }
  }

  /// True if there is a segment at `index` that begins where the one before ends.
  func isGlued(_ segments: [Segment], at index: Int) -> Bool {
    index < segments.count && index > 0 && segments[index - 1].end == segments[index].start
  }

  /// True if a segment of class `first` is at `index`, glued to the one before.
  func isGlued(_ segments: [Segment], at index: Int, to first: ScalarClass) -> Bool {
    isGlued(segments, at: index) && segments[index].first == first
  }

  /// True if a segment that begins with ASCII `byte` is at `index`, glued to the one before.
  func isGlued(
    _ text: Span<UInt8>, _ segments: [Segment], at index: Int, to byte: UInt8
  ) -> Bool {
    isGlued(segments, at: index) && text[Int(segments[index].start)] == byte
  }
}
