import Analysis
import Testing

@Suite struct ReadabilitySyllablesTests {
  let syllables: Syllables

  init() throws { syllables = try .polish() }

  @Test func wordsDividedByHandHaveTheirSyllables() throws {
    var checked = 0
    for line in ReadabilityFiles.syllableWords.split(separator: "\n") where line.first != "#" {
      let fields = line.split(separator: "\t")
      let expected = try #require(fields.count == 2 ? Int(fields[1]) : nil, "\(line)")
      #expect(syllables.count(of: fields[0]) == expected, "\(line)")
      checked += 1
    }
    #expect(checked >= 500)
  }

  @Test func capitalsAndDecompositionChangeNothing() {
    for (word, other) in [
      ("nauczyciel", "NAUCZYCIEL"), ("źdźbło", "z\u{301}dz\u{301}bło"), ("piątek", "pia\u{328}tek"),
      ("mózgowy", "mo\u{301}zgowy"), ("radiowy", "ra\u{AD}diowy"),
    ] {
      #expect(syllables.count(of: word) == syllables.count(of: other))
    }
  }

  @Test func capitalsThatOnlyShoutAreReadAsWords() {
    #expect(syllables.count(of: "KTO", spellsAcronyms: false) == 1)
    #expect(syllables.count(of: "KTO") == 3)
    #expect(syllables.count(of: "PRZYJDZIE", spellsAcronyms: false) == 2)
  }

  @Test func fullStopTellsAbbreviationFromWord() {
    #expect(syllables.count(of: "im") == 1)
    #expect(syllables.count(of: "im.") == 3)
  }

  @Test func strangeTextCountsWithoutTrouble() {
    #expect(syllables.count(of: "") == 0)
    #expect(syllables.count(of: "...") == 0)
    #expect(syllables.count(of: "'a'") == 1)
    #expect(syllables.count(of: "\0") == 0)
    #expect(syllables.count(of: "👩‍👩‍👧") == 0)
    #expect(syllables.count(of: String(repeating: "ba", count: 10_000)) == 10_000)
    #expect(syllables.count(of: String(repeating: "au", count: 10_000)) == 10_000)
  }

  @Test func moreSpecificRuleWins() throws {
    let rules = try Syllables(parsing: "a~u\n^za|u\n^za~ur\n", name: "t")
    #expect(rules.count(of: "auto") == 2)
    #expect(rules.count(of: "zaufa") == 3)
    #expect(rules.count(of: "niezaufa") == 5)
    #expect(rules.count(of: "zaura") == 2)
    #expect(rules.count(of: "bazau") == 2)
  }

  @Test func entriesCountWordsAndTheirStarts() throws {
    let rules = try Syllables(parsing: "home 1\nnote* 1  # notebook\nMSWiA 5\n", name: "t")
    #expect(rules.count(of: "Home") == 1)
    #expect(rules.count(of: "homeo") == 3)
    #expect(rules.count(of: "notebook") == 3)
    #expect(rules.count(of: "MSWiA") == 5)
    #expect(rules.count(of: "mswia") == 2)
  }

  @Test(arguments: [
    ("a~u\nb", 2, "\"word syllables\" or a rule with | or ~ expected"),
    ("# x\n\na~u\na~u", 4, "stands twice"),
    ("dom x", 1, "a number of syllables expected, \"x\" found"),
    ("dom 2 3", 1, "\"word syllables\""),
    ("a~u 2", 1, "stands alone"),
    ("ab|ba", 1, "vowels expected on both sides"),
    ("a|u|a", 1, "one | or ~ expected"),
    ("a~u1", 1, "a letter expected, \"1\" found"),
    ("a~$", 1, "a vowel expected before $"),
    ("a* 2", 1, "two letters expected"),
    ("abecadłowo|a", 1, "at most 8 letters"),
  ])
  func brokenRulesNameFileAndLine(text: String, line: Int, problem: String) throws {
    let error = try #require(throws: SyllableRulesError.self) {
      try Syllables(parsing: text, name: "pl.syllables.txt")
    }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("pl.syllables.txt:\(line): "))
    #expect(error.problem.contains(problem), "\(error)")
  }
}
