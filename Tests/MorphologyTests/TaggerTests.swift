import Testing
import TextModel

@testable import Morphology

@Suite struct TaggerTests {
  private let tagger = Shipped.tagger

  /// Lemmas of words between spaces, all one sentence.
  private func lemmas(_ text: String, kind: TokenKind = .word) -> [String] {
    var tokens: [Token] = []
    var offset = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let end = offset + word.utf8.count
      let isMark = word.allSatisfy(\.isPunctuation)
      tokens.append(Token(range: ByteRange(offset, end), kind: isMark ? .punctuation : kind))
      offset = end + 1
    }
    let whole = ByteRange(0, text.utf8.count)
    let document = Document(
      text: text,
      paragraphs: [Paragraph(range: whole, role: .body, sentences: 0..<1)],
      sentences: [Sentence(range: whole, tokens: 0..<tokens.count)], tokens: tokens)
    let annotated = tagger.annotated(document)
    return tokens.indices.map(annotated.lemma(ofToken:))
  }

  @Test func wordsGetTheirMostFrequentLemma() {
    #expect(
      lemmas("Naszego domu nie sprzedawano ludziom")
        == ["nasz", "dom", "nie", "sprzedawać", "człowiek"])
  }

  @Test func capitalsInsideASentenceTellNames() {
    #expect(lemmas("w Warszawie i Krakowie") == ["w", "Warszawa", "i", "Kraków"])
  }

  @Test func romanNumeralsStayAsTheyAre() {
    #expect(
      lemmas("W wieku XVII król Ludwik XIV panował")
        == ["w", "wiek", "XVII", "król", "Ludwik", "XIV", "panować"])
  }

  @Test func unknownWordsStandForThemselves() {
    #expect(lemmas("pan Xqzwski") == ["pan", "Xqzwski"])
  }

  @Test(arguments: ["\0", "🙂", "a\u{301}", "ﬁ", "İ", "ẞ", String(repeating: "ą", count: 300)])
  func awkwardTokensGetALemma(text: String) { #expect(lemmas(text).count == 1) }
}
