import Morphology

/// What the hyphen rule asks about words.
protocol WordKnowledge: Sendable {
  /// The readings of `form`, as it stands, in lower or in title case; empty if it is not listed.
  func readings(of form: String) -> [Interpretation]

  /// The Zipf value of `form` in any letter case: log₁₀ of occurrences in a billion words.
  func zipf(of form: String) -> Double
}

/// The lexicon and the frequencies as the source of what is known of words.
struct LexicalKnowledge: WordKnowledge {
  let lexicon: Lexicon
  let frequencies: Frequencies

  func readings(of form: String) -> [Interpretation] {
    lexicon.interpretations(of: form).filter { $0.source == .lexicon }
  }

  func zipf(of form: String) -> Double { frequencies.frequencyClass(ofForm: form).zipf }
}
