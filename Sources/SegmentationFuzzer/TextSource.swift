import TextModel

/// Texts for the fuzzer, the same for the same seed: made of pieces, or parts of a corpus with errors.
struct TextSource {
  private let corpus: [[Unicode.Scalar]]
  private var generator: SplitMix64

  init(corpus: [String], seed: UInt64) {
    self.corpus = corpus.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }
    generator = SplitMix64(seed: seed)
  }

  /// The next text, of some 0 to 2000 scalars, seldom of 100,000.
  mutating func next() -> String {
    let count = below(200) == 0 ? 100_000 : below(20) == 0 ? below(2000) : below(300)
    var text: [UInt8] = []
    if corpus.isEmpty || below(3) == 0 {
      let oddity = [2, 8, 40, 400][below(4)]
      for _ in 0..<count { append(to: &text, oddity: oddity) }
    } else {
      mutate(count, into: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func below(_ limit: Int) -> Int {
    Int(generator.next() % UInt64(limit))
  }

  private mutating func mutate(_ count: Int, into text: inout [UInt8]) {
    let article = corpus[below(corpus.count)]
    let start = below(article.count)
    let rarity = [3, 20, 100, 1000][below(4)]
    for scalar in article[start..<min(article.count, start + count)] {
      guard below(rarity) == 0 else {
        text += UTF8.encode(scalar)!
        continue
      }
      switch below(4) {
      case 0: break
      case 1: append(to: &text, oddity: 2)
      case 2:
        text += UTF8.encode(scalar)!
        append(to: &text, oddity: 3)
      default: for _ in 0..<2 { text += UTF8.encode(scalar)! }
      }
    }
  }

  /// A plain piece, or one time in `oddity` an unusual one.
  private mutating func append(to text: inout [UInt8], oddity: Int) {
    if below(oddity) > 0 {
      text += Self.plain[below(Self.plain.count)].utf8
    } else if below(4) == 0, let scalar = Unicode.Scalar(UInt32(below(0x110000))) {
      text += UTF8.encode(scalar)!
    } else if below(2) == 0, let scalar = Unicode.Scalar(UInt32(below(0x3100))) {
      text += UTF8.encode(scalar)!
    } else {
      text += Self.unusual[below(Self.unusual.count)].utf8
    }
  }

  private static let plain: [String] = [
    "a", "Z", "ż", "Ł", "ó", "Ó", "słowo", "2", "1990", "_", " ", " ", "  ", ".", ".", ",", ";",
    ":", "'", "\"", "@", "-", "–", "—", "„", "”", "…", "(", ")", "/", "#", "\n", "\r\n", "\r",
    "\t", "\u{0B}", "\u{0C}", "\0", "\u{7F}", "\u{A0}", "§", "«", "°", "½", "€", "−", "‰",
    "’", "‘", "→", "≤", "α", "Ω", "ж", "Я", " ", " ", " ", ". ", ". ", ".” ", ".\" ", "? – ", "! ",
    "?! ", "... ", "… ", ".) ", " – ", " „", " (", "[1] ", "np.", "m.in.", "tzn.", "prof.", "dr",
    "r.", "w.", "tys.", "zł", "itd.", "art.", "ul.", "im.", "św.", "godz.", "J.", "Ż.", "S.A.",
    "XX", "II.", "1.", "20.", "2005.", "12.05.2024", "3,5", "1 000", "maja", "dnia", "gdy", "że",
    "Jednak ", "Ponieważ ", "Żeby ", "Nowak", "Łódź", "Na ", "W ", "mBank", "iPhone", "www.a.pl",
    "https://a.pl/b?c ", "a@b.pl", "#tag", "@ala", ":)", ";-)", "<3", "słowo ", "zdanie ",
    "powiedział ", "Kto", "nie", "POZYCJA.ŚR(", "DATA.A", "d'Oro", "d’Arc", "proc.", "mies.",
    "dol.",
    "ang.", "par.", "ok.", "kol.", "fot.", "m.", "in.", ".. ", "!.. ", "…a", "...A", "”.", "“. ",
    "« ", "’. ", "B5. ", "3,75. ", "0.5. ", "2.4 ", "1850–1900. ", ".odt ", " . ", ",. ", " ... ",
    "w maju ", "od 5 ", "biało-czerwony", "PRL-u", "\u{85}",
  ]

  /// Scalars of every class of annex 29, and of those of ICU's dictionaries.
  private static let unusual: [String] = [
    "’", "‘", "·", "‧", "․", "×", "÷", "ª", "µ", "º", "\u{AD}", "\u{85}", "\u{2028}", "\u{2029}",
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{202F}", "\u{2060}", "\u{2062}", "\u{2061}(",
    "\u{FEFF}",
    "\u{0301}",
    "\u{0308}", "\u{FE0F}", "\u{20E3}", "‿", "\u{3000}", "\u{2003}", "\u{205F}", "\u{1680}", "א",
    "ב", "״", "ע", "ا", "ب", "ж", "Ж", "α", "я", "ไทย", "ภา", "ລາວ", "ខ្មែរ", "漢", "字", "か", "カ",
    "タ", "한", "국", "🇵", "🇱", "😀", "👩", "👍🏽", "❤", "☝", "⁄", "：", "．", "，", "；", "Ａ", "１", "٣", "٫",
    "ſ", "ƒ", "ǅ", "ɐ", "ʼ", "ﬁ", "\u{0378}", "\u{E000}", "\u{10FFFF}", "\u{1F3FB}", "\u{180E}",
    "\u{061C}", "\u{070F}", "\u{E0020}", "1️⃣", "ą️", ".\u{20E3}", "A\u{FE0F}",
  ]
}
