/// Polish endings that lead from a form to another form of the same word without a lexicon.
///
/// Only what is regular without exception: gerunds, participles and the
/// nominatives of adjectives. All forms are in lower case.
enum WordShape {
  /// The nominative of the gerund `form`: "zarządzaniem" → "zarządzanie", "pić" → "picie".
  ///
  /// The NKJP convention lists a gerund under its verb; people write it as a noun.
  static func nominative(ofGerund form: String, isNegated: Bool) -> String? {
    nominative(ofGerund: Array(form.utf8), isNegated: isNegated)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same in bytes.
  static func nominative(ofGerund form: [UInt8], isNegated: Bool) -> [UInt8]? {
    let form = affirmative(form, isNegated: isNegated)
    for endings in gerundEndings {
      for ending in endings.all {
        if let stem = form.without(ending) { return stem + endings.nominative }
      }
    }
    return nil
  }

  private static let gerundEndings = [("n", "ń"), ("c", "ć")].map { consonant, shortGenitive in
    (
      nominative: Array((consonant + "ie").utf8),
      all: [Array(shortGenitive.utf8)]
        + ["iami", "iach", "iom", "iem", "ia", "iu", "ie"].map { Array((consonant + $0).utf8) }
    )
  }

  /// The masculine nominative of the participle `form`: "kupionych", "kupieni" → "kupiony".
  static func nominative(ofParticiple form: String, isNegated: Bool) -> String? {
    nominative(ofParticiple: Array(form.utf8), isNegated: isNegated)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same in bytes.
  static func nominative(ofParticiple form: [UInt8], isNegated: Bool) -> [UInt8]? {
    let form = affirmative(form, isNegated: isNegated)
    for (ending, nominative) in participleEndings {
      if let stem = form.without(ending) { return stem + nominative }
    }
    return nil
  }

  private static let participleEndings =
    ([("eni", "ony"), ("ci", "ty")]
    + ["ymi", "ego", "emu", "ych", "ym", "ej", "ą", "y", "a", "e", "i"].map { ($0, "y") })
    .map { (ending: Array($0.utf8), nominative: Array($1.utf8)) }

  private static func affirmative(_ form: [UInt8], isNegated: Bool) -> ArraySlice<UInt8> {
    isNegated && form.starts(with: "nie".utf8) ? form.dropFirst(3) : form[...]
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
    var forms: [[UInt8]] = []
    forEachNominative(ofAdjective: lemma) { forms.append($0) }
    return forms
  }

  /// Calls `visit` with the same forms one by one.
  static func forEachNominative(ofAdjective lemma: [UInt8], _ visit: ([UInt8]) -> Void) {
    guard lemma.count > 1, let last = lemma.last else { return }
    var form = lemma
    if last == UInt8(ascii: "y") {
      form[form.count - 1] = UInt8(ascii: "a")
      visit(form)
      form[form.count - 1] = UInt8(ascii: "e")
      visit(form)
    } else if last == UInt8(ascii: "i") {
      let beforeLast = lemma[lemma.count - 2]
      let isHard = beforeLast == UInt8(ascii: "k") || beforeLast == UInt8(ascii: "g")
      if isHard { form.removeLast() }
      visit(form + "a".utf8)
      visit(lemma + "e".utf8)
    }
  }

  /// The words that one part of a hyphenated lemma can stand for, the part itself first.
  ///
  /// "sprzedażowo" in "sprzedażowo-marketingowy" stands for "sprzedażowy", "polsko" for "polski".
  static func words(ofHyphenPart part: String) -> [String] {
    guard part.utf8.count > 1, part.utf8.last == UInt8(ascii: "o") else { return [part] }
    let stem = String(decoding: part.utf8.dropLast(), as: UTF8.self)
    return [part, stem + "y", stem + "i"]
  }
}

extension ArraySlice<UInt8> {
  /// The bytes before `ending`; `nil` if they do not end so or nothing stands before it.
  fileprivate func without(_ ending: [UInt8]) -> ArraySlice<UInt8>? {
    guard count > ending.count, suffix(ending.count).elementsEqual(ending) else { return nil }
    return dropLast(ending.count)
  }
}
