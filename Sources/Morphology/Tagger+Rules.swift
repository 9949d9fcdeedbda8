/// Words that do not stand in the lexicon as they are.
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

  /// A word with hyphens, an apostrophe or "nie-": its last known part inflects, what stands before
  /// it is kept.
  func composed(_ text: String, isInitial: Bool) -> [Reading]? {
    hyphenated(text, isInitial: isInitial) ?? apostrophised(text) ?? agglutinated(text)
      ?? negated(text)
  }

  /// "biało-czerwonego" → "biało-czerwony", "30-letni" → "30-letni".
  private func hyphenated(_ text: String, isInitial: Bool) -> [Reading]? {
    guard let hyphen = text.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let first = text[..<hyphen]
    let last = text[text.utf8.index(after: hyphen)...]
    guard !first.isEmpty, !last.isEmpty else { return nil }
    let candidates = lexicon.candidates(for: last).filter { !$0.tag.isOfWordPart }
    if candidates.isEmpty { return nil }
    let isName = candidates.allSatisfy(\.isCapitalised)
    let start = isInitial && !isName ? first.lowercased() : String(first)
    return candidates.map { derived(from: $0, prefix: "\(start)-") }
  }

  /// What the word behind `prefix` can be, the whole can be, too.
  private func derived(from candidate: Candidate, prefix: String) -> Reading {
    var reading = reading(candidate, isInitial: true)
    reading.lemma = prefix + reading.lemma
    reading.frequencyClass = .unseen
    reading.source = .rule
    return reading
  }

  /// "Kennedy'ego" → "Kennedy": a Polish ending after an apostrophe.
  private func apostrophised(_ text: String) -> [Reading]? {
    guard let mark = text.lastIndex(where: { $0 == "'" || $0 == "’" }), mark > text.startIndex
    else { return nil }
    let ending = text[text.index(after: mark)...]
    guard (1...3).contains(ending.unicodeScalars.count),
      ending.unicodeScalars.allSatisfy(\.properties.isLowercase)
    else { return nil }
    return [
      Reading(
        lemma: String(text[..<mark]), tag: Tag(.noun), frequencyClass: .unseen, source: .rule,
        weight: 1)
    ]
  }

  /// "żebyśmy" → "żeby": a conjunction that carries the person of the verb.
  private func agglutinated(_ text: String) -> [Reading]? {
    let lowercase = text.lowercased()
    guard let ending = ["śmy", "ście", "m", "ś"].first(where: lowercase.hasSuffix) else {
      return nil
    }
    let stem = String(lowercase.dropLast(ending.count))
    guard Self.personCarriers.contains(stem) else { return nil }
    let candidates = lexicon.candidates(for: stem).filter {
      [.subordinatingConjunction, .particle].contains($0.tag.partOfSpeech)
    }
    return candidates.isEmpty ? nil : candidates.map { derived(from: $0, prefix: "") }
  }

  private static let personCarriers: Set = [
    "aby", "ażeby", "by", "choćby", "coby", "czyby", "gdyby", "jakby", "jakoby", "niechby", "oby",
    "żeby",
  ]

  /// "niezielonego" → "niezielony" where the lexicon has only "zielony".
  private func negated(_ text: String) -> [Reading]? {
    let prefix = "nie"
    let lowercase = text.lowercased()
    guard lowercase.hasPrefix(prefix) else { return nil }
    let rest = String(lowercase.dropFirst(prefix.count))
    let candidates = lexicon.candidates(for: rest).filter {
      !$0.isCapitalised && [.adjective, .adverb].contains($0.tag.partOfSpeech)
    }
    return candidates.isEmpty ? nil : candidates.map { derived(from: $0, prefix: prefix) }
  }

  /// True for capitals that spell a number: "XIX", "IV"; "I", "V" and "X" not at a sentence's start,
  /// and those with L, C, D or M ("CD", "MIX") only if no word is written so.
  func isRomanNumeral(_ text: String, isInitial: Bool) -> Bool {
    guard let first = text.utf8.first, Self.romanDigit(first) != nil else { return false }
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ Self.romanDigit($0) != nil }), Self.isRoman(bytes)
    else { return false }
    if bytes.count == 1 { return !isInitial && "IVX".utf8.contains(bytes[0]) }
    if bytes.allSatisfy({ "IVX".utf8.contains($0) }) { return true }
    return !lexicon.candidates(for: text, matching: .exact)
      .contains { $0.tag.partOfSpeech != .romanNumeral }
  }

  private static func romanDigit(_ letter: UInt8) -> Int? {
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
  private static func isRoman(_ bytes: [UInt8]) -> Bool {
    let digits = bytes.compactMap(romanDigit)
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
    return written.utf8.elementsEqual(bytes)
  }

  private static let romanParts: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
