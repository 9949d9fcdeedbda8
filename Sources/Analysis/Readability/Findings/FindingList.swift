package import TextModel

/// Findings in a row, kept as numbers: a record of 32 bytes for each, and 8 bytes for each of its words.
///
/// A `Finding` is made where one is asked for.
public struct FindingList: RandomAccessCollection, Sendable {
  /// A finding as numbers.
  package struct Record: Sendable {
    /// The place as a whole.
    package var range: ByteRange
    fileprivate var firstWord: UInt32
    fileprivate var endWord: UInt32
    fileprivate var storedSentence: Int32
    fileprivate var storedAmount: Int32
    /// The index of its simpler wordings in `wordings`; 0 for none.
    package var wording: UInt32
    /// What was found.
    package var kind: Finding.Kind

    /// See `Finding.amount`.
    package var amount: Int? { storedAmount < 0 ? nil : Int(storedAmount) }
    /// The indices of its words in `words`.
    package var words: Range<Int> { Int(firstWord)..<Int(endWord) }
    fileprivate var sentence: Int? { storedSentence < 0 ? nil : Int(storedSentence) }
  }

  /// One for each finding.
  package private(set) var records: [Record] = []
  /// The words of all findings.
  package private(set) var words: [ByteRange] = []
  /// Simpler wordings; the first are none.
  package let wordings: [[String]]

  /// No findings yet.
  ///
  /// - Parameter wordings: the lists that findings name by their index; the first is empty.
  package init(wordings: [[String]] = [[]]) { self.wordings = wordings }

  /// The index of the first finding: 0.
  public var startIndex: Int { 0 }
  /// The number of findings.
  public var endIndex: Int { records.count }
  /// The finding with the index `index`.
  public subscript(index: Int) -> Finding {
    let record = records[index]
    return Finding(
      kind: record.kind, range: record.range, words: Array(words[record.words]),
      sentence: record.sentence, amount: record.amount,
      suggestions: wordings[Int(record.wording)])
  }

  /// Adds a finding about a place as a whole.
  mutating func append(_ kind: Finding.Kind, at range: ByteRange, amount: Int? = nil) {
    words.append(range)
    close(kind, range, amount: amount)
  }

  /// Adds a word to the finding that is added next.
  mutating func append(word: ByteRange) { words.append(word) }

  /// Adds the finding whose words were added since the one before.
  mutating func close(
    _ kind: Finding.Kind, _ range: ByteRange, sentence: Int? = nil, amount: Int? = nil,
    wording: Int = 0
  ) {
    // Texts end at 2³¹ − 1 bytes, and so do counts of what is in them.
    records.append(
      Record(
        range: range, firstWord: records.last?.endWord ?? 0, endWord: UInt32(words.count),
        storedSentence: Int32(sentence ?? -1), storedAmount: Int32(amount ?? -1),
        wording: UInt32(wording), kind: kind))
  }

  /// Puts the findings in the order of the text: by where they begin, of equals the longer first, then
  /// as they were added.
  mutating func sort() {
    // One number decides but where two begin at one place.
    var keys = Self.sorted(
      records.indices.map { UInt64(records[$0].range.start) << 32 | UInt64($0) })
    orderLongerFirst(&keys)
    records = keys.map { records[Self.index($0)] }
  }

  /// The lower half of a key: the index of a record.
  private static func index(_ key: UInt64) -> Int { Int(key & UInt64(UInt32.max)) }

  /// Puts the longer of those first that begin at one place.
  private func orderLongerFirst(_ keys: inout [UInt64]) {
    var keys = keys.mutableSpan
    let records = records.span
    for index in keys.indices.dropFirst() where keys[index] >> 32 == keys[index - 1] >> 32 {
      let key = keys[index]
      let end = records[Self.index(key)].range.end
      var place = index
      while place > 0, keys[place - 1] >> 32 == key >> 32,
        records[Self.index(keys[place - 1])].range.end < end
      {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
  }

  /// `keys` by their upper halves, of equals as they come: byte by byte, since texts are short.
  private static func sorted(_ keys: [UInt64]) -> [UInt64] {
    var keys = keys
    var sorted = keys
    let greatest = keys.max() ?? 0
    var shift: UInt64 = 32
    while greatest >> shift > 0 {
      sort(keys.span, byByteAt: shift, into: &sorted)
      swap(&keys, &sorted)
      shift += 8
    }
    return keys
  }

  private static func sort(
    _ keys: Span<UInt64>, byByteAt shift: UInt64, into sorted: inout [UInt64]
  ) {
    var sorted = sorted.mutableSpan
    var places = InlineArray<257, Int>(repeating: 0)
    for index in keys.indices { places[Int(keys[index] >> shift & 0xFF) + 1] += 1 }
    for byte in 1...256 { places[byte] += places[byte - 1] }
    for index in keys.indices {
      let byte = Int(keys[index] >> shift & 0xFF)
      sorted[places[byte]] = keys[index]
      places[byte] += 1
    }
  }
}
