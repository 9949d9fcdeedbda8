/// A set of grammatical values, such as singular, nominative and feminine.
///
/// A tag with alternatives ("nom.acc") holds all of them. The values and their
/// names are those of the NKJP tagset as SGJP (Morfeusz 2) uses it.
public struct Grammemes: OptionSet, Hashable, Sendable {
  /// One bit a value, in the order of `names`.
  public let rawValue: UInt64

  /// The set of the values whose bits are set.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  /// sg
  public static let singular = Grammemes(bit: 0)
  /// pl
  public static let plural = Grammemes(bit: 1)
  /// nom
  public static let nominative = Grammemes(bit: 2)
  /// gen
  public static let genitive = Grammemes(bit: 3)
  /// dat
  public static let dative = Grammemes(bit: 4)
  /// acc
  public static let accusative = Grammemes(bit: 5)
  /// inst
  public static let instrumental = Grammemes(bit: 6)
  /// loc
  public static let locative = Grammemes(bit: 7)
  /// voc
  public static let vocative = Grammemes(bit: 8)
  /// m1: masculine personal
  public static let masculinePersonal = Grammemes(bit: 9)
  /// m2: masculine animate
  public static let masculineAnimate = Grammemes(bit: 10)
  /// m3: masculine inanimate
  public static let masculineInanimate = Grammemes(bit: 11)
  /// f
  public static let feminine = Grammemes(bit: 12)
  /// n
  public static let neuter = Grammemes(bit: 13)
  /// pri
  public static let firstPerson = Grammemes(bit: 14)
  /// sec
  public static let secondPerson = Grammemes(bit: 15)
  /// ter
  public static let thirdPerson = Grammemes(bit: 16)
  /// pos
  public static let positive = Grammemes(bit: 17)
  /// com
  public static let comparative = Grammemes(bit: 18)
  /// sup
  public static let superlative = Grammemes(bit: 19)
  /// imperf
  public static let imperfective = Grammemes(bit: 20)
  /// perf
  public static let perfective = Grammemes(bit: 21)
  /// aff
  public static let affirmative = Grammemes(bit: 22)
  /// neg
  public static let negated = Grammemes(bit: 23)
  /// akc
  public static let accented = Grammemes(bit: 24)
  /// nakc
  public static let unaccented = Grammemes(bit: 25)
  /// praep: after a preposition ("niego")
  public static let postPrepositional = Grammemes(bit: 26)
  /// npraep
  public static let notPostPrepositional = Grammemes(bit: 27)
  /// congr: the numeral agrees with its noun
  public static let agreeing = Grammemes(bit: 28)
  /// rec: the numeral governs the genitive of its noun
  public static let governing = Grammemes(bit: 29)
  /// col: collective
  public static let collective = Grammemes(bit: 30)
  /// ncol
  public static let notCollective = Grammemes(bit: 31)
  /// pt: plurale tantum
  public static let pluraleTantum = Grammemes(bit: 32)
  /// agl: takes an agglutinant ("niosł-")
  public static let agglutinative = Grammemes(bit: 33)
  /// nagl
  public static let notAgglutinative = Grammemes(bit: 34)
  /// wok: with a vowel ("ze", "beze")
  public static let vocalic = Grammemes(bit: 35)
  /// nwok
  public static let notVocalic = Grammemes(bit: 36)
  /// pun: the abbreviation takes a full stop
  public static let withFullStop = Grammemes(bit: 37)
  /// npun
  public static let withoutFullStop = Grammemes(bit: 38)

  /// Both numbers.
  public static let numbers: Grammemes = [.singular, .plural]
  /// All seven cases.
  public static let cases = Grammemes(rawValue: 0b1111111 << 2)
  /// m1, m2 and m3.
  public static let masculine: Grammemes = [
    .masculinePersonal, .masculineAnimate, .masculineInanimate,
  ]
  /// All five genders.
  public static let genders = Grammemes(rawValue: 0b11111 << 9)
  /// All three persons.
  public static let persons = Grammemes(rawValue: 0b111 << 14)
  /// All three degrees.
  public static let degrees = Grammemes(rawValue: 0b111 << 17)
  /// Both aspects.
  public static let aspects: Grammemes = [.imperfective, .perfective]

  /// The tagset's names of the values, a group of alternatives a row, in the order in which a tag
  /// lists the groups; `names[i][j]` is the next bit.
  static let names: [[StaticString]] = [
    ["sg", "pl"], ["nom", "gen", "dat", "acc", "inst", "loc", "voc"],
    ["m1", "m2", "m3", "f", "n"], ["pri", "sec", "ter"], ["pos", "com", "sup"],
    ["imperf", "perf"], ["aff", "neg"], ["akc", "nakc"], ["praep", "npraep"],
    ["congr", "rec"], ["col", "ncol", "pt"], ["agl", "nagl"], ["wok", "nwok"],
    ["pun", "npun"],
  ]

  /// `names` without the groups: the name of each bit.
  static let allNames: [String] = names.joined().map(\.description)
}
