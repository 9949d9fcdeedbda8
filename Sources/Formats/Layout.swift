import TextModel

/// What paragraphs are in an article, told from their shape and their neighbours.
enum Layout {
  /// `paragraphs` with tables of contents and bylines recognised.
  static func refined(_ paragraphs: [Paragraph], in text: String) -> [Paragraph] {
    var result = paragraphs
    let shapes = paragraphs.map { Shape(of: text[$0.range]) }
    markContents(&result, shapes, in: text)
    markByline(&result, shapes)
    return result
  }

  /// A caption such as "Spis treści" and the heading-like lines or list items behind it.
  private static func markContents(
    _ paragraphs: inout [Paragraph], _ shapes: [Shape], in text: String
  ) {
    guard
      let caption = paragraphs.indices.first(where: {
        contentsCaptions.contains(text[paragraphs[$0].range].lowercased())
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

  private static let contentsCaptions: Set<String> = [
    "spis treści", "spis treści:", "w tym artykule", "w tym artykule:", "w artykule:",
    "table of contents", "contents",
  ]

  /// "Tekst: Jan Kowalski" anywhere; a name alone right behind the title or at the very end.
  private static func markByline(_ paragraphs: inout [Paragraph], _ shapes: [Shape]) {
    for index in paragraphs.indices where paragraphs[index].role != .contents {
      let isBehindTitle = index > 0 && paragraphs[index - 1].role == .title
      let isLast = index > 0 && index == paragraphs.count - 1
      if shapes[index].hasBylineLabel || (shapes[index].isName && (isBehindTitle || isLast)) {
        if paragraphs[index].role != .title { paragraphs[index].role = .byline }
      }
    }
  }

  /// True for bytes that end a sentence or another stop inside a text.
  static func isTerminal(_ byte: UInt8) -> Bool { Array(".!?:;,".utf8).contains(byte) }

  /// What the look of a paragraph tells.
  struct Shape {
    /// Short, and without a stop at its end.
    var isHeadingLike = false
    /// "•", "*", "1.", "2)", "a)" in front.
    var hasListMarker = false
    /// "Tekst:", "Autor:", "Rozmawiała" in front.
    var hasBylineLabel = false
    /// Two to four words, all capitalised: a person's name.
    var isName = false

    /// Longer headings are rare, and shorter paragraphs without a stop too.
    private static let maximumHeadingWords = 14
    private static let maximumBylineWords = 8

    private static let bylineLabels = [
      "tekst:", "autor:", "autorka:", "tekst i zdjęcia:", "opracowanie:", "opr.", "rozmawiał ",
      "rozmawiała ", "oprac.", "fot.", "author:", "by ",
    ]

    init(of paragraph: Substring) {
      let words = paragraph.split(maxSplits: Self.maximumHeadingWords + 1) { $0.isWhitespace }
      guard let first = words.first, let last = paragraph.last else { return }
      hasListMarker = words.count > 1 && Self.isListMarker(first)
      let isShort = words.count <= Self.maximumHeadingWords
      isHeadingLike =
        isShort && !".!?:;,…”\"".contains(last) && !hasListMarker && !"–—-".contains(first)
        && paragraph.contains(where: \.isLetter)
      guard isShort, words.count <= Self.maximumBylineWords else { return }
      let lowered = paragraph.lowercased()
      hasBylineLabel = Self.bylineLabels.contains(where: lowered.hasPrefix)
      isName =
        (2...4).contains(words.count)
        && words.allSatisfy { word in
          word.first?.isUppercase == true && word.contains(where: \.isLowercase)
            && word.allSatisfy { $0.isLetter || $0 == "-" }
        }
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
