import Morphology
import TextModel

/// The terms of a taxonomy in a document, with what decides how much each counts.
struct TermFindings {
  /// The terms in the text's order; those of a title beside the text first.
  var occurrences: [TermOccurrence] = []
  /// The words of prose, title and headings.
  var wordCount = 0

  /// The phrases of conditions in the paragraphs near conditional terms, ascending.
  var contexts: [ContextPlace] = []
  /// How many paragraphs away what a condition asks for may be.
  static let reach = 1

  /// True if `condition` holds for a term in the paragraph with index `paragraph`.
  func holds(_ condition: TermIndex.Condition, near paragraph: Int) -> Bool {
    let isMet = condition.requires.isEmpty || condition.requires.contains { isNear($0, paragraph) }
    return isMet && !condition.excludes.contains { isNear($0, paragraph) }
  }

  private func isNear(_ context: Int, _ paragraph: Int) -> Bool {
    let places = contexts.span
    let first = ContextPlace(context: context, paragraph: paragraph - Self.reach)
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].context == context
      && places[low].paragraph <= paragraph + Self.reach
  }
}

/// A phrase of a condition, and the paragraph that it stands in.
struct ContextPlace: Comparable {
  var context: Int
  var paragraph: Int

  static func < (left: Self, right: Self) -> Bool {
    left.context != right.context
      ? left.context < right.context : left.paragraph < right.paragraph
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
      var matcher = TermMatcher(index, lexicon, in: title, matcherMemory)
      append(matches(by: &matcher, in: title.document), of: title, isTitle: true, to: &findings)
      matcher.finish(matcherMemory)
    }
    var matcher = TermMatcher(index, lexicon, in: input, matcherMemory)
    append(matches(by: &matcher, in: input.document), of: input, isTitle: false, to: &findings)
    findings.wordCount = Self.wordCount(of: input.document)
    findings.contexts = contexts(
      by: &matcher, in: input.document, near: findings.occurrences)
    matcher.finish(matcherMemory)
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

  private func matches(by matcher: inout TermMatcher, in document: Document) -> [TermMatch] {
    var matches: [TermMatch] = []
    for (index, paragraph) in document.paragraphs.enumerated()
    where Self.isCounted(paragraph.role) {
      matcher.appendTerms(inParagraph: index, to: &matches)
    }
    return matches
  }

  private static func wordCount(of document: Document) -> Int {
    let (tokens, sentences) = (document.tokens.span, document.sentences.span)
    var count = 0
    for paragraph in document.paragraphs where isCounted(paragraph.role) {
      for sentence in paragraph.sentences {
        for token in sentences[sentence].tokens where tokens[token].kind.isWordLike { count += 1 }
      }
    }
    return count
  }

  /// The phrases of conditions in the paragraphs of those of `occurrences` that are conditional, and in
  /// those beside them.
  private func contexts(
    by matcher: inout TermMatcher, in document: Document, near occurrences: [TermOccurrence]
  ) -> [ContextPlace] {
    var isNear = [Bool](repeating: false, count: document.paragraphs.count)
    for occurrence in occurrences where index.isConditional[occurrence.match.term] {
      let paragraph = occurrence.match.paragraph
      let near = paragraph - TermFindings.reach..<paragraph + TermFindings.reach + 1
      for index in near.clamped(to: isNear.indices) { isNear[index] = true }
    }
    var matches: [TermMatch] = []
    for (index, paragraph) in document.paragraphs.enumerated()
    where isNear[index] && Self.isCounted(paragraph.role) {
      matcher.appendContexts(inParagraph: index, to: &matches)
    }
    return matches.map { ContextPlace(context: $0.term, paragraph: $0.paragraph) }.sorted()
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
