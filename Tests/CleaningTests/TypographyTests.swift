import Cleaning
import Testing

@Suite struct TypographyTests {
  @Test(arguments: [
    ("uznała, że ,,trzeba zwrócić uwagę''.", "uznała, że „trzeba zwrócić uwagę”."),
    ("(,,Głos'') i ``Echo''", "(„Głos”) i „Echo”"), (",,Tak,'' rzekł", "„Tak,” rzekł"),
    ("„Głos\" i „Echo''", "„Głos” i „Echo”"), ("„Głos” i \"Echo\"", "„Głos” i „Echo”"),
    ("d’Artagnan i d'Artagnan", "d’Artagnan i d’Artagnan"),
  ])
  func writesPolishQuotationMarks(before: String, after: String) {
    #expect(Resources.cleaner(.quotes).cleaned(before) == after)
  }

  @Test(arguments: [
    ("„Mówił \"tak\" i wyszedł”", "„Mówił «tak» i wyszedł”"),
    ("„Głos” i \"Mówił \"tak\" i wyszedł\"", "„Głos” i „Mówił «tak» i wyszedł”"),
    ("„Głos” i \"raz\", \"dwa\"", "„Głos” i „raz”, „dwa”"),
    ("„Czyta 'Lalkę' Prusa”", "„Czyta ‚Lalkę’ Prusa”"), (",,Czyta \"Lalkę\"''", "„Czyta «Lalkę»”"),
    ("„Czyta «Lalkę» i \"Faraona\"”", "„Czyta «Lalkę» i «Faraona»”"),
    // Pairs without an end are none, nor are single letters.
    ("„Głos” i \"Mówił tak, \"Echo\"", "„Głos” i \"Mówił tak, „Echo”"),
    ("„rock 'n' roll”", "„rock 'n' roll”"), ("„lata '60 i '70”", "„lata '60 i '70”"),
    ("„Mówił \"tak” i \"nie\"", "„Mówił \"tak” i „nie”"),
    ("„Głos i \"Echo\" wyszły", "„Głos i „Echo” wyszły"), ("«a „b” 'c' »", "«a „b” 'c' »"),
  ])
  func quotationsInsideOfQuotationsHaveMarksOfTheirOwn(before: String, after: String) {
    #expect(Resources.cleaner(.quotes).cleaned(before) == after)
    #expect(Resources.cleaner(.quotes).edits(for: after).isEmpty)
  }

  @Test(arguments: [
    "w \"Rz\" i w \"Głosie\"", "“angielski” i ‘pojedynczy’", "d'Artagnan", "ekran 15\"", "a,,b",
    "'''kod''' i ,,", "lista,, i dalej", "„Boże“ i »Manchester«", "rok '89", "5'10''",
  ])
  func leavesOtherMarksAlone(text: String) {
    #expect(Resources.cleaner(.quotes).edits(for: text).isEmpty)
  }

  @Test(arguments: [
    ("wtedy - jak zawsze - padało", "wtedy – jak zawsze – padało"),
    ("wtedy -- jak zawsze --- padało", "wtedy – jak zawsze – padało"),
    ("w latach 1918-1939", "w latach 1918–1939"), ("- Idziemy!\n", "– Idziemy!\n"),
    ("tak--jak", "tak – jak"),
  ])
  func writesDashes(before: String, after: String) {
    #expect(Resources.cleaner(.dashes).cleaned(before) == after)
  }

  @Test(arguments: [
    "biało-czerwony", "- mleko\n- chleb\n", "10 - 5 = 5", "tel. 1234-5678", "2024-10-12", "-śmy",
    "---\n", "szpalta --help", "nr 2000-1000", "kod 1918-1939-7", "a -b", "Kolumna    -    druga",
  ])
  func leavesHyphensAlone(text: String) {
    #expect(Resources.cleaner(.dashes).edits(for: text).isEmpty)
  }

  @Test(arguments: [("dalej...", "dalej…"), ("....", "...."), ("a..b", "a..b"), ("…", "…")])
  func writesEllipses(before: String, after: String) {
    #expect(Resources.cleaner(.ellipsis).cleaned(before) == after)
  }

  @Test(arguments: [
    ("W domu i w ogrodzie", "W\u{A0}domu i\u{A0}w\u{A0}ogrodzie"), ("(z nami)", "(z\u{A0}nami)"),
    ("punkt a i b", "punkt a\u{A0}i\u{A0}b"), ("x y", "x y"), ("ma słowo", "ma słowo"),
    ("i\nw", "i\nw"), ("z „Głosu”", "z\u{A0}„Głosu”"),
  ])
  func tiesWordsOfOneLetter(before: String, after: String) {
    #expect(Resources.cleaner(.orphans).cleaned(before) == after)
  }

  @Test func styleIsNotChangedUnasked() {
    let text = "w domu - ,,tak''... d'Artagnan"
    #expect(Resources.cleaner.edits(for: text).isEmpty)
  }

  @Test func allRulesTogetherChangeNothingTheSecondTime() {
    let cleaner = Resources.cleaner(.init(rules: Set(CleaningRule.allCases)))
    let marks = [
      ",,", "''", "\"", "'", "``", "„", "”", " - ", "--", "...", "- ", " ", "\n", "w ", "i ",
      "\u{A0}", "\u{3000}", "1918", "-", "na", "szego", "słowo", "(", ")", ".", "’",
    ]
    for text in CleanerInvariantTests.texts(of: marks, count: 800) + CleanerInvariantTests.texts {
      let once = cleaner.cleaned(text)
      #expect(cleaner.edits(for: once).isEmpty, "\(text.debugDescription)")
    }
  }
}
