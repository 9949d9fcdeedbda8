/// Abbreviations and Roman numerals.
extension Tagger {
  /// An abbreviation, without its full stop; `nil` if the lexicon has none such.
  func abbreviation(_ text: String) -> [Reading]? {
    var stem = text[...]
    while stem.last == "." { stem.removeLast() }
    // "J. Kowalski": a capital with a full stop is an initial, whatever small letters stand for.
    if stem.unicodeScalars.count == 1, let letter = stem.unicodeScalars.first,
      letter.properties.isUppercase
    {
      return [
        Reading(
          lemma: String(stem), tag: Tag(.abbreviation, .withFullStop), frequencyClass: .unseen,
          source: .rule, weight: 1)
      ]
    }
    let candidates = [String(stem), text].lazy
      .map { self.lexicon.candidates(for: $0).filter { $0.tag.partOfSpeech == .abbreviation } }
      .first { !$0.isEmpty }
    // The words that abbreviations of one form stand for compete by frequency alone: the form has
    // the same state for all.
    guard let best = candidates?.max(by: { expandedScore($0) < expandedScore($1) })
    else { return nil }
    return [reading(best, isInitial: true)]
  }

  /// Abbreviations of one form ("r": rok, rocznik, R) are told apart by how frequent the words are
  /// that they stand for; one that stands for a letter only is a last resort.
  private func expandedScore(_ candidate: Candidate) -> Double {
    let lemma = candidate.lemma
    if lemma.utf8.count == 1 { return -1 }
    let classes = [PartOfSpeech.noun, .adjective, .finiteVerb, .adverb, .passiveParticiple].map {
      frequencies.frequencyClass(ofLemma: lemma, $0)
    }
    return classes.max()!.zipf  // Five elements.
  }

  /// True for capitals that spell a number: "XIX", "IV"; "I", "V" and "X" not at a sentence's start,
  /// and those with L, C, D or M ("CD", "MIX") only if no word is written so.
  func isRomanNumeral(_ text: Span<UInt8>, isInitial: Bool) -> Bool {
    guard !text.isEmpty, text.indices.allSatisfy({ Self.romanDigit(text[$0]) != nil }),
      Self.isRoman(text)
    else { return false }
    if text.count == 1 { return !isInitial && "IVX".utf8.contains(text[0]) }
    if text.indices.allSatisfy({ "IVX".utf8.contains(text[$0]) }) { return true }
    return !lexicon.candidates(for: text.string, matching: .exact)
      .contains { $0.tag.partOfSpeech != .romanNumeral }
  }

  static func romanDigit(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "I"): 1
    case UInt8(ascii: "V"): 5
    case UInt8(ascii: "X"): 10
    case UInt8(ascii: "L"): 50
    case UInt8(ascii: "C"): 100
    case UInt8(ascii: "D"): 500
    case UInt8(ascii: "M"): 1000
    default: nil
    }
  }

  /// True if the digits are written in the canonical way: the number written anew gives them back.
  static func isRoman(_ text: Span<UInt8>) -> Bool {
    let digits = text.indices.compactMap { romanDigit(text[$0]) }
    var rest = 0
    for (index, digit) in digits.enumerated() {
      rest += index + 1 < digits.count && digit < digits[index + 1] ? -digit : digit
    }
    guard (1..<4000).contains(rest) else { return false }
    var written = ""
    for (value, text) in romanParts {
      while rest >= value {
        written += text
        rest -= value
      }
    }
    return text.hasBytes(of: written)
  }

  private static let romanParts: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
