import Testing
import TextModel

/// The examples of `sentence-traps.txt`.
@Suite struct SentenceTrapsTests {
  /// The paragraphs of the file, "|" at the boundaries.
  static func traps() throws -> [String] {
    try Fixture.text("sentence-traps.txt").split(separator: "\n").filter { !$0.hasPrefix("# ") }
      .map(String.init)
  }

  @Test(arguments: try traps()) func sentencesEndWhereTheyEnd(trap: String) {
    let expected = trap.split(separator: "|").map(String.init)
    // "||" is a boundary without a space, "|" one with.
    let text = trap.split(separator: "||").map { part in
      part.split(separator: "|").joined(separator: " ")
    }.joined()
    #expect(Fixture.sentences(text) == expected)
    let range = ByteRange(0, text.utf8.count)
    let ranges = Fixture.segmenter.sentenceRanges(
      in: text, paragraphs: [Paragraph(range: range, role: .body)])
    #expect(ranges.map { String(text[$0]) } == expected, "the same without tokens")
  }

  @Test func thereAreTrapsEnough() throws {
    #expect(try Self.traps().count >= 120)
  }
}
