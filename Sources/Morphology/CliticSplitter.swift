/// Parts words that are two or three at once: "zrobiłbym", "powinniśmy", "żebyśmy", "tyś", "nań".
///
/// As the Polish treebanks of Universal Dependencies (after NKJP) do: the
/// personal endings of the past tense and of "powinien" are forms of "być",
/// "by" is a particle, "-ń" is "on" behind a preposition. The personal endings
/// also stand on conjunctions, particles, adverbs and pronouns.
public struct CliticSplitter: Sendable {
  private let lexicon: Lexicon

  /// A splitter that knows the words of `lexicon`.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// One of the words that a word is made of.
  public struct Part: Hashable, Sendable {
    /// What of the word it is, in its letter case; all parts together are the word.
    public var form: String
    /// Its dictionary form.
    public var lemma: String
    /// Its tag.
    public var tag: Tag
  }

  /// The parts of `form`, which was read as a form of `lemma` with `tag`; empty if it is one word.
  public func parts(of form: some StringProtocol, lemma: String, tag: Tag) -> [Part] {
    let form = String(form)
    switch tag.partOfSpeech {
    case .pastForm, .winien: return past(form, lemma, tag)
    case .conditional: return conditional(form, lemma, tag)
    default: break
    }
    // Names take no endings.
    guard lemma.first?.isLowercase == true else { return withPronoun(form) ?? [] }
    return carried(form)
  }

  /// The word that carries an ending or a pronoun in `form`: "żeby" in "żebyśmy", "na" in "nań"; `nil` if
  /// `form` is one word.
  func host(of form: String) -> Part? { carried(form).first }

  /// False if the lower-case UTF-8 `word` surely carries neither an ending nor a pronoun.
  static func mayCarry(_ word: Span<UInt8>) -> Bool {
    mayHoldPronoun(word) || word.ends(with: by) || Ending.all.contains { word.ends(with: $0.text) }
  }

  private static func mayHoldPronoun(_ word: Span<UInt8>) -> Bool { word.ends(with: "ń") }

  private func carried(_ form: String) -> [Part] {
    let bytes = Array(form.utf8)
    let composed =
      LetterCase.mayBeComposed(bytes.span)
      ? LetterCase.precomposed(form).map { Array($0.utf8) } ?? bytes : bytes
    let lowercase = LetterCase.folded(composed.span).bytes
    if Self.mayHoldPronoun(lowercase.span), let parts = withPronoun(form) { return parts }
    // What the lexicon knows as one word is one ("kiedyś").
    guard !lexicon.contains(form) else { return [] }
    return withEnding(form, lowercase) ?? withConditionalParticle(form, lowercase[...]) ?? []
  }

  /// "zrobiłem" → zrobił + em, "powinniśmy" → powinni + śmy.
  private func past(_ form: String, _ lemma: String, _ tag: Tag) -> [Part] {
    guard let ending = Ending.all.first(where: { $0.fits(form, tag.grammemes) }) else { return [] }
    let stem = form.dropLast(ending.text.count)
    return [
      Part(form: String(stem), lemma: lemma, tag: Self.withoutPerson(tag)),
      ending.part(of: form),
    ]
  }

  /// "zrobiłbym" → zrobił + by + m, "zrobiłby" → zrobił + by.
  private func conditional(_ form: String, _ lemma: String, _ tag: Tag) -> [Part] {
    var rest = form[...]
    var parts: [Part] = []
    if !tag.grammemes.contains(.thirdPerson),
      let ending = Ending.all.first(where: { $0.fits(form, tag.grammemes) && !$0.isVocalic })
    {
      parts = [ending.part(of: form)]
      rest = rest.dropLast(ending.text.count)
    }
    guard rest.lowercased().hasSuffix(Self.by), rest.count > Self.by.count else { return [] }
    let stem = rest.dropLast(Self.by.count)
    let past = Tag(.pastForm, Self.withoutPerson(tag).grammemes)
    return [Part(form: String(stem), lemma: lemma, tag: past), Self.particle(rest)] + parts
  }

  /// "żebyśmy" → żeby + śmy, "tyś" → ty + ś, "jużem" → już + em, "jeślibyś" → jeśli + by + ś.
  ///
  /// - Parameter lowercase: `form` in lower case, letters and their marks together.
  private func withEnding(_ form: String, _ lowercase: [UInt8]) -> [Part]? {
    for ending in Ending.all where lowercase.span.ends(with: ending.text) {
      let lowercaseHost = lowercase.dropLast(ending.text.utf8.count)
      let host = form.dropLast(ending.text.count)
      // A letter alone is no host: "żeś" is że + ś.
      guard host.count > 1, ending.stands(behind: lowercaseHost.span)
      else { continue }
      if let part = hostPart(host) { return [part, ending.part(of: form)] }
      if let parts = withConditionalParticle(String(host), lowercaseHost) {
        return parts + [ending.part(of: form)]
      }
    }
    return nil
  }

  /// "jeśliby" → jeśli + by.
  private func withConditionalParticle(
    _ form: String, _ lowercase: ArraySlice<UInt8>
  ) -> [Part]? {
    guard lowercase.span.ends(with: Self.by), form.count > Self.by.count + 1 else { return nil }
    return hostPart(form.dropLast(Self.by.count)).map { [$0, Self.particle(form[...])] }
  }

