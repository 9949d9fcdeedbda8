import Foundation
import FoundationXML
import Szpalta
import Testing
import TextModel

@Suite struct ReportPageTests {
  private static let pipeline = Result {
    let resources = try Resources()
    var configuration = Configuration()
    configuration.check(try resources.profile("general"))
    configuration.keyphrases = [["dom", "</script><b>budynek"], ["\"kot'", "&amp;pies"]]
    return try Pipeline(resources: resources, configuration: configuration)
  }

  private func page(
    _ source: String, _ format: TextFormat = .text, name: String = "article",
    language: LabelLanguage = .pl
  ) throws -> String {
    try Self.pipeline.get().page(on: source, format: format, name: name, language: language).html
  }

  /// What an XML parser makes of a page.
  private final class PageReader: NSObject, XMLParserDelegate {
    var elements: Set<String> = []
    var attributes: Set<String> = []
    var links: Set<String> = []
    var ids: [String] = []
    var article = ""
    private var depthInArticle = 0

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes own: [String: String]
    ) {
      elements.insert(name)
      attributes.formUnion(own.keys)
      if let id = own["id"] { ids.append(id) }
      if let link = own["href"] { links.insert(link) }
      if name == "article" || depthInArticle > 0 { depthInArticle += 1 }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if depthInArticle > 0 { depthInArticle -= 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if depthInArticle > 0 { article += string }
    }
  }

  private func read(_ html: String) throws -> PageReader {
    let reader = PageReader()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)) line \(parser.lineNumber)")
    return reader
  }

  private static let allowedElements: Set = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1",
    "h2", "h3", "p", "pre", "blockquote", "article", "span", "a", "strong", "del", "ins", "ul",
    "li", "div", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "rect",
    "line", "path", "text", "details", "summary", "fieldset", "legend", "label", "input",
  ]

  private static let nonCharacters = String(
    String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap(Unicode.Scalar.init)))

  private static let hostile = [
    "</script><script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "<!--", "-->", "]]>",
    "<![CDATA[", "&lt;b&gt;", "&", "&#0;", "\u{0}", "\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{9F}",
    nonCharacters, "\u{202E}wspak\u{202C}\u{2066}", "\u{FEFF}", "\r\n\r",
    "</article></main></body></html>", "<style>*{display:none}</style>",
    "\u{1F468}\u{200D}\u{1F469}",
    "e\u{301}\u{328}", "javascript:alert(1)", "Dom został zbudowany w maju.",
    "Nie można nie zauważyć.",
    "Zagospodarowanie przestrzenne nieruchomości niezabudowanych", "\n\n", "# ", "- ", "> ", "`",
  ]

  @Test(arguments: 0..<60, TextFormat.allCases)
  func hostileTextStaysText(seed: Int, format: TextFormat) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let source = (0..<12).map { _ in
      Self.hostile[generator.next(below: Self.hostile.count)]
    }.joined(separator: generator.next(below: 2) == 0 ? " " : "")
    let html = try page(source, format, name: "<i>\"\(source.prefix(30))", language: .en)
    let reader = try read(html)
    #expect(reader.elements.isSubset(of: Self.allowedElements))
    #expect(!reader.attributes.contains { $0.hasPrefix("on") || $0 == "src" })
    #expect(reader.links.allSatisfy { $0.hasPrefix("#") })
  }

  @Test(arguments: PipelineTests.awkward.indices)
  func awkwardTextMakesAPage(index: Int) throws {
    _ = try read(try page(String(PipelineTests.awkward[index].prefix(20_000))))
  }

  @Test(arguments: SnapshotTests.names)
  func aPageShowsTheWholeArticleAndItsLinksLeadThere(name: String) throws {
    let source = try String(contentsOf: corpora.appending(path: name), encoding: .utf8)
    let pipeline = try Self.pipeline.get()
    let format = TextFormat(fileName: name)
    let document = pipeline.article(source, format: format).annotated.document
    let reader = try read(try page(source, format))
    let shown = reader.article.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let text = document.paragraphs.map { String(document[$0.range]) }.joined(separator: "\n")
    #expect(shown == text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    #expect(reader.links.allSatisfy { reader.ids.contains(String($0.dropFirst())) })
    #expect(Set(reader.ids).count == reader.ids.count)
    #expect(reader.links.count > 5)
  }

  @Test func aPageLoadsNothingAndRunsNothing() throws {
    let html = try page("Dom został zbudowany w maju. Kot śpi.")
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("<script") && !html.contains("@import") && !html.contains("url("))
    #expect(!html.contains("http://") && !html.contains("https://"))
    #expect(html.contains("class=\"k k-passive\"") && html.contains("id=\"show-passive\""))
  }

  @Test func labelsAreInTheLanguageAskedFor() throws {
    #expect(try page("Kot śpi.").contains("<h2>Czytelność</h2>"))
    #expect(try page("Kot śpi.", language: .en).contains("<h2>Readability</h2>"))
  }
}
