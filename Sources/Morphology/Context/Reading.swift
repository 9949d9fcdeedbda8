/// One thing that a token can be, before its neighbours are asked.
package struct Reading: Sendable {
  /// The dictionary form.
  package var lemma: String
  /// The tag as the lexicon has it, alternatives together.
  package var tag: Tag
  /// How common the lemma is.
  package var frequencyClass: FrequencyClass
  /// Where the reading comes from.
  package var source: Interpretation.Source
  /// How likely the lexeme is where its kind of word stands, up to a constant of the kind.
  package var weight: Double
  /// The reading's share of the form as `ClosedWords` has it; `nil` for other words.
  package var share: Double?
}
