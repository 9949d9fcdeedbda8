import Morphology

/// How surprising a piece of text is to a reader of Polish, in nats (natural logarithm of the odds).
///
/// A word of the lexicon costs as much as it is rare, any other word its
/// letters; a character that Polish text seldom has costs by its kind, more so
/// between letters. The costs are set by hand on one scale: what stands once in
/// a thousand places costs about 7.
struct TextPlausibility: Sendable {
  let knowledge: any WordKnowledge
  /// What words cost that are listed only in another spelling or without their ending; some 5 MB.
  private let respelled = Memo<[UInt8], Double?>(limit: 50_000)

  init(knowledge: any WordKnowledge) { self.knowledge = knowledge }

  /// The cost of a piece, and whether all its words are known.
  struct Judgement {
    var cost = 0.0
    /// The number of words with letters outside ASCII.
    var markedWordCount = 0
    /// How many of those the lexicon or the frequencies list; short ones only if they are frequent,
    /// since any two letters may make a word.
    var knownWordCount = 0
    /// The number of scalars that hardly stand in text: controls, box drawing, accents by themselves.
    var oddityCount = 0
  }

  /// The cost of `scalars`.
  func judgement(on scalars: [UInt32]) -> Judgement {
    var result = Judgement()
    var offset = 0
    while offset < scalars.count {
      if isLetter(scalars[offset]) {
        var end = offset + 1
        while end < scalars.count, isLetter(scalars[end]) { end += 1 }
        addWord(scalars[offset..<end], to: &result)
        offset = end
      } else {
        addMark(at: offset, in: scalars, to: &result)
        offset += 1
      }
    }
    return result
  }

  // MARK: - Words

  private func addWord(_ word: ArraySlice<UInt32>, to result: inout Judgement) {
    let isMarked = word.contains { $0 >= 0x80 }
    if isMarked { result.markedWordCount += 1 }
    let spelled = Self.costOfLetters(of: word)
    // A letter by itself is a symbol: "β", "à".
    var cost = word.count == 1 ? min(spelled, Cost.symbol) : Cost.unknownWord + spelled
    if let listed = costOfListed(word) {
      cost = min(cost, listed)
      if isMarked, word.count > 2 || listed < Cost.frequentWord { result.knownWordCount += 1 }
    }
    let capitals = Self.capitalsInside(word)
    result.cost += cost + Cost.capitalInside * Double(capitals)
    if isMarked { result.oddityCount += capitals }
  }

  private func costOfListed(_ word: ArraySlice<UInt32>) -> Double? {
    let folded = Self.utf8(word.map(foldedScalar))
    if let use = knowledge.use(ofLowercase: folded) { return Self.cost(of: use) }
    guard word.count > 2 else { return nil }
    return respelled.value(for: folded) {
      costOfRespelled(folded, letterCount: word.count)
    }
  }

  private func costOfRespelled(_ word: [UInt8], letterCount: Int) -> Double? {
    var best: Double?
    var forms = OldSpelling.modernForms(of: word) + Enclitics.hosts(of: word)
    // "nie" joins participles and adjectives of any kind.
    if word.starts(with: "nie".utf8), letterCount > 7 { forms.append(Array(word.dropFirst(3))) }
    for form in forms {
      guard let use = knowledge.use(ofLowercase: form) else { continue }
      best = min(best ?? .infinity, Self.cost(of: use) + Cost.oldSpelling)
    }
    return best
  }

  private static func cost(of use: WordUse) -> Double {
    let zipf = max(use.zipf, Cost.leastZipf)
    return Cost.naturalOfDecimal * (9 - zipf) + (use.isListed ? 0 : Cost.unlistedWord)
  }

  private static func costOfLetters(of word: ArraySlice<UInt32>) -> Double {
    var cost = 0.0
    var script: Script?
    for scalar in word {
      let (letter, ofScript) = costOfLetter(scalar)
      cost += letter
      if ofScript != .any {
        if let script, script != ofScript {
          cost += Cost.mixedScripts
        } else if script == nil, ofScript != .latin {
          cost += Cost.foreignScript
        }
        script = ofScript
      }
    }
    return cost
  }

  private enum Script { case latin, greek, cyrillic, other, any }

  private static func costOfLetter(_ scalar: UInt32) -> (Double, Script) {
    switch scalar {
    case 0x61...0x7A, 0x41...0x5A: (Cost.plainLetter, .latin)
    case _ where isPolishLetter(scalar): (Cost.polishLetter, .latin)
    case 0xE9, 0xC9: (Cost.acute, .latin)  // é, also of Polish before 1936
    case 0xE1, 0xE4, 0xED, 0xF6, 0xFC, 0xC1, 0xD6, 0xDC, 0x10D, 0x161, 0x17E, 0x10C, 0x160, 0x17D:
      (Cost.neighboursLetter, .latin)  // á ä í ö ü č š ž
    case 0..<0x250, 0x1E00..<0x1F00: (Cost.otherLatin, .latin)
    case 0x300..<0x370: (Cost.combiningMark, .any)
    case 0x370..<0x400: (Cost.otherScript, .greek)
    case 0x400..<0x530: (Cost.otherScript, .cyrillic)
    case 0x2100..<0x2E00, 0xE000..<0xFB50: (Cost.oddity, .other)
    default: (Cost.rareScript, .other)
    }
  }

