/// How often lemmas and forms are used in general Polish.
public final class Frequencies: Sendable {
  /// Maps the frequency file at `path`.
  public init(contentsOfFile path: String) throws(LexiconError) {
    throw LexiconError(path: path, problem: "not written yet")
  }

  /// How often the word `lemma` of that part of speech is used, in all its forms.
  public func frequencyClass(
    ofLemma lemma: some StringProtocol, _ partOfSpeech: PartOfSpeech
  ) -> FrequencyClass { .unseen }

  /// How often `form` is used, any letter case.
  public func frequencyClass(ofForm form: some StringProtocol) -> FrequencyClass { .unseen }
}
