import Foundation
import Segmentation
import Stages
import Szpalta

/// Prints what the lexicon and the tagger are asked to do: milliseconds to open lexicon and frequencies,
/// lookups a second, words and tokens a second from tokens to lemmas on a first pass, and the most
/// memory, over the plain text in `file` in documents of about `documentSize` bytes.
func measureMorphology(file: String, documentSize: Int) throws {
  let resources = try Resources()
  let openings = try (0..<200).map { _ in
    try processorSeconds {
      let frequencies = try Frequencies(contentsOfFile: resources.path(of: "pl.frequencies"))
      _ = try Lexicon(contentsOfFile: resources.path(of: "pl.lexicon"), rankedBy: frequencies)
    }
  }.sorted()
  print(
    format("opening: least %.2f ms, median %.2f ms", openings[0] * 1000, openings[100] * 1000))
  let engine = try Engine()
  // Before the words, which take more memory than the tagger.
  try measureTagging(lines: file, documentSize, engine)
  let words = try String(contentsOf: URL(filePath: file), encoding: .utf8).lowercased()
    .split { !$0.isLetter }.prefix(2_000_000).map { Array($0.utf8) }
  var found = 0
  let seconds = processorSeconds {
    for word in words where engine.lexicon.analysis(ofLowercase: word.span) != nil { found += 1 }
  }
  print(
    format("lookups: %.1f million a second, ", Double(words.count) / seconds / 1e6)
      + "\(found) of \(words.count) words found")
}

struct NoByteCount: Error, CustomStringConvertible {
  let text: String
  var description: String { "a number of bytes of 1 or more expected, \"\(text)\" found" }
}

func byteCount(_ text: String) throws -> Int {
  guard let count = Int(text), count > 0 else { throw NoByteCount(text: text) }
  return count
}

private func measureTagging(lines file: String, _ documentSize: Int, _ engine: Engine) throws {
  guard let input = fopen(file, "r") else {
    throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: file])
  }
  defer { fclose(input) }
  var (seconds, words, tokens) = (0.0, 0, 0)
  var text = ""
  while true {
    let line = nextLine(of: input)
    text += line ?? ""
    if line != nil, text.utf8.count < documentSize { continue }
    let document = engine.segmenter.segmented(text, paragraphs: paragraphs(of: text))
    var annotated: AnnotatedDocument?
    seconds += processorSeconds { annotated = engine.tagger.annotated(document) }
    tokens += annotated?.document.tokens.count ?? 0
    words += document.tokens.reduce(0) { $0 + ($1.kind == .word ? 1 : 0) }
    text = ""
    if line == nil { break }
  }
  print(
    format("tagging, first pass: %.2f s, ", seconds)
      + format("%.2f million words, ", Double(words) / seconds / 1e6)
      + format("%.2f million tokens a second", Double(tokens) / seconds / 1e6))
  print(format("memory, all resources of the tagger: %.1f MB", Double(try peakMemory()) / 1000))
}

private func nextLine(of file: UnsafeMutablePointer<FILE>) -> String? {
  var line: UnsafeMutablePointer<CChar>?
  var size = 0
  defer { free(line) }
  // Its buffer is given back above, whatever it holds.
  guard getline(&line, &size, file) > 0, let line else { return nil }
  return String(cString: line)
}

/// Each line of `text` that holds anything.
private func paragraphs(of text: String) -> [Paragraph] {
  var result: [Paragraph] = []
  var start = 0
  for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
    if offset > start { result.append(Paragraph(range: ByteRange(start, offset), role: .body)) }
    start = offset + 1
  }
  let end = text.utf8.count
  if end > start { result.append(Paragraph(range: ByteRange(start, end), role: .body)) }
  return result
}

private func format(_ format: String, _ values: Double...) -> String {
  String(format: format, arguments: values)
}
