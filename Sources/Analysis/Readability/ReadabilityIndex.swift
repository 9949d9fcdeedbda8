/// A readability formula: a number made of counts.
///
/// A higher number means a harder text, but for `flesch` and `gulpease`.
public enum ReadabilityIndex: String, CaseIterable, Codable, Sendable {
  /// FOG for Polish, in years of schooling: `0.4 (words / sentences + 100 hard / words)`.
  ///
  /// - Source: Gunning 1952; hard words from 4 syllables: Seretny 2006 and
  ///   Miodek et al. 2010, both second-hand.
  case fogPL

  /// FOG for English: as `fogPL` with words from 3 syllables.
  ///
  /// - Source: R. Gunning 1952, *The Technique of Clear Writing*.
  case gunningFog

  /// Pisarek's linear formula: `Ts / 3 + Tw / 3 + 1`.
  ///
  /// Ts is words a sentence and Tw the percentage of hard words, so that with
  /// the same hard words it is `fogPL / 1.2 + 1` and tells nothing else.
  ///
  /// - Source: W. Pisarek 1969, *Jak mierzyć zrozumiałość tekstu?*, second-hand.
  case pisarekLinear

  /// Pisarek's non-linear formula: `0.5 √(Ts² + Tw²)`, with Ts and Tw as in `pisarekLinear`.
  ///
  /// - Source: W. Pisarek 1969, *Jak mierzyć zrozumiałość tekstu?*, second-hand.
  case pisarekNonLinear

  /// LIX: `words / sentences + 100 long / words`.
  ///
  /// - Source: C.-H. Björnsson 1968, *Läsbarhet*.
  case lix

  /// RIX: `long / sentences`.
  ///
  /// - Source: J. Anderson 1983, *Lix and Rix*, Journal of Reading 26.
  case rix

  /// Automated readability index: `4.71 letters / words + 0.5 words / sentences − 21.43`.
  ///
  /// - Source: R. Senter, E. Smith 1967, AMRL-TR-66-220.
  case automatedReadability

  /// Coleman–Liau: `0.0588 L − 0.296 S − 15.8`; L letters and S sentences in 100 words.
  ///
  /// - Source: M. Coleman, T. Liau 1975, Journal of Applied Psychology 60.
  case colemanLiau

  /// SMOG: `1.043 √(30 polysyllabic / sentences) + 3.1291`.
  ///
  /// - Source: G. H. McLaughlin 1969, Journal of Reading 12.
  case smog

  /// Flesch reading ease: `206.835 − 1.015 words / sentences − 84.6 syllables / words`.
  ///
  /// - Source: R. Flesch 1948, Journal of Applied Psychology 32.
  case flesch

  /// Flesch–Kincaid grade: `0.39 words / sentences + 11.8 syllables / words − 15.59`.
  ///
  /// - Source: J. P. Kincaid et al. 1975, Research Branch Report 8-75.
  case fleschKincaid

  /// Gulpease: `89 + (300 sentences − 10 letters) / words`, from about 0 to 100.
  ///
  /// - Source: P. Lucisano, M. E. Piemontese 1988, Scuola e città 3.
  case gulpease

  /// The formulas shown unless others are asked for.
  public static let defaultSet: [ReadabilityIndex] = [
    .fogPL, .pisarekLinear, .pisarekNonLinear, .lix,
  ]

  /// False for formulas whose constants were fitted to another language.
  ///
  /// Their values say nothing of Polish and only serve to compare with other
  /// programs. LIX and RIX have no fitted constants and LIX is in use for Polish
  /// schoolbooks, so they count as usable here.
  public var isCalibratedForPolish: Bool {
    switch self {
    case .fogPL, .pisarekLinear, .pisarekNonLinear, .lix, .rix: true
    case .gunningFog, .automatedReadability, .colemanLiau, .smog, .flesch, .fleschKincaid,
      .gulpease:
      false
    }
  }

  /// The value of the formula for `counts`, not rounded.
  ///
  /// - Returns: `nil` if there is no word or no sentence; never NaN or infinite.
  public func value(for counts: ReadabilityCounts) -> Double? {
    guard counts.words > 0, counts.sentences > 0 else { return nil }
    let ratios = Ratios(counts: counts)
    switch self {
    case .fogPL: return 0.4 * (ratios.sentenceLength + ratios.hardPercentage)
    case .gunningFog:
      return 0.4 * (ratios.sentenceLength + 100 * ratios.polysyllabicWords / ratios.words)
    case .pisarekLinear: return ratios.sentenceLength / 3 + ratios.hardPercentage / 3 + 1
    case .pisarekNonLinear:
      let (length, hard) = (ratios.sentenceLength, ratios.hardPercentage)
      return 0.5 * (length * length + hard * hard).squareRoot()
    case .lix: return ratios.sentenceLength + 100 * ratios.longWords / ratios.words
    case .rix: return ratios.longWords / ratios.sentences
    case .automatedReadability:
      return 4.71 * ratios.lettersPerWord + 0.5 * ratios.sentenceLength - 21.43
    case .colemanLiau: return 5.88 * ratios.lettersPerWord - 29.6 / ratios.sentenceLength - 15.8
    case .smog:
      return 1.043 * (30 * ratios.polysyllabicWords / ratios.sentences).squareRoot() + 3.1291
    case .flesch: return 206.835 - 1.015 * ratios.sentenceLength - 84.6 * ratios.syllablesPerWord
    case .fleschKincaid:
      return 0.39 * ratios.sentenceLength + 11.8 * ratios.syllablesPerWord - 15.59
    case .gulpease: return 89 + 300 / ratios.sentenceLength - 10 * ratios.lettersPerWord
    }
  }

  /// What formulas are made of; no formula needs all of it.
  private struct Ratios {
    let counts: ReadabilityCounts

    var words: Double { Double(counts.words) }
    var sentences: Double { Double(counts.sentences) }
    var longWords: Double { Double(counts.longWords) }
    var polysyllabicWords: Double { Double(counts.polysyllabicWords) }
    var sentenceLength: Double { words / sentences }
    var hardPercentage: Double { 100 * Double(counts.hardWords) / words }
    var syllablesPerWord: Double { Double(counts.syllables) / words }
    var lettersPerWord: Double { Double(counts.letters) / words }
  }
}
