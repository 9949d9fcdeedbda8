import CICUShim
import Testing
import TextModel

@testable import Segmentation

/// Unicode's test files against the break iterators that everything rests on.
@Suite struct ConformanceTests {
  /// A line of a test file: "÷ 0061 × 0308 ÷ # comment".
  struct Case {
    var text = ""
    var boundaries: [UInt32] = []
    var line: Int

    init?(_ line: Substring, number: Int) {
      self.line = number
      let fields = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if fields.isEmpty { return nil }
      for field in fields {
        if field == "÷" {
          boundaries.append(UInt32(text.utf8.count))
        } else if field != "×" {
          guard let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value)
          else { return nil }
          text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  /// What ICU 72 does otherwise, in the notation of the files.
  ///
  /// All of it has one reason: ICU takes ":" out of MidLetter, so that it joins
  /// letters in Finnish and Swedish only ("EU:n"); Polish wants it apart, too.
  static let tailored: [String: String] = [
    "÷ 0061 × 003A × 0041 ÷": "÷ 0061 ÷ 003A ÷ 0041 ÷",
    "÷ 0061 × 003A × 0308 × 0041 ÷": "÷ 0061 ÷ 003A × 0308 ÷ 0041 ÷",
    "÷ 0061 × 003A × 05D0 ÷": "÷ 0061 ÷ 003A ÷ 05D0 ÷",
    "÷ 0061 × 003A × 0308 × 05D0 ÷": "÷ 0061 ÷ 003A × 0308 ÷ 05D0 ÷",
    "÷ 0061 × 003A × 0061 × 2060 ÷": "÷ 0061 ÷ 003A ÷ 0061 × 2060 ÷",
    "÷ 0061 × 003A × 0308 × 0061 × 2060 ÷": "÷ 0061 ÷ 003A × 0308 ÷ 0061 × 2060 ÷",
    "÷ 0061 × 003A × 0061 ÷ 003A ÷": "÷ 0061 ÷ 003A ÷ 0061 ÷ 003A ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 003A ÷": "÷ 0061 ÷ 003A × 0308 ÷ 0061 ÷ 003A ÷",
    "÷ 0061 × 003A × 0061 ÷ 0027 ÷": "÷ 0061 ÷ 003A ÷ 0061 ÷ 0027 ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 ÷": "÷ 0061 ÷ 003A × 0308 ÷ 0061 ÷ 0027 ÷",
    "÷ 0061 × 003A × 0061 ÷ 0027 × 2060 ÷": "÷ 0061 ÷ 003A ÷ 0061 ÷ 0027 × 2060 ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 × 2060 ÷":
      "÷ 0061 ÷ 003A × 0308 ÷ 0061 ÷ 0027 × 2060 ÷",
    "÷ 0061 × 003A × 0061 ÷ 002C ÷": "÷ 0061 ÷ 003A ÷ 0061 ÷ 002C ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 002C ÷": "÷ 0061 ÷ 003A × 0308 ÷ 0061 ÷ 002C ÷",
    "÷ 0041 × 003A × 0041 ÷": "÷ 0041 ÷ 003A ÷ 0041 ÷",
  ]

  /// `text` cut at `boundaries`, in the notation of the files.
  private static func notation(_ text: String, _ boundaries: [UInt32]) -> String {
    var result = ""
    var offset: UInt32 = 0
    for scalar in text.unicodeScalars {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += boundaries.contains(offset) ? "÷ " : "× "
      result += String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " "
      offset += UInt32(String(scalar).utf8.count)
    }
    return result + "÷"
  }

  @Test func unicodeVersionIsTheOneOfTheTables() {
    let version = String(cString: cicu_unicode_version())
    #expect(
      version == "15.0",
      "ICU implements Unicode \(version): put its test files in Fixtures and go through the cases")
  }

  @Test(arguments: [
    (CICU_BREAK_WORD.rawValue, "WordBreakTest.txt", 15),
    (CICU_BREAK_SENTENCE.rawValue, "SentenceBreakTest.txt", 0),
  ])
  func boundariesAreUnicodesButForTailoring(kind: UInt32, file: String, tailored: Int) throws {
    let breaker = ICUBreaker(CICUBreakKind(kind))
    let lines = try Fixture.text("Fixtures/\(file)").split(
      separator: "\n", omittingEmptySubsequences: false)
    var count = 0
    var tailoredCount = 0
    for (index, line) in lines.enumerated() {
      guard let test = Case(line, number: index + 1) else { continue }
      count += 1
      let text = test.text
      var boundaries: [UInt32] = [0]
      breaker.appendBoundaries(
        of: text.utf8Span.span, behind: 0, to: text.utf8.count, into: &boundaries)
      let expected = Self.notation(text, test.boundaries)
      if Self.tailored[expected] != nil, tailored > 0 { tailoredCount += 1 }
      let ours = tailored > 0 ? Self.tailored[expected] ?? expected : expected
      #expect(Self.notation(text, boundaries) == ours, "\(file):\(test.line)")
    }
    #expect(count > 500)
    #expect(tailoredCount == tailored)
  }

  /// Boundaries of `text` by ICU alone.
  private static func icuBoundaries(_ text: String) -> [UInt32] {
    var boundaries: [UInt32] = [0]
    ICUBreaker(CICU_BREAK_WORD).appendBoundaries(
      of: text.utf8Span.span, behind: 0, to: text.utf8.count, into: &boundaries)
    return boundaries
  }

  private static func ourBoundaries(_ text: String) -> [UInt32] {
    var boundaries: [UInt32] = []
    var words = WordBoundaries()
    words.append(of: text.utf8Span.span, in: ByteRange(0, text.utf8.count), to: &boundaries)
    return boundaries
  }

  /// Every case of Unicode's file at the edges of the scanner's blocks of 64 bytes, in plain text.
  @Test(arguments: [0, 1, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 130])
  func scannerAgreesWithICUWhereverACaseStands(offset: Int) throws {
    let lines = try Fixture.text("Fixtures/WordBreakTest.txt").split(separator: "\n")
    let before = String(repeating: "b1. ", count: 40).suffix(offset)
    for line in lines {
      guard let test = Case(line, number: 0) else { continue }
      for after in [
        "", "a", "1.5 i więcej, a potem jeszcze dużo, dużo zwykłego tekstu do końca bloku",
      ] {
        let text = "\(before)\(test.text)\(after)"
        #expect(Self.ourBoundaries(text) == Self.icuBoundaries(text), "\(line)")
      }
    }
  }

  /// What is unseen, combined or no letter among letters, in texts that differ by where it stands.
  @Test(arguments: ["\u{2062}", "\u{AD}", "\u{0301}", "×", "÷", "ŗ", "ӧ", "ɐ", "\u{2062}\u{0301}"])
  func scannerAgreesWithICUBesideExtenders(piece: String) {
    let sides = ["", "a", "ż", "ж", "1", "_", ".", "’", " ", "\n", "→", "(", "×", ". ", "@"]
    for offset in 55..<68 {
      for before in sides {
        for after in sides {
          let text = String(repeating: "b", count: offset) + " \(before)\(piece)\(after)c"
          #expect(Self.ourBoundaries(text) == Self.icuBoundaries(text), "\(text)")
        }
      }
    }
  }

  /// Every scalar, between letters and between digits, glued and apart.
  @Test func scannerAgreesWithICUOnEveryScalar() {
    var text = ""
    for value in UInt32(1)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text += "ab\(scalar)c 1\(scalar)2 .\(scalar)d'\(scalar) \(scalar) "
      if text.utf8.count > 20_000 {
        #expect(Self.ourBoundaries(text) == Self.icuBoundaries(text), "before U+\(value)")
        text = ""
      }
    }
    #expect(Self.ourBoundaries(text) == Self.icuBoundaries(text))
  }

  /// Not in Unicode's file, but what mentions and addresses rest on: ICU counts "@" as a letter.
  @Test func atSignIsALetterToICU() {
    let text = "jan@dom.pl @ala"
    #expect(Self.ourBoundaries(text) == [0, 10, 11, 15])
  }
}
