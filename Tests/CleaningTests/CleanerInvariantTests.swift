import Cleaning
import Testing
import TextModel

@Suite struct CleanerInvariantTests {
  /// Pieces that the rules care about, in any order.
  static let pieces = [
    "na", "szego", "powinni", "śmy", "Bielsko", "biało", "czerwony", "redak", "cja", "e", "SMS",
    "\n12\n", "\n\n13\n\n",
    "30", "-", "-", "-", "\u{2010}", "\u{AD}", "¬", "–", " ", " ", "  ", "\n", "\n", "\r\n", "\n\n",
    "\u{C}", "\n\u{C}\n", "\t", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{0}", "\u{85}", "\u{301}",
    "o\u{301}", "ﬁ", "&amp;", "&nbsp;", "&shy;", "&", ";", "&#45;", ".", "👩‍👩‍👧", "ą", "Ł", "i", "lub",
    "@", "#", "//", ".pl", "słowo słowo słowo słowo słowo słowo",
  ]

  static let awkward = [
    "", "\u{0}", "-", "--", "- -", "-\n-", "a-", "-a", "a-\n", "\n-a", "\u{AD}", "¬", "\u{FEFF}",
    "\u{C}", "\u{C}\u{C}", "a-\u{C}b", "a-\n\u{C}b", "\r\n\r\n", "e\u{301}\u{302}-\u{301}b",
    "👩‍👩‍👧-👩", "&amp;amp;amp;lt;", String(repeating: "ha-", count: 500),
    String(repeating: "&amp;", count: 300) + "lt;",
  ]

  /// Texts of some of `pieces`, the same in every run.
  static func texts(of pieces: [String], count: Int) -> [String] {
    (0..<UInt64(count)).map { text(seed: $0, of: pieces) }
  }

  /// A text of up to 60 pieces, the same for a seed in every run.
  static func text(seed: UInt64, of pieces: [String] = pieces) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var result = ""
    for _ in 0..<(seed % 60) {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      result += pieces[Int(state % UInt64(pieces.count))]
    }
    return result
  }

  static let texts = awkward + (0..<1500).map { text(seed: $0) }

  @Test func cleaningTwiceChangesNothingTheSecondTime() {
    let cleaners = [
      Resources.cleaner, Resources.cleaner(.hyphens), Resources.cleaner(.lines),
      Resources.cleaner(.hyphens, .lines), Resources.cleaner(.spaces, .html),
    ]
    for cleaner in cleaners {
      for text in Self.texts {
        let once = cleaner.cleaned(text)
        #expect(cleaner.edits(for: once).isEmpty, "\(text.debugDescription)")
      }
    }
  }

  @Test func textsCleanedBeforeDoNotMatter() {
    let misread = ["ksiÄ…Å¼ka", "Ĺ‚Ä…ka", "zaÅ¼Ã³Å‚Ä‡", "ksi¹¿ka", "°C", "´s"]
    let cleaner = Resources.cleaner(Cleaner.Configuration())
    for text in Self.texts(of: Self.pieces + misread, count: 120) {
      let alone = Resources.cleaner(Cleaner.Configuration())
      #expect(cleaner.edits(for: text).edits == alone.edits(for: text).edits)
    }
  }

  @Test func editsAscendInsideTheTextAndChangeIt() {
    for text in Self.texts {
      let list = Resources.cleaner.edits(for: text)
      var previousEnd = 0
      for edit in list.edits {
        #expect(previousEnd <= edit.range.start && edit.range.end <= text.utf8.count)
        #expect(text[edit.range] != edit.replacement || edit.replacement.isEmpty == false)
        #expect(CleaningRule(rawValue: edit.rule) != nil)
        #expect(0...1 ~= edit.confidence && !edit.reason.isEmpty)
        previousEnd = edit.range.end
      }
    }
  }

  @Test func unchangedWordsMapBackToThemselves() {
    let text = "&nbsp;Dobro  na&shy;szego mia\u{0}sta,\u{200B} powinni-śmy zoba-\nczyć morze."
    let list = Resources.cleaner.edits(for: text)
    let cleaned = list.applied(to: text)
    for word in ["Dobro", "morze"] {
      let start = cleaned.utf8Offset(of: word)
      let range = list.originalRange(of: ByteRange(start, start + word.utf8.count))
      #expect(text[range] == word)
    }
  }

  @Test func formFeedsStay() {
    for text in Self.texts {
      let cleaned = Resources.cleaner.cleaned(text)
      #expect(
        cleaned.utf8.count { $0 == 0x0C } == text.utf8.count { $0 == 0x0C },
        "\(text.debugDescription) → \(cleaned.debugDescription)")
    }
  }

  @Test func hyphensAndLinesChangeNoOtherCharacter() {
    let marks: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{AD}", "¬"]
    let rest = { (text: String) in
      text.unicodeScalars.filter { !$0.properties.isWhitespace && !marks.contains($0) }
    }
    let cleaner = Resources.cleaner(.hyphens, .lines)
    for text in Self.texts {
      let (found, expected) = (rest(cleaner.cleaned(text)), rest(text))
      // Behind a page number or a page break the rest of a word moves in front of it.
      let mayHavePages =
        text.unicodeScalars.contains("\u{C}")
        || text.split(whereSeparator: \.isNewline).contains { line in
          line.contains(where: \.isNumber) && !line.contains(where: \.isLetter)
        }
      if mayHavePages {
        #expect(found.sorted() == expected.sorted())
      } else {
        #expect(found.elementsEqual(expected))
      }
    }
  }

  @Test(arguments: [
    "na-szego ", "słowo", "a-b", "- ", "  ", "&amp;", "\u{AD}", "-\n", "ha-", "redak-\ncja ",
    "słowo  słowo\n", "/", "a.",
  ])
  func timeGrowsNoFasterThanTheText(unit: String) {
    let clock = ContinuousClock()
    let seconds = { (bytes: Int) in
      let text = String(repeating: unit, count: bytes / unit.utf8.count)
      return clock.measure { _ = Resources.cleaner.edits(for: text) } / .seconds(1)
    }
    _ = seconds(20_000)
    // Sixteen times the text may take forty times as long: far from the 256 of a square.
    #expect(seconds(320_000) < 40 * seconds(20_000) + 0.5)
  }

  @Test func oneLineOfAMegabyteIsCleaned() {
    let text = String(repeating: "dobro na-szego miasta ", count: 48_000)
    #expect(Resources.cleaner.edits(for: text).edits.count >= 48_000)
  }
}

extension String {
  fileprivate func utf8Offset(of part: String) -> Int {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
  }
}
