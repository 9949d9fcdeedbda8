public import Analysis

extension Pipeline {
  /// A keyphrase to look for, with other wordings that count as it; each in whatever form.
  ///
  /// - Throws: `SzpaltaError` if there is no wording, or one without a word.
  public func keyphrase(_ wordings: [String]) throws -> KeyphraseCheck.Phrase {
    if let phrase = KeyphraseCheck.Phrase(wordings.map(phrase), lexicon: lexicon) { return phrase }
    throw SzpaltaError(
      .invalidConfiguration, place: "--keyphrase",
      problem: "a word or more expected, \"\(wordings.joined(separator: "|"))\" found")
  }

  /// Where each of `phrases` stands in `article`, in the text as it was analysed.
  public func uses(of phrases: [KeyphraseCheck.Phrase], in article: Article) -> [KeyphraseUse] {
    KeyphraseCheck(lexicon: lexicon).uses(
      of: phrases, in: article.annotated, title: article.title)
  }
}
