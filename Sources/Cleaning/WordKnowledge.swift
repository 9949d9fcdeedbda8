import Morphology

/// What the hyphen rule asks about words.
protocol WordKnowledge: Sendable {
  /// The readings of `form`, as it stands, in lower or in title case; empty if it is not listed.
  func readings(of form: String) -> [Interpretation]

  /// The Zipf value of `form` in any letter case: log₁₀ of occurrences in a billion words.
  func zipf(of form: String) -> Double

  /// How `form`, lower-case UTF-8, is used; `nil` if it is neither listed nor was seen.
  func use(ofLowercase form: [UInt8]) -> WordUse?
}

/// What is known of a word at a glance.
struct WordUse {
  /// True if the lexicon lists it.
  var isListed: Bool
  /// Its Zipf value; 0 if it was not seen in use.
  var zipf: Double
}

/// The lexicon and the frequencies as the source of what is known of words.
struct LexicalKnowledge: WordKnowledge {
  let lexicon: Lexicon
  let frequencies: Frequencies

  func readings(of form: String) -> [Interpretation] {
    lexicon.interpretations(of: form).filter { $0.source == .lexicon }
  }

  func zipf(of form: String) -> Double { frequencies.frequencyClass(ofForm: form).zipf }

  func use(ofLowercase form: [UInt8]) -> WordUse? {
    let isListed = lexicon.analysis(ofLowercase: form.span) != nil
    let zipf = frequencies.frequencyClass(ofLowercase: form.span).zipf
    return isListed || zipf > 0 ? WordUse(isListed: isListed, zipf: zipf) : nil
  }
}
