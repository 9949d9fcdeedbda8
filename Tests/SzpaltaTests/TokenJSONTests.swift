import Morphology
import Testing
import TextModel

@testable import Szpalta

@Suite struct TokenJSONTests {
  private static let annotated: AnnotatedDocument = {
    let range = ByteRange(0, 1)
    let document = Document(
      text: "a", paragraphs: [Paragraph(range: range, role: .body)],
      sentences: [Sentence(range: range, tokens: 0..<1)],
      tokens: [Token(range: range, kind: .word)])
    let annotation = AnnotatedDocument.Annotation(
      lemmaIndex: 0, tag: Tag(.coordinatingConjunction), frequencyClass: .unseen, source: .lexicon)
    return AnnotatedDocument(document: document, annotations: [annotation], lemmas: ["a"])
  }()

  /// Digits are written eight at a time.
  @Test(arguments: 0...18)
  func positionsOfAnyLengthAreWritten(zeros: Int) throws {
    let power = (0..<zeros).reduce(1) { power, _ in power * 10 }
    for number in [power - 1, power, power + 1, power / 2, 123_456_789_012_345_678 % power] {
      var json = TokenJSON()
      var output: [UInt8] = []
      json.append(Self.annotated.document.sentences[0], of: Self.annotated, to: &output) { _ in
        number..<number + 1
      }
      let place = "\"start\":\(number),\"end\":\(number + 1),"
      #expect(
        String(decoding: output, as: UTF8.self)
          == "{\(place)\"tokens\":[{\(place)\"text\":\"a\",\"kind\":\"word\",\"lemma\":\"a\","
          + "\"tag\":\"conj\"}]}\n")
    }
  }
}
