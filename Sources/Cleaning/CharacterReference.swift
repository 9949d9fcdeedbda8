/// A character reference of HTML in plain text: "&nbsp;", "&#243;", "&#xF3;", "&amp;oacute;".
struct CharacterReference {
  /// What the reference stands for.
  let text: String
  /// The byte after the reference.
  let end: Int

  /// Longer names do not stand in `named`.
  private static let maximumByteCount = 10

  /// Reads the reference whose "&" stands at byte `start`; `nil` if there is none.
  ///
  /// A reference to "&" that starts another reference (text escaped twice) is read through.
  init?(at start: Int, in bytes: Span<UInt8>) {
    guard var (scalar, end) = Self.reference(after: start + 1, in: bytes) else { return nil }
    while scalar == "&", let (next, nextEnd) = Self.reference(after: end, in: bytes) {
      (scalar, end) = (next, nextEnd)
    }
    text = String(Character(scalar))
    self.end = end
  }

  private static func reference(
    after start: Int, in bytes: Span<UInt8>
  ) -> (Unicode.Scalar, end: Int)? {
    var end = start
    var name = ""
    while end < bytes.count, end - start < maximumByteCount, bytes[end] != 0x3B {
      let byte = bytes[end]
      let isNumberSign = byte == 0x23 && end == start
      guard isNumberSign || isDigit(UInt32(byte)) || byte < 0x80 && isLetter(UInt32(byte)) else {
        return nil
      }
      name.unicodeScalars.append(Unicode.Scalar(byte))
      end += 1
    }
    guard end < bytes.count, bytes[end] == 0x3B else { return nil }
    let found = name.hasPrefix("#") ? numeric(name.dropFirst()) : named[name]
    return found.map { ($0, end + 1) }
  }

  private static func numeric(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number == 9 || number >= 32, !(0x7F...0x9F).contains(number) else {
      return nil
    }
    return Unicode.Scalar(number)
  }

  /// The names of HTML 4 that Polish texts use, and HTML 5's names of Polish letters.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
    "ndash": "–", "mdash": "—", "minus": "−", "hellip": "…", "bull": "•", "middot": "·",
    "bdquo": "„", "rdquo": "”", "ldquo": "“", "sbquo": "‚", "rsquo": "’", "lsquo": "‘",
    "laquo": "«", "raquo": "»", "prime": "′", "Prime": "″", "sect": "§", "para": "¶",
    "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "cent": "¢", "yen": "¥",
    "deg": "°", "times": "×", "divide": "÷", "plusmn": "±", "permil": "‰", "micro": "µ",
    "frac12": "½", "frac14": "¼", "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³",
    "rarr": "→", "larr": "←", "dagger": "†", "iexcl": "¡", "iquest": "¿",
    "aogon": "ą", "cacute": "ć", "eogon": "ę", "lstrok": "ł", "nacute": "ń", "oacute": "ó",
    "sacute": "ś", "zacute": "ź", "zdot": "ż", "Aogon": "Ą", "Cacute": "Ć", "Eogon": "Ę",
    "Lstrok": "Ł", "Nacute": "Ń", "Oacute": "Ó", "Sacute": "Ś", "Zacute": "Ź", "Zdot": "Ż",
    "aacute": "á", "agrave": "à", "acirc": "â", "auml": "ä", "atilde": "ã", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë",
    "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "ocirc": "ô", "ouml": "ö",
    "otilde": "õ", "oslash": "ø", "szlig": "ß", "uacute": "ú", "ugrave": "ù", "ucirc": "û",
    "uuml": "ü", "yacute": "ý", "Aacute": "Á", "Agrave": "À", "Auml": "Ä", "Aring": "Å",
    "Ccedil": "Ç", "Eacute": "É", "Egrave": "È", "Ouml": "Ö", "Oslash": "Ø", "Uuml": "Ü",
    "scaron": "š", "Scaron": "Š", "ccaron": "č", "Ccaron": "Č", "zcaron": "ž", "Zcaron": "Ž",
  ]
}
