import CICUPeer
import Foundation
import Segmentation
import TextModel

/// Measures everything on `text` and prints a table.
func run(on text: String) throws {
  let bytes = text.utf8Span.span
  var units: Int32 = 0
  let utf16 = bytes.withUnsafeBufferPointer {
    peer_utf16($0.baseAddress, Int32($0.count), &units)!
  }
  defer { free(utf16) }
  let store = UnsafeMutablePointer<UInt32>.allocate(capacity: bytes.count + 1)
  defer { store.deallocate() }

  let segmenter = try makeSegmenter()
  var table = Table(byteCount: bytes.count)
  var ours: [UInt32] = []
  for _ in 0..<rounds {
    for (name, kind) in [("words", PEER_WORDS), ("sentences", PEER_SENTENCES)] {
      table.measure("\(name), ICU UTF-16") {
        Int(peer_boundaries_utf16(kind, utf16, units, store))
      }
      table.measure("\(name), ICU UTF-8") {
        bytes.withUnsafeBufferPointer {
          Int(peer_boundaries_utf8(kind, $0.baseAddress, Int32($0.count), store))
        }
      }
    }
    table.measure("words, ours") {
      ours.removeAll(keepingCapacity: true)
      var words = WordBoundaries()
      words.append(of: bytes, in: ByteRange(0, bytes.count), to: &ours)
      return ours.count - 1
    }
    table.measure("sentences, ours") {
      segmenter.sentenceRanges(in: text, paragraphs: lines(of: bytes)).count
    }
    table.measure("sentences, ours with all tokens") {
      segmenter.segmented(text, paragraphs: lines(of: bytes)).sentences.count
    }
  }
  table.print()
}

/// Every line as a paragraph, as ICU's rules have it.
private func lines(of text: Span<UInt8>) -> [Paragraph] {
  text.withUnsafeBufferPointer { buffer in
    guard let first = buffer.baseAddress else { return [] }
    var paragraphs: [Paragraph] = []
    var start = 0
    while start < buffer.count {
      let found = memchr(first + start, 0x0A, buffer.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(first) } ?? buffer.count
      if end > start { paragraphs.append(Paragraph(range: ByteRange(start, end), role: .body)) }
      start = end + 1
    }
    return paragraphs
  }
}

/// Times of named work, round by round.
struct Table {
  let byteCount: Int
  private var order: [String] = []
  private var times: [String: [Double]] = [:]
  private var counts: [String: Int] = [:]

  init(byteCount: Int) { self.byteCount = byteCount }

  /// Does `work`, which says how many boundaries it found, and notes its time under `name`.
  mutating func measure(_ name: String, _ work: () -> Int) {
    var count = 0
    let duration = ContinuousClock().measure { count = work() }
    if times[name] == nil { order.append(name) }
    times[name, default: []].append(duration / .seconds(1))
    counts[name] = count
  }

  /// One line a name: megabytes a second (median), boundaries, and the ratio to the first of its kind.
  func print() {
    Swift.print("\(byteCount) bytes, \(times.values.first?.count ?? 0) rounds, one core, medians")
    var first: [Substring: Double] = [:]
    for name in order {
      let sorted = times[name, default: []].sorted()
      let speed = Double(byteCount) / 1e6 / sorted[sorted.count / 2]
      let kind = name.prefix { $0 != "," }
      let base = first[kind, default: speed]
      first[kind] = base
      let columns = String(format: "%8.1f MB/s %6.2f ×  ", speed, speed / base)
      Swift.print(columns + "\(counts[name, default: 0])  \(name)")
    }
  }
}
