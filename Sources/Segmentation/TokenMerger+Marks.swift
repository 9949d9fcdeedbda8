import TextModel

/// Runs of marks, hashtags, mentions and emoticons.
extension TokenMerger {
  /// Emoticons, the longer of two with the same beginning first.
  private static var emoticons: [StaticString] {
    [
      ":-)", ":-(", ":-D", ":-P", ":-/", ":-*", ":-|", ":-O", ";-)", ";-(", ";-P", ":'(", ":)",
      ":(", ":D", ":P", ":p", ":/", ":*", ":|", ":O", ":o", ":>", ";)", ";(", ";D", ";P", ";>",
      "^^", "^_^", "<3", "=)", "=D",
    ]
  }

  /// "..." and "?!" are one mark.
  func run(_ segments: [Segment], at index: Int) -> Merge {
    var next = index + 1
    while isGlued(segments, at: next, to: segments[index].first) { next += 1 }
    return Merge(kind: .punctuation, next: next)
  }

  /// "#tag", "@name", "<3", or one symbol.
  func symbol(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge {
    let segment = segments[index]
    if segment.content.contains(.emojiSelector) { return Merge(kind: .emoji, next: index + 1) }
    switch text[Int(segment.start)] {
    case UInt8(ascii: "@") where segment.hasLetter:
      return Merge(kind: .mention, next: index + 1)
    case UInt8(ascii: "#") where isGlued(segments, at: index + 1):
      if segments[index + 1].hasLetter, segments[index + 1].first != .symbol {
        return Merge(kind: .hashtag, next: index + 2)
      }
    default:
      if let emoticon = emoticon(text, segments, at: index) { return emoticon }
    }
    return Merge(kind: segment.isWordLike ? .word : .symbol, next: index + 1)
  }

  /// True for the bytes that emoticons begin with.
  static func beginsEmoticons(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: "^"):
      true
    default: false
    }
  }

  /// An emoticon that stands free: after a gap, and before a gap or punctuation.
  func emoticon(_ text: Span<UInt8>, _ segments: [Segment], at index: Int) -> Merge? {
    let start = Int(segments[index].start)
    guard Self.beginsEmoticons(text[start]), !isGlued(segments, at: index) else { return nil }
    let limit = Int(segments[segments.count - 1].end)
    for emoticon in Self.emoticons where text.hasBytes(of: emoticon, from: start, to: limit) {
      let end = start + emoticon.utf8CodeUnitCount
      var next = index
      while next < segments.count, segments[next].end <= end { next += 1 }
      guard segments[next - 1].end == end else { continue }
      if isGlued(segments, at: next), !segments[next].first.isPunctuation { continue }
      return Merge(kind: .emoji, next: next)
    }
    return nil
  }
}
