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
  /// Parts that wait between two threads.
  private static let waiting = 2

  /// A stream of the tokens in `format`; positions are counted as the pipeline's configuration says.
  ///
  /// - Parameter splitsClitics: whether CoNLL-U parts words such as "zrobiłbym".
  public init(pipeline: Pipeline, format: TokenFormat, splitsClitics: Bool = false) {
    self.pipeline = pipeline
    self.format = format
    self.splitsClitics = splitsClitics
  }

  /// A part of the text with the words that its tokens are.
  private struct SegmentedPart: Sendable {
    var document: Document
    var words: DocumentWords
    /// True if the words before are forgotten.
    var isFirst: Bool
  }

  /// A part of the text with what is new in it.
  private struct TaggedPart: Sendable {
    var document: Document
    var choices: Tagger.Choices
    var newEntries: [AnnotatedDocument.Annotation]
    var newLemmas: [String]
    /// True if the entries before are forgotten.
    var isFirst: Bool
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
    let segmented = Channel<Result<SegmentedPart, any Error>>(capacity: Self.waiting)
    let tagged = Channel<Result<TaggedPart, any Error>>(capacity: Self.waiting)
    Thread.detachNewThread { segment(parts, into: segmented) }
    Thread.detachNewThread { tag(segmented, into: tagged) }
    defer { tagged.cancel() }

    var writer = pipeline.tokenWriter(format, splitsClitics: splitsClitics)
    var entries: [AnnotatedDocument.Annotation] = []
    var lemmas: [String] = []
    while let result = tagged.receive() {
      let part = try result.get()
      if part.isFirst {
        entries = []
        lemmas = []
        writer.forgetEntries()
      }
      entries += part.newEntries
      lemmas += part.newLemmas
      try writer.write(
        Article(
          unchanged: AnnotatedDocument(
            document: part.document, entries: entries, choices: part.choices,
            lemmas: lemmas)), to: sink)
    }
  }

  private func segment(_ parts: TextParts, into output: Channel<Result<SegmentedPart, any Error>>) {
    defer { output.finish() }
    var isWrapped: Bool?
    var indexer = WordIndexer()
    do {
      while let text = try parts.next() {
        let wrapped = isWrapped ?? pipeline.isWrapped(text)
        isWrapped = wrapped
        let document = pipeline.segmented(text, isWrapped: wrapped)
        if indexer.count > Self.wordLimit { indexer = WordIndexer() }
        let isFirst = indexer.count == 0
        let part = SegmentedPart(
          document: document, words: indexer.words(of: document), isFirst: isFirst)
        if !output.send(.success(part)) { return }
      }
    } catch {
      _ = output.send(.failure(error))
    }
  }

  private func tag(
    _ input: Channel<Result<SegmentedPart, any Error>>,
    into output: Channel<Result<TaggedPart, any Error>>
  ) {
    defer {
      input.cancel()
      output.finish()
    }
    var cache = AnnotationCache()
    while let result = input.receive() {
      let part = result.map { part in
        if part.isFirst { cache = AnnotationCache() }
        let (entryCount, lemmaCount) = (cache.entries.count, cache.lemmas.count)
        let choices = pipeline.choices(for: part.document, part.words, with: &cache)
        return TaggedPart(
          document: part.document, choices: choices,
          newEntries: Array(cache.entries[entryCount...]),
          newLemmas: Array(cache.lemmas[lemmaCount...]), isFirst: part.isFirst)
      }
      if !output.send(part) { return }
    }
  }
}
