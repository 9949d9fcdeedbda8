import TextModel

/// What paragraphs are in an article, told from their shape and their neighbours.
enum Layout {
  /// `paragraphs` with tables of contents and bylines recognised.
  static func refined(_ paragraphs: [Paragraph], in text: String) -> [Paragraph] {
    refined(paragraphs, paragraphs.map { Shape(of: $0.range, in: text) }, in: text)
  }

  /// The same, with the shapes of the paragraphs.
  static func refined(
    _ paragraphs: [Paragraph], _ shapes: [Shape], in text: String
  ) -> [Paragraph] {
    var result = paragraphs
    markContents(&result, shapes, in: text)
    markByline(&result, shapes, in: text)
    return result
  }

  /// A caption such as "Spis treści" and the heading-like lines or list items behind it.
  private static func markContents(
    _ paragraphs: inout [Paragraph], _ shapes: [Shape], in text: String
  ) {
    let span = text.utf8Span.span
    guard
      let caption = paragraphs.indices.first(where: {
        paragraphs[$0].range.byteCount <= longestCaption
          && !paragraphs[$0].range.isEmpty
          && captionInitials.contains(span[paragraphs[$0].range.start] | 0x20)
          && contentsCaptions.contains(text[paragraphs[$0].range].lowercased())
      })
    else { return }
    paragraphs[caption].role = .contents
    var entries: Set<String> = []
    for index in paragraphs.indices.dropFirst(caption + 1) {
      let entry = text[paragraphs[index].range].lowercased()
      let isEntry = shapes[index].isHeadingLike || paragraphs[index].role == .listItem
      // The first heading of the article repeats an entry: there the contents end.
      guard isEntry, entries.insert(entry).inserted else { return }
      paragraphs[index].role = .contents
    }
  }

  /// In bytes.
  private static let longestCaption = 24
  /// First letters of the captions, which tells most paragraphs from them.
  private static let captionInitials = Set(contentsCaptions.compactMap(\.utf8.first))
  private static let contentsCaptions: Set<String> = [
    "spis treści", "spis treści:", "w tym artykule", "w tym artykule:", "w artykule:",
    "table of contents", "contents",
  ]

  /// "Tekst: Jan Kowalski" anywhere; a name alone right behind the title or at the very end.
  private static func markByline(
    _ paragraphs: inout [Paragraph], _ shapes: [Shape], in text: String
  ) {
    for index in paragraphs.indices where paragraphs[index].role != .contents {
      let isBehindTitle = index > 0 && paragraphs[index - 1].role == .title
      let isLast = index > 0 && index == paragraphs.count - 1
      guard paragraphs[index].role != .title else { continue }
      if shapes[index].hasBylineLabel
        || (isBehindTitle || isLast) && shapes[index].hasWordsOfName
          && Shape.isName(text[paragraphs[index].range])
      {
        paragraphs[index].role = .byline
      }
    }
  }

