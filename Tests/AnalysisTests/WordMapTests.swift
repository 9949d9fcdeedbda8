import Testing

@testable import Analysis

@Suite struct WordMapTests {
  private static let words = [
    "", "a", "być", "się", "źdźbło", "x²", "ŻÓŁĆ", "naïve", "œuvre", "日本",
  ]

  @Test func wordsOfAListAreFound() {
    var map = WordMap<Int>()
    for (index, word) in Self.words.enumerated() { map[word] = index }
    for index in 0..<1000 { map["słowo\(index)"] = 100 + index }
    #expect(map.count == Self.words.count + 1000)
    #expect(Self.words.map { map[$0] } == Array(Self.words.indices))
    #expect((0..<1000).allSatisfy { map["słowo\($0)"] == 100 + $0 })
    #expect(["b", "aa", "być ", "slowo1", "słowo1000", "中"].allSatisfy { map[$0] == nil })
  }

  @Test func wordsWrittenWithCombiningMarksAreTheSame() {
    var map = WordMap<Int>()
    map["być"] = 1
    map["c\u{301}ma"] = 2
    #expect(map["byc\u{301}"] == 1)
    #expect(map["c\u{301}ma"] == 2)
  }

  @Test func aValueIsReplaced() {
    var map = WordMap<Int>()
    map["a"] = 1
    map["a"] = 2
    #expect(map["a"] == 2)
    #expect(map.count == 1)
  }
}
