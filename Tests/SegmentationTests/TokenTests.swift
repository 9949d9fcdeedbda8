import Testing
import TextModel

/// Which stretches of text are one token, and of what kind.
@Suite struct TokenTests {
  /// Texts with a space between tokens; "_" stands for a space inside a token.
  static let cases: [(text: String, tokens: String)] = [
    ("Biało-czerwony sztandar.", "Biało-czerwony sztandar ."),
    ("Marketing real-time i e-mailem", "Marketing real-time i e-mailem"),
    ("XX-lecie PRL-u, PRL-owski", "XX-lecie PRL-u , PRL-owski"),
    ("30-letni z Bielska-Białej", "30-letni z Bielska-Białej"),
    ("biało-czerwono-zielony", "biało-czerwono-zielony"),
    ("bądź\u{2010}to i bądź\u{2011}co", "bądź\u{2010}to i bądź\u{2011}co"),
    ("polsko- i niemieckojęzyczny", "polsko - i niemieckojęzyczny"),
    ("wiem -i co?", "wiem - i co ?"),
    ("lata 1990–1995", "lata 1990 – 1995"),
    ("lata 1990-1995", "lata 1990 - 1995"),
    ("20-30-letni", "20 - 30-letni"),
    ("trasa Warszawa–Kraków", "trasa Warszawa – Kraków"),
    ("dom—szkoła", "dom — szkoła"),
    ("1 000,50 zł", "1_000,50 zł"),
    ("1 000 000 osób", "1_000_000 osób"),
    ("12\u{A0}500 i 7\u{202F}300", "12\u{A0}500 i 7\u{202F}300"),
    ("rok 2005 300 osób", "rok 2005 300 osób"),
    ("20\u{202F}zł", "20 zł"),
    ("12.05.2024 o 20:15", "12.05.2024 o 20:15"),
    ("2024-05-12 i 20:15:30", "2024-05-12 i 20:15:30"),
    ("wynik 2:0", "wynik 2 : 0"),
    ("3,5 m i 1/2", "3,5 m i 1/2"),
    ("dyrektywa 94/85/WE", "dyrektywa 94/85/WE"),
    ("100%", "100 %"),
    ("30°C", "30 ° C"),
    ("np. m.in. tzn. wg", "np. m.in. tzn. wg"),
    ("Spółka S.A. i sp. z o.o.", "Spółka S.A. i sp. z o.o."),
    ("prof. dr hab. J. Nowak", "prof. dr hab. J. Nowak"),
    ("J.R.R. Wilk", "J. R. R. Wilk"),
    ("J.Wilk", "J. Wilk"),
    ("ul.Lipowa", "ul. Lipowa"),
    ("20 tys.zł", "20 tys. zł"),
    ("koniec.Potem", "koniec . Potem"),
    ("itd...", "itd ..."),
    ("Co?! Nie…", "Co ?! Nie …"),
    ("Jeanne d'Arc i d’Artagnan", "Jeanne d'Arc i d’Artagnan"),
    ("'cytat'", "' cytat '"),
    ("C++ i C", "C++ i C"),
    ("Zob. https://a.pl/b?c=1,2#d.", "Zob. https://a.pl/b?c=1,2#d ."),
    ("(www.a-b.pl/c_(d))", "( www.a-b.pl/c_(d) )"),
    ("onet.pl, a.com/x", "onet.pl , a.com/x"),
    ("jan-k@poczta.example.pl!", "jan-k@poczta.example.pl !"),
    ("#wybory @ala #1", "#wybory @ala # 1"),
    ("tak :-) i :) nie:)", "tak :-) i :) nie : )"),
    ("👨‍👩‍👧🇵🇱 👍🏽", "👨‍👩‍👧 🇵🇱 👍🏽"),
    ("1️⃣ ❤️", "1️⃣ ❤️"),
    ("i/lub 60 km/h", "i / lub 60 km / h"),
    ("„Cześć”", "„ Cześć ”"),
    ("świe\u{AD}ca", "świe\u{AD}ca"),
    ("zamek\u{0301}", "zamek\u{0301}"),
    (" \u{0301}a", "\u{0301} a"),
    ("a\u{200B}b", "a \u{200B} b"),
    ("ala_ma 5 l", "ala_ma 5 l"),
  ]

  @Test(arguments: cases) func textIsCutInto(text: String, tokens: String) {
    let expected = tokens.split(separator: " ").map(String.init)
    // What stands for a space inside a token there is an underscore in one case here, too.
    let found = Fixture.tokens(text).map { token in
      String(token.map { $0 == " " ? "_" : $0 })
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("biało-czerwony", TokenKind.word), ("30-letni", .word), ("C++", .word), ("WIG20", .word),
    ("d'Arc", .word), ("słowo", .word), ("слово", .word),
    ("1 000,50", .number), ("20:15", .number), ("94/85/WE", .number), ("7", .number),
    ("np.", .abbreviation), ("dr", .abbreviation), ("m.in.", .abbreviation),
    ("J.", .abbreviation), ("S.A.", .abbreviation), ("zł", .abbreviation),
    ("https://example.pl/a", .url), ("www.example.pl", .url), ("onet.pl", .url),
    ("redakcja@example.pl", .email), ("#marketing", .hashtag), ("@szpalta", .mention),
    (":-)", .emoji), ("<3", .emoji), ("😀", .emoji), ("👍🏽", .emoji), ("❤️", .emoji),
    ("1️⃣", .emoji),
    (",", .punctuation), ("„", .punctuation), ("–", .punctuation), ("(", .punctuation),
    ("...", .punctuation), ("?!", .punctuation),
    ("%", .symbol), ("+", .symbol), ("€", .symbol), ("§", .symbol), ("\0", .symbol),
  ])
  func tokenIsOfKind(text: String, kind: TokenKind) {
    #expect(Fixture.tokens(text) == [text])
    #expect(Fixture.kinds(text) == [kind])
  }

  @Test func unitsAreAbbreviationsBehindNumbersOnly() {
    #expect(Fixture.kinds("5 g") == [.number, .abbreviation])
    #expect(Fixture.kinds("punkt g") == [.word, .word])
  }

  @Test func wordsThatLookLikeAbbreviationsStayWords() {
    #expect(Fixture.kinds("Dał im.") == [.word, .word, .punctuation])
    #expect(Fixture.kinds("Szkoła im. Reja") == [.word, .abbreviation, .word])
  }
}
