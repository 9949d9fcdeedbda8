import Foundation
import Formats
import Testing
import TextModel

@Suite struct FormatsTests {
  static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../corpora").standardizedFileURL

  static func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: corpora.appending(path: name)), as: UTF8.self)
  }

  /// The markup's edits lead from the source to the text, and each word of the text back to itself.
  static func checkMapping(_ text: SourceText, source: String) {
    #expect(text.markup.applied(to: source) == text.text)
    var start = 0
    for word in text.text.split(separator: " ") {
      start = text.text.utf8.distance(from: text.text.startIndex, to: word.startIndex)
      guard !word.contains(where: \.isNewline) else { continue }
      let range = text.markup.originalRange(of: ByteRange(start, start + word.utf8.count))
      let original = source[range]
      if !original.contains("&"), !original.contains("<"), !original.contains("\\") {
        #expect(original.filter { !"*_`".contains($0) } == word.filter { !"*_`".contains($0) })
      }
    }
  }

  static func roles(_ text: SourceText) -> [String] {
    (text.paragraphs ?? []).map { "\($0.role.rawValue): \(text.text[$0.range])" }
  }

  @Test func htmlKeepsTheArticleAndLeavesThePageOut() {
    let source = """
      <html><head><title>Serwis</title><style>p{}</style></head><body>
      <nav><a href="/">Start</a></nav><div class="menu">Menu</div>
      <article><h1>Śledzie &amp; spółka</h1><p class="author">Jan Nowak</p>
      <p>Za&nbsp;<b>dwa</b> dni &ndash; jak
         m&oacute;wi&#261; &bdquo;starzy&rdquo; rybacy.</p><ul><li>śledź</li><li>dorsz</li></ul>
      <script>var x = "<p>nie</p>";</script><p>Koniec<br>tekstu</p></article>
      <footer>Stopka</footer></body></html>
      """
    let text = SourceText(source, format: .html)
    #expect(
      Self.roles(text) == [
        "title: Śledzie & spółka", "byline: Jan Nowak",
        "body: Za\u{A0}dwa dni – jak mówią „starzy” rybacy.", "listItem: śledź",
        "listItem: dorsz", "body: Koniec tekstu",
      ])
    Self.checkMapping(text, source: source)
  }

  @Test func longTextNodesKeepTheirPlaces() {
    let sentence = "Zażółć gęślą jaźń, a potem – śpij & odpoczywaj. "
    let body = String(repeating: sentence, count: 400)
    let source = "<p>\(body.replacing("&", with: "&amp;"))</p><p>ostatni</p>"
    let text = SourceText(source, format: .html)
    #expect(text.text == body.trimmingCharacters(in: .whitespaces) + "\n\nostatni")
    Self.checkMapping(text, source: source)
  }

  @Test(arguments: ["kultura-wystawa-neony.html", "felieton-sprzedaz-marketing.html"])
  func corpusPagesLoseTheirFurniture(name: String) throws {
    let source = try Self.read(name)
    let text = SourceText(source, format: .html)
    Self.checkMapping(text, source: source)
    let roles = (text.paragraphs ?? []).map(\.role)
    #expect(roles.filter { $0 == .title }.count == 1)
    #expect(roles.contains(.byline))
    #expect(roles.contains(.contents))
    #expect(!text.text.contains("function"))
  }

  @Test func htmlAndTextOfTheColumnHaveTheSameProse() throws {
    let page = SourceText(try Self.read("felieton-sprzedaz-marketing.html"), format: .html)
    let plain = try Self.read("felieton-sprzedaz-marketing.txt")
    let fromPage = (page.paragraphs ?? []).filter(\.role.isProse).map {
      String(page.text[$0.range])
    }
    let fromPlain = PlainText.paragraphs(in: plain).filter(\.role.isProse).map {
      String(plain[$0.range])
    }
    #expect(fromPage.map { $0.replacing("\u{A0}", with: " ") } == fromPlain)
  }

  /// libcmark puts U+FFFD in place of a NUL; its bytes begin as those of U+FFFE, which may stand there, too.
  @Test func markdownWithNULsKeepsWholeScalars() throws {
    let other = String(try #require(Unicode.Scalar(0xFFFE as UInt32)))
    let source = "Kot\u{0}pies \u{0}\(other) i \(other)\u{0}"
    let text = SourceText(source, format: .markdown)
    #expect(text.text == "Kot\u{FFFD}pies \u{FFFD}\(other) i \(other)\u{FFFD}")
    #expect(text.markup.applied(to: source) == text.text)
    #expect(text.paragraphs?.map(\.range.end) == [text.text.utf8.count])
  }

  @Test func markdownMarksHeadingsListsAndQuotes() {
    let source = """
      ---
      title: nie tutaj
      ---
      # Tytuł *ważny* &amp; dalej

      Ala ma [kota](http://x.pl "t") i **psa**
        oraz `kod` \\* koniec.

      ## Śródtytuł

      > cytat &oacute;
      > dalej

      - raz
      - dwa

      | a | b |
      |---|---|
      | 1 | 2 |

      ```
      let x = 1
      ```
      """
    let text = SourceText(source, format: .markdown)
    #expect(
      Self.roles(text) == [
        "title: Tytuł ważny & dalej", "body: Ala ma kota i psa oraz kod * koniec.",
        "heading: Śródtytuł", "quote: cytat ó dalej", "listItem: raz", "listItem: dwa",
        "verbatim: | a | b | |---|---| | 1 | 2 |",
      ])
    Self.checkMapping(text, source: source)
  }

  @Test(arguments: ["przepis-zurek.md", "zdrowie-sen.md"])
  func corpusMarkdownMapsBack(name: String) throws {
    let source = try Self.read(name)
    let text = SourceText(source, format: .markdown)
    Self.checkMapping(text, source: source)
    #expect(text.paragraphs?.first?.role == .title)
  }

  @Test func plainTextKnowsTitleContentsHeadingsAndByline() throws {
    let text = try Self.read("felieton-sprzedaz-marketing.txt")
    let paragraphs = PlainText.paragraphs(in: text)
    #expect(paragraphs.first?.role == .title)
    #expect(paragraphs.last?.role == .byline)
    #expect(paragraphs.filter { $0.role == .contents }.count >= 3)
    #expect(paragraphs.filter { $0.role == .heading }.count >= 2)
    #expect(paragraphs.filter { $0.role == .body }.count >= 5)
  }

  @Test(arguments: [
    "Tekst: Jan Kos", "AUTOR: Jan Kos", "Autorka: Anna Kos", "tekst i zdjęcia: Jan Kos",
    "Opracowanie: Jan Kos", "opr. Jan Kos", "Rozmawiał Jan Kos", "Rozmawiała Anna Kos",
    "Oprac. Jan Kos", "fot. Jan Kos", "Author: Jan Kos", "By Jan Kos",
  ])
  func labelsOfBylinesAreKnownAnywhere(line: String) {
    let text = "Tytuł\n\nPierwszy akapit tekstu.\n\n\(line)\n\nOstatni akapit tekstu."
    #expect(PlainText.paragraphs(in: text).map(\.role) == [.title, .body, .byline, .body])
  }

  @Test(arguments: [
    ("Jan Kos", true), ("Anna Kos-Łuk", true), ("Łucja Żak", true), ("Jan kos", false),
    ("jan Kos", false), ("Jan", false), ("Jan Kos Jan Kos Jan", false), ("Jan 2", false),
  ])
  func namesAtTheEndAreBylines(line: String, isName: Bool) {
    let text = "Tytuł\n\nPierwszy akapit tekstu.\n\n\(line)"
    #expect((PlainText.paragraphs(in: text).last?.role == .byline) == isName)
  }

  @Test(arguments: [
    "Spis treści", "SPIS TREŚCI:", "W tym artykule", "w artykule:", "Table of contents", "Contents",
  ])
  func captionsBeginContents(line: String) {
    let text = "Tytuł\n\n\(line)\nPierwszy wpis\n\nAkapit, który się kończy."
    #expect(PlainText.paragraphs(in: text).map(\.role) == [.title, .contents, .contents, .body])
  }

  /// Headings have up to 14 words, however white space parts them.
  @Test(arguments: [
    " ", "\t", "\u{A0}", "\u{1680}", "\u{2009}", "\u{202F}", "\u{205F}", "\u{3000}",
  ])
  func wordsOfHeadingsArePartedByAnySpace(space: String) {
    for (word, count) in [("a", 14), ("źródłosłowach", 14), ("a", 15), ("źródłosłowach", 15)] {
      let heading = [String](repeating: word, count: count).joined(separator: space)
      let roles = PlainText.paragraphs(in: "Tytuł\n\(heading)\nAkapit, który się kończy.").map(
        \.role)
      #expect(roles == [.title, count == 14 ? .heading : .body, .body])
    }
  }

  @Test func wrappedLinesAreOneParagraph() {
    let text = """
      Pierwszy akapit, którego wiersze są złamane tak,
      jak to robi składacz, więc kończą się w środku
      zdania.

      Drugi akapit też jest złamany i też kończy się
      gdzieś w środku zdania, a potem kropka.
      """
    #expect(PlainText.paragraphs(in: text).count == 2)
    #expect(PlainText.paragraphs(in: "Jeden.\nDwa.\nTrzy.").count == 3)
  }

  @Test func whiteSpaceOfAnyKindPartsWords() {
    for value in 0x20...0xFFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isMarker = PlainText.paragraphs(in: "1.\(scalar)Jabłka").first?.role == .listItem
      #expect(isMarker == scalar.properties.isWhitespace, "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: ["", "\n\n", "\u{0}", "<", "<p", "&", "<p>&#0;</p>", "# ", "---\n---", "\u{C}"])
  func awkwardSourcesAreHarmless(source: String) {
    for format in TextFormat.allCases {
      let text = SourceText(source, format: format)
      #expect(text.markup.applied(to: source) == text.text)
      for paragraph in text.paragraphs ?? PlainText.paragraphs(in: text.text) {
        #expect(!paragraph.range.isEmpty && paragraph.range.end <= text.text.utf8.count)
      }
    }
  }
}
