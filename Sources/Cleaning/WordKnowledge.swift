import Morphology

/// What the hyphen rule asks about words.
protocol WordKnowledge: Sendable {
  /// What `form` may be, as it stands, in lower or in title case; empty if it is not listed. And its Zipf
  /// value in any letter case: log₁₀ of occurrences in a billion words; 0 if it was not seen in use.
  func use(of form: String) -> FormUse

  /// The Zipf value of the most frequent word that `form` is a form of; 0 if none was seen in use.
  func zipfOfLexemes(of form: String) -> Double

  /// How `form`, lower-case UTF-8, is used; `nil` if it is neither listed nor was seen.
  func use(ofLowercase form: [UInt8]) -> WordUse?
}

/// What a word may be, and how often it is used.
struct FormUse {
  var kinds: FormKinds
  var zipf: Double
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
  /// Halves of words come again and again; some 5 MB.
  private let uses = Memo<ExactText, FormUse>(limit: 50_000)

  init(lexicon: Lexicon, frequencies: Frequencies) {
    self.lexicon = lexicon
    self.frequencies = frequencies
  }

  func use(of form: String) -> FormUse {
    uses.value(for: ExactText(form)) {
      let (bytes, capitals) = LetterCase.folded(form.utf8Span.span)
      return FormUse(
        kinds: lexicon.kinds(ofLowercase: bytes, capitals: capitals),
        zipf: frequencies.frequencyClass(ofLowercase: bytes.span).zipf)
    }
  }

  func zipfOfLexemes(of form: String) -> Double {
    lexicon.interpretations(of: form).reduce(0) {
      max($0, frequencies.frequencyClass(ofLemma: $1.lemma, $1.tag.partOfSpeech).zipf)
    }
  }

  func use(ofLowercase form: [UInt8]) -> WordUse? {
    let isListed = lexicon.analysis(ofLowercase: form.span) != nil
    let zipf = frequencies.frequencyClass(ofLowercase: form.span).zipf
    return isListed || zipf > 0 ? WordUse(isListed: isListed, zipf: zipf) : nil
  }
}
