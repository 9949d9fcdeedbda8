import TextModel

@testable import Morphology

extension AnnotatedDocument {
  /// Words between spaces as one sentence, annotated; punctuation stands alone.
  static func ofSentence(_ text: String) -> AnnotatedDocument {
    var tokens: [Token] = []
    var offset = 0
    for word in text.split(separator: " ") {
      let end = offset + word.utf8.count
      let kind: TokenKind =
        word.allSatisfy(\.isPunctuation)
        ? .punctuation : word.allSatisfy(\.isNumber) ? .number : .word
      tokens.append(Token(range: ByteRange(offset, end), kind: kind))
      offset = end + 1
    }
    let whole = ByteRange(0, text.utf8.count)
    return Shipped.tagger.annotated(
      Document(
        text: text, paragraphs: [Paragraph(range: whole, role: .body, sentences: 0..<1)],
        sentences: [Sentence(range: whole, tokens: 0..<tokens.count)], tokens: tokens))
  }
}
