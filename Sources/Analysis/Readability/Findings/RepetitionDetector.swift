import Morphology
import TextModel

/// Finds sentences in a row that begin alike, and words that come again too soon.
struct RepetitionDetector {
  /// So many sentences in a row with one opening are found.
  let openings: Int
  /// A word is close if it stood in the sentence itself or in so many before it.
  private static let sentencesBack = 1
  /// Words of fewer bytes hardly strike.
  private static let shortestWord = 5

  /// `paragraph` holds the sentences of one paragraph in order.
  func findings(in paragraph: [SentenceContext]) -> [Finding] {
    repeatedOpenings(paragraph) + repeatedWords(paragraph)
  }

  private func repeatedOpenings(_ paragraph: [SentenceContext]) -> [Finding] {
    var findings: [Finding] = []
    var run: [(context: SentenceContext, token: Int)] = []
    func close() {
      if run.count >= openings, let first = run.first, let last = run.last {
        findings.append(
          Finding(
            kind: .repeatedOpening,
            range: ByteRange(first.context.sentence.range.start, last.context.sentence.range.end),
            words: run.map { $0.context.range($0.token) }, sentence: nil, amount: run.count))
      }
      run = []
    }
    for context in paragraph {
      guard let token = context.tokens.first(where: context.isWord) else { continue }
      if let last = run.last,
        last.context.text(last.token).lowercased() != context.text(token).lowercased()
      {
        close()
      }
      run.append((context, token))
    }
    close()
    return findings
  }

  private func repeatedWords(_ paragraph: [SentenceContext]) -> [Finding] {
    var findings: [Finding] = []
    /// For each lemma where it stood last.
    var last: [Int: (sentence: Int, token: Int)] = [:]
    for (sentence, context) in paragraph.enumerated() {
      for token in context.tokens where strikes(token, in: context) {
        let lemma = context.document.annotations[token].lemmaIndex
        if let before = last[lemma], sentence - before.sentence <= Self.sentencesBack {
          let words = [context.range(before.token), context.range(token)]
          findings.append(
            Finding(
              kind: .repeatedWord, range: context.range(token), words: words,
              sentence: context.index))
        }
        last[lemma] = (sentence, token)
      }
    }
    return findings
  }

  /// True for words that a reader notices when they come again: rarer nouns, verbs, adjectives and
  /// adverbs. A name has no other word, and a text is about its subject.
  private func strikes(_ token: Int, in context: SentenceContext) -> Bool {
    guard context.kind(token) == .word, context.range(token).byteCount >= Self.shortestWord,
      context.lemmaClass(token).isDisjoint(with: [.name, .common])
    else { return false }
    switch context.partOfSpeech(token) {
    case .adjective, .adverb, .finiteVerb, .pastForm, .infinitive, .conditional,
      .activeParticiple, .passiveParticiple:
      return context.document.annotations[token].frequencyClass < Self.frequent
    default: return false
    }
  }

  /// Zipf 5.5: what every text is full of.
  private static let frequent = FrequencyClass(rawValue: 110)
}
