import Testing
import TextModel

@testable import Cleaning

@Suite struct TextSpotsTests {
  /// Whether the scalar at `offset` is a spot, by the definition.
  private func isSpot(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let here = bytes[offset]
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    switch here {
    case 0x20: return next <= 0x20 || next == 0xC2 || (0xE1...0xE3).contains(next)
    case 0x3F: return next >= 0x80 || (0x61...0x7A).contains(next | 0x20)
    case ..<0x20, 0x7F, 0x25, 0x26, 0x2D, 0x3D, 0x5C: return true
    case ..<0xC2: return false
    default:
      return !Set("óéąęćłńśźż".utf8Pairs).contains([here, next])
    }
  }

  @Test func spotsAreThoseOfTheDefinitionWhereverTheyStand() {
    let units = (1..<0x800).compactMap { Unicode.Scalar($0) }.map { String($0) }
    let others = ["—", "„", "ﬁ", "\u{2028}", "\u{3000}", "漢", "😀", "\u{FEFF}"]
    for (index, unit) in (units + others).enumerated() {
      // At each place in a block of 64 bytes and at its edges, between different neighbours.
      let before = String(repeating: "a", count: 40 + index % 64)
      for after in ["", " ", "a", "?", " —", "ż", String(repeating: "b", count: 70)] {
        let text = before + unit + after + unit
        let bytes = Array(text.utf8)
        let expected = bytes.indices.filter { isSpot(bytes, $0) }
        #expect(
          TextSpots(in: bytes.span).offsets.map(Int.init) == expected, "\(text.debugDescription)")
      }
    }
  }

  @Test func spotsOfAPartAreInsideIt() {
    let bytes = Array("a-b\nc-d\ne-f".utf8)
    #expect(Array(TextSpots(in: bytes.span).offsets(in: ByteRange(3, 7))) == [3, 5])
  }

  @Test(arguments: [
    ("żółw", "Stoi ŻÓŁW tu", true), ("żółw", "Stoi żółwik tu", false),
    ("dom", "„Dom”", true), ("dom", "domy i rodom", false), ("dom", "dom", true),
    ("dom", "×dom÷", true), ("dom", "αdom", false), ("nadzwyczajny", "nadzwyczajna", false),
    ("nadzwyczajny", "(NADZWYCZAJNY)", true), ("a\u{301}b", "A\u{301}B", true),
    ("ŀan", "ĿAN", true), ("dom", "", false), ("dom", "d-o-m", false),
  ])
  func wordsAreFoundInAnyLetterCase(word: String, text: String, isThere: Bool) {
    for padding in [0, 1, 50, 59, 60, 61, 62, 63, 64, 100] {
      let bytes = Array((String(repeating: " ", count: padding) + text).utf8)
      let range = ByteRange(0, bytes.count)
      let found = WordFinder([word, "innego"]).found(in: range, of: bytes.span)
      #expect(found == (isThere ? [word] : []), "\(text) behind \(padding) blanks")
    }
  }

  @Test func wordsOutsideTheRangeAreNotFound() {
    let bytes = Array("dom kot dom".utf8)
    #expect(WordFinder(["dom", "kot"]).found(in: ByteRange(3, 9), of: bytes.span) == ["kot"])
  }

  @Test func scalarsAreCountedInAnyPart() {
    let text = String(repeating: "zażółć — 😀 gęślą", count: 9)
    let bytes = Array(text.utf8)
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    for (index, start) in starts.enumerated() {
      #expect(bytes.span.scalarCount(from: start, to: bytes.count) == starts.count - index)
      #expect(bytes.span.scalarCount(from: 0, to: start) == index)
    }
  }
}

extension String {
  fileprivate var utf8Pairs: [[UInt8]] { unicodeScalars.map { Array(String($0).utf8) } }
}
