/// Words that do not stand in the lexicon as they are, but whose parts do.
///
/// The last part inflects and tells the tag; what stands before it is kept.
extension Tagger {
  /// What a word that the lexicon lacks can be by its parts, each weighed like words of the lexicon;
  /// `nil` if it is made of nothing known.
  ///
  /// - Parameters:
  ///   - word: as UTF-8; most words show by their bytes that they have no such parts.
  ///   - lowercase: the same in lower case.
  func composed(
    _ word: Span<UInt8>, lowercase: Span<UInt8>, isInitial: Bool
  ) -> [Reading]? {
    let hasSign = word.indices.contains {
      word[$0] == UInt8(ascii: "-") || word[$0] == UInt8(ascii: "'") || word[$0] == 0xE2
    }
    let mayCarry = CliticSplitter.mayCarry(lowercase)
    let mayBeImperative = lowercase.ends(with: "ż") || lowercase.ends(with: "że")
    let mayHavePrefix =
      !wordParts.prefixes.prefixes(of: lowercase).isEmpty
      || !wordParts.verbPrefixes.prefixes(of: lowercase).isEmpty
      || lowercase.begins(with: Self.superlativePrefix)
    guard hasSign || mayCarry || mayBeImperative || mayHavePrefix else { return nil }
    let text = word.string
    return (hasSign ? hyphenated(text, isInitial: isInitial) ?? apostrophised(text) : nil)
      ?? (mayCarry ? withClitics(text) : nil) ?? (mayBeImperative ? imperative(text) : nil)
      ?? (mayHavePrefix
        ? prefixed(text, isInitial: isInitial) ?? superlative(text, isInitial: isInitial) : nil)
  }

  /// The same of a word by itself.
  private func composed(_ text: String, isInitial: Bool) -> [Reading]? {
    let bytes = Array(text.utf8)
    let lowercase = LetterCase.folded(bytes.span).bytes
    return composed(bytes.span, lowercase: lowercase.span, isInitial: isInitial)
  }

  // MARK: Hyphens

  /// "biało-czerwonego" → "biało-czerwony", "30-letni" → "30-letni", "e-booka" → "e-book".
  private func hyphenated(_ text: String, isInitial: Bool) -> [Reading]? {
    guard let hyphen = text.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let first = String(text[..<hyphen])
    let last = String(text[text.utf8.index(after: hyphen)...])
    guard !first.isEmpty, !last.isEmpty else { return nil }
    if Self.isNumber(first), let readings = numbered(first, last) { return readings }
    if Self.isAcronym(first), let readings = inflectedAcronym(first, last) { return readings }
    let found = lexicon.candidates(for: last).filter { !$0.tag.isOfWordPart }
    if found.isEmpty { return partlyKnown(first, last, isInitial: isInitial) }
    var readings = bothInflected(first, found)
    if readings.isEmpty {
      let isName = found.allSatisfy(\.isCapitalised)
      let start = isInitial && !isName ? first.lowercased() : first
      readings = found.map { derived(from: $0, prefix: "\(start)-") }
    }
    Self.weigh(&readings)
    return readings
  }

