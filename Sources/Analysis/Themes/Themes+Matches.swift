import Morphology
import TextModel

/// The terms of a taxonomy in a document, with what decides how much each counts.
struct TermFindings {
  /// The terms in the text's order; those of a title beside the text first.
  var occurrences: [TermOccurrence] = []
  /// The words of prose, title and headings.
  var wordCount = 0

  /// For each phrase of a condition the paragraphs near conditional terms in which it stands, ascending.
  var contexts: [Int: [Int]] = [:]
  /// How many paragraphs away what a condition asks for may be.
  static let reach = 1

  /// True if `condition` holds for a term in the paragraph with index `paragraph`.
  func holds(_ condition: TermIndex.Condition, near paragraph: Int) -> Bool {
    let isMet = condition.requires.isEmpty || condition.requires.contains { isNear($0, paragraph) }
    return isMet && !condition.excludes.contains { isNear($0, paragraph) }
  }

  private func isNear(_ context: Int, _ paragraph: Int) -> Bool {
    contexts[context]?.contains { abs($0 - paragraph) <= Self.reach } ?? false
  }
}

/// One occurrence of a term, weighed by its place.
struct TermOccurrence {
  var match: TermMatch
  /// How often it counts.
  var boost: Double
  /// False for those in a title beside the text.
  var isInText = true

  /// The paragraph of a title beside the text; it is near the first one.
  static let besideText = -1
}

extension Themes {
  /// The terms in prose, title and headings of `input` and in `title`.
  func findings(in input: AnnotatedDocument, titled title: AnnotatedDocument?) -> TermFindings {
    var findings = TermFindings()
    if let title {
      append(allMatches(in: title).matches, of: title, isTitle: true, to: &findings)
    }
    let (matches, wordCount) = allMatches(in: input)
    append(matches, of: input, isTitle: false, to: &findings)
    findings.wordCount = wordCount
    let conditional = findings.occurrences.filter { index.isConditional[$0.match.term] }
    if !conditional.isEmpty {
      findings.contexts = contexts(in: input, near: Set(conditional.map(\.match.paragraph)))
    }
    return findings
  }

  private func append(
    _ matches: [TermMatch], of input: AnnotatedDocument, isTitle: Bool,
    to findings: inout TermFindings
  ) {
    let lead = Self.lead(of: input.document)
    for var match in matches {
      var boost = self.boost(of: input.document.paragraphs[match.paragraph].role)
      if match.paragraph == lead { boost = configuration.leadBoost }
      if isTitle {
        boost = configuration.titleBoost
        match.paragraph = TermOccurrence.besideText
        match.sentence = TermOccurrence.besideText
      }
      findings.occurrences.append(
        TermOccurrence(match: match, boost: boost, isInText: !isTitle))
    }
  }

  private func allMatches(
    in input: AnnotatedDocument
  ) -> (matches: [TermMatch], wordCount: Int) {
    var matcher = TermMatcher(index.phrases, lexicon, in: input, phraseMemory)
    matcher.lookUpFacts()
    var matches: [TermMatch] = []
    var wordCount = 0
    for (index, paragraph) in input.document.paragraphs.enumerated()
    where Self.isCounted(paragraph.role) {
      matcher.appendMatches(inParagraph: index, to: &matches)
      for sentence in input.document.sentences(in: paragraph) {
        for token in sentence.tokens where input.document.tokens[token].kind.isWordLike {
          wordCount += 1
        }
      }
    }
    matcher.finish(phraseMemory)
    return (matches, wordCount)
  }

  /// The words of conditions in `paragraphs` and those beside them.
  private func contexts(
    in input: AnnotatedDocument, near paragraphs: Set<Int>
  ) -> [Int: [Int]] {
    var matcher = TermMatcher(index.contexts, nil, in: input, contextMemory)
    var matches: [TermMatch] = []
    for (index, paragraph) in input.document.paragraphs.enumerated()
    where Self.isCounted(paragraph.role)
      && (index - TermFindings.reach...index + TermFindings.reach).contains(
        where: paragraphs.contains)
    {
      matcher.appendMatches(inParagraph: index, to: &matches)
    }
    matcher.finish(contextMemory)
    return matches.reduce(into: [:]) { contexts, match in
      if contexts[match.term]?.last != match.paragraph {
        contexts[match.term, default: []].append(match.paragraph)
      }
    }
  }

  static func isCounted(_ role: Paragraph.Role) -> Bool {
    role.isProse || role == .title || role == .heading
  }

  /// The paragraph that opens an article: the first of its prose, if there are at least three.
  ///
  /// A shorter text has no part that tells what the rest is about.
  private static func lead(of document: Document) -> Int? {
    var prose = document.paragraphs.indices.lazy.filter { document.paragraphs[$0].role.isProse }
      .makeIterator()
    guard let first = prose.next(), prose.next() != nil, prose.next() != nil else { return nil }
    return first
  }

  /// How often an occurrence in a paragraph of `role` counts.
  private func boost(of role: Paragraph.Role) -> Double {
    switch role {
    case .title: configuration.titleBoost
    case .heading: configuration.headingBoost
    default: 1
    }
  }
}
