import Morphology
import TextModel

extension Themes {
  /// All places of one term in a document.
  struct Tally {
    var term: Int
    var places: [ByteRange]
    /// The greatest boost of the places.
    var boost: Double
  }

  /// The terms in prose, title and headings, and the number of words there.
  func matches(in input: AnnotatedDocument) -> (matches: [TermMatch], wordCount: Int) {
    let matcher = TermMatcher(index, in: input)
    var matches: [TermMatch] = []
    var wordCount = 0
    for (index, paragraph) in input.document.paragraphs.enumerated()
    where Self.isCounted(paragraph.role) {
      matcher.appendMatches(inParagraph: index, to: &matches)
      for sentence in input.document.sentences(in: paragraph) {
        wordCount += input.document.tokens(in: sentence).count { $0.kind.isWordLike }
      }
    }
    return (matches, wordCount)
  }

  static func isCounted(_ role: Paragraph.Role) -> Bool {
    role.isProse || role == .title || role == .heading
  }

  /// How often an occurrence in a paragraph of `role` counts.
  func boost(of role: Paragraph.Role) -> Double {
    switch role {
    case .title: configuration.titleBoost
    case .heading: configuration.headingBoost
    default: 1
    }
  }

  /// The places of each term that occurs, in the order of their first places.
  func tallies(of matches: [TermMatch], in input: AnnotatedDocument) -> [Tally] {
    var result: [Tally] = []
    var positions: [Int: Int] = [:]
    for match in matches {
      let boost = boost(of: input.document.paragraphs[match.paragraph].role)
      if let position = positions[match.term] {
        result[position].places.append(match.range)
        result[position].boost = max(result[position].boost, boost)
      } else {
        positions[match.term] = result.count
        result.append(Tally(term: match.term, places: [match.range], boost: boost))
      }
    }
    return result
  }
}
