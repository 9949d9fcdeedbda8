/// What a lemma is known for.
struct LemmaClasses: OptionSet, Sendable {
  let rawValue: UInt8
  /// być, bywać
  static let be = LemmaClasses(rawValue: 1 << 0)
  /// zostać, zostawać
  static let become = LemmaClasses(rawValue: 1 << 1)
  /// nie
  static let not = LemmaClasses(rawValue: 1 << 2)
  /// się
  static let reflexive = LemmaClasses(rawValue: 1 << 3)
  /// A name.
  static let name = LemmaClasses(rawValue: 1 << 4)
  /// Words that do not strike when they come again: of closed classes, być, mieć, móc, …
  static let common = LemmaClasses(rawValue: 1 << 5)
  /// który, jaki, …: what begins a relative clause
  static let relative = LemmaClasses(rawValue: 1 << 6)
  /// do, przed, zamiast, …: prepositions behind which acts stand rather than things, most of purpose and time
  static let beforeActs = LemmaClasses(rawValue: 1 << 7)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The classes of `lemma`, whose bytes have the hash `hash`.
  init(of lemma: String, _ hash: WordHash) {
    self = Self.listed[lemma.utf8Span.span, hash] ?? []
    guard let first = lemma.utf8.first else { return }
    let isCapital =
      first < 0x80
      ? first &- UInt8(ascii: "A") < 26
      : lemma.unicodeScalars.first?.properties.isUppercase == true
    if isCapital { insert(.name) }
  }

  private static let listed: WordMap<LemmaClasses> = {
    let lists: [(LemmaClasses, [String])] = [
      (.be, ["być", "bywać"]), (.become, ["zostać", "zostawać"]), (.not, ["nie"]),
      (.reflexive, ["się"]), (.relative, ["który", "jaki", "czyj", "gdzie", "skąd", "dokąd"]),
      (.beforeActs, ["do", "od", "po", "podczas", "przed", "przez", "przy", "zamiast"]),
      (.common, commonLemmas),
    ]
    return lists.reduce(into: WordMap()) { listed, list in
      for lemma in list.1 { listed[lemma] = (listed[lemma] ?? []).union(list.0) }
    }
  }()

  private static let commonLemmas = [
    "być", "mieć", "móc", "musieć", "chcieć", "zostać", "bywać", "rok", "dzień", "czas", "raz",
    "człowiek", "ten", "taki", "który", "inny", "każdy", "swój", "jego", "jej", "ich", "sam",
    "cały", "wszystko", "bardzo", "dużo", "więcej", "wiele", "można", "trzeba", "wiedzieć",
    "mówić", "powiedzieć", "pan", "pani", "procent", "złoty", "dwa", "trzy", "jeden", "pierwszy",
  ]
}
