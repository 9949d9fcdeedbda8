import Morphology

/// The endings by which unknown words are guessed; the longest that fits comes first.
enum EndingTables {
  /// An ending, what the dictionary form has in its place, and the tag it speaks for.
  typealias NounRule = (ending: String, replacement: String, tag: Tag)

  /// Endings of common nouns that hardly occur in foreign base forms.
  static let nouns: [NounRule] = [
    ("cji", "cja", feminine), ("zji", "zja", feminine), ("sji", "sja", feminine),
    ("logii", "logia", feminine), ("grafii", "grafia", feminine), ("metrii", "metria", feminine),
    ("ości", "ość", feminine), ("ością", "ość", tag("subst:sg:inst:f")),
    ("izmu", "izm", tag("subst:sg:gen:m3")), ("izmie", "izm", tag("subst:sg:loc:m3")),
    ("aniu", "anie", tag("subst:sg:dat.loc:n")), ("eniu", "enie", tag("subst:sg:dat.loc:n")),
    ("aniem", "anie", tag("subst:sg:inst:n")), ("eniem", "enie", tag("subst:sg:inst:n")),
    ("kiem", "k", instrumental), ("giem", "g", instrumental), ("em", "", instrumental),
    ("owi", "", tag("subst:sg:dat:m2.m3")), ("ami", "", tag("subst:pl:inst:m2.m3")),
    ("ów", "", tag("subst:pl:gen:m2.m3")), ("ą", "a", tag("subst:sg:inst:f")),
    ("ę", "a", tag("subst:sg:acc:f")),
  ]

  /// Endings of common nouns in the nominative, by which an unknown word is surely Polish.
  static let nominatives: [(ending: String, gender: Grammemes)] = [
    ("acja", .feminine), ("yzacja", .feminine), ("encja", .feminine), ("ość", .feminine),
    ("logia", .feminine), ("grafia", .feminine), ("metria", .feminine), ("terapia", .feminine),
    ("yka", .feminine), ("izm", .masculineInanimate), ("yzm", .masculineInanimate),
    ("owanie", .neuter), ("anie", .neuter), ("enie", .neuter),
  ]

  /// Endings set off by a hyphen or an apostrophe: "ZUS-em", "Kennedy'ego".
  static let setOff: [String: Tag] = [
    "u": tag("subst:sg:gen.loc:m1.m2.m3"), "a": tag("subst:sg:gen.acc:m1.m2.m3"),
    "owi": tag("subst:sg:dat:m1.m2.m3"), "em": tag("subst:sg:inst:m1.m2.m3"),
    "m": tag("subst:sg:inst:m1.m2.m3"),
    "im": tag("subst:sg:inst.loc:m1"), "ie": tag("subst:sg:loc:m2.m3"),
    "ego": tag("subst:sg:gen.acc:m1"), "go": tag("subst:sg:gen.acc:m1"),
    "emu": tag("subst:sg:dat:m1"), "mu": tag("subst:sg:dat:m1"),
    "y": tag("subst:pl:nom.acc:m2.m3"), "ów": tag("subst:pl:gen:m2.m3"),
    "ami": tag("subst:pl:inst:m2.m3"), "ach": tag("subst:pl:loc:m2.m3"),
    "om": tag("subst:pl:dat:m2.m3"),
  ]

  /// What stems of adjectives end in: "-ny", "-owy", "-ski", "-cki", "-dzki".
  static let adjectiveStems = ["n", "ow", "sk", "ck", "dzk"]

  /// Endings of adjectives.
  static let adjectives: [(ending: String, tag: Tag)] = [
    ("iego", tag("adj:sg:gen:m1.m2.m3.n:pos")), ("ego", tag("adj:sg:gen:m1.m2.m3.n:pos")),
    ("iemu", tag("adj:sg:dat:m1.m2.m3.n:pos")), ("emu", tag("adj:sg:dat:m1.m2.m3.n:pos")),
    ("ymi", tag("adj:pl:inst:m1.m2.m3.f.n:pos")), ("imi", tag("adj:pl:inst:m1.m2.m3.f.n:pos")),
    ("ych", tag("adj:pl:gen.loc:m1.m2.m3.f.n:pos")),
    ("ich", tag("adj:pl:gen.loc:m1.m2.m3.f.n:pos")),
    ("ym", tag("adj:sg:inst.loc:m1.m2.m3.n:pos")), ("im", tag("adj:sg:inst.loc:m1.m2.m3.n:pos")),
    ("ym", tag("adj:pl:dat:m1.m2.m3.f.n:pos")), ("im", tag("adj:pl:dat:m1.m2.m3.f.n:pos")),
    ("iej", tag("adj:sg:gen.dat.loc:f:pos")), ("ej", tag("adj:sg:gen.dat.loc:f:pos")),
    ("ą", tag("adj:sg:acc.inst:f:pos")), ("a", tag("adj:sg:nom:f:pos")),
    ("ie", tag("adj:sg:nom.acc:n:pos")), ("e", tag("adj:sg:nom.acc:n:pos")),
    ("ie", tag("adj:pl:nom.acc:m2.m3.f.n:pos")), ("e", tag("adj:pl:nom.acc:m2.m3.f.n:pos")),
    ("y", tag("adj:sg:nom.acc:m3:pos")), ("i", tag("adj:sg:nom.acc:m3:pos")),
  ]

  /// Endings of surnames of men, in the cases they occur in.
  static let surnamesOfMen: [NounRule] = [
    ("skiego", "ski", genitiveMan), ("ckiego", "cki", genitiveMan),
    ("skiemu", "ski", dativeMan), ("ckiemu", "cki", dativeMan),
    ("skim", "ski", instrumentalMan), ("ckim", "cki", instrumentalMan),
    ("ego", "y", genitiveMan), ("kiem", "k", tag("subst:sg:inst:m1")),
    ("giem", "g", tag("subst:sg:inst:m1")), ("em", "", tag("subst:sg:inst:m1")),
    ("owi", "", dativeMan), ("cie", "t", locativeMan), ("dzie", "d", locativeMan),
    ("rze", "r", locativeMan), ("nie", "n", locativeMan), ("sie", "s", locativeMan),
    ("mie", "m", locativeMan), ("a", "", genitiveMan),
  ]

  /// Endings of surnames of women.
  static let surnamesOfWomen: [NounRule] = [
    ("skiej", "ska", feminine), ("ckiej", "cka", feminine),
    ("ą", "a", tag("subst:sg:acc.inst:f")), ("ę", "a", tag("subst:sg:acc:f")),
  ]

  private static let feminine = tag("subst:sg:gen.dat.loc:f")
  private static let instrumental = tag("subst:sg:inst:m2.m3")
  private static let genitiveMan = tag("subst:sg:gen.acc:m1")
  private static let dativeMan = tag("subst:sg:dat:m1")
  private static let instrumentalMan = tag("subst:sg:inst.loc:m1")
  private static let locativeMan = tag("subst:sg:loc:m1")

  /// The tag written as `text`.
  private static func tag(_ text: StaticString) -> Tag {
    // All callers stand in this file and write tags of the tagset.
    Tag(text.description)!
  }
}
