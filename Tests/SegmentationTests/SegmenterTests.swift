import Segmentation
import Testing
import TextModel

@Suite struct SegmenterTests {
  /// A Polish sentence has some thirteen tokens; 4 more bytes a token are its annotation's.
  @Test func documentsTakeFewBytesAToken() {
    #expect(MemoryLayout<Token>.stride == 12)
    #expect(MemoryLayout<Sentence>.stride == 16)
  }

  @Test func sentencesStayInsideTheirParagraphs() {
    let lines = ["Nagłówek bez kropki", "Pierwsze zdanie. Drugie", "Trzecie"]
    let text = lines.joined(separator: "\n")
    var start = 0
    let paragraphs = lines.map { line in
      defer { start += line.utf8.count + 1 }
      return Paragraph(range: ByteRange(start, start + line.utf8.count), role: .body)
    }
    let document = Fixture.segmenter.segmented(text, paragraphs: paragraphs)
    InvariantTests.check(document)
    #expect(
      document.sentences.map { String(document[$0.range]) }
        == ["Nagłówek bez kropki", "Pierwsze zdanie.", "Drugie", "Trzecie"])
    #expect(document.paragraphs.map(\.sentences) == [0..<1, 1..<3, 3..<4])
  }

  @Test func textOutsideParagraphsHasNoTokens() {
    let document = Fixture.segmenter.segmented(
      "raz dwa trzy", paragraphs: [Paragraph(range: ByteRange(4, 7), role: .body)])
    #expect(document.tokens.map { String(document[$0]) } == ["dwa"])
  }

  @Test func emptyParagraphHasNoSentence() {
    let document = Fixture.segmenter.segmented(
      "", paragraphs: [Paragraph(range: ByteRange(0, 0), role: .body)])
    #expect(document.sentences.isEmpty)
    #expect(document.paragraphs.map(\.sentences) == [0..<0])
  }

  @Test(arguments: [Paragraph.Role.byline, .contents, .verbatim])
  func whatIsNotReadAsSentencesIsOne(role: Paragraph.Role) {
    #expect(Fixture.sentences("Jan Wilk. Pierwszy rok.", role: role).count == 1)
  }

  @Test(arguments: [Paragraph.Role.body, .listItem, .quote, .title, .heading])
  func otherRolesAreSplit(role: Paragraph.Role) {
    #expect(Fixture.sentences("Pierwsze. Drugie.", role: role).count == 2)
  }

  @Test func paragraphEndsASentenceEvenBehindAnAbbreviation() {
    #expect(Fixture.sentences("Widział go np.") == ["Widział go np."])
  }
}
