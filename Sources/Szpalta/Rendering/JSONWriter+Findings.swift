import Analysis
import Synchronization
import TextModel

/// Findings are four fifths of a report: they are written from their numbers, with the keys of
/// `Report.FindingEntry` in alphabetical order.
extension JSONWriter {
  func append(_ findings: Report.FindingEntries) {
    if findings.isEmpty { return append(signs: "[]") }
    var parts = FindingParts.waiting.withLock { $0.popLast() } ?? FindingParts()
    parts.settle(on: findings.wordings)
    let records = findings.records.span
    let words = findings.words.span
    let text = findings.text.utf8Span.span
    var plain = PlainStretch()
    append(signs: "[")
    var index = 0
    while index < records.count {
      var place = parts.place(of: records[index])
      var room = Self.room(for: records[index], place)
      append(addingCapacity: max(room, unusedCapacity)) { span in
        // As many as there is room for.
        while room <= span.freeCapacity {
          if index > 0 { span.append(UInt8(ascii: ",")) }
          span.append(records[index], parts.bytes.span, place, text, &plain, words)
          index += 1
          if index == records.count { break }
          place = parts.place(of: records[index])
          room = Self.room(for: records[index], place)
        }
      }
    }
    append(signs: "]")
    FindingParts.waiting.withLock { [parts] in $0.append(parts) }
  }

  /// The bytes that an entry takes at most, whose parts stand at `place`.
  private static func room(
    for record: Report.FindingEntries.Record, _ place: FindingParts.Place
  ) -> Int {
    place.end - place.start + 6 * record.textRange.byteCount + 65 * record.words.count
      + mostBytesBetween
  }

  /// More than all keys, commas, the line and the range have.
  private static var mostBytesBetween: Int { 256 }
}

extension OutputSpan<UInt8> {
  /// Appends an entry, whose parts stand at `place` of `parts`.
  fileprivate mutating func append(
    _ record: Report.FindingEntries.Record, _ parts: Span<UInt8>, _ place: FindingParts.Place,
    _ text: Span<UInt8>, _ plain: inout PlainStretch, _ words: Span<ByteRange>
  ) {
    append(parts, from: place.start, to: place.middle)
    append(decimal: Int(record.line))
    append(",\"range\":")
    let rangeStart = count
    append(record.range)
    let rangeEnd = count
    append(",\"text\":\"")
    if plain.holds(record.textRange, of: text) {
      append(text, from: record.textRange.start, to: record.textRange.end)
    } else {
      append(jsonString: text.extracting(record.textRange.start..<record.textRange.end))
    }
    append("\"},\"priority\":")
    append(UInt8(ascii: "0") + UInt8(record.kind.priority.rawValue))
    append(parts, from: place.middle, to: place.end)
    if record.words.count == 1, words[record.words.lowerBound] == record.range {
      append(UInt8(ascii: "["))
      appendAgain(from: rangeStart, to: rangeEnd)
      append(UInt8(ascii: "]"))
    } else {
      append(words.extracting(record.words))
    }
    append(UInt8(ascii: "}"))
  }
}

/// A part of a text none of whose bytes is to be escaped.
private struct PlainStretch {
  private var start = 0
  private var end = 0

  /// True if a JSON string may hold the bytes at `range` of `text`, always the same, as they are.
  ///
  /// Bytes are looked at once for ranges that ascend.
  mutating func holds(_ range: ByteRange, of text: Span<UInt8>) -> Bool {
    if range.start < start || range.start >= end {
      start = range.start
      end = text.firstJSONEscape(from: start) ?? text.count
    }
    return range.end <= end
  }
}

/// What entries of findings begin with, up to the number of the line, and what stands between priority
/// and words: the same for all of one kind and amount, or of one kind and wording.
private struct FindingParts: Sendable {
  /// Those of reports before; as many as ever were written at the same time.
  static let waiting = Mutex<[FindingParts]>([])

  /// Where the parts of an entry stand in `bytes`: one from `start`, the other from `middle`.
  struct Place {
    fileprivate var storedStart: UInt32 = 0
    fileprivate var storedMiddle: UInt32 = 0
    fileprivate var storedEnd: UInt32 = 0

    var start: Int { Int(storedStart) }
    var middle: Int { Int(storedMiddle) }
    var end: Int { Int(storedEnd) }
  }

  /// All parts, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// By kind and amount, behind these by kind and wording; empty where they are not made yet.
  private var places = [Place](
    repeating: Place(), count: 2 * Finding.Kind.allCases.count * numberCount)
  /// The simpler wordings that the parts have.
  private var wordings: [[String]] = []
  /// How many bytes the parts have that are kept.
  private var keptCount = 0

  /// Amounts and wordings from this number on are rare.
  private static let numberCount = 1024

  /// Gets ready for findings whose simpler wordings are `wordings`.
  mutating func settle(on wordings: [[String]]) {
    // The same as before, and stored at one place, unless documents of two programs take turns.
    if wordings == self.wordings { return }
    self = FindingParts()
    self.wordings = wordings
  }

  /// Where the parts of `record` stand in `bytes`, until the next are asked for.
  mutating func place(of record: Report.FindingEntries.Record) -> Place {
    let hasWording = record.wording > 0
    let number = hasWording ? Int(record.wording) : (record.amount ?? -1) + 1
    // A wording explains all there is to say, unless somebody else wrote the report.
    guard number < Self.numberCount, !hasWording || record.amount == nil else {
      return write(record)
    }
    let row = record.kind.number + (hasWording ? Finding.Kind.allCases.count : 0)
    let index = row * Self.numberCount + number
    if places[index].storedEnd == 0 {
      places[index] = write(record)
      keptCount = places[index].end
    }
    return places[index]
  }

  /// Writes the parts of `record` behind those that are kept.
  private mutating func write(_ record: Report.FindingEntries.Record) -> Place {
    let suggestions = wordings[Int(record.wording)]
    bytes.removeLast(bytes.count - keptCount)
    let writer = JSONWriter()
    writer.append(headOf: record.kind, record.amount, suggestions)
    let middle = keptCount + writer.bytes.count
    writer.append(signs: ",\"suggestions\":")
    writer.append(suggestions)
    writer.append(signs: ",\"words\":")
    bytes += writer.bytes
    return Place(
      storedStart: UInt32(keptCount), storedMiddle: UInt32(middle), storedEnd: UInt32(bytes.count))
  }
}

extension JSONWriter {
  fileprivate func append(headOf kind: Finding.Kind, _ amount: Int?, _ suggestions: [String]) {
    append(signs: "{")
    if let amount {
      append(signs: "\"amount\":")
      append(amount)
      append(signs: ",")
    }
    append(signs: "\"explanation\":")
    for (index, language) in [LabelLanguage.en, .pl].enumerated() {
      append(signs: index == 0 ? "{" : ",")
      append(language.rawValue)
      append(signs: ":")
      append(
        Labels(language: language).explanation(of: kind, amount: amount, suggestions: suggestions))
    }
    append(signs: "},\"kind\":")
    append(kind.rawValue)
    append(signs: ",\"place\":{\"line\":")
  }
}