  /// `host` as a word that takes endings; `nil` if it is none.
  private func hostPart(_ host: Substring) -> Part? {
    let candidates = lexicon.candidates(for: host)
    // "żeby" with a person is the conjunction, not the particle.
    let conjunction = candidates.first { $0.tag.partOfSpeech == .subordinatingConjunction }
    guard
      let candidate = conjunction
        ?? candidates.first(where: { candidate in
          switch candidate.tag.partOfSpeech {
          case .coordinatingConjunction, .subordinatingConjunction, .particle, .adverb,
            .pronounFirstSecond, .pronounThird:
            !candidate.isCapitalised
          case .noun: Self.pronouns.contains(candidate.lemma)
          default: false
          }
        })
    else { return nil }
    return Part(form: String(host), lemma: candidate.lemma, tag: candidate.tag)
  }

  /// Pronouns that the tagset counts among the nouns.
  private static let pronouns: Set<String> = ["co", "cóż", "kto", "któż", "to", "nic"]

  /// "nań" → na + ń.
  private func withPronoun(_ form: String) -> [Part]? {
    guard let preposition = Self.prepositions[form.lowercased()] else { return nil }
    let grammemes: Grammemes = [
      preposition.governed, preposition.isVocalic ? .vocalic : .notVocalic,
    ]
    return [
      Part(
        form: String(form.dropLast()), lemma: preposition.lemma,
        tag: Tag(.preposition, grammemes)),
      Part(
        form: String(form.suffix(1)), lemma: "on",
        tag: Tag(
          .pronounThird,
          [
            .singular, preposition.governed, .masculine, .thirdPerson, .unaccented,
            .postPrepositional,
          ])),
    ]
  }

  private struct Preposition {
    var lemma: String
    var governed: Grammemes
    var isVocalic = false
  }

  /// All that stand with "-ń".
  private static let prepositions: [String: Preposition] = [
    "nań": Preposition(lemma: "na", governed: .accusative),
    "doń": Preposition(lemma: "do", governed: .genitive),
    "zań": Preposition(lemma: "za", governed: .accusative),
    "oń": Preposition(lemma: "o", governed: .accusative),
    "poń": Preposition(lemma: "po", governed: .accusative),
    "zeń": Preposition(lemma: "z", governed: .genitive, isVocalic: true),
    "weń": Preposition(lemma: "w", governed: .accusative, isVocalic: true),
    "odeń": Preposition(lemma: "od", governed: .genitive, isVocalic: true),
    "przezeń": Preposition(lemma: "przez", governed: .accusative, isVocalic: true),
    "przedeń": Preposition(lemma: "przed", governed: .accusative, isVocalic: true),
    "podeń": Preposition(lemma: "pod", governed: .accusative, isVocalic: true),
    "nadeń": Preposition(lemma: "nad", governed: .accusative, isVocalic: true),
  ]

  private static let by = "by"

  /// The particle at the end of `form`.
  private static func particle(_ form: Substring) -> Part {
    Part(form: String(form.suffix(by.count)), lemma: by, tag: Tag(.particle))
  }

  private static func withoutPerson(_ tag: Tag) -> Tag {
    Tag(tag.partOfSpeech, tag.grammemes.subtracting(.persons))
  }

  /// A personal ending.
  private struct Ending {
    var text: String
    var grammemes: Grammemes
    /// True for the endings with a vowel, which stand behind consonants.
    var isVocalic: Bool

    /// The longer of two with the same end first.
    static let all = [
      Ending(text: "śmy", grammemes: [.plural, .firstPerson], isVocalic: false),
      Ending(text: "ście", grammemes: [.plural, .secondPerson], isVocalic: false),
      Ending(text: "em", grammemes: [.singular, .firstPerson], isVocalic: true),
      Ending(text: "eś", grammemes: [.singular, .secondPerson], isVocalic: true),
      Ending(text: "m", grammemes: [.singular, .firstPerson], isVocalic: false),
      Ending(text: "ś", grammemes: [.singular, .secondPerson], isVocalic: false),
    ]

    /// True if `form`, a verb of these grammemes, ends so.
    func fits(_ form: String, _ verb: Grammemes) -> Bool {
      verb.contains(grammemes) && form.lowercased().hasSuffix(text)
    }

    /// True if the ending may stand behind the lower-case UTF-8 `host`.
    func stands(behind host: Span<UInt8>) -> Bool {
      let isVowel = Self.vowels.contains { host.ends(with: $0) }
      return grammemes.contains(.plural) || isVowel != isVocalic
    }

    private static let vowels = ["a", "ą", "e", "ę", "i", "o", "ó", "u", "y"]

    /// The ending as the last part of `form`.
    func part(of form: String) -> Part {
      Part(
        form: String(form.suffix(text.count)), lemma: "być",
        tag: Tag(
          .agglutinant,
          [grammemes, .imperfective, isVocalic ? Grammemes.vocalic : Grammemes.notVocalic]))
    }
  }
}
