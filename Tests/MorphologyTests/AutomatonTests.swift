import Foundation
import Testing
import TextModel

@testable import Morphology

@Suite struct AutomatonTests {
  /// The automaton of `words`, written into a file and read back.
  private func automaton(_ words: [Bytes: Int]) throws -> Automaton {
    var builder = AutomatonBuilder()
    for word in words.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      builder.add(word, value: words[word] ?? 0)
    }
    builder.finish()
    var file = ResourceWriter()
    file.add(.forms, builder)
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    defer { unlink(path) }
    try Data(file.bytes(kind: .lexicon, version: 1)).write(to: URL(filePath: path))
    return Automaton(try ResourceFile(path: path, kind: .lexicon, version: 1).section(.forms))
  }

  /// Words over few letters share states; those over all bytes make states of many arcs.
  @Test(arguments: [(2, 300), (30, 3000), (255, 3000), (255, 30_000)])
  func holdsItsWordsAndNoOthers(letters: Int, count: Int) throws {
    var random = SplitMix64(seed: UInt64(letters * count))
    var words: [Bytes: Int] = [:]
    for _ in 0..<count {
      let word = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        // Labels on both sides of what makes a state of its own.
        UInt8(1 + (0x20 + Int.random(in: 0..<letters, using: &random)) % 255)
      }
      let bits = Int.random(in: 1...22, using: &random)
      words[word] = Int.random(in: 1..<1 << bits, using: &random)
    }
    let automaton = try automaton(words)
    for (word, value) in words {
      #expect(automaton.value(of: word.span) == value)
      let longer = word + [0x61]
      #expect(automaton.value(of: longer.span) == words[longer])
      let shorter = Bytes(word.dropLast())
      #expect(automaton.value(of: shorter.span) == words[shorter])
      let place = automaton.place(after: shorter.span)
      #expect(place.flatMap { automaton.value(from: $0, then: word[word.count - 1]) } == value)
    }
    let sought = words.keys + words.keys.map { $0 + [0x61] } + [[]]
    var walks = Scratch<Automaton.Walk>()
    var text: Bytes = []
    for word in sought {
      walks.append(Automaton.Walk(text.count..<text.count + word.count))
      text += word
    }
    walks.withMutableSpan(from: 0) { automaton.follow(&$0, in: text.span) }
    for (index, word) in sought.enumerated() {
      #expect(walks[index].place == automaton.place(after: word.span))
      #expect(walks[index].place.flatMap { automaton.value(at: $0) } == words[word])
    }
    var listed: [Bytes] = []
    let all: Bytes = []
    automaton.forEachWord(withPrefix: all.span) { word, value in
      listed.append(word.indices.map { word[$0] })
      #expect(words[listed[listed.count - 1]] == value)
      return true
    }
    #expect(listed == words.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func listsWordsBehindAPrefix() throws {
    let automaton = try automaton([[0x61]: 1, [0x61, 0x62]: 2, [0x61, 0x62, 0x63]: 3, [0x62]: 4])
    var values: [Int] = []
    let prefix: Bytes = [0x61, 0x62]
    automaton.forEachWord(withPrefix: prefix.span) { _, value in
      values.append(value)
      return value < 3
    }
    #expect(values == [2, 3])
  }

  @Test func findsTheLongestWordReadFromTheEndOfAText() throws {
    let automaton = try automaton([[0x61]: 1, [0x61, 0x62]: 2, [0x61, 0x62, 0x63]: 3, [0x62]: 4])
    let text = Bytes("xdb".utf8)
    #expect(automaton.valueOfLongestSuffix(of: text.span, behind: 0x61) == 2)
    #expect(automaton.valueOfLongestSuffix(of: text.span, behind: 0x63) == nil)
  }

  @Test func withoutWordsHoldsNone() throws {
    let automaton = try automaton([:])
    let (empty, word): (Bytes, Bytes) = ([], [0x61])
    #expect(automaton.value(of: empty.span) == nil)
    #expect(automaton.value(of: word.span) == nil)
    automaton.forEachWord(withPrefix: empty.span) { _, _ in
      Issue.record("no word expected")
      return true
    }
  }
}
