extension LetterCase {
  /// False if the UTF-8 text surely holds no combining mark.
  static func mayBeComposed(_ text: Span<UInt8>) -> Bool {
    // Combining marks have the lead bytes CC and CD.
    text.indices.contains { text[$0] == 0xCC || text[$0] == 0xCD }
  }

  /// `text` with letters and their combining marks as single scalars; `nil` if there are none to put
  /// together.
  ///
  /// Knows the letters of Latin-1 and Latin Extended-A; what else is decomposed stays so.
  static func precomposed(_ text: String) -> String? {
    var result: [Unicode.Scalar] = []
    var isChanged = false
    for scalar in text.unicodeScalars {
      if let last = result.last, let letter = letters[last.value << 16 | scalar.value] {
        result[result.count - 1] = letter
        isChanged = true
      } else {
        result.append(scalar)
      }
    }
    guard isChanged else { return nil }
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: result)
    return String(composed)
  }

  /// By base letter (upper half) and mark: the letter with the mark.
  private static let letters: [UInt32: Unicode.Scalar] = {
    var result: [UInt32: Unicode.Scalar] = [:]
    for (mark, bases, composed) in rows {
      for (base, letter) in zip(bases.unicodeScalars, composed.unicodeScalars) {
        result[base.value << 16 | mark] = letter
      }
    }
    return result
  }()

  /// Marks, letters, and the letters with the mark.
  private static let rows: [(mark: UInt32, bases: String, composed: String)] = [
    (0x300, "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    (0x301, "ACEILNORSUYZacegilnorsuyz", "ÁĆÉÍĹŃÓŔŚÚÝŹáćéǵíĺńóŕśúýź"),
    (0x302, "ACEGHIJOSUWYaceghijosuwy", "ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ"),
    (0x303, "AINOUainou", "ÃĨÑÕŨãĩñõũ"),
    (0x306, "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
    (0x307, "CEGIZcegz", "ĊĖĠİŻċėġż"),
    (0x308, "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
    (0x30A, "AUau", "ÅŮåů"),
    (0x30B, "OUou", "ŐŰőű"),
    (0x30C, "CDELNRSTZcdelnrstz", "ČĎĚĽŇŘŠŤŽčďěľňřšťž"),
    (0x327, "CGKLNRSTcklnrst", "ÇĢĶĻŅŖŞŢçķļņŗşţ"),
    (0x328, "AEIUaeiu", "ĄĘĮŲąęįų"),
  ]
}
