public import TextModel

/// An article as its format presents it: the text a reader sees, and its paragraphs.
public struct SourceText: Sendable {
  /// The text without markup.
  public let text: String

  /// The way from the source, markup and all, to `text`; empty for plain text.
  public let markup: EditList

  /// The paragraphs of `text` as the markup has them; `nil` where the format marks none, so that
  /// they are to be told from the text itself with `PlainText.paragraphs(in:)`.
  public let paragraphs: [Paragraph]?

  init(text: String, markup: EditList, paragraphs: [Paragraph]?) {
    self.text = text
    self.markup = markup
    self.paragraphs = paragraphs
  }

  /// The article in `source`, which is written in `format`.
  public init(_ source: String, format: TextFormat) {
    switch format {
    case .text: self.init(text: source, markup: EditList(), paragraphs: nil)
    case .markdown: self = Markdown.sourceText(of: source)
    case .html: self = HTML.sourceText(of: source)
    }
  }
}

/// The formats in which articles arrive.
public enum TextFormat: String, CaseIterable, Codable, Sendable {
  /// Text without markup.
  case text
  /// CommonMark, optionally with YAML front matter.
  case markdown
  /// HTML as found: any version, any errors.
  case html

  /// The format that a file's name tells; text where it tells none.
  public init(fileName: String) {
    let name = fileName.lowercased()
    if [".md", ".markdown"].contains(where: name.hasSuffix) {
      self = .markdown
    } else if [".html", ".htm", ".xhtml"].contains(where: name.hasSuffix) {
      self = .html
    } else {
      self = .text
    }
  }
}
