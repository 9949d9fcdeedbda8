import TextModel

/// Puts a text together from parts of a source in their order, and notes as edits what was left out.
///
/// White space inside a paragraph is folded into one space, and none stands at
/// its ends; paragraphs are parted by one blank line.
struct SourceTextBuilder {
  private let source: [UInt8]
  private var text: [UInt8] = []
  private var edits: [Edit] = []
  private var paragraphs: [Paragraph] = []

  /// The first byte of the source that is neither copied nor replaced yet.
  private var cursor = 0

  /// What parts the next part from the text so far.
  private var pending: [UInt8] = []
  private var paragraphStart: Int?
  private var role = Paragraph.Role.body

  init(_ source: [UInt8]) { self.source = source }

  /// Ends the paragraph under way and begins one of `role` with the next part.
  mutating func beginParagraph(_ role: Paragraph.Role) {
    endParagraph()
    self.role = role
  }

  /// Ends the paragraph under way, if it has any text.
  mutating func endParagraph() {
    guard let start = paragraphStart else { return }
    paragraphs.append(Paragraph(range: ByteRange(start, text.count), role: role))
    paragraphStart = nil
    pending = Array("\n\n".utf8)
  }

  /// Appends the bytes of the source at `range`, folding white space.
  mutating func copy(_ range: Range<Int>) {
    var position = max(range.lowerBound, cursor)
    while position < range.upperBound {
      if Self.isWhiteSpace(source[position]) {
        appendSpace()
        position += 1
        continue
      }
      var end = position + 1
      while end < range.upperBound, !Self.isWhiteSpace(source[end]) { end += 1 }
      append(source[position..<end], inPlaceOf: position..<end)
      position = end
    }
  }

  /// Appends `replacement` for the bytes of the source at `range`.
  mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
    guard range.lowerBound >= cursor, !replacement.isEmpty else { return }
    if replacement.allSatisfy(Self.isWhiteSpace) { return appendSpace() }
    append(replacement[...], inPlaceOf: range)
  }

  /// Parts what was appended from what comes by one space, unless a paragraph begins there.
  mutating func appendSpace() {
    if paragraphStart != nil { pending = [0x20] }
  }

  /// The finished text.
  mutating func finish() -> SourceText {
    endParagraph()
    if cursor < source.count {
      edits.append(Self.edit(cursor..<source.count, []))
    }
    return SourceText(
      text: String(decoding: text, as: UTF8.self), markup: EditList(edits), paragraphs: paragraphs)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, inPlaceOf range: Range<Int>) {
    if source[cursor..<range.lowerBound] != pending[...] {
      edits.append(Self.edit(cursor..<range.lowerBound, pending))
    }
    text += pending
    pending = []
    if paragraphStart == nil { paragraphStart = text.count }
    if source[range] != bytes { edits.append(Self.edit(range, Array(bytes))) }
    text += bytes
    cursor = range.upperBound
  }

  private static func edit(_ range: Range<Int>, _ replacement: [UInt8]) -> Edit {
    Edit(
      range: ByteRange(range.lowerBound, range.upperBound),
      replacement: String(decoding: replacement, as: UTF8.self), rule: "markup")
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
