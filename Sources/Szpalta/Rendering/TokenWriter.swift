public import Morphology
import TextModel

/// The formats in which tokens are written.
public enum TokenFormat: String, CaseIterable, Codable, Sendable {
  /// A sentence a line, its tokens parted by spaces.
  case text
  /// A sentence a line as a JSON object.
  case jsonl
  /// CoNLL-U, with NKJP tags in XPOS.
  case conllu
}

/// Writes the tokens of articles, or of the parts of one, sentence by sentence.
public struct TokenWriter {
  private let format: TokenFormat
  private let unit: OffsetUnit

  /// Where the part at hand begins in the whole text, in `unit`.
  private var base = 0
  /// The offsets of the part at hand, if some of it is written.
  private var offsets: OffsetMap?
  private var sentenceCount = 0

  /// What is not handed on yet; of its own, so that its memory is kept.
  private var output: [UInt8] = []

  private var json = TokenJSON()
  private let coNLLU: CoNLLU

  /// Output is handed on in pieces of about this many bytes.
  private static let pieceSize = 1 << 18

  /// A writer of `format`, with positions in `unit`.
  ///
  /// - Parameter splitter: what parts words such as "zrobiłbym" in CoNLL-U.
  public init(format: TokenFormat, offsets unit: OffsetUnit, splitter: CliticSplitter? = nil) {
    self.format = format
    self.unit = unit
    coNLLU = CoNLLU(splitter: splitter)
  }

  /// Hands the tokens of `article` to `sink`, as UTF-8, piece by piece.
  ///
  /// A further article is taken for the next part of the same text.
  public mutating func write(
    _ article: Article, to sink: (borrowing [UInt8]) throws -> Void
  ) rethrows {
    try write(article, endsText: true, to: sink)
  }

  /// The same where `article` may be some paragraphs of a part; unless it `endsText`, the next ones are
  /// of the same.
  mutating func write(
    _ article: Article, endsText: Bool, to sink: (borrowing [UInt8]) throws -> Void
  ) rethrows {
    let offsets = offsets ?? OffsetMap(article.source, unit: unit)
    self.offsets = endsText ? nil : offsets
    let document = article.annotated.document
    for sentence in document.sentences {
      sentenceCount += 1
      switch format {
      case .text: appendText(sentence, document, to: &output)
      case .jsonl:
        let base = base
        json.append(
          sentence, of: article.annotated, to: &output
        ) { Self.place($0, article, offsets, base) }
      case .conllu:
        output += coNLLU.text(of: sentence, number: sentenceCount, in: article.annotated).utf8
      }
      if output.count >= Self.pieceSize {
        try sink(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    if !output.isEmpty { try sink(output) }
    output.removeAll(keepingCapacity: true)
    if endsText { base += offsets.offset(ofByte: article.source.utf8.count) }
  }

  /// Forgets what it knows of entries, which a new `AnnotationCache` counts anew.
  mutating func forgetEntries() {
    json.forgetEntries()
  }

  private func appendText(_ sentence: Sentence, _ document: Document, to output: inout [UInt8]) {
    let text = document.text.utf8Span.span
    for index in sentence.tokens {
      if index > sentence.tokens.lowerBound { output.append(0x20) }
      let range = document.tokens[index].range
      text.extracting(range.start..<range.end).withUnsafeBufferPointer {
        output.append(contentsOf: $0)
      }
    }
    output.append(0x0A)
  }

  /// Where `range` stands in the whole text, in the writer's unit.
  private static func place(
    _ range: ByteRange, _ article: Article, _ offsets: OffsetMap, _ base: Int
  ) -> Range<Int> {
    let range = offsets.range(article.originalRange(of: range))
    return base + range.start..<base + range.end
  }
}
