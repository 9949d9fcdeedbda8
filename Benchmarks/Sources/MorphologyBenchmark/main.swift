import Foundation
import Segmentation
import Szpalta
import TextModel

// Time of lookups, and from tokens to lemma and tag in context, on one core.
// `MorphologyBenchmark FILE…`; `Benchmarks/morphology/compare-speed` runs it beside its peers.

/// Texts are tagged in parts of about so many bytes, like the documents of a stream.
let partSize = 100_000

/// Calls `body` with the parts of the file at `path`, each of whole lines.
func forEachPart(ofFile path: String, _ body: (String) throws -> Void) throws {
  let file = try FileHandle(forReadingFrom: URL(filePath: path))
  var rest = Data()
  while let chunk = try file.read(upToCount: partSize), !chunk.isEmpty {
    rest += chunk
    guard let end = rest.lastIndex(of: 0x0A) else { continue }
    try body(String(decoding: rest[...end], as: UTF8.self))
    rest = Data(rest[(end + 1)...])
  }
  if !rest.isEmpty { try body(String(decoding: rest, as: UTF8.self)) }
}

/// Seconds of processor time, which other programs do not lengthen as much as those of the clock.
func seconds(_ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  work()
  return now() - start
}

/// The most memory that the process had at a time, in MB.
///
/// `getrusage` counts that of the program which started this one.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(whereSeparator: \.isWhitespace)[1]).flatMap { Int($0) }.map { $0 / 1024 } ?? 0
}

do {
  let resources = try Resources()
  let opened = ContinuousClock().now
  let frequencies = try Frequencies(contentsOfFile: resources.path(of: "pl.frequencies"))
  let lexicon = try Lexicon(
    contentsOfFile: resources.path(of: "pl.lexicon"), rankedBy: frequencies)
  let ready = (ContinuousClock().now - opened) / .milliseconds(1)
  let tagger = Tagger(
    lexicon: lexicon, frequencies: frequencies,
    context: try ContextModel(contentsOfFile: resources.path(of: "pl.context")),
    closedWords: try ClosedWords(
      parsing: try resources.text(of: "pl.closed-words.txt"), name: "pl.closed-words.txt"),
    wordParts: try WordParts(
      parsing: try resources.text(of: "pl.word-parts.txt"), name: "pl.word-parts.txt"),
    endings: try Endings(contentsOfFile: resources.path(of: "pl.endings")))
  let segmenter = Segmenter(
    abbreviations: try Abbreviations(
      parsing: try resources.text(of: "pl.abbreviations.txt"), name: "pl.abbreviations.txt"))
  var words = 0
  var found = 0
  var (lookup, tagging) = (0.0, 0.0)
  let memory = try peakMemory()
  var readings = 0
  for path in CommandLine.arguments.dropFirst() {
    try forEachPart(ofFile: path) { text in
      let document = segmenter.segmented(text, paragraphs: PlainText.paragraphs(in: text))
      let lowercase = text.lowercased()
      let bytes = lowercase.utf8Span.span
      let tokens = document.tokens.filter { [TokenKind.word, .abbreviation].contains($0.kind) }
      words += tokens.count
      // A few letters change their length with their case; what stands elsewhere then is no word.
      lookup += seconds {
        for token in tokens where token.range.end <= bytes.count {
          let word = bytes.extracting(token.range.start..<token.range.end)
          if lexicon.analysis(ofLowercase: word) != nil { found += 1 }
        }
      }
      tagging += seconds { readings += tagger.annotated(document).entries.count }
    }
  }
  print(
    """
    words \(words)
    ready_ms \(ready)
    lookup_s \(lookup)
    found \(found)
    tagging_s \(tagging)
    readings \(readings)
    memory_before_mb \(memory)
    memory_mb \(try peakMemory())
    """)
} catch {
  FileHandle.standardError.write(Data("MorphologyBenchmark: \(error)\n".utf8))
  exit(1)
}
