import Morphology
import TextModel

/// The words of a keyphrase and what they are to each other.
struct KeyphrasePattern: Sendable {
  /// A word of the keyphrase.
  struct Word: Sendable {
    /// As it was typed, in lower case and without hyphens.
    var form: String
    /// What it can be a form of.
    var keys: Set<LexemeKey>
    var role: Role
    /// Words of one unit may change their order, units not; 0 is that of the head.
    var unit: Int
  }

  /// What a word is in the keyphrase, and what its forms in a text may be.
  enum Role: Sendable {
    /// What the keyphrase is about: any form.
    case head
    /// A form that agrees with the word at the index: "szybki" with "internet".
    case attribute(of: Int)
    /// A form in one of the cases, in either number: "środowiska" of "ochrona".
    case dependent(Grammemes)
    /// Any form of a verb.
    case verb
    /// The word as it stands: "na", "jak".
    case literal
    /// The same, before the words of its unit.
    case preposition
  }

  let words: [Word]

  /// True if a verb heads the keyphrase: its objects may stand before it.
  let hasVerb: Bool

  /// How many words bear the meaning.
  var contentCount: Int {
    words.count { word in
      switch word.role {
      case .literal, .preposition: false
      default: true
      }
    }
  }

  /// The patterns of `phrase`, a text of one line that stands in any case and in any letters: one for each way to
  /// take it ("ciepła" of "pompa ciepła" as an adjective and as a noun).
  static func patterns(of phrase: AnnotatedDocument, lexicon: Lexicon) -> [KeyphrasePattern] {
    let readings = LexemeReadings(phrase, lexicon: lexicon, matching: .any)
    let tokens = phrase.document.tokens.indices.filter {
      phrase.document.tokens[$0].kind.isWordLike
    }
    let words = tokens.map { token in
      KeyphraseParser.Input(
        form: LexemeReadings.normalized(phrase.document[phrase.document.tokens[token]]),
        readings: readings[token], isWord: phrase.document.tokens[token].kind == .word)
    }
    return [false, true].compactMap { prefersGenitives in
      var parser = KeyphraseParser(words: words)
      if prefersGenitives, !parser.preferGenitives() { return nil }
      let (words, hasVerb) = parser.parsed()
      return words.isEmpty ? nil : KeyphrasePattern(words: words, hasVerb: hasVerb)
    }
  }
}