  /// True for bytes that end a sentence or another stop inside a text.
  static func isTerminal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: ","):
      true
    default: false
    }
  }

  /// What the look of a paragraph tells.
  struct Shape {
    /// Short, and without a stop at its end.
    var isHeadingLike = false
    /// "•", "*", "1.", "2)", "a)" in front.
    var hasListMarker = false
    /// "Tekst:", "Autor:", "Rozmawiała" in front.
    var hasBylineLabel = false
    /// Two to four words.
    var hasWordsOfName = false

    /// Longer headings are rare, and shorter paragraphs without a stop too.
    private static let maximumHeadingWords = 14
    private static let maximumBylineWords = 8

    private static let bylineLabels = [
      "tekst:", "autor:", "autorka:", "tekst i zdjęcia:", "opracowanie:", "opr.", "rozmawiał ",
      "rozmawiała ", "oprac.", "fot.", "author:", "by ",
    ]

    /// The shape of the paragraph at `range`, found in its first words and its last scalar.
    ///
    /// Most paragraphs are long, and done with after fifteen words.
    init(of range: ByteRange, in text: String) {
      let span = text.utf8Span.span
      guard let (first, wordCount) = Self.firstWord(of: range, in: span) else { return }
      hasListMarker =
        wordCount > 1 && first.byteCount <= Self.longestMarker
        && Self.mayBeListMarker(first, in: span) && Self.isListMarker(text[first])
      guard wordCount <= Self.maximumHeadingWords else { return }
      isHeadingLike =
        !Self.endsWithStop(span, range.end) && !hasListMarker && !Self.isDash(first, in: span)
        && Self.hasLetter(range, in: text)
      guard wordCount <= Self.maximumBylineWords else { return }
      if Self.mayBeginByline(range, in: span) {
        let lowered = text[range].lowercased()
        hasBylineLabel = Self.bylineLabels.contains(where: lowered.hasPrefix)
      }
      hasWordsOfName = 2...4 ~= wordCount
    }

    /// True if all words of `text` are capitalised: a person's name.
    static func isName(_ text: Substring) -> Bool {
      text.split(whereSeparator: \.isWhitespace).allSatisfy(isCapitalised)
    }

    /// False for most paragraphs, told from the labels by their first two bytes.
    private static func mayBeginByline(_ range: ByteRange, in span: Span<UInt8>) -> Bool {
      guard range.byteCount > 2 else { return false }
      return labelInitials.contains(
        initials(span[range.start] | 0x20, span[range.start + 1] | 0x20))
    }

    private static let labelInitials = Set(
      bylineLabels.map { label in
        let bytes = Array(label.utf8.prefix(2))
        return initials(bytes[0], bytes[1])
      })

    private static func initials(_ first: UInt8, _ second: UInt8) -> UInt16 {
      UInt16(first) << 8 | UInt16(second)
    }

    /// True for "–", "—" and "-".
    private static func isDash(_ word: ByteRange, in span: Span<UInt8>) -> Bool {
      let first = span[word.start]
      if word.byteCount == 1 { return first == UInt8(ascii: "-") }
      return word.byteCount == 3 && first == 0xE2 && span[word.start + 1] == 0x80
        && 0x93...0x94 ~= span[word.start + 2]
    }

    /// In bytes: three letters and a mark, whatever the script.
    private static let longestMarker = 16

    /// The first word at `range` and the number of words, parted by white space; counting ends with
    /// one more than a heading has.
    private static func firstWord(
      of range: ByteRange, in span: Span<UInt8>
    ) -> (word: ByteRange, count: Int)? {
      var first: ByteRange?
      var count = 0
      var start = range.start
      var position = range.start
      while position <= range.end, count <= maximumHeadingWords {
        position = nextCandidate(in: span, from: position, to: range.end)
        let blank = position == range.end ? 1 : blankLength(span, at: position)
        if blank == 0 {
          position += 1
          continue
        }
        if position > start {
          count += 1
          if first == nil { first = ByteRange(start, position) }
        }
        position += blank
        start = position
      }
      return first.map { ($0, count) }
    }

    /// The first byte from `start` on that may begin white space; `end` if there is none.
    @inline(__always)
    private static func nextCandidate(in span: Span<UInt8>, from start: Int, to end: Int) -> Int {
      var position = start
      while position + 16 <= end {
        let lanes = span.sixteen(at: position)
        let bits = (lanes.atMost(0x20) | lanes.equal(0xC2) | lanes.isAmong(0xE1...0xE3)).bits
        if bits != 0 { return position + bits.trailingZeroBitCount }
        position += 16
      }
      while position < end, span[position] &- 0x21 < 0x5F { position += 1 }
      return position
    }

    /// True if one of . ! ? : ; , … ” " ends at `end`.
    private static func endsWithStop(_ span: Span<UInt8>, _ end: Int) -> Bool {
      if isTerminal(span[end - 1]) || span[end - 1] == UInt8(ascii: "\"") { return true }
      guard end >= 3, span[end - 3] == 0xE2, span[end - 2] == 0x80 else { return false }
      return span[end - 1] == 0xA6 || span[end - 1] == 0x9D
    }

    private static func hasLetter(_ range: ByteRange, in text: String) -> Bool {
      let span = text.utf8Span.span
      for offset in range.start..<range.end where (span[offset] | 0x20) &- 0x61 < 26 { return true }
      return text[range].contains(where: \.isLetter)
    }

    /// The number of bytes of the white space at `offset`, 0 if none begins there.
    private static func blankLength(_ span: Span<UInt8>, at offset: Int) -> Int {
      switch span[offset] {
      case 0x20, 0x09...0x0D: return 1
      case 0xC2: return span[offset + 1] == 0xA0 || span[offset + 1] == 0x85 ? 2 : 0
      // Dashes and quotation marks begin with the same bytes: Unicode's tables would be asked often.
      case 0xE1: return span[offset + 1] == 0x9A && span[offset + 2] == 0x80 ? 3 : 0
      case 0xE2:
        let third = span[offset + 2]
        switch span[offset + 1] {
        case 0x80:
          return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
        case 0x81: return third == 0x9F ? 3 : 0
        default: return 0
        }
      case 0xE3: return span[offset + 1] == 0x80 && span[offset + 2] == 0x80 ? 3 : 0
      default: return 0
      }
    }

    private static func isCapitalised(_ word: Substring) -> Bool {
      word.first?.isUppercase == true && word.contains(where: \.isLowercase)
        && word.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// False for most words, told by their ends.
    private static func mayBeListMarker(_ word: ByteRange, in span: Span<UInt8>) -> Bool {
      let (first, last) = (span[word.start], span[word.end - 1])
      return first >= 0x80 || first == UInt8(ascii: "*") || last == UInt8(ascii: ".")
        || last == UInt8(ascii: ")")
    }

    private static func isListMarker(_ word: Substring) -> Bool {
      if ["•", "*", "·", "▪", "‣", "◦"].contains(word) { return true }
      guard let last = word.last, last == "." || last == ")", word.count <= 3 else { return false }
      let body = word.dropLast()
      return body.allSatisfy { ("0"..."9").contains($0) }
        || (last == ")" && body.count == 1 && body.allSatisfy(\.isLetter))
    }
  }
}
