import Analysis
import Foundation
import Szpalta
import Testing

/// Readability of texts that are none, on the real lexicon and tagger.
@Suite struct ReadabilityAwkwardTextTests {
  private func report(_ text: String, _ format: TextFormat = .text) throws
    -> Report.ReadabilityReport
  {
    let report = try sharedPipeline.get().report(on: text, format: format, name: "test")
    return try #require(report.readability)
  }

  /// Texts with the warning that each must have; `nil` where any answer that holds will do.
  private static let texts: [(text: String, warning: String?)] = [
    ("", "noProse"),
    (" \n\t\n", "noProse"),
    ("?!… — 😀", "noProse"),
    ("\0", nil),
    ("Kot", nil),
    ("1 2 3 4 5", nil),
    ("Ala ma kota.", "fewerThan100Words"),
    (
      "Litwo! Ojczyzno moja! ty jesteś jak zdrowie;\nIle cię trzeba cenić, ten tylko się dowie,",
      nil
    ),
    ("| a | b |\n|---|---|\n| 1 | 2 |", nil),
    ("e\u{301}e\u{301} z\u{307}o\u{301}łw\r\nidzie.\r\n", nil),
    ("Kot śpi. The cat sleeps on the table. Le chat dort sur la table. Pies szczeka.", nil),
    (String(repeating: "a", count: 20_000), nil),
    (String(repeating: "nie ", count: 2_000), "hardlyAnySentences"),
    (String(repeating: "Tak. ", count: 500), nil),
    (String(repeating: ".", count: 5_000), "noProse"),
  ]

  @Test(arguments: texts)
  func everyFigureIsANumberOrAbsent(text: String, warning: String?) throws {
    let readability = try report(text)
    if let warning { #expect(readability.warnings.contains(warning)) }
    for index in readability.indices {
      #expect(index.value?.isFinite != false)
      #expect(index.interval?.allSatisfy(\.isFinite) != false)
      if readability.counts.words == 0 { #expect(index.value == nil) }
    }
    // JSON has no NaN: the encoder throws at one.
    #expect(throws: Never.self) { try JSONEncoder().encode(readability) }
    for finding in readability.findings {
      for place in finding.words {
        #expect(0 <= place.start && place.start < place.end && place.end <= text.utf8.count)
      }
    }
  }

  private static let english = """
    The quick brown fox jumps over the lazy dog. Readability formulas were made for schoolbooks in
    the last century. They count syllables and words. Nobody should trust them blindly, and editors
    know that very well.
    """

  @Test func aTextInEnglishIsRecognised() throws {
    #expect(try report(Self.english).warnings.contains("notPolish"))
  }

  @Test func aTextInTwoLanguagesIsRecognised() throws {
    let polish = """
      Tramwaj stanął na moście i nikt nie wiedział, kiedy ruszy dalej. Pasażerowie wysiedli, żeby
      zobaczyć, co się stało. Motorniczy zadzwonił po pomoc, a potem usiadł na ławce i czekał razem
      z nimi. Po godzinie przyjechał mechanik, który naprawił drzwi. Wszyscy wrócili na miejsca.
      """
    let warnings = try report(polish + "\n\n" + Self.english).warnings
    #expect(warnings.contains("partlyNotPolish") && !warnings.contains("notPolish"))
    #expect(!(try report(polish).warnings.contains("partlyNotPolish")))
  }

  @Test func aTextInCapitalsIsRecognised() throws {
    let text = "WSTĘP WZBRONIONY. NIE WOLNO DEPTAĆ TRAWNIKÓW ANI ZRYWAĆ KWIATÓW W PARKU."
    #expect(try report(text).warnings.contains("allCapitals"))
  }

  @Test(arguments: [
    "| miasto | ludność |\n|---|---|\n| Łódź | 670000 |\n", "```\nlet a = 1\n```\n",
  ])
  func tablesAndCodeAreNoProse(source: String) throws {
    #expect(try report(source, .markdown).warnings == ["noProse"])
  }

  @Test func aListIsMeasuredItemByItem() throws {
    let readability = try report("- jabłka\n- gruszki\n- śliwki węgierki\n", .markdown)
    #expect(readability.counts.words == 4 && readability.counts.sentences == 3)
  }

  /// 300 kB without a full stop: an answer in good time, and a warning.
  @Test(.timeLimit(.minutes(1))) func aLongTextWithoutSentencesIsMeasured() throws {
    let text = String(repeating: "pies biegnie przez zieloną łąkę ", count: 9_000)
    let readability = try report(text)
    #expect(readability.warnings.contains("hardlyAnySentences"))
    #expect(readability.counts.sentences == 1 && readability.counts.words == 45_000)
  }

  @Test func headingsAloneAreNoProse() throws {
    let readability = try report("# Tytuł\n\n## Pierwszy\n\n## Drugi\n", .markdown)
    #expect(readability.warnings == ["noProse"])
    #expect(readability.difficulty == nil)
  }

  @Test func findingsOfRandomTextStandOnScalars() throws {
    let pieces = [
      "został ", "zburzony", "😀", "e\u{301}", ", ", ". ", "\r\n\r\n", "nie ", "można ", "wydanie ",
      "zaświadczenia ", "który ", "nie tylko ", "ale ", "\u{A0}", "w celu ", "Było ", "robiono ",
    ]
    var generator = LinearGenerator()
    for _ in 0..<40 {
      let text = (0..<60).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
      let scalars = text.utf8
      for finding in try report(text).findings {
        for place in finding.words {
          let start = scalars.index(scalars.startIndex, offsetBy: place.start)
          let end = scalars.index(scalars.startIndex, offsetBy: place.end)
          #expect(start.samePosition(in: text.unicodeScalars) != nil)
          #expect(end.samePosition(in: text.unicodeScalars) != nil)
        }
      }
    }
  }
}

/// D. Knuth's MMIX generator: the same draws in every run.
private struct LinearGenerator {
  private var state: UInt64 = 7

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
