import CCommonMark
import TextModel

/// CommonMark, read by libcmark.
enum Markdown {
  /// The text of `source` without markup. Front matter, code, tables and raw HTML are left out.
  static func sourceText(of source: String) -> SourceText {
    let bytes = Array(source.utf8)
    let start = frontMatterEnd(of: bytes)
    var reader = Reader(bytes, start: start)
    let document = bytes[start...].withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    defer { cmark_node_free(document) }
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      reader.read(node, isEntering: event == CMARK_EVENT_ENTER)
    }
    let text = reader.builder.finish()
    return SourceText(
      text: text.text, markup: text.markup,
      paragraphs: Layout.refined(text.paragraphs ?? [], in: text.text))
  }

  /// The byte behind YAML front matter between two lines "---" at the very start; 0 if there is none.
  private static func frontMatterEnd(of bytes: [UInt8]) -> Int {
    var lineStart = 0
    var isFirst = true
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[lineStart..<lineEnd].filter { !SourceTextBuilder.isWhiteSpace($0) }
      let isFence = line == Array("---".utf8)
      if isFirst, !isFence { return 0 }
      if !isFirst, isFence { return min(lineEnd + 1, bytes.count) }
      isFirst = false
      lineStart = lineEnd + 1
    }
    return 0
  }

  /// Follows libcmark's nodes and finds their text in the source.
  private struct Reader {
    var builder: SourceTextBuilder
    private let source: [UInt8]
    private let lineStarts: [Int]
    private var position: Int
    private var headings = 0
    private var quoteDepth = 0
    private var listDepth = 0
    private static let replacementCharacter = Array("\u{FFFD}".utf8)

    init(_ source: [UInt8], start: Int) {
      self.source = source
      builder = SourceTextBuilder(source)
      position = start
      var starts = [start]
      for index in source.indices.dropFirst(start) where source[index] == 0x0A {
        starts.append(index + 1)
      }
      lineStarts = starts
    }

    mutating func read(_ node: OpaquePointer, isEntering: Bool) {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE: quoteDepth += isEntering ? 1 : -1
      case CMARK_NODE_ITEM: listDepth += isEntering ? 1 : -1
      case CMARK_NODE_HEADING:
        if isEntering { beginHeading(level: Int(cmark_node_get_heading_level(node))) }
      case CMARK_NODE_PARAGRAPH:
        if isEntering { builder.beginParagraph(isTable(node) ? .verbatim : paragraphRole) }
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: copyText(of: node)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: builder.appendSpace()
      default: break
      }
    }

    private var paragraphRole: Paragraph.Role {
      listDepth > 0 ? .listItem : quoteDepth > 0 ? .quote : .body
    }

    private mutating func beginHeading(level: Int) {
      headings += 1
      builder.beginParagraph(headings == 1 && level == 1 ? .title : .heading)
    }

    /// True if the paragraph is a table of a Markdown dialect: its second line is "|---|---|".
    private func isTable(_ node: OpaquePointer) -> Bool {
      let line = Int(cmark_node_get_start_line(node))
      guard line < lineStarts.count, line < Int(cmark_node_get_end_line(node)) else { return false }
      let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : source.count
      let ruler = source[lineStarts[line]..<end]
      return ruler.contains(UInt8(ascii: "|")) && ruler.contains(UInt8(ascii: "-"))
        && ruler.allSatisfy { Array("|-: \t\r\n".utf8).contains($0) }
    }

    /// Finds the node's literal in the source, where libcmark says or right behind, and copies it.
    private mutating func copyText(of node: OpaquePointer) {
      guard let pointer = cmark_node_get_literal(node) else { return }
      let literal = Array(String(cString: pointer).utf8)
      let line = Int(cmark_node_get_start_line(node)) - 1
      if lineStarts.indices.contains(line) {
        // libcmark counts columns in bytes, but not the indent of a continued line.
        let claimed = lineStarts[line] + Int(cmark_node_get_start_column(node)) - 1
        position = max(position, min(claimed, source.count))
      }
      var index = 0
      while index < literal.count, position < source.count {
        (index, position) = match(literal, from: index, at: position)
      }
    }

    /// Copies one stretch of `literal` that stands in the source at `place`, or steps over a byte.
    private mutating func match(
      _ literal: [UInt8], from index: Int, at place: Int
    ) -> (index: Int, place: Int) {
      var end = 0
      while index + end < literal.count, place + end < source.count,
        literal[index + end] == source[place + end],
        end == 0 || source[place + end] != UInt8(ascii: "&")
      { end += 1 }
      // Scalars that differ may begin with the same bytes.
      while end > 0, place + end < source.count, source[place + end] & 0xC0 == 0x80 { end -= 1 }
      if source[place] == 0, literal[index...].starts(with: Self.replacementCharacter) {
        // libcmark puts the replacement character in place of a NUL.
        builder.replace(place..<place + 1, with: Self.replacementCharacter)
        return (index + Self.replacementCharacter.count, place + 1)
      }
      if source[place] == UInt8(ascii: "&"),
        let reference = CharacterReference(in: source, at: place),
        literal[index...].starts(with: reference.text)
      {
        builder.replace(place..<reference.end, with: reference.text)
        return (index + reference.text.count, reference.end)
      }
      if end > 0 {
        builder.copy(place..<place + end)
        return (index + end, place + end)
      }
      return (index, place + 1)
    }
  }
}
