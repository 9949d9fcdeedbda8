import Morphology
import TextModel

/// Finds the places of a document where keyphrases may stand.
struct CandidateFinder {
  let document: AnnotatedDocument
  let words: DocumentWords
  let longest: Int

  /// All candidate places, by start, then by end.
  func places() -> [CandidatePlace] {
    var places: [CandidatePlace] = []
    for (index, paragraph) in document.document.paragraphs.enumerated()
    where Self.isRead(paragraph.role) {
      for sentence in document.document.sentences(in: paragraph) {
        for run in runs(in: sentence.tokens) {
          addPlaces(in: run, paragraph: index, sentenceStart: sentence.tokens.lowerBound, &places)
        }
      }
    }
    return places
  }

  /// What says what the article is about; bylines and tables of contents don't.
  private static func isRead(_ role: Paragraph.Role) -> Bool {
    role.isProse || role == .title || role == .heading
  }

  /// Stretches of words that may belong to one noun phrase: nothing else lies between them.
  private func runs(in tokens: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = tokens.lowerBound
    for token in tokens {
      if let word = words[token], !ClosedClass.contains(word) { continue }
      if start < token { runs.append(start..<token) }
      start = token + 1
    }
    if start < tokens.upperBound { runs.append(start..<tokens.upperBound) }
    return runs
  }

  private func addPlaces(
    in run: Range<Int>, paragraph: Int, sentenceStart: Int, _ places: inout [CandidatePlace]
  ) {
    let runWords = run.compactMap { words[$0] }
    let spans = NounPhraseSpans(words: runWords, longest: longest)
    for start in runWords.indices {
      var ends = Set(spans.ends(from: start))
      ends.formUnion(namesAndForeignTerms(runWords, from: start, spans))
      for end in ends.sorted() where isWorthy(runWords[start..<end]) {
        places.append(
          CandidatePlace(
            tokens: run.lowerBound + start..<run.lowerBound + end, paragraph: paragraph,
            startsSentence: run.lowerBound + start == sentenceStart))
      }
    }
  }

  /// Ends of capitalised runs ("Leaders Island") and of terms that start with an unknown word
  /// ("real-time marketing", "big data").
  private func namesAndForeignTerms(
    _ words: [PhraseWord], from start: Int, _ spans: NounPhraseSpans
  ) -> [Int] {
    var ends: [Int] = []
    let limit = min(words.count, start + longest)
    var end = start
    while end < limit, words[end].traits.contains(.capitalised) { end += 1 }
    if end > start + 1 { ends.append(end) }
    end = start
    while end < limit, words[end].traits.contains(.unknown) {
      end += 1
      if end > start + 1 { ends.append(end) }
      if end < limit { ends += spans.ends(from: end).filter { $0 <= limit } }
    }
    return ends
  }

  /// Leaves out single letters and what holds no letter at all.
  private func isWorthy(_ words: ArraySlice<PhraseWord>) -> Bool {
    guard words.allSatisfy({ $0.text.unicodeScalars.count > 1 }) else { return false }
    guard words.count == 1, let word = words.first else { return true }
    let isAcronym = word.traits.contains(.allCapitals)
    return isAcronym || word.text.unicodeScalars.count > 2
  }
}
