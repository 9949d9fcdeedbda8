import Foundation
import Szpalta
import Testing
import TextModel

/// One pipeline for all tests of this target.
let sharedPipeline = Result { try Pipeline(resources: Resources()) }

let corpora = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../corpora").standardizedFileURL

@Suite struct PipelineTests {
  static let awkward: [String] = [
    "", " \n\t ", "\u{0}", "a\u{0}b", "😀👨‍👩‍👧‍👦🇵🇱", "e\u{301}\u{328}\u{301}",
    "Zaz\u{307}o\u{301}łc\u{301}.",
    "Jeden.\r\n\r\nDwa.\r\n", "\u{FEFF}Tekst.", "\u{202E}wspak\u{202C}", "\u{10FFFF}\u{E000}",
    String(repeating: "słowo ", count: 170_000), String(repeating: "ą", count: 500_000),
    String(repeating: "a\u{301}", count: 2_000), String(repeating: ".", count: 5_000),
    String(repeating: "-", count: 5_000), String(repeating: "na-szego ", count: 2_000),
    "1. 2. 3. 4.", "...", "„", "# \n\n- \n\n>", "<p><b>", "&amp;&#x0;",
  ]

  @Test(arguments: awkward.indices, TextFormat.allCases)
  func awkwardTextKeepsTheInvariants(index: Int, format: TextFormat) throws {
    let pipeline = try sharedPipeline.get()
    let source = Self.awkward[index]
    let article = pipeline.article(source, format: format)
    let document = article.annotated.document
    #expect(article.cleaning.applied(to: article.markup.applied(to: source)) == document.text)
    checkTokens(of: document)
    let report = try pipeline.report(on: article, format: format, name: "awkward")
    #expect(!report.json(isPretty: false).contains("nan"))
    for edit in report.edits { #expect(edit.range.end <= source.utf8.count) }
  }

  @Test func reportsDoNotDependOnWhatCameBefore() async throws {
    let names = ["felieton-sprzedaz-marketing.txt", "zdrowie-sen.md", "kultura-wystawa-neony.html"]
    let sources = try names.map {
      try String(contentsOf: corpora.appending(path: $0), encoding: .utf8)
    }
    @Sendable func report(_ index: Int, _ pipeline: Pipeline) throws -> String {
      try pipeline.report(
        on: sources[index], format: TextFormat(fileName: names[index]), name: names[index]
      ).json(isPretty: false)
    }
    let alone = try names.indices.map { try report($0, Pipeline(resources: Resources())) }
    let pipeline = try Pipeline(resources: Resources())
    // Several at a time, so that caches change hands.
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for round in 0..<24 {
        group.addTask {
          let index = round * 7 % names.count
          return (index, try report(index, pipeline))
        }
      }
      for try await (index, text) in group { #expect(text == alone[index]) }
    }
  }

  /// Tokens ascend inside their sentences and paragraphs, and only white space is between them.
  private func checkTokens(of document: Document) {
    let bytes = Array(document.text.utf8)
    var isSound = true
    for paragraph in document.paragraphs where !paragraph.sentences.isEmpty {
      var position = paragraph.range.start
      for sentence in document.sentences(in: paragraph) {
        isSound = isSound && paragraph.range.contains(sentence.range)
        for token in document.tokens(in: sentence) {
          isSound = isSound && sentence.range.contains(token.range) && !token.range.isEmpty
          isSound = isSound && position <= token.range.start
          isSound = isSound && bytes[token.range.start] & 0xC0 != 0x80
          let gap = document.text[ByteRange(position, max(position, token.range.start))]
          isSound = isSound && gap.allSatisfy { $0.isWhitespace || $0 == "\u{FEFF}" }
          position = token.range.end
        }
      }
    }
    #expect(isSound)
  }

  @Test func placesLeadBackToTheSource() throws {
    let source = "<h1>Tytuł</h1><p>Dla na-szego &bdquo;klienta&rdquo; z <b>Łodzi</b>.</p>"
    let article = try sharedPipeline.get().article(source, format: .html)
    let document = article.annotated.document
    let found = document.tokens.map { String(source[article.originalRange(of: $0.range)]) }
    #expect(
      found == [
        "Tytuł", "Dla", "na-szego", "&bdquo;", "klienta", "&rdquo;", "z", "Łodzi", ".",
      ])
  }

  @Test func offsetsComeInTheUnitAskedFor() {
    let text = "ą😀b"
    let bytes = ByteRange(6, 7)
    #expect(OffsetMap(text, unit: .utf8).range(bytes) == ByteRange(6, 7))
    #expect(OffsetMap(text, unit: .utf16).range(bytes) == ByteRange(3, 4))
    #expect(OffsetMap(text, unit: .scalar).range(bytes) == ByteRange(2, 3))
    let long = String(repeating: text, count: 500)
    let map = OffsetMap(long, unit: .utf16)
    for index in stride(from: 0, through: 500, by: 7) {
      #expect(map.offset(ofByte: 7 * index) == 4 * index)
    }
  }

  @Test func theColumnIsAboutSalesAndMarketingAlike() throws {
    let source = try String(
      contentsOf: corpora.appending(path: "felieton-sprzedaz-marketing.txt"), encoding: .utf8)
    let report = try sharedPipeline.get().report(on: source, format: .text, name: "column")
    let top = (report.keywords ?? []).prefix(5).map(\.text)
    #expect(top.contains { $0.contains("marketing") || $0.contains("sprzedaż") || $0 == "klient" })
    let present = (report.themes ?? []).filter(\.isPresent).map(\.id)
    #expect(present.contains("sales") && present.contains("marketing"))
    #expect(abs(report.contrast?.lean ?? 1) < 0.5)
    #expect(report.document.byline?.hasPrefix("Tekst:") == true)
  }
}
