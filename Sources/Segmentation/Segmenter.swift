public import TextModel

/// Splits a text into sentences and tokens.
///
/// Three layers: raw word boundaries (`WordBoundaries`), tokens made of the
/// stretches between them (`TokenScanner`), and sentences decided from the
/// tokens (`SentenceSplitter`). Every scalar that is not white space is in
/// exactly one token. Made once and shared; no state, no locks.
public struct Segmenter: Sendable {
  private let scanner: SegmentScanner
  private let merger: TokenMerger
  private let tokenScanner: TokenScanner
  private let splitter: SentenceSplitter
  private let sentenceScanner: SentenceScanner

  /// A segmenter that knows `abbreviations`. About a millisecond, for its tables.
  public init(abbreviations: Abbreviations) {
    let classes = ScalarClasses()
    scanner = SegmentScanner(classes: classes, abbreviations: abbreviations)
    merger = TokenMerger(classes: classes, abbreviations: abbreviations)
    tokenScanner = TokenScanner(scanner: scanner, merger: merger)
    splitter = SentenceSplitter(classes: classes, abbreviations: abbreviations)
    sentenceScanner = SentenceScanner(
      abbreviations: abbreviations, scanner: scanner, merger: merger, splitter: splitter,
      filter: StopFilter(classes: classes, abbreviations: abbreviations))
  }

  /// The segmented text. `paragraphs` ascend, do not overlap, and have no sentences yet.
  ///
  /// No token and no sentence crosses a paragraph; text outside all paragraphs
  /// gets no tokens. A byline, an entry of contents and verbatim text are one
  /// sentence each. O(bytes), deterministic.
  ///
  /// - Precondition: the paragraphs lie inside the text, on scalar boundaries.
  public func segmented(_ text: String, paragraphs: [Paragraph]) -> Document {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    var breaker = WordBoundaries()
    var boundaries: [UInt32] = []
    var segments: [Segment] = []
    var tokens: [Token] = []
    if let first = paragraphs.first, let last = paragraphs.last {
      tokens.reserveCapacity((last.range.end - first.range.start) / Self.usualToken)
    }
    var sentences: [Sentence] = []
    var paragraphs = paragraphs
    for index in paragraphs.indices {
      precondition(paragraphs[index].range.end <= bytes.count, "paragraphs lie inside the text")
      boundaries.removeAll(keepingCapacity: true)
      breaker.append(of: bytes, in: paragraphs[index].range, to: &boundaries)
      let firstToken = tokens.count
      tokenScanner.append(of: bytes, between: boundaries, &segments, to: &tokens)
      let firstSentence = sentences.count
      appendSentences(of: bytes, tokens, from: firstToken, paragraphs[index].role, to: &sentences)
      paragraphs[index].sentences = firstSentence..<sentences.count
    }
    return Document(text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  /// Where the sentences of `text` stand: what `segmented` finds, without its tokens, much sooner.
  ///
  /// `paragraphs` as for `segmented`. O(bytes), deterministic.
  public func sentenceRanges(in text: String, paragraphs: [Paragraph]) -> [ByteRange] {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    var work = SentenceScanner.Workspace()
    var ranges: [ByteRange] = []
    ranges.reserveCapacity(bytes.count / Self.usualSentence)
    for paragraph in paragraphs {
      precondition(paragraph.range.end <= bytes.count, "paragraphs lie inside the text")
      switch paragraph.role {
      case .byline, .contents, .verbatim:
        if let range = sentenceScanner.visibleRange(of: bytes, paragraph.range) {
          ranges.append(range)
        }
      case .title, .heading, .body, .listItem, .quote:
        appendRanges(of: bytes, in: paragraph.range, &work, to: &ranges)
      }
    }
    return ranges
  }

  /// The same with each line of `text` as a paragraph, without looking for lines before.
  ///
  /// Lines end with U+000A. O(bytes), deterministic.
  public func sentenceRanges(inLinesOf text: String) -> [ByteRange] {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    var work = SentenceScanner.Workspace()
    var ranges: [ByteRange] = []
    ranges.reserveCapacity(bytes.count / Self.usualSentence)
    var start = 0
    while start < bytes.count {
      let end = work.stops.lineEnd(in: bytes, from: start, sentenceScanner.filter)
      if end > start {
        appendRanges(of: bytes, in: ByteRange(start, end), &work, to: &ranges)
      }
      start = end + 1
    }
    return ranges
  }

  /// The tokens at `range` of `text` by way of all segments, which `segmented` finds sooner: for
  /// comparison.
  package func tokensOfSegments(in text: String, _ range: ByteRange) -> [Token] {
    let bytes = text.utf8Span.span
    var breaker = WordBoundaries()
    var boundaries: [UInt32] = []
    var segments: [Segment] = []
    var tokens: [Token] = []
    breaker.append(of: bytes, in: range, to: &boundaries)
    scanner.append(of: bytes, between: boundaries, to: &segments)
    merger.append(of: bytes, segments, to: &tokens)
    return tokens
  }

  /// In bytes, with the gap behind it; most texts have fewer tokens.
  private static let usualToken = 6
  /// In bytes; sentences of most texts are no shorter on average.
  private static let usualSentence = 80

  /// The sentences of one paragraph, behind those asked for before.
  @inline(__always)
  private func appendRanges(
    of text: Span<UInt8>, in range: ByteRange, _ work: inout SentenceScanner.Workspace,
    to ranges: inout [ByteRange]
  ) {
    if sentenceScanner.append(of: text, in: range, &work, to: &ranges) { return }
    appendRangesOfTokens(of: text, in: range, &work, to: &ranges)
  }

  /// The same from all tokens.
  @inline(never)
  private func appendRangesOfTokens(
    of text: Span<UInt8>, in range: ByteRange, _ work: inout SentenceScanner.Workspace,
    to ranges: inout [ByteRange]
  ) {
    sentenceScanner.fill(text, from: range.start, to: range.end, &work)
    var sentences: [Sentence] = []
    splitter.append(of: text, work.tokens, in: 0..<work.tokens.count, to: &sentences)
    for sentence in sentences { ranges.append(sentence.range) }
  }

  private func appendSentences(
    of text: Span<UInt8>, _ tokens: [Token], from first: Int, _ role: Paragraph.Role,
    to sentences: inout [Sentence]
  ) {
    if first == tokens.count { return }
    switch role {
    case .byline, .contents, .verbatim:
      sentences.append(SentenceSplitter.sentence(tokens, first..<tokens.count))
    case .title, .heading, .body, .listItem, .quote:
      splitter.append(of: text, tokens, in: first..<tokens.count, to: &sentences)
    }
  }
}
