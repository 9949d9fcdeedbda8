import Segmentation
import Testing
import TextModel

@Suite struct AbbreviationsTests {
  static func error(_ text: String) -> String? {
    do throws(SegmentationError) {
      _ = try Abbreviations(parsing: text, name: "x.txt")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func listThatShipsIsRead() throws {
    let text = try Fixture.abbreviations()
    #expect(Self.error(text) == nil)
  }

  @Test func commentsAndEmptyLinesCountAsLines() {
    let error = Self.error("# comment\n\njoins: np. # why\ntitel: dr\n")
    #expect(error?.hasPrefix("x.txt:4: a class expected (joins, title, ") == true)
    #expect(error?.hasSuffix(", \"titel\" found") == true)
  }

  @Test(arguments: [
    ("np. tzn.", "x.txt:1: \"class: form …\" expected, no colon found"),
    ("joins: np.\ntitle: dr np.", "x.txt:2: \"np.\" is already in line 1; keep one"),
    ("joins:", "x.txt:1: a class before the colon and a form after it expected, none found"),
    (": np.", "x.txt:1: a class before the colon and a form after it expected, none found"),
    (
      "joins: konstantynopolitańczykowianka",
      "x.txt:1: at most 24 bytes expected, \"konstantynopolitańczykowianka\" has more"
    ),
  ])
  func errorsNameTheLineAndWhatIsWrong(text: String, description: String) {
    #expect(Self.error(text) == description)
  }

  /// Sentences of `text` with a list of abbreviations of its own.
  static func sentenceCount(_ text: String, _ list: String) throws -> Int {
    let segmenter = Segmenter(abbreviations: try Abbreviations(parsing: list, name: "x.txt"))
    let range = ByteRange(0, text.utf8.count)
    return segmenter.segmented(text, paragraphs: [Paragraph(range: range, role: .body)])
      .sentences.count
  }

  @Test func listDecides() throws {
    #expect(try Self.sentenceCount("Był tam żół. Wilk.", "") == 2)
    #expect(try Self.sentenceCount("Był tam żół. Wilk.", "joins: żół.") == 1)
    #expect(try Self.sentenceCount("BYŁ TAM ŻÓŁ. WILK.", "joins: żół.") == 1)
  }

  @Test func formWithACapitalStandsForItselfOnly() throws {
    #expect(try Self.sentenceCount("Był tam Żół. Wilk.", "joins: Żół.") == 1)
    #expect(try Self.sentenceCount("Był tam żół. Wilk.", "joins: Żół.") == 2)
  }

  @Test func listMayBeLong() throws {
    let forms = (0..<5000).map { "f\($0)." }.joined(separator: " ")
    #expect(try Self.sentenceCount("Był tam f4321. Wilk.", "joins: \(forms)") == 1)
    #expect(try Self.sentenceCount("Był tam f5001. Wilk.", "joins: \(forms)") == 2)
  }
}
