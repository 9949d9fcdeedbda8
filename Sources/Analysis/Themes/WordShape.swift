/// Polish endings that lead from a form to another form of the same word without a lexicon.
///
/// Only what is regular without exception: gerunds, participles and the
/// nominatives of adjectives. All forms are in lower case.
enum WordShape {
  /// The nominative of the gerund `form`: "zarządzaniem" → "zarządzanie", "pić" → "picie".
  ///
  /// The NKJP convention lists a gerund under its verb; people write it as a noun.
  static func nominative(ofGerund form: String, isNegated: Bool) -> String? {
    let form = isNegated && form.hasPrefix("nie") ? String(form.dropFirst(3)) : form
    for (consonant, shortGenitive) in [("n", "ń"), ("c", "ć")] {
      if let stem = form.without(suffix: shortGenitive) { return stem + consonant + "ie" }
      for ending in ["iami", "iach", "iom", "iem", "ia", "iu", "ie"] {
        if let stem = form.without(suffix: consonant + ending) { return stem + consonant + "ie" }
      }
    }
    return nil
  }

  /// The masculine nominative of the participle `form`: "kupionych", "kupieni" → "kupiony".
  static func nominative(ofParticiple form: String, isNegated: Bool) -> String? {
    let form = isNegated && form.hasPrefix("nie") ? String(form.dropFirst(3)) : form
    if let stem = form.without(suffix: "eni") { return stem + "ony" }
    if let stem = form.without(suffix: "ci") { return stem + "ty" }
    for ending in ["ymi", "ego", "emu", "ych", "ym", "ej", "ą", "y", "a", "e", "i"] {
      if let stem = form.without(suffix: ending) { return stem + "y" }
    }
    return nil
  }

  /// The feminine and neuter nominatives of an adjective: "społeczny" → "społeczna", "społeczne".
  ///
  /// The neuter is also the plural of all but men. Empty for words that are not
  /// declined as adjectives.
  static func nominatives(ofAdjective lemma: String) -> [String] {
    nominatives(ofAdjective: Array(lemma.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same in bytes.
  static func nominatives(ofAdjective lemma: [UInt8]) -> [[UInt8]] {
    guard lemma.count > 1, let last = lemma.last else { return [] }
    let stem = Array(lemma.dropLast())
    if last == UInt8(ascii: "y") { return [stem + "a".utf8, stem + "e".utf8] }
    guard last == UInt8(ascii: "i") else { return [] }
    let isHard = stem.last == UInt8(ascii: "k") || stem.last == UInt8(ascii: "g")
    return [stem + (isHard ? "a" : "ia").utf8, stem + "ie".utf8]
  }

  /// The words that one part of a hyphenated lemma can stand for, the part itself first.
  ///
  /// "sprzedażowo" in "sprzedażowo-marketingowy" stands for "sprzedażowy", "polsko" for "polski".
  static func words(ofHyphenPart part: String) -> [String] {
    guard let stem = part.without(suffix: "o") else { return [part] }
    return [part, stem + "y", stem + "i"]
  }
}

extension String {
  /// The text before `suffix`; `nil` if it does not end so or nothing stands before it.
  fileprivate func without(suffix: String) -> String? {
    guard utf8.count > suffix.utf8.count, utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return String(utf8.dropLast(suffix.utf8.count))
  }
}