  /// Figures, also with a comma or a dash, or a Roman numeral.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.first.map { $0 &- 0x30 < 10 } ?? false
    if digits { return text.utf8.allSatisfy { $0 &- 0x30 < 10 || ",.–-/".utf8.contains($0) } }
    let bytes = Array(text.utf8)
    return bytes.allSatisfy { romanDigit($0) != nil } && isRoman(bytes.span)
  }

  /// "20-tego" as "pią-tego", with the lemma "20-ty"; numerals ("20-stu") have the number as lemma.
  private func numbered(_ first: String, _ last: String) -> [Reading]? {
    for number in wordParts.numbers {
      var found = lexicon.candidates(for: number + last).filter {
        !$0.isCapitalised && !$0.tag.isOfWordPart && $0.tag.partOfSpeech != .adjectivalPrefix
      }
      // "Piąty" is a noun, too, but here a number.
      let exact = found.filter { [.adjective, .numeral].contains($0.tag.partOfSpeech) }
      if !exact.isEmpty { found = exact }
      if found.isEmpty { continue }
      var readings = found.map { candidate in
        var reading = derived(from: candidate, prefix: "")
        let shared = zip(candidate.lemma, number).prefix { $0 == $1 }.count
        reading.lemma =
          candidate.tag.partOfSpeech == .numeral
          ? first : "\(first)-\(candidate.lemma.dropFirst(shared))"
        return reading
      }
      Self.weigh(&readings)
      return readings
    }
    return nil
  }

  /// At least two capitals, and no more small letters than capitals: "PRL", "PiS", "NATO".
  private static func isAcronym(_ text: String) -> Bool {
    let capitals = text.unicodeScalars.count(where: \.properties.isUppercase)
    return capitals >= 2 && text.unicodeScalars.count <= 2 * capitals
  }

  /// "PRL-u" → "PRL"; "PKP-owskiego" → "PKP-owski", as the guesser has it of "pkpowskiego".
  private func inflectedAcronym(_ first: String, _ last: String) -> [Reading]? {
    if let tags = wordParts.acronymEndings[last] {
      return tags.map { rule(first, $0, 1 / Double(tags.count)) }
    }
    guard last.unicodeScalars.count >= Self.shortestDerivation,
      last.unicodeScalars.allSatisfy(\.properties.isLowercase)
    else { return nil }
    let start = first.lowercased()
    let form = start + last
    let lowercase = Array(form.lowercased().utf8)
    let readings = endings.guesses(for: lowercase.span, .common)
      .compactMap { guess -> Reading? in
        let tag = endings.tag(guess)
        // The ending is of a derived word, so that something of it stays in the lemma.
        guard [.noun, .adjective].contains(tag.partOfSpeech),
          let lemma = endings.lemma(of: form, guess), lemma.hasPrefix(start),
          lemma.unicodeScalars.count >= start.unicodeScalars.count + Self.shortestDerivation
        else { return nil }
        return rule("\(first)-\(lemma.dropFirst(start.count))", tag, guess.share)
      }
    return readings.isEmpty ? nil : readings
  }

  /// Letters of what a derived word has behind its acronym: "PKP-owski", "PiS-owiec".
  private static let shortestDerivation = 3

  /// Two nouns that agree: "kobiety-żołnierza" → "kobieta-żołnierz", "Skłodowskiej-Curie" →
  /// "Skłodowska-Curie"; empty where the first is no such noun, or stands before any form ("biało-").
  private func bothInflected(_ first: String, _ found: [Candidate]) -> [Reading] {
    let before = lexicon.candidates(for: first)
    if before.contains(where: { [.adjectivalPrefix, .wordPrefix].contains($0.tag.partOfSpeech) }) {
      return []
    }
    var readings: [Reading] = []
    for last in found where last.tag.partOfSpeech == .noun {
      for start in before where start.tag.partOfSpeech == .noun {
        let shared = start.tag.grammemes.intersection(last.tag.grammemes)
        // Names of one person have one gender.
        let needed: [Grammemes] =
          start.isCapitalised && last.isCapitalised
          ? [.numbers, .cases, .genders] : [.numbers, .cases]
        guard start.isCapitalised == last.isCapitalised,
          needed.allSatisfy({ !shared.isDisjoint(with: $0) })
        else { continue }
        var reading = derived(from: last, prefix: start.lemma + "-")
        let cases = shared.intersection(.cases)
        reading.tag = Tag(.noun, last.tag.grammemes.subtracting(.cases).union(cases))
        readings.append(reading)
      }
    }
    return readings
  }

  /// A last part that has parts itself or is guessed: "e-superbohaterka", "al-Qaidy".
  private func partlyKnown(_ first: String, _ last: String, isInitial: Bool) -> [Reading]? {
    guard last.unicodeScalars.allSatisfy(\.properties.isAlphabetic),
      last.unicodeScalars.count >= Self.shortestDerivation
    else { return nil }
    let readings = composed(last, isInitial: false) ?? guessed(last, isInitial: false)
    if readings.allSatisfy({ $0.tag.partOfSpeech == .unknown }) { return nil }
    let start = isInitial && last.first?.isLowercase == true ? first.lowercased() : first
    return readings.map {
      var reading = $0
      reading.lemma = "\(start)-\(reading.lemma)"
      return reading
    }
  }

  // MARK: Endings

  /// "Kennedy'ego" → "Kennedy": a Polish ending after an apostrophe. "McDonald's" is a lemma itself.
  private func apostrophised(_ text: String) -> [Reading]? {
    guard let mark = text.lastIndex(where: { $0 == "'" || $0 == "’" }), mark > text.startIndex
    else { return nil }
    let ending = String(text[text.index(after: mark)...])
    if ending == "s" { return [rule(text, Tag(.noun), 1)] }
    guard let tags = wordParts.apostropheEndings[ending] else { return nil }
    return tags.map { rule(String(text[..<mark]), $0, 1 / Double(tags.count)) }
  }

  /// "żebyśmy" → "żeby", "tyś" → "ty", "nań" → "na": the word that carries the ending.
  func withClitics(_ text: String) -> [Reading]? {
    // Longer than any such word.
    guard text.utf8.count <= 24, let part = CliticSplitter(lexicon: lexicon).host(of: text)
    else { return nil }
    return [rule(part.lemma, part.tag, 1)]
  }

  /// "idźże" → "iść": an imperative with the particle "-że" or "-ż".
  private func imperative(_ text: String) -> [Reading]? {
    let lowercase = text.lowercased()
    for particle in ["że", "ż"] where lowercase.hasSuffix(particle) {
      let found = lexicon.candidates(for: lowercase.dropLast(particle.count)).filter {
        $0.tag.partOfSpeech == .imperative
      }
      if !found.isEmpty { return found.map { derived(from: $0, prefix: "") } }
    }
    return nil
  }

  // MARK: Prefixes

  /// "superbohaterka", "niezielony", "zlajkować": a known word behind a productive prefix.
  ///
  /// A capital inside a sentence is that of a name, which only looks like one: "Proust".
  private func prefixed(_ text: String, isInitial: Bool) -> [Reading]? {
    if !isInitial, text.unicodeScalars.first?.properties.isUppercase == true { return nil }
    let lowercase = text.lowercased()
    for prefix in wordParts.prefixes.prefixes(of: lowercase) {
      let found = candidates(of: lowercase, behind: prefix) {
        [.noun, .adjective, .adverb].contains($0)
      }
      if found.isEmpty { continue }
      var readings = found.map { derived(from: $0, prefix: prefix) }
      Self.weigh(&readings)
      return readings
    }
    for prefix in wordParts.verbPrefixes.prefixes(of: lowercase) {
      let found = candidates(of: lowercase, behind: prefix) { Self.verbs.contains($0) }
        .filter { $0.tag.grammemes.contains(.imperfective) }
      if found.isEmpty { continue }
      return found.map { candidate in
        var reading = derived(from: candidate, prefix: prefix)
        let grammemes = candidate.tag.grammemes.subtracting(.aspects).union(.perfective)
        reading.tag = Tag(candidate.tag.partOfSpeech, grammemes)
        return reading
      }
    }
    return nil
  }

  private static let verbs: FormKinds = [
    .pastForm, .conditional, .imperative, .impersonal, .infinitive, .passiveParticiple, .gerund,
    .adverbialParticipleAnterior,
  ]

  /// The common words of some class that are left of `text` behind `prefix`; names keep their
  /// capital and with it a hyphen ("anty-Rosja").
  private func candidates(
    of text: String, behind prefix: String, where isWanted: (PartOfSpeech) -> Bool
  ) -> [Candidate] {
    let rest = text.dropFirst(prefix.count)
    let shortest = prefix.unicodeScalars.count >= 3 ? Self.shortestRest : Self.shortestRest + 1
    guard rest.unicodeScalars.count >= shortest else { return [] }
    return lexicon.candidates(for: rest).filter {
      !$0.isCapitalised && !$0.tag.isOfWordPart && isWanted($0.tag.partOfSpeech)
    }
  }

  /// Shorter words behind a prefix are mere chance; behind one of two letters even longer ones.
  private static let shortestRest = 3

  /// "najbardziejszy": the superlative of a comparative that the lexicon has or that is guessed.
  private func superlative(_ text: String, isInitial: Bool) -> [Reading]? {
    let lowercase = text.lowercased()
    guard lowercase.hasPrefix(Self.superlativePrefix) else { return nil }
    let rest = String(lowercase.dropFirst(Self.superlativePrefix.count))
    guard rest.unicodeScalars.count >= Self.shortestRest else { return nil }
    let known = lexicon.candidates(for: rest).map { derived(from: $0, prefix: "") }
    let found =
      known.isEmpty
      ? prefixed(rest, isInitial: isInitial) ?? guessed(rest, isInitial: false) : known
    let readings = found.filter {
      $0.tag.grammemes.contains(.comparative)
    }
    if readings.isEmpty { return nil }
    return readings.map {
      var reading = $0
      let grammemes = $0.tag.grammemes.subtracting(.degrees).union(.superlative)
      reading.tag = Tag($0.tag.partOfSpeech, grammemes)
      return reading
    }
  }

  private static let superlativePrefix = "naj"

  // MARK: Readings

  /// What the word behind `prefix` can be, the whole can be, too.
  private func derived(from candidate: Candidate, prefix: String) -> Reading {
    var reading = reading(candidate, isInitial: true)
    reading.lemma = prefix + reading.lemma
    reading.frequencyClass = .unseen
    reading.source = .rule
    return reading
  }

  private func rule(_ lemma: String, _ tag: Tag, _ weight: Double) -> Reading {
    Reading(lemma: lemma, tag: tag, frequencyClass: .unseen, source: .rule, weight: weight)
  }
}
