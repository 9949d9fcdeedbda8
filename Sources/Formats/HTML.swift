import CXMLShim
import TextModel

/// HTML as found, read by libxml2.
enum HTML {
  /// The article in `source`: what `<article>` or `<main>` holds, or the whole body, without
  /// navigation, scripts, forms, asides and other furniture of the page.
  static func sourceText(of source: String) -> SourceText {
    let bytes = Array(source.utf8)
    let outline = parse(bytes, root: nil)
    // With one article on the page the rest is furniture; with several it is a page of teasers.
    let root = outline.articles == 1 ? "article" : outline.hasMain ? "main" : nil
    let reader = root == nil ? outline : parse(bytes, root: root)
    let text = reader.finish()
    let paragraphs = withTitle(text.paragraphs ?? [])
    return SourceText(
      text: text.text, markup: text.markup, paragraphs: Layout.refined(paragraphs, in: text.text))
  }

  private static func parse(_ bytes: [UInt8], root: String?) -> HTMLReader {
    let reader = HTMLReader(bytes, root: root)
    // The handler's context is the reader itself; it lives until the parser has returned.
    withExtendedLifetime(reader) {
      var handler = CXMLHandler(
        context: Unmanaged.passUnretained(reader).toOpaque(),
        start: { context, name, _ in HTMLReader.from(context).start(String(cString: name!)) },
        attribute: { context, name, value in
          HTMLReader.from(context).attribute(
            String(cString: name!), value.map { String(cString: $0) } ?? "")
        },
        end: { context, name, _ in HTMLReader.from(context).end(String(cString: name!)) },
        text: { context, bytes, count, offset in
          let text = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
          HTMLReader.from(context).text(text, offset: Int(offset))
        })
      // Texts end at 2³¹ − 1 bytes, so the count fits.
      _ = cxml_parse_html(bytes, Int32(bytes.count), &handler)
    }
    return reader
  }

  /// The first `h1` is the title; where there is none, the first heading at the top.
  private static func withTitle(_ paragraphs: [Paragraph]) -> [Paragraph] {
    var result = paragraphs
    if !result.contains(where: { $0.role == .title }), result.first?.role == .heading {
      result[0].role = .title
    }
    return result
  }
}

/// Follows libxml2's events and keeps the text of an article.
final class HTMLReader {
  private var builder: SourceTextBuilder
  private let source: [UInt8]
  private let root: String?
  private var open: [Element] = []
  private var attributes: [String: String] = [:]
  private var position = 0
  private var hasTitle = false

  /// How many `<article>` elements were seen.
  private(set) var articles = 0
  /// True if a `<main>` element was seen.
  private(set) var hasMain = false

  private struct Element {
    let name: String
    /// The role of paragraphs inside; `nil` inside furniture.
    let role: Paragraph.Role?
    /// True inside the root element.
    let isInRoot: Bool
  }

  init(_ source: [UInt8], root: String?) {
    self.source = source
    self.root = root
    builder = SourceTextBuilder(source)
  }

  static func from(_ context: UnsafeMutableRawPointer?) -> HTMLReader {
    // Set by `HTML.parse` for the time of the parse.
    Unmanaged<HTMLReader>.fromOpaque(context!).takeUnretainedValue()
  }

  func finish() -> SourceText { builder.finish() }

  func attribute(_ name: String, _ value: String) { attributes[name.lowercased()] = value }

  func start(_ name: String) {
    defer { attributes.removeAll(keepingCapacity: true) }
    let parent = open.last
    let isInRoot = parent?.isInRoot == true || root == nil || name == root
    if name == "article" { articles += 1 }
    if name == "main" { hasMain = true }
    var role = parent == nil ? .body : parent?.role
    if role != nil { role = Self.role(of: name, attributes: attributes, inherited: role ?? .body) }
    if role == .title, isInRoot {
      role = hasTitle ? .heading : .title
      hasTitle = true
    }
    if !Self.void.contains(name) {
      open.append(Element(name: name, role: role, isInRoot: isInRoot))
    }
    if name == "br" { builder.appendSpace() }
    if !Self.inline.contains(name), let role, isInRoot { builder.beginParagraph(role) }
  }

  func end(_ name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    open.removeSubrange(index...)
    if !Self.inline.contains(name), let outer = open.last, let role = outer.role, outer.isInRoot {
      builder.beginParagraph(role)
    }
  }

  /// Text that ends in the source about `offset`: libxml2 reports a chunk when it has read it.
  func text(_ bytes: [UInt8], offset: Int) {
    let range = sourceRange(of: bytes, endingAbout: offset)
    defer { position = max(position, range.upperBound) }
    guard let element = open.last, element.role != nil, element.isInRoot else { return }
    if source[range].elementsEqual(bytes) {
      builder.copy(range)
    } else {
      builder.replace(range, with: bytes)
    }
  }

  private func sourceRange(of bytes: [UInt8], endingAbout offset: Int) -> Range<Int> {
    // A chunk of the size of the parser's buffer is reported before its last character is passed.
    for end in offset...(offset + 4) where end <= source.count {
      let start = end - bytes.count
      if start >= position, source[start..<end].elementsEqual(bytes) { return start..<end }
    }
    let end = max(position, min(offset, source.count))
    if let reference = source[position..<end].lastIndex(of: UInt8(ascii: "&")),
      let found = CharacterReference(in: source, at: reference), found.end <= end,
      found.text == bytes
    {
      return reference..<found.end
    }
    // What the parser mended (a stray "&", a control character) is taken as a whole.
    var start = max(position, end - bytes.count)
    while start < end, source[start] & 0xC0 == 0x80 { start += 1 }
    return start..<end
  }

  // MARK: - What elements are

  private static let void: Set<String> = ["br", "hr", "img", "input", "link", "meta", "wbr"]

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  private static let furniture: Set<String> = [
    "aside", "audio", "button", "canvas", "dialog", "figcaption", "footer", "form", "head",
    "iframe", "map", "menu", "nav", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "video",
  ]

  /// Words in class and id that name furniture of a page.
  private static let furnitureNames: Set<String> = [
    "ad", "ads", "advert", "breadcrumb", "breadcrumbs", "comments", "cookie", "cookies", "footer",
    "komentarze", "menu", "nav", "navbar", "navigation", "newsletter", "popup", "reklama",
    "related", "share", "sidebar", "social", "udostepnij",
  ]

  private static let contentsNames: Set<String> = ["spis-tresci", "table-of-contents", "toc"]

  private static let bylineNames: Set<String> = ["author", "autor", "byline"]

  private static func role(
    of name: String, attributes: [String: String], inherited: Paragraph.Role
  ) -> Paragraph.Role? {
    let words = "\(attributes["class"] ?? "") \(attributes["id"] ?? "")".lowercased()
    let names = words.split(whereSeparator: \.isWhitespace).map(String.init)
    let isContents = names.contains(where: contentsNames.contains)
    if isContents { return .contents }
    if furniture.contains(name) || attributes["hidden"] != nil
      || attributes["aria-hidden"] == "true" || attributes["role"] == "navigation"
      || names.contains(where: furnitureNames.contains)
    {
      return nil
    }
    if attributes["rel"] == "author" || names.contains(where: bylineNames.contains) {
      return .byline
    }
    if inherited == .contents || inherited == .byline { return inherited }
    switch name {
    case "h1": return .title
    case "h2", "h3", "h4", "h5", "h6": return .heading
    case "li": return .listItem
    case "blockquote": return .quote
    case "pre", "table", "math": return .verbatim
    default: return inherited
    }
  }
}
