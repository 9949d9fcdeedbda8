import Testing
import TextModel

/// What holds for every text, however odd.
@Suite struct InvariantTests {
  static let awkward: [String] = [
    "", " ", "\n", "\r\n\r\n", "\0", "a\0b. \0", ".", "...", "?", "!?!?", ". . .", "-", "- - -",
    "\u{0301}", "\u{0301}\u{0302} a", " \u{200D}", "\u{FEFF}Tak.", "a\u{200B}b",
    "\u{202E}abc.\u{202C} Nie.",
    "\u{2067}a\u{2069}", "\u{0378}\u{E000}\u{10FFFF}", "\u{FFFE}.", "Tak.\r\nNie.\r\n",
    "\u{2028}a\u{2029}b",
    "\u{85}a\u{A0}b\u{3000}c\u{202F}", "1\u{202F}", "\u{202F}1\u{202F}000", "a.b.c.d.e.f",
    "A.B.C.D.E.F",
    "漢字かなカナ。한국어", "ภาษาไทย", "עברית. عربي؟", "👨‍👩‍👧‍👦🇵🇱🇵", "1️⃣2️⃣", "http://", "https:// a", "www.", "@",
    "@@", "#",
    "##a", "a@", "@a@b", "a-", "-a", "a--b", "a-b-", "1-", "1/", "1/2/", "20:", ":20", ":-", ":-)",
    "(((((", ")))))", "\"\"\"\"", "„„””", "[1][2][3]", "a.[1", "J. J. J.", "1. 2. 3.", "r. r. r.",
    "2000 r.", "np.", "dr", "np. np. np", "C++++", "<3<3", "…………", "a… …b", "İıŁł", "ǅ.", "ﬁ. ﬀ",
    "Kto. 2d’A\u{20E3}W", "f\u{2061}(x) = 2\u{2062}x. Tak", "\u{2062}", "a.\u{2062}b", "x × y. Ż×Y",
    "Nikt nic nie powiedział Śmiał się tylko", "Nikt nic nie powiedział Żeby tylko", "+ r. A",
    "/ / 1. A",
  ]

  static let pieces: [String] = [
    "a", "B", "ż", "Ł", "ą", "1", "23", "2024", ".", ".", ",", ":", ";", "?", "!", "…", "-", "–",
    "—",
    " ", " ", " ", "\n", "\u{A0}", "\u{202F}", "\"", "„", "”", "(", ")", "[", "]", "'", "’", "/",
    "@",
    "#", "+", "_", "np", "m.in", "prof", "r", "tys", "J", "www.", "http", "://", ".pl", "Potem",
    "im",
    "\u{0301}", "\u{AD}", "\u{200D}", "\u{200B}", "\u{FE0F}", "\u{20E3}", "😀", "🇵", "\0",
    "\u{202E}",
    "漢", "ก", "\u{0378}", "<3", ":)", "Ponieważ", "XX", "“", "«", "»", ". ", ". ", "? – ", "itd.",
    "dol.", "ok.", "kol.", "par.", "maja", "po", "DATA.A", "B5", "3,5", "\u{85}", "że",
  ]

  static func random(seed: UInt64, pieceCount: Int) -> String {
    var generator = SplitMix64(seed: seed)
    return (0..<pieceCount).map { _ in
      pieces[Int(generator.next() % UInt64(pieces.count))]
    }.joined()
  }

  static func check(_ document: Document) {
    let bytes = Array(document.text.utf8)
    var end = 0
    var covered = [Bool](repeating: false, count: bytes.count)
    for token in document.tokens {
      #expect(token.range.start >= end && !token.range.isEmpty && token.range.end <= bytes.count)
      #expect(bytes[token.range.start] & 0xC0 != 0x80)
      #expect(token.range.end == bytes.count || bytes[token.range.end] & 0xC0 != 0x80)
      for offset in token.range.start..<token.range.end { covered[offset] = true }
      end = token.range.end
    }
    #expect(document.tokens.allSatisfy { !document[$0].allSatisfy(\.isWhitespace) })
    checkTokens(document)
    var offset = 0
    let isWhole = document.text.unicodeScalars.allSatisfy { scalar in
      defer { offset += String(scalar).utf8.count }
      return covered[offset] || scalar.properties.isWhitespace
    }
    #expect(isWhole, "every scalar that is not white space is in a token")
    checkSentences(document)
  }

  static func checkTokens(_ document: Document) {
    let merged = document.paragraphs.flatMap {
      Fixture.segmenter.tokensOfSegments(in: document.text, $0.range)
    }
    #expect(document.tokens == merged, "tokens found at once are those of segments")
  }

