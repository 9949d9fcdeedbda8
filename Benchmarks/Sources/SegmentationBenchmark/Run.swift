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
  var paragraphs: [Paragraph] = []
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
      findLines(of: bytes, &paragraphs)
      return segmenter.sentenceRanges(in: text, paragraphs: paragraphs).count
    }
    table.measure("sentences, ours with all tokens") {
      findLines(of: bytes, &paragraphs)
      return segmenter.segmented(text, paragraphs: paragraphs).sentences.count
    }
  }
  table.print()
}

/// Every line as a paragraph, as ICU's rules have it; the array's memory is used again, as ICU's is.
private func findLines(of text: Span<UInt8>, _ paragraphs: inout [Paragraph]) {
  paragraphs.removeAll(keepingCapacity: true)
  text.withUnsafeBufferPointer { buffer in
    guard let first = buffer.baseAddress else { return }
    var start = 0
    while start < buffer.count {
      let found = memchr(first + start, 0x0A, buffer.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(first) } ?? buffer.count
      if end > start { paragraphs.append(Paragraph(range: ByteRange(start, end), role: .body)) }
      start = end + 1
    }
  }
}

/// Times of named work, round by round.
struct Table {
  let byteCount: Int
  private var order: [String] = []
  private var times: [String: [Double]] = [:]
  private var counts: [String: Int] = [:]

  init(byteCount: Int) { self.byteCount = byteCount }

  /// Does `work`, which says how many boundaries it found, and notes its processor time under `name`.
  ///
  /// Wall time is the same on a quiet machine; elsewhere it counts what others do.
  mutating func measure(_ name: String, _ work: () -> Int) {
    let start = Self.processorSeconds()
    let count = work()
    if times[name] == nil { order.append(name) }
    times[name, default: []].append(Self.processorSeconds() - start)
    counts[name] = count
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// One line a name: megabytes a second and the ratio to the first of its kind, by medians and by the
  /// best rounds, then the boundaries.
  func print() {
    Swift.print(
      "\(byteCount) bytes, \(times.values.first?.count ?? 0) rounds, one core: medians, best rounds"
    )
    var first: [Substring: [Double]] = [:]
    for name in order {
      let sorted = times[name, default: []].sorted()
      let speeds = [sorted[sorted.count / 2], sorted[0]].map { Double(byteCount) / 1e6 / $0 }
      let kind = name.prefix { $0 != "," }
      let base = first[kind, default: speeds]
      first[kind] = base
      let columns = zip(speeds, base).map { speed, base in
        String(format: "%8.1f MB/s %6.2f ×  ", speed, speed / base)
      }
      Swift.print(columns.joined() + "\(counts[name, default: 0])  \(name)")
    }
  }
}
