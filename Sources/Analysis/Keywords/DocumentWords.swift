import Morphology
import TextModel

/// The words of a document with all their readings, each form read once.
struct DocumentWords: Sendable {
  private var words: [PhraseWord] = []
  private var indices: [Int] = []

  /// Reads the word-like tokens of `document`.
  init(_ document: AnnotatedDocument, reader: WordReader) {
    var known: [Substring: Int] = [:]
    indices.reserveCapacity(document.document.tokens.count)
    for (token, annotation) in zip(document.document.tokens, document.annotations) {
      guard token.kind == .word, Self.mayBeNominal(annotation.tag.partOfSpeech) else {
        indices.append(-1)
        continue
      }
      let form = document.document[token]
      if let index = known[form] {
        indices.append(index)
        continue
      }
      known[form] = words.count
      indices.append(words.count)
      words.append(reader.word(form))
    }
  }

  /// The word at the token with index `token`; `nil` if it cannot be part of a keyphrase.
  subscript(token: Int) -> PhraseWord? { indices[token] < 0 ? nil : words[indices[token]] }

  /// True for what the tagger's most likely reading lets stand in a noun phrase.
  private static func mayBeNominal(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .noun, .depreciativeNoun, .gerund, .adjective, .activeParticiple, .passiveParticiple,
      .unknown, .adjectivalPrefix, .wordPrefix, .boundWord, .abbreviation:
      true
    default: false
    }
  }
}
