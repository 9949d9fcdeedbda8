import Cleaning
import Testing
import TextModel

@Suite struct MisreadingTests {
  static let cleaner = Resources.cleaner(.encoding)

  @Test(arguments: [
    // UTF-8 read in another encoding, once and twice.
    ("GÄ™siego koĹ„ca ĹĽĂłĹ‚w", "Gęsiego końca żółw"), ("zjadÅ‚em", "zjadłem"),
    ("usÅ\u{82}uchaÅ\u{82} rozkazu", "usłuchał rozkazu"),
    ("b─Ödziemy mieli ┼Ťwie┼╝e", "będziemy mieli świeże"),
    ("powaЕјnie zarД™czam", "poważnie zaręczam"), ("by≈Ç wiceprezydentem", "był wiceprezydentem"),
    ("instrukcjĂ„â€¦", "instrukcją"),
    // One-byte encodings read in others.
    ("wiêc siê wy¿sza, ¿e Za¿ó³æ", "więc się wyższa, że Zażółć"), ("nie pijê", "nie piję"),
    ("odej¶ciu, płacz±ca", "odejściu, płacząca"), ("sobš, nie", "sobą, nie"),
    ("si© alarm", "się alarm"), ("naprawdý by³o", "naprawdę było"),
    // Escapes and accents.
    (#"m\u0119\u017cowi"#, "mężowi"), ("wi=C4=99cej rz=C4=85du", "więcej rządu"),
    ("Wi%C4%99c szczypi%C4%85", "Więc szczypią"), ("moz˙e byc´ wyste˛pna", "może być występna"),
    ("głow˛e ´swiata", "głowę świata"), ("ksi=C4=99=\n=C5=BCyc", "księżyc"),
    ("Formu=B3a jest za=B3=B1czona", "Formuła jest załączona"),
    // Only the word that is broken.
    ("Antek patrzaĹ‚ na łódź i żółwia", "Antek patrzał na łódź i żółwia"),
  ])
  func takesBackWhatProgramsMisread(before: String, after: String) {
    #expect(Self.cleaner.cleaned(before) == after)
  }

  @Test(arguments: [
    "Temperatura 20°C ± 2°C, § 5, m², x³ + y³ = z³, przypis¹", "¿Qué pasa?, señor Muñoz",
    "Pchnąć w tę łódź jeża lub ośm skrzyń fig", "Język słowacki: Ľubica, Ĺ, ľalia, kôň.",
    "Škvorecký, Dvořák, Petőfi, Brâncuși, Erdoğan, Žižek, Tromsø, São Paulo, Curaçao, château",
    #"Plik C:\nowy\u0105 oraz %20 w adresie."#, "E=20 i =C4", "Привет, мир; αβγ, Δt = 2πr, kΩ",
    "https://example.pl/szukaj?q=%C5%BC%C3%B3%C5%82w", "téj wiadomości niéma", "Hồ Chí Minh",
    "—¬p ∨ q, H₂O, £2,50, ¼ etatu", "日本語", "wiÅ gÄs",
    "Komórka =ACOS(1), wzór a=bez2 oraz D=capitalize.",
  ])
  func leavesAloneWhatDoesNotLookBroken(text: String) {
    #expect(Self.cleaner.edits(for: text).isEmpty, "\(Self.cleaner.cleaned(text))")
  }

  @Test func editsCoverTheBrokenLettersAndSayWhatHappened() throws {
    let list = Self.cleaner.edits(for: "to był sprzÄ™t")
    let edit = try #require(list.edits.first)
    #expect(list.edits.count == 1)
    #expect("to był sprzÄ™t"[edit.range] == "Ä™")
    #expect(edit.replacement == "ę")
    #expect(edit.reason == "UTF-8 read as windows-1250")
    #expect(edit.confidence > 0.99)
  }

  @Test func documentsDoNotInfluenceEachOther() {
    let text = "map¹\n\u{C}\nwiêc siê ¿e map¹"
    #expect(Self.cleaner.cleaned(text) == "map¹\n\u{C}\nwięc się że mapą")
  }

  @Test func aLongTextWithForeignSignsTakesNoLonger() {
    let formula = "Wielkość Δ m = μ λ jest równa ε B v, czyli kΩ oraz ½ ρ v². "
    let text = String(repeating: formula, count: 3000) + "sprzÄ™t"
    let clock = ContinuousClock()
    var result = ""
    let duration = clock.measure { result = Self.cleaner.cleaned(text) }
    #expect(result.hasSuffix("sprzęt") && result.hasPrefix(formula))
    // 240 kB; a debug build takes about a second.
    #expect(duration < .seconds(30))
  }

  /// Pieces of broken and of foreign text, in any order.
  static let pieces = [
    "Ä™", "Ĺ‚", "Ă", "Ä", "Å\u{82}", "Ã³", "¿", "¹", "³", "±", "¶", "ê", "─Ö", "┼╝", "Д™", "\u{9C}",
    "\u{85}", "š", "é", "a", "si", "by", "ko", "ń", "ca", " ", " ", "\n", "\n\u{C}\n", "=C4=99",
    "%C5%82", "=\n", "\\u0119", "\\ud83d\\ude00", "\\ud83d", "\\u00", "˙", "´", "˛", "z", "e",
    "\u{FFFD}", "\u{0}", "👩‍👩‍👧", "e\u{301}", "&Auml;", "=", "%", "\\", "\u{A0}", "Ą",
  ]

  @Test func cleaningTwiceChangesNothingTheSecondTime() {
    let cleaners = [Self.cleaner, Resources.cleaner]
    var generator = SplitMix64(seed: 3)
    for _ in 0..<250 {
      let text = (0..<generator.next(below: 14)).map { _ in
        Self.pieces[generator.next(below: Self.pieces.count)]
      }.joined()
      for cleaner in cleaners {
        let once = cleaner.cleaned(text)
        #expect(cleaner.edits(for: once).isEmpty, "\(text.debugDescription)")
      }
    }
  }
}
