public import Morphology
import TextModel

/// Looks for keyphrases in documents, in all forms of their words.
///
/// A keyphrase stands where forms of its words stand in one clause in the
/// relations that they have in it: what agrees agrees, a genitive stays a genitive,
/// a preposition stays. Words that describe or are joined may stand between.
/// Derived words ("rowerowy" for "rower") are others.
public struct KeyphraseCheck: Sendable {
  /// A keyphrase, and other wordings that count as it.
  public struct Phrase: Sendable {
    let wordings: [Wording]

    struct Wording: Sendable {
      var text: String
      var patterns: [KeyphrasePattern]
    }

    /// A keyphrase from its wordings, itself first, each annotated as a text of one line.
    ///
    /// - Returns: `nil` if one of the wordings has no word.
    public init?(_ wordings: [AnnotatedDocument], lexicon: Lexicon) {
      self.wordings = wordings.map { wording in
        Wording(
          text: wording.document.text,
          patterns: KeyphrasePattern.patterns(of: wording, lexicon: lexicon))
      }
      let isEmpty = self.wordings.contains { $0.patterns.isEmpty }
      if wordings.isEmpty || isEmpty { return nil }
    }
  }

  private let lexicon: Lexicon

  /// A check by the forms of `lexicon`.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Where each of `phrases` stands in prose, titles and headings of `document`. O(tokens) a phrase.
  ///
  /// - Parameter title: a title that came beside the text.
  public func uses(
    of phrases: [Phrase], in document: AnnotatedDocument, title: AnnotatedDocument? = nil
  ) -> [KeyphraseUse] {
    let matcher = KeyphraseMatcher(document, lexicon: lexicon)
    let titleMatcher = title.map { KeyphraseMatcher($0, lexicon: lexicon) }
    let words = Self.wordsOfProse(in: document.document)
    return phrases.map { phrase in
      let isInTitle = titleMatcher.map { !$0.places(of: phrase).isEmpty } ?? false
      return KeyphraseUse(
        phrase: phrase.wordings[0].text, places: matcher.places(of: phrase),
        isInOwnTitle: isInTitle, document: document.document, words: words)
    }
  }

  private static func wordsOfProse(in document: Document) -> Int {
    document.paragraphs.lazy.filter(\.role.isProse).flatMap { document.sentences(in: $0) }
      .reduce(0) { count, sentence in
        count + document.tokens(in: sentence).count { $0.kind.isWordLike }
      }
  }
}

extension KeyphraseMatcher {
  /// The places of all wordings of `phrase`, ascending; a token is of one place only, that of the earliest
  /// wording.
  func places(of phrase: KeyphraseCheck.Phrase) -> [KeyphraseUse.Place] {
    let sentences = sentencesOfRoles()
    var used: Set<Int> = []
    var found: [KeyphraseUse.Place] = []
    for wording in phrase.wordings {
      for pattern in wording.patterns {
        for tokens in places(of: pattern, in: sentences.map(\.sentence))
        where tokens.allSatisfy({ !used.contains($0) }) {
          used.formUnion(tokens)
          found.append(place(tokens, wording: wording.text, sentences))
        }
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  private func place(
    _ tokens: [Int], wording: String, _ sentences: [(sentence: Int, role: Paragraph.Role)]
  ) -> KeyphraseUse.Place {
    // A place has a token for each word of the pattern, which has one at least.
    let words = tokens.sorted().map { document.document.tokens[$0].range }
    let range = ByteRange(words[0].start, words[words.count - 1].end)
    let text = document.document
    let paragraph = sentences.partitioningIndex {
      text.sentences[$0.sentence].range.start > range.start
    }
    return KeyphraseUse.Place(
      range: range, words: words, role: sentences[paragraph - 1].role, wording: wording)
  }

  /// The sentences that are looked through, with the role of their paragraph.
  private func sentencesOfRoles() -> [(sentence: Int, role: Paragraph.Role)] {
    document.document.paragraphs.flatMap { paragraph -> [(sentence: Int, role: Paragraph.Role)] in
      guard paragraph.role.isProse || paragraph.role == .title || paragraph.role == .heading
      else { return [] }
      return paragraph.sentences.map { ($0, paragraph.role) }
    }
  }
}

extension Array {
  /// The first index whose element `isBeyond`; all behind it are, too.
  func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
