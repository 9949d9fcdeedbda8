import Testing
import TextModel

@testable import Morphology

@Suite struct WordIndexerTests {
  /// A document of one sentence whose tokens are `words`.
  private func document(_ words: [String]) -> Document {
    var text = ""
    var tokens: [Token] = []
    for word in words {
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += word
      tokens.append(Token(range: ByteRange(start, text.utf8.count), kind: .word))
    }
    let range = ByteRange(0, text.utf8.count)
    return Document(
      text: text, paragraphs: [Paragraph(range: range, role: .body)],
      sentences: [Sentence(range: range, tokens: 0..<tokens.count)], tokens: tokens)
  }

  /// Words of up to sixteen bytes are kept otherwise than longer ones.
  @Test func wordsOfAnyLengthHaveNumbersOfTheirOwn() {
    let lengths = Array(1...70) + [255, 256, 257, 300, 70_000, 70_001]
    let words = lengths.flatMap { length -> [String] in
      let stem = String(repeating: "a", count: length - 1)
      // Others in the last byte only.
      return [stem + "a", stem + "b"]
    }
    var indexer = WordIndexer()
    let first = indexer.words(of: document(words))
    #expect(first.indices == words.indices.map(UInt32.init))
    #expect(first.new.map(\.token) == Array(words.indices))
    let second = indexer.words(of: document(words.reversed() + ["c"]))
    #expect(second.indices == first.indices.reversed() + [UInt32(words.count)])
    #expect(second.new.map(\.token) == [words.count])
  }

  @Test func numbersStayWhenTheTableGrows() {
    var random = SplitMix64(seed: 20_261_126)
    let words = (0..<20_000).map { _ in
      String(
        decoding: (0..<Int.random(in: 1...24, using: &random)).map { _ in
          UInt8.random(in: 0x61...0x7A, using: &random)
        }, as: UTF8.self)
    }
    var indexer = WordIndexer()
    var numbers: [String: UInt32] = [:]
    for start in stride(from: 0, to: words.count, by: 100) {
      let part = Array(words[start..<start + 100])
      for (word, index) in zip(part, indexer.words(of: document(part)).indices) {
        if numbers[word] == nil { numbers[word] = UInt32(numbers.count) }
        #expect(numbers[word] == index)
      }
    }
    #expect(indexer.count == numbers.count)
  }

  @Test func placesThatMatterMakeOtherWords() {
    var indexer = WordIndexer()
    // A capital at the start of a sentence says nothing; behind "nie" an object may be a genitive.
    let words = indexer.words(of: document(["Ma", "Ma", "ma", "nie", "ma", "ma"]))
    #expect(words.indices == [0, 1, 2, 3, 4, 2])
    #expect(words.new.map(\.role.isInitial) == [true, false, false, false, false])
    #expect(words.new.map(\.role.isNegated) == [false, false, false, false, true])
  }
}
