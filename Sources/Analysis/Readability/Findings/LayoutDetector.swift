import TextModel

/// Finds paragraphs and stretches without a subheading that are too long, and sentences of one length
/// in a row.
struct LayoutDetector {
  let limits: Findings.Limits

  /// So many sentences in a row whose lengths hardly differ are found.
  private static let shortestRun = 5
  /// Lengths that differ by at most so many words are alike.
  private static let likeWords = 1

  /// - Parameter words: the number of words of each sentence that has any, by its index.
  func findings(in document: Document, words: [Int: Int]) -> [Finding] {
    var findings: [Finding] = []
    var section = (words: 0, start: 0, end: 0)
    func closeSection() {
      if section.words > limits.sectionWords {
        findings.append(
          Finding(
            kind: .longSection, range: ByteRange(section.start, section.end),
            words: [ByteRange(section.start, section.end)], sentence: nil, amount: section.words))
      }
      section.words = 0
    }
    for paragraph in document.paragraphs {
      if paragraph.role == .heading || paragraph.role == .title { closeSection() }
      guard paragraph.role.isProse else { continue }
      let count = paragraph.sentences.reduce(0) { $0 + (words[$1] ?? 0) }
      if section.words == 0 { section.start = paragraph.range.start }
      section.words += count
      section.end = paragraph.range.end
      if count > limits.paragraphWords {
        findings.append(
          Finding(
            kind: .longParagraph, range: paragraph.range, words: [paragraph.range],
            sentence: nil, amount: count))
      }
      findings += rhythm(of: paragraph, in: document, words)
    }
    closeSection()
    return findings
  }

  private func rhythm(
    of paragraph: Paragraph, in document: Document, _ words: [Int: Int]
  ) -> [Finding] {
    var findings: [Finding] = []
    var run: [Int] = []
    func close() {
      if run.count >= Self.shortestRun, let first = run.first, let last = run.last {
        let ranges = run.map { document.sentences[$0].range }
        findings.append(
          Finding(
            kind: .monotonousRhythm,
            range: ByteRange(
              document.sentences[first].range.start, document.sentences[last].range.end),
            words: ranges, sentence: nil, amount: run.count))
      }
      run = []
    }
    for sentence in paragraph.sentences {
      guard let count = words[sentence] else { continue }
      if let first = run.first, abs((words[first] ?? 0) - count) > Self.likeWords { close() }
      run.append(sentence)
    }
    close()
    return findings
  }
}
