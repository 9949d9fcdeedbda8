import ArgumentParser
import CICUShim
import Foundation
import Segmentation
import TextModel

/// `segmentation-fuzzer`: our boundaries against ICU's, on texts made up and texts mutated.
@main
struct SegmentationFuzzer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segmentation-fuzzer",
    abstract: "Compares boundaries, tokens and sentences with those found the long way.",
    discussion: """
      Example:
        segmentation-fuzzer --megabytes 200 corpora/*.txt

      The files are compared as they are, then mutated. Ends with 1 at the first difference.
      """)

  @Option(help: "How much text, in millions of bytes.")
  var megabytes: Int = 200

  @Option(help: "Where the random sequence begins.")
  var seed: UInt64 = 1

  @Option(help: "The list of abbreviations.")
  var abbreviations = "Sources/Szpalta/Resources/pl.abbreviations.txt"

  @Argument(help: "UTF-8 files to mutate.")
  var files: [String] = []

  func run() throws {
    let corpus = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    let list = try String(contentsOfFile: abbreviations, encoding: .utf8)
    let segmenter = Segmenter(
      abbreviations: try Abbreviations(parsing: list, name: abbreviations))
    let peer = PeerBoundaries()
    for (file, text) in zip(files, corpus) {
      try peer.compare(text, origin: file)
      try compareSentences(text, segmenter, origin: file)
    }
    var source = TextSource(corpus: corpus, seed: seed)
    var (bytes, texts, reported) = (0, 0, 0)
    while bytes < megabytes * 1_000_000 {
      let text = source.next()
      try peer.compare(text, origin: "text \(texts) of seed \(seed)")
      try compareSentences(text, segmenter, origin: "text \(texts) of seed \(seed)")
      bytes += text.utf8.count
      texts += 1
      if bytes / 20_000_000 > reported {
        reported = bytes / 20_000_000
        FileHandle.standardError.write(Data("\(reported * 20) MB, no difference\n".utf8))
      }
    }
    print("\(texts) texts, \(bytes) bytes, \(corpus.count) files: 0 differences")
  }
}

/// Where ours is not what it should be.
private struct Difference: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Throws if the tokens of `document` are not those merged of segments.
private func compareTokens(
  of document: Document, _ segmenter: Segmenter, origin: String
) throws {
  let merged = document.paragraphs.flatMap {
    segmenter.tokensOfSegments(in: document.text, $0.range)
  }
  guard merged != document.tokens else { return }
  let index = zip(merged, document.tokens).prefix { $0 == $1 }.count
  let start = index < merged.count ? merged[index].range.start : document.text.utf8.count
  let context = document.text[ByteRange(start, min(start + 100, document.text.utf8.count))]
  throw Difference(
    """
    \(origin): token \(index) differs
    of segments \(index < merged.count ? "\(merged[index])" : "none")
    at once     \(index < document.tokens.count ? "\(document.tokens[index])" : "none")
    text \(String(context).debugDescription)
    """)
}

/// Throws if the sentences found without tokens are not those found with them.
///
/// Once with lines as paragraphs, once with the whole text as one.
private func compareSentences(_ text: String, _ segmenter: Segmenter, origin: String) throws {
  let whole = [Paragraph(range: ByteRange(0, text.utf8.count), role: .body)]
  for paragraphs in [whole, lines(of: text)] {
    let document = segmenter.segmented(text, paragraphs: paragraphs)
    try compareTokens(of: document, segmenter, origin: origin)
    let slow = document.sentences.map(\.range)
    var fast = segmenter.sentenceRanges(in: text, paragraphs: paragraphs)
    if slow == fast, paragraphs.count > 1 { fast = segmenter.sentenceRanges(inLinesOf: text) }
    guard slow != fast else { continue }
    let index = zip(slow, fast).prefix { $0 == $1 }.count
    let start = index < slow.count ? slow[index].start : text.utf8.count
    let context = text[ByteRange(start, min(start + 300, text.utf8.count))]
    throw Difference(
      """
      \(origin): sentence \(index) differs
      with tokens    \(index < slow.count ? "\(slow[index])" : "none")
      without tokens \(index < fast.count ? "\(fast[index])" : "none")
      text \(String(context).debugDescription)
      paragraphs \(paragraphs.count)
      """)
  }
}

private func lines(of text: String) -> [Paragraph] {
  var paragraphs: [Paragraph] = []
  var start = 0
  for (offset, byte) in text.utf8.enumerated() where byte == 0x0A {
    paragraphs.append(Paragraph(range: ByteRange(start, offset), role: .body))
    start = offset + 1
  }
  paragraphs.append(Paragraph(range: ByteRange(start, text.utf8.count), role: .body))
  return paragraphs
}

/// ICU's own boundaries, by the root rules.
struct PeerBoundaries: ~Copyable {
  private let iterator: OpaquePointer

  init() {
    var status: Int32 = 0
    guard let iterator = cicu_break_open(CICU_BREAK_WORD, "pl", &status) else {
      fatalError("ICU opens no break iterator: \(String(cString: cicu_error_name(status)))")
    }
    self.iterator = iterator
  }

  deinit { cicu_break_close(iterator) }

  /// Throws if our boundaries of `text` are not ICU's.
  func compare(_ text: String, origin: String) throws {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    var ours: [UInt32] = []
    var scanner = WordBoundaries()
    scanner.append(of: bytes, in: ByteRange(0, bytes.count), to: &ours)
    var index = 0
    let difference: Int? = bytes.withUnsafeBufferPointer { buffer in
      _ = cicu_break_set_utf8(iterator, buffer.baseAddress, Int64(buffer.count))
      var boundary: Int32 = 0
      while boundary >= 0 {
        guard index < ours.count, ours[index] == UInt32(boundary) else { return Int(boundary) }
        index += 1
        boundary = cicu_break_next(iterator)
      }
      return index == ours.count ? nil : Int(ours[index])
    }
    guard let difference else { return }
    let start = max(0, difference - 30)
    let context = Array(text.utf8)[start..<min(bytes.count, difference + 30)]
    let found = index < ours.count ? "\(ours[index])" : "none"
    throw Difference(
      """
      \(origin): ICU and ours differ near byte \(difference): ours has \(found)
      bytes \(start)…: \(context.map { String($0, radix: 16) }.joined(separator: " "))
      \(String(decoding: context, as: UTF8.self).debugDescription)
      """)
  }
}
