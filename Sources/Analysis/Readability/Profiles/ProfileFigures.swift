import Morphology
import TextModel

/// The figures of one text that profiles limit.
struct ProfileFigures {
  let document: AnnotatedDocument
  let readability: ReadabilityResult
  let findings: FindingList

  /// True if the text has no heading but a title.
  var hasNoSubheading: Bool {
    !document.document.paragraphs.contains { $0.role == .heading }
  }

  private var words: Int { readability.counts.words }
  private var sentences: Int { readability.counts.sentences }

  /// The figure that `limit` is about; `nil` if the text has not what it takes.
  func value(for limit: AudienceProfile.Limit) -> Double? {
    switch limit.check {
    case .textPresence: Double(characters)
    case .paragraphLength: paragraphLengths.max().map(Double.init)
    case .subheadings: longestSection.map(Double.init)
    case .transitionWords where words < limit.parameter ?? 0: nil
    case .longSentences:
      limit.parameter.flatMap { most in
        percentage(readability.sentences.count { $0.words > most }, of: sentences)
      }
    case .transitionWords, .passive, .nounChains, .manyClauses:
      percentage(sentencesWith(limit.check.findings), of: sentences)
    case .repeatedOpenings:
      sentences > 0 ? Double(findings.count { $0.kind == .repeatedOpening }) : nil
    case .sentenceLength: readability.counts.averageSentenceLength
    case .fogPL: ReadabilityIndex.fogPL.value(for: readability.counts)
    case .hardWords: readability.counts.hardWordPercentage
    case .rareWords, .gerunds, .participles, .plainWording:
      percentage(findings.count { limit.check.findings.contains($0.kind) }, of: words)
    }
  }

  private var characters: Int {
    document.document.paragraphs.lazy.filter(\.role.isProse)
      .reduce(0) { $0 + document.document[$1.range].count }
  }

  private var paragraphLengths: [Int] {
    let lengths = wordsOfSentences
    return document.document.paragraphs.filter(\.role.isProse).map { paragraph in
      paragraph.sentences.reduce(0) { $0 + (lengths[$1] ?? 0) }
    }
  }

  /// The words of the longest stretch without a heading; `nil` without words.
  private var longestSection: Int? {
    let lengths = wordsOfSentences
    var longest = 0
    var current = 0
    for paragraph in document.document.paragraphs {
      if paragraph.role == .heading || paragraph.role == .title { current = 0 }
      guard paragraph.role.isProse else { continue }
      current += paragraph.sentences.reduce(0) { $0 + (lengths[$1] ?? 0) }
      longest = max(longest, current)
    }
    return longest > 0 ? longest : nil
  }

  private var wordsOfSentences: [Int: Int] {
    Dictionary(uniqueKeysWithValues: readability.sentences.map { ($0.sentence, $0.words) })
  }

  /// How many sentences have a finding of one of `kinds`.
  private func sentencesWith(_ kinds: [Finding.Kind]) -> Int {
    Set(findings.lazy.filter { kinds.contains($0.kind) }.compactMap(\.sentence)).count
  }

  private func percentage(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? 100 * Double(part) / Double(whole) : nil
  }
}

extension Readability.Configuration {
  /// Marks sentences as long where `profile` has them as long.
  public mutating func keep(_ profile: AudienceProfile) {
    if let words = profile.limit(of: .longSentences)?.parameter { longSentenceWords = words }
  }
}

extension Findings.Limits {
  /// Marks paragraphs and stretches as long that are no longer good in `profile`.
  public mutating func keep(_ profile: AudienceProfile) {
    if let limit = profile.limit(of: .paragraphLength) { paragraphWords = Int(limit.good) }
    if let limit = profile.limit(of: .subheadings) { sectionWords = Int(limit.good) }
  }
}
