/// What a Unicode scalar is to the rules of segmentation.
enum ScalarClass: UInt8 {
  /// Controls, private and unassigned code points.
  case other
  /// White space, never part of a token but for groups of digits.
  case space
  /// An upper-case or title-case letter.
  case upper
  /// A lower-case letter.
  case lower
  /// A letter without case.
  case letter
  /// A decimal digit.
  case digit
  /// A combining mark or invisible format character.
  case mark
  /// "-" and its Unicode twins, which join words.
  case hyphen
  /// "–", "—", which part them.
  case dash
  /// "."
  case stop
  /// "…"
  case ellipsis
  /// "?", "!"
  case terminator
  /// ",", ";", ":"
  case separator
  /// "„", "("
  case opening
  /// ")", "]"
  case closing
  /// A quotation mark that opens here and closes there: its neighbours tell.
  case quote
  /// Any other punctuation mark.
  case punctuation
  /// "%", "+", "€", "§".
  case symbol
  /// A scalar shown as an emoji by default.
  case emoji

  /// True for letters of any case.
  var isLetter: Bool { self == .upper || self == .lower || self == .letter }

  /// True for what a token of kind punctuation begins with.
  var isPunctuation: Bool {
    rawValue >= Self.hyphen.rawValue && rawValue <= Self.punctuation.rawValue
  }

  /// The class of `scalar`, by the tables of Unicode.
  init(of scalar: Unicode.Scalar) {
    if let special = Self.special(scalar) {
      self = special
      return
    }
    let properties = scalar.properties
    if properties.isWhitespace {
      self = .space
    } else if properties.isEmojiPresentation {
      self = .emoji
    } else {
      self.init(properties.generalCategory)
    }
  }

  private init(_ category: Unicode.GeneralCategory) {
    switch category {
    case .uppercaseLetter, .titlecaseLetter: self = .upper
    case .lowercaseLetter: self = .lower
    case .modifierLetter, .otherLetter, .letterNumber: self = .letter
    case .decimalNumber: self = .digit
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: self = .mark
    case .dashPunctuation: self = .dash
    case .openPunctuation: self = .opening
    case .closePunctuation: self = .closing
    case .initialPunctuation, .finalPunctuation: self = .quote
    case .connectorPunctuation, .otherPunctuation: self = .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .otherNumber: self = .symbol
    default: self = .other
    }
  }

  /// Scalars whose role in Polish print differs from what their general category says.
  private static func special(_ scalar: Unicode.Scalar) -> ScalarClass? {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}": .hyphen
    case ".": .stop
    case "\u{2026}": .ellipsis
    case "?", "!", "\u{203C}", "\u{203D}", "\u{2047}", "\u{2048}", "\u{2049}": .terminator
    case ",", ";", ":": .separator
    case "\"", "'", "`": .quote
    case "%", "\u{2030}", "\u{A7}", "\u{B6}", "&", "@", "#", "*", "\u{2022}", "\u{B7}": .symbol
    // Not white space to Unicode, but nothing to see either: a token of its own.
    case "\u{200B}", "\u{FEFF}": .other
    default: nil
    }
  }
}

/// The class of every scalar, as a table for the ones that Polish print uses.
struct ScalarClasses: Sendable {
  /// Covers Latin, Greek, Cyrillic, general punctuation, currency signs, arrows, mathematics.
  private static let tableSize = 0x2800

  /// A class, and what a segment with such a scalar has in it.
  struct Entry {
    var scalarClass: ScalarClass
    var content: Segment.Content

    init(_ value: UInt32) {
      scalarClass = Unicode.Scalar(value).map(ScalarClass.init(of:)) ?? .other
      content =
        switch scalarClass {
        case .upper: .upper
        case .lower: .lower
        case .letter: .uncased
        case .digit: .digit
        case .stop: .stop
        case .symbol where value == 0x40: .at
        case .mark where value == 0xFE0F || value == 0x20E3: .emojiSelector
        default: []
        }
    }
  }

  /// The entries of the first scalars; others are made when they are asked for.
  let table: [Entry]

  init() { table = (0..<UInt32(Self.tableSize)).map(Entry.init) }

  /// The class of the scalar with number `value`.
  subscript(value: UInt32) -> ScalarClass { entry(value).scalarClass }

  /// The class of the scalar with number `value`, and its content.
  @inline(__always)
  func entry(_ value: UInt32) -> Entry { Self.entry(value, in: table.span) }

  /// The entry of the scalar with number `value` in the span of a `table`.
  @inline(__always)
  static func entry(_ value: UInt32, in table: Span<Entry>) -> Entry {
    value < UInt32(tableSize) ? table[unchecked: Int(value)] : rareEntry(value)
  }

  /// Not inlined: asking Unicode's tables takes room on the stack whose size is only known when the
  /// program runs, and every caller would ask for it at its beginning.
  @inline(never)
  private static func rareEntry(_ value: UInt32) -> Entry { Entry(value) }
}
