import TextModel

/// A place in the document where a keyphrase may stand.
struct CandidatePlace: Sendable {
  /// Indices into `Document.tokens`.
  var tokens: Range<Int>

  /// The index of the paragraph.
  var paragraph: Int

  /// True if the first token starts its sentence, so that its capital says nothing.
  var startsSentence: Bool
}

/// All places of one keyphrase candidate, whatever the form.
struct KeyphraseCandidate: Sendable {
  /// What tells it from other candidates: its lemmas in alphabetical order.
  var key: [String]

  /// Lemmas in the order of the first place.
  var lemmas: [String]

  /// Ascending.
  var places: [CandidatePlace]

  var wordCount: Int { key.count }
}
