/// The lemmas of a word, each once, side by side as UTF-8; its memory is kept from word to word.
struct LemmaList: ~Copyable {
  /// All lemmas, and behind them what is to become the next one.
  var bytes = Scratch<UInt8>()
  private var ends = Scratch<Int>()

  /// The number of lemmas.
  var count: Int { ends.count }

  /// Where the next lemma begins in `bytes`.
  var nextStart: Int { ends.count == 0 ? 0 : ends[ends.count - 1] }

  mutating func removeAll() {
    bytes.removeAll()
    ends.removeAll()
  }

  /// Where the lemma stands in `bytes`.
  func range(of lemma: Int) -> Range<Int> { (lemma == 0 ? 0 : ends[lemma - 1])..<ends[lemma] }

  /// Calls `body` with the bytes of the lemma.
  @inline(__always)
  func withLemma<Result>(_ lemma: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    bytes.withSpan { body($0.extracting(range(of: lemma))) }
  }

  /// The lemma as text.
  func text(_ lemma: Int) -> String { withLemma(lemma) { $0.string } }

  /// True if the lemma's bytes are those of `text`.
  func isLemma(_ lemma: Int, _ text: String) -> Bool { withLemma(lemma) { $0.hasBytes(of: text) } }

  /// Makes what stands behind the last lemma the next one, unless it is there already.
  ///
  /// - Returns: the lemma's number.
  mutating func add() -> Int {
    let new = nextStart..<bytes.count
    for lemma in 0..<ends.count where isSame(range(of: lemma), new) {
      bytes.removeLast(new.count)
      return lemma
    }
    ends.append(bytes.count)
    return ends.count - 1
  }

  /// True if the same bytes stand in both ranges.
  private func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    if first.count != second.count { return false }
    return bytes.withSpan { bytes in
      // The last bytes first: lemmas of one form begin alike.
      (0..<first.count).reversed().allSatisfy {
        bytes[first.lowerBound + $0] == bytes[second.lowerBound + $0]
      }
    }
  }

  /// The same with `start` and `ending` behind what stands there.
  mutating func add(_ start: Span<UInt8>, _ ending: String = "") -> Int {
    bytes.append(addingCapacity: start.count + ending.utf8.count) { bytes in
      for offset in start.indices { bytes.append(start[offset]) }
      for byte in ending.utf8 { bytes.append(byte) }
    }
    return add()
  }
}