  static func checkSentences(_ document: Document) {
    let lines = Fixture.segmenter.segmented(document.text, paragraphs: lines(of: document.text))
    #expect(
      Fixture.segmenter.sentenceRanges(inLinesOf: document.text) == lines.sentences.map(\.range))
    let ranges = Fixture.segmenter.sentenceRanges(
      in: document.text, paragraphs: document.paragraphs)
    #expect(ranges == document.sentences.map(\.range), "sentences without tokens are the same")
    var next = 0
    for sentence in document.sentences {
      #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
      next = sentence.tokens.upperBound
      let tokens = document.tokens(in: sentence)
      #expect(sentence.range.start == tokens.first?.range.start)
      #expect(sentence.range.end == tokens.last?.range.end)
    }
    #expect(next == document.tokens.count)
    var nextSentence = 0
    for paragraph in document.paragraphs {
      #expect(paragraph.sentences.lowerBound == nextSentence)
      nextSentence = paragraph.sentences.upperBound
      for sentence in document.sentences(in: paragraph) {
        #expect(paragraph.range.contains(sentence.range))
      }
    }
    #expect(nextSentence == document.sentences.count)
  }

  @Test(arguments: awkward) func awkwardTextsKeepAllInvariants(text: String) {
    Self.check(Fixture.document(text))
  }

  @Test(arguments: 0..<300) func randomTextsKeepAllInvariants(seed: Int) {
    Self.check(Fixture.document(Self.random(seed: UInt64(seed), pieceCount: 60)))
  }

  /// Scalars that are no stop must not end sentences, and those that are may stand at any place of a block.
  @Test(arguments: 0..<4) func everyKindOfScalarIsSeenWithoutTokens(part: Int) {
    var text = ""
    var paragraphs: [Paragraph] = []
    let values = Array(stride(from: part, to: 0x3100, by: 4))
    for value in values + stride(from: 0x3100 + part, to: 0x110000, by: 4 * 0x135) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let start = text.utf8.count
      text += "Ma \(scalar) psa.\(scalar) Potem\(scalar). I\(scalar)Kot śpi \(scalar)Potem "
      paragraphs.append(Paragraph(range: ByteRange(start, text.utf8.count), role: .body))
    }
    let document = Fixture.segmenter.segmented(text, paragraphs: paragraphs)
    Self.checkTokens(document)
    let ranges = Fixture.segmenter.sentenceRanges(in: text, paragraphs: paragraphs)
    #expect(ranges == document.sentences.map(\.range))
  }

  /// What stands before a full stop, the marks there, and what stands behind, all with all.
  @Test func sentencesWithoutTokensAreThoseOfTokens() {
    let befores = [
      "wazon", "róża", "są", "5 m", "40 km/h", "10 m/s", "a = 2", "x=0", "π / 2", "OpenStax.org",
      "30 °C", "D →", "2\u{2062}V", "f\u{2061}x", "Ampère’a", "d'Oro", "kąt θ", "Schrӧdingera",
      "tom II",
      "XVIII", "w I", "w 1", "w 20", "w 2005", "0,2", "v 2.4", "A1:A50", "25-watowa", "12C", "L.J",
      "J", "witaminy C", "P = V", "p", "s", "w 2008 r", "15 tys", "1,5 dol", "a / r",
      "1,03 bln dol",
      "5. ha", "(ang", "(np", "(m.in", "zł", "im", "na par", "1979-1986", "(384–322", "{a}", "x^",
      "C++",
      "www.a.pl#1", "http://a.pl/(b)", "deszczem)", "MODUŁ", "=LOS", "t.j", "’", "Kuź-", "\u{A0}m",
    ]
    let stops = [".", "!", "?", "…", "...", ".”", ".)", ".[1]", "?!", ".²"]
    let behinds = [
      " Tak jest", " tak", " To", " Na dole", " na dole", " J. Nowak", " Prof. Nowak", " Ż",
      " 5 kg",
      " 2004 r.", " = 5", " + x", " ≤ 1", " − \u{2062}a", " – Tak", " – tak", " „Tak", " (Tak)",
      " :) Tak",
      "Nagle coś", "nagle", "XVI", "5", ", tak", " work–energy", " iPhone", " #Tak",
      " ↔\u{FE0F} Tak",
    ]
    for before in befores {
      for stop in stops {
        var text = ""
        for behind in behinds {
          text += "Jest tu \(before)\(stop)\(behind) i koniec\n\(before)\(stop)\(behind)\n"
        }
        let paragraphs = Self.lines(of: text)
        let document = Fixture.segmenter.segmented(text, paragraphs: paragraphs)
        Self.checkTokens(document)
        let ranges = Fixture.segmenter.sentenceRanges(inLinesOf: text)
        #expect(ranges == document.sentences.map(\.range), "\(before)\(stop)")
      }
    }
  }

  /// Each line that is not empty.
  static func lines(of text: String) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = start + line.count
      if end > start { paragraphs.append(Paragraph(range: ByteRange(start, end), role: .body)) }
      start = end + 1
    }
    return paragraphs
  }

  @Test func sameTextGivesSameDocument() {
    let text = Self.random(seed: 7, pieceCount: 5000)
    let (first, second) = (Fixture.document(text), Fixture.document(text))
    #expect(first.tokens == second.tokens)
    #expect(first.sentences == second.sentences)
  }

  /// Each would take minutes if any rule looked back over the whole text at each token.
  @Test(arguments: [
    "a", "a.", "1.", "A.", "1-", "a-", "... ", "? \"", "( ", "1, ", "http://", "a@", "1 000 ", "- ",
    ":", "[1]", "\u{0301}", "漢", "J. ", "„", "?", "<3 ", "20:15:", "1/", "😀", "np. ", ":) ",
    "Ponieważ ", "aŻ", "a, Ponieważ ", "W. ", "r. 1 ", "( . ", "\u{2009}a. ", "m.in.", "! a_ ",
  ])
  func megabyteInOneLineTakesLinearTime(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let duration = clock.measure {
      let document = Fixture.document(text)
      #expect(document.tokens.last?.range.end == text.utf8.count - (piece.hasSuffix(" ") ? 1 : 0))
      let ranges = Fixture.segmenter.sentenceRanges(in: text, paragraphs: document.paragraphs)
      #expect(ranges == document.sentences.map(\.range))
    }
    #expect(duration < .seconds(30))
  }
}
