import Cleaning
import Testing

@Suite struct CharacterRulesTests {
  @Test(arguments: [
    ("G&oacute;ra&nbsp;Kalwaria", "Góra\u{A0}Kalwaria"), ("&#243;smy &#xF3;smy", "ósmy ósmy"),
    ("Bracia &amp; Spółka", "Bracia & Spółka"), ("&amp;oacute;smy", "ósmy"),
    ("A & B; C&D; &nieznane; &oacute", "A & B; C&D; &nieznane; &oacute"),
    ("&#0; &#128; &#xD800; &#99999999;", "&#0; &#128; &#xD800; &#99999999;"),
    ("&lstrok;&bdquo;x&rdquo;&hellip;", "ł„x”…"), ("&", "&"), ("&;", "&;"),
  ])
  func replacesCharacterReferences(before: String, after: String) {
    #expect(Resources.cleaner(.html).cleaned(before) == after)
  }

  @Test func composesPolishLettersAndTakesLigaturesApart() {
    let before = "z\u{307}o\u{301}ł\u{301}c a\u{328}E\u{328}Z\u{301} oﬁcer ﬂaga aﬃks"
    let after = "żół\u{301}c ąĘŹ oficer flaga affiks"
    let cleaned = Resources.cleaner(.encoding).cleaned(before)
    #expect(Array(cleaned.unicodeScalars) == Array(after.unicodeScalars))
  }

  @Test func leavesMarksOfOtherLettersAlone() {
    #expect(Resources.cleaner(.encoding).edits(for: "x\u{302} ł\u{301} \u{301} й ế").isEmpty)
  }

  @Test(arguments: [
    ("e\u{308} n\u{303}", "ë ñ"), ("и\u{306} ω\u{301}", "й ώ"), ("e\u{302}\u{301}", "ế"),
    // The ogonek comes first in form C, whatever came first before.
    ("a\u{301}\u{328}", "ą\u{301}"), ("x\u{302}e\u{301}", "x\u{302}é"), ("ü\u{301}", "ǘ"),
    ("=\u{338}", "≠"), ("A\u{30A}", "Å"),
  ])
  func composesLettersOfAllLanguages(before: String, after: String) {
    // Strings that differ in form alone are equal.
    let cleaned = Resources.cleaner(.encoding).cleaned(before)
    #expect(Array(cleaned.utf8) == Array(after.utf8))
    #expect(Resources.cleaner(.encoding).edits(for: cleaned).isEmpty)
  }

  @Test func removesControlCharacters() {
    #expect(
      Resources.cleaner(.controls).cleaned(
        "a\u{0}b\u{2}c\u{7F}d \u{9D} e\tf\r\ng\u{C}h\u{B}i\u{85}j")
        == "abcd  e\tf\r\ng\u{C}h\ni\nj")
  }

  @Test func keepsControlsThatStandForLettersNobodyCouldRead() {
    let text = "kolej\u{9C}ne s\u{B3}\u{9F}wo"
    #expect(Resources.cleaner(.controls).edits(for: text).isEmpty)
  }

  @Test(arguments: [
    ("dwa  słowa   obok", "dwa słowa obok"), ("koniec  \nwiersza\t\r\n", "koniec\nwiersza\r\n"),
    ("  wcięcie zostaje", "  wcięcie zostaje"), ("po\u{200B}wie\u{FEFF}dział", "powiedział"),
    ("w\u{A0}domu", "w\u{A0}domu"), ("w\u{A0}\u{A0}domu", "w\u{A0}domu"),
    ("tab\t\tulator", "tab\t\tulator"), ("koniec ", "koniec"),
    ("chleb    4,50\nmasło    7,20", "chleb    4,50\nmasło    7,20"),
    ("👨\u{200D}👩", "👨\u{200D}👩"),
    ("na\u{AD}sze\u{AD}go, na\u{AD}\nszego", "naszego, na\u{AD}\nszego"),
    ("w\u{A0}domu\u{A0}naszego\u{3000}miasta", "w domu naszego miasta"),
    ("10\u{A0}000 zł, s.\u{A0}5, w\u{A0}domu", "10\u{A0}000 zł, s.\u{A0}5, w\u{A0}domu"),
  ])
  func repairsSpaces(before: String, after: String) {
    #expect(Resources.cleaner(.spaces).cleaned(before) == after)
  }

  @Test func rulesThatAreOffChangeNothing() {
    let text = "a\u{0}  b&nbsp;oﬁcer na-szego \n"
    #expect(Resources.cleaner(.init(rules: [])).edits(for: text).isEmpty)
  }

  @Test func editsOfSeveralRulesAtOnePlaceBecomeOne() throws {
    let list = Resources.cleaner.edits(for: "dobro na&shy;szego  mia\u{0}sta powinni&#45;śmy")
    #expect(
      list.applied(to: "dobro na&shy;szego  mia\u{0}sta powinni&#45;śmy")
        == "dobro naszego miasta powinniśmy")
    #expect(list.edits.map(\.rule) == ["spaces", "spaces", "controls", "hyphens"])
    let last = try #require(list.edits.last)
    #expect(last.reason.contains("character reference") && last.reason.contains("powinniśmy"))
  }
}
