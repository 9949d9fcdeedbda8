/// The letters that syllable rules tell apart, one byte each.
///
/// Small and capital letters share a code. Accented vowels of other languages
/// share `otherVowel`, which no rule joins to a neighbour; other accented Latin
/// letters have the code of their base letter.
enum SyllableLetter {
  /// Not a letter: ends the part of the word before it.
  static let separator: UInt8 = 0
  /// Before the first and after the last letter of a part.
  static let edge: UInt8 = 1
  /// Says nothing: a combining mark or a soft hyphen.
  static let ignored: UInt8 = 2
  /// "'" or "’".
  static let apostrophe: UInt8 = 3
  /// ".", which between letters belongs to the part: "m.in".
  static let fullStop: UInt8 = 4
  /// A vowel letter with a foreign accent, "æ" or the like.
  static let otherVowel: UInt8 = 5
  /// A letter of another alphabet.
  static let foreign: UInt8 = 6
  /// A digit: a separator that makes the token a word.
  static let digit: UInt8 = 7

  private static let firstLetter: UInt8 = 8
  private static let alphabet = Array("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż".unicodeScalars)

  /// The number of codes; they fit into a 64-bit set.
  static let count = Int(firstLetter) + alphabet.count

  private static let vowels: UInt64 = codes(of: "aąeęioóuy") | 1 << UInt64(otherVowel)

  /// True for the codes of vowel letters.
  static func isVowel(_ code: UInt8) -> Bool { vowels & (1 << UInt64(code)) != 0 }

  /// True for the codes of letters of any alphabet.
  static func isLetter(_ code: UInt8) -> Bool {
    code >= firstLetter || code == otherVowel || code == foreign
  }

  static let i = latinTable[Int(UInt8(ascii: "i"))]
  static let v = latinTable[Int(UInt8(ascii: "v"))]
  static let x = latinTable[Int(UInt8(ascii: "x"))]
  static let y = latinTable[Int(UInt8(ascii: "y"))]

  /// Set beside a code of `latinTable` for capitals.
  private static let capitalBit: UInt8 = 0x80

  /// The code of `scalar`, and whether it is a capital.
  static func code(of scalar: Unicode.Scalar) -> (code: UInt8, isCapital: Bool) {
    code(of: scalar, latinTable.span)
  }

  /// The same for those who look at many scalars, and have `latinTable` at hand.
  @inline(__always)
  static func code(
    of scalar: Unicode.Scalar, _ latinTable: Span<UInt8>
  ) -> (code: UInt8, isCapital: Bool) {
    if scalar.value < latinTable.count {
      let entry = latinTable[Int(scalar.value)]
      return (entry & ~capitalBit, entry & capitalBit != 0)
    }
    return codeBeyondLatin(of: scalar)
  }

  private static func codeBeyondLatin(of scalar: Unicode.Scalar) -> (code: UInt8, isCapital: Bool) {
    switch scalar.value {
    case 0x300...0x36F: return (ignored, false)
    case 0x2019, 0x02BC: return (apostrophe, false)
    default: break
    }
    if scalar.properties.isAlphabetic { return (foreign, false) }
    return (scalar.properties.numericType == .decimal ? digit : separator, false)
  }

  private static func codes(of letters: String) -> UInt64 {
    letters.unicodeScalars.reduce(0) { $0 | 1 << UInt64(code(of: $1).code) }
  }

  /// U+00C0 … U+017F as the letters whose codes they have; "ö" is any other vowel, "-" no letter.
  private static let latinLetters = """
    ÖÖÖÖÖÖÖCÖÖÖÖÖÖÖÖDNÖÓÖÖÖ-ÖÖÖÖÖÖTsöööööööcöööööööödnöóööö-öööööötö\
    ÖöÖöĄąĆćCcCcCcDdDdÖöÖöÖöĘęÖöGgGgGgGgHhHhÖöÖöÖöÖöÖöÖöJjKkkLlLlLlL\
    lŁłŃńNnNnnNnÖöÖöÖöÖöRrRrRrŚśSsSsSsTtTtTtÖöÖöÖöÖöÖöÖöWwÖöÖŹźŻżZzs
    """

  /// Codes of U+0000 … U+017F with `capitalBit`.
  static let latinTable: [UInt8] = {
    var table = [UInt8](repeating: separator, count: 0x180)
    var codes: [Unicode.Scalar: UInt8] = ["ö": otherVowel, "Ö": otherVowel | capitalBit]
    for (offset, letter) in alphabet.enumerated() {
      codes[letter] = firstLetter + UInt8(offset)
      for capital in letter.properties.uppercaseMapping.unicodeScalars {
        codes[capital] = firstLetter + UInt8(offset) | capitalBit
      }
    }
    for ascii in UInt8(0)..<0x80 { table[Int(ascii)] = codes[Unicode.Scalar(ascii)] ?? separator }
    for (offset, letter) in latinLetters.unicodeScalars.enumerated() {
      table[0xC0 + offset] = codes[letter] ?? separator
    }
    for digitByte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(digitByte)] = digit }
    table[0xAD] = ignored
    table[Int(UInt8(ascii: "'"))] = apostrophe
    table[Int(UInt8(ascii: "."))] = fullStop
    return table
  }()
}