  /// The number of capitals after small letters: "McDonald" has one, mojibake many.
  private static func capitalsInside(_ word: ArraySlice<UInt32>) -> Int {
    var count = 0
    var isAfterSmall = false
    for scalar in word {
      let isCapital = isUppercase(scalar)
      if isCapital && isAfterSmall { count += 1 }
      isAfterSmall = !isCapital
    }
    return count
  }

  static func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 2)
    for scalar in scalars { bytes.appendScalar(scalar) }
    return bytes
  }

  // MARK: - Other characters

  private func addMark(at offset: Int, in scalars: [UInt32], to result: inout Judgement) {
    let scalar = scalars[offset]
    if scalar < 0x80 {
      if scalar < 0x20 && !(0x09...0x0D).contains(scalar) || scalar == 0x7F {
        result.cost += Cost.control
        result.oddityCount += 1
      } else if scalar == 0x5C {
        result.cost += Cost.backslash
      } else if EscapeSyntax.mayBegin(at: offset, in: scalars) {
        result.cost += Cost.backslash
      }
      return
    }
    let isAfterLetter = offset > 0 && isLetter(scalars[offset - 1])
    let isBeforeLetter = offset + 1 < scalars.count && isLetter(scalars[offset + 1])
    let (cost, kind) = Self.costOfMark(scalar)
    result.cost += cost
    if kind == .odd { result.oddityCount += 1 }
    if isAfterLetter && isBeforeLetter {
      switch kind {
      case .joining: break
      case .quote: result.cost += Cost.quoteInsideWord
      default:
        result.cost += Cost.markInsideWord
        if kind != .odd { result.oddityCount += 1 }
      }
    } else if isAfterLetter || isBeforeLetter {
      if kind == .symbol || kind == .odd { result.cost += Cost.markAtWord }
    }
  }

  private enum Kind { case quote, joining, superscript, symbol, odd }

  private static func costOfMark(_ scalar: UInt32) -> (Double, Kind) {
    switch scalar {
    case 0x201E, 0x201D, 0x2013, 0x2014, 0x2026, 0xAB, 0xBB: (Cost.usualMark, .quote)
    case 0x2019: (Cost.usualMark, .joining)
    case 0x201C, 0x2018, 0x2022, 0x2039, 0x203A: (Cost.lesserMark, .quote)
    case 0x201A: (Cost.lesserMark, .symbol)
    case 0xA0, 0x2009, 0x202F: (Cost.lesserMark, .quote)
    case 0xAD, 0x200B...0x200D, 0x2010, 0x2011, 0x2060, 0xFEFF: (Cost.lesserMark, .joining)
    case 0xB2, 0xB3, 0xB9, 0x2070...0x209F: (Cost.lesserMark, .superscript)
    case 0xA7, 0xB0, 0xD7, 0x20AC, 0xBD: (Cost.symbol, .symbol)
    case 0xA3, 0xA5, 0xA9, 0xAE, 0x2122, 0xB1, 0xBC, 0xBE, 0xB7, 0xBF, 0xA1, 0xB5, 0xB6, 0xAA, 0xBA,
      0xAC, 0xF7, 0x2030, 0x2020, 0x2021, 0x2212, 0x2264, 0x2265, 0x2192, 0x2190:
      (Cost.rareSymbol, .symbol)
    case 0x80...0x9F: (Cost.control, .odd)
    case 0xFFFD, 0xE000...0xF8FF: (Cost.oddity, .odd)
    case 0x2B0...0x2FF, 0xA8, 0xAF, 0xB4, 0xB8, 0xA4, 0xA6: (Cost.oddity, .odd)
    case 0x2500...0x25FF: (Cost.oddity, .odd)
    case 0x1F000...: (Cost.symbol, .symbol)
    default: (Cost.otherMark, .symbol)
    }
  }
}

/// True for the eighteen letters of Polish outside ASCII.
func isPolishLetter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xD3, 0xF3, 0x104...0x107, 0x118, 0x119, 0x141...0x144, 0x15A, 0x15B, 0x179...0x17C: true
  default: false
  }
}

/// The costs in nats.
private enum Cost {
  static let naturalOfDecimal = 2.302585
  /// The Zipf value of words that are listed and were not seen in use.
  static let leastZipf = 0.8
  /// A word of this cost and less is among the few thousand usual ones.
  static let frequentWord = 10.5
  static let unlistedWord = 3.0
  static let oldSpelling = 4.0
  static let unknownWord = 8.0
  static let plainLetter = 2.9
  static let polishLetter = 4.0
  static let acute = 6.0
  static let neighboursLetter = 7.0
  static let otherLatin = 9.0
  static let combiningMark = 8.0
  static let otherScript = 3.3
  static let rareScript = 8.0
  static let foreignScript = 10.0
  static let mixedScripts = 8.0
  static let capitalInside = 6.0
  static let control = 16.0
  static let oddity = 11.0
  static let backslash = 5.0
  static let usualMark = 4.0
  static let lesserMark = 6.0
  static let symbol = 7.0
  static let rareSymbol = 9.0
  static let otherMark = 11.0
  static let markInsideWord = 8.0
  static let quoteInsideWord = 4.0
  static let markAtWord = 3.0
}

extension [UInt8] {
  /// Appends the UTF-8 bytes of `scalar`; of the replacement character where it is no scalar.
  mutating func appendScalar(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0xD800..<0xE000, 0x110000...: append(contentsOf: [0xEF, 0xBF, 0xBD])
    case ..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
