import TextModel

/// Finds paragraphs and stretches without a subheading that are too long, and sentences of one length
/// in a row.
struct LayoutDetector {
  let limits: Findings.Limits

  /// So many sentences in a row whose lengths hardly differ are found.
  private static let shortestRun = 5
  /// Lengths that differ by at most so many words are alike.
  private static let likeWords = 1

  /// Adds what is found in `document`.
  ///
  /// - Parameter words: the number of words of each sentence; 0 where it is not counted.
  func find(in document: Document, words: [Int], _ found: inout FindingList) {
    var section = (words: 0, start: 0, end: 0)
    func closeSection() {
      if section.words > limits.sectionWords {
        found.append(.longSection, at: ByteRange(section.start, section.end), amount: section.words)
      }
      section.words = 0
    }
    for paragraph in document.paragraphs {
      if paragraph.role == .heading || paragraph.role == .title { closeSection() }
      guard paragraph.role.isProse else { continue }
      let count = words[paragraph.sentences].reduce(0, +)
      if section.words == 0 { section.start = paragraph.range.start }
      section.words += count
      section.end = paragraph.range.end
      if count > limits.paragraphWords {
        found.append(.longParagraph, at: paragraph.range, amount: count)
      }
      findRhythm(of: paragraph, in: document, words, &found)
    }
    closeSection()
  }

  private func findRhythm(
    of paragraph: Paragraph, in document: Document, _ words: [Int], _ found: inout FindingList
  ) {
    if paragraph.sentences.count < Self.shortestRun { return }
    var run: [Int] = []
    func close() {
      if run.count >= Self.shortestRun, let first = run.first, let last = run.last {
        for sentence in run { found.append(word: document.sentences[sentence].range) }
        found.close(
          .monotonousRhythm,
          ByteRange(document.sentences[first].range.start, document.sentences[last].range.end),
          amount: run.count)
      }
      run.removeAll(keepingCapacity: true)
    }
    for sentence in paragraph.sentences where words[sentence] > 0 {
      if let first = run.first, abs(words[first] - words[sentence]) > Self.likeWords { close() }
      run.append(sentence)
    }
    close()
  }
}
