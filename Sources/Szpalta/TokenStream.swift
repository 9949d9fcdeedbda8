import Foundation
import Morphology
import TextModel

/// The tokens of a text of any length, in the memory of a few parts of it.
///
/// Three threads work on it: one reads, segments and tells words apart, one finds
/// their lemmas and tags, and the caller's writes. The output is the same as if one
/// did it all.
public struct TokenStream: Sendable {
  private let pipeline: Pipeline
  private let format: TokenFormat
  private let splitsClitics: Bool

  /// Words after which what is known of them is forgotten, so that memory does not grow with the
  /// text.
  private static let wordLimit = 300_000
  /// Threads hand on pieces of about so many bytes: less than a part, so that none waits long for the
  /// first one, nor at the end for the last.
  private static let pieceSize = 1 << 17
  /// Pieces that wait between two threads.
  private static let waiting = 8

  /// A stream of the tokens in `format`; positions are counted as the pipeline's configuration says.
  ///
  /// - Parameter splitsClitics: whether CoNLL-U parts words such as "zrobiłbym".
  public init(pipeline: Pipeline, format: TokenFormat, splitsClitics: Bool = false) {
    self.pipeline = pipeline
    self.format = format
    self.splitsClitics = splitsClitics
  }

  /// A few paragraphs of a part of the text, with the words that their tokens are.
  private struct SegmentedPiece: Sendable {
    /// The whole text of the part, and what stands in these paragraphs.
    var document: Document
    var words: DocumentWords
    /// True if the words before are forgotten.
    var isFirst: Bool
    /// True if the part ends with these paragraphs.
    var endsPart: Bool
  }

  /// The same with what is new in it.
  private struct TaggedPiece: Sendable {
    var document: Document
    var choices: Tagger.Choices
    var newEntries: [AnnotatedDocument.Annotation]
    var newLemmas: [String]
    /// True if the entries before are forgotten.
    var isFirst: Bool
    var endsPart: Bool
  }

  /// Hands the tokens of the UTF-8 text at `path` ("-" is standard input) to `sink`, piece by piece.
  ///
  /// Nothing is cleaned. Texts of more than `TextParts.partSize` are read in
  /// parts of whole paragraphs; whether their lines are wrapped is told from
  /// the first part.
  ///
  /// - Throws: `SzpaltaError` if the file cannot be read or is not valid UTF-8;
  ///   the tokens of the parts before are already handed on.
  public func write(path: String, to sink: (borrowing [UInt8]) throws -> Void) throws {
    let parts = try TextParts(path: path)
    let segmented = Channel<Result<SegmentedPiece, any Error>>(capacity: Self.waiting)
    let tagged = Channel<Result<TaggedPiece, any Error>>(capacity: Self.waiting)
    Thread.detachNewThread { segment(parts, into: segmented) }
    Thread.detachNewThread { tag(segmented, into: tagged) }
    defer { tagged.cancel() }

    var writer = pipeline.tokenWriter(format, splitsClitics: splitsClitics)
    var entries: [AnnotatedDocument.Annotation] = []
    var lemmas: [String] = []
    while let result = tagged.receive() {
      let piece = try result.get()
      if piece.isFirst {
        entries = []
        lemmas = []
        writer.forgetEntries()
      }
      entries += piece.newEntries
      lemmas += piece.newLemmas
      let annotated = AnnotatedDocument(
        document: piece.document, entries: entries, choices: piece.choices, lemmas: lemmas)
      try writer.write(
        Article(unchanged: annotated), endsText: piece.endsPart, to: sink)
    }
  }

  private func segment(_ parts: TextParts, into output: Channel<Result<SegmentedPiece, any Error>>)
  {
    defer { output.finish() }
    var isWrapped: Bool?
    var indexer = WordIndexer()
    do {
      while let text = try parts.next() {
        let wrapped = isWrapped ?? pipeline.isWrapped(text)
        isWrapped = wrapped
        let paragraphs = pipeline.paragraphs(in: text, isWrapped: wrapped)
        var rest = paragraphs[...]
        repeat {
          let piece = Self.firstPiece(of: rest)
          rest = rest[piece.endIndex...]
          if indexer.count > Self.wordLimit { indexer = WordIndexer() }
          let isFirst = indexer.count == 0
          let document = pipeline.segmented(text, Array(piece))
          let segmented = SegmentedPiece(
            document: document, words: indexer.words(of: document), isFirst: isFirst,
            endsPart: rest.isEmpty)
          if !output.send(.success(segmented)) { return }
        } while !rest.isEmpty
      }
    } catch {
      _ = output.send(.failure(error))
    }
  }

  /// The paragraphs that come next, of `pieceSize` together or a little more.
  private static func firstPiece(of paragraphs: ArraySlice<Paragraph>) -> ArraySlice<Paragraph> {
    guard let start = paragraphs.first?.range.start else { return [] }
    let end = paragraphs.firstIndex { $0.range.end - start >= pieceSize }
    return end.map { paragraphs[...$0] } ?? paragraphs
  }

  private func tag(
    _ input: Channel<Result<SegmentedPiece, any Error>>,
    into output: Channel<Result<TaggedPiece, any Error>>
  ) {
    defer {
      input.cancel()
      output.finish()
    }
    var cache = AnnotationCache()
    while let result = input.receive() {
      let tagged = result.map { piece in
        if piece.isFirst { cache = AnnotationCache() }
        let (entryCount, lemmaCount) = (cache.entries.count, cache.lemmas.count)
        let choices = pipeline.choices(for: piece.document, piece.words, with: &cache)
        return TaggedPiece(
          document: piece.document, choices: choices,
          newEntries: Array(cache.entries[entryCount...]),
          newLemmas: Array(cache.lemmas[lemmaCount...]), isFirst: piece.isFirst,
          endsPart: piece.endsPart)
      }
      if !output.send(tagged) { return }
    }
  }
}
