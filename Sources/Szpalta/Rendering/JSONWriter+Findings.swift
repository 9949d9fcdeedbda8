import Analysis
import Morphology
import TextModel

/// Findings are four fifths of a report: they are written from their numbers, with the keys of
/// `Report.FindingEntry` in alphabetical order.
extension JSONWriter {
  func append(_ findings: Report.FindingEntries) {
    var heads = FindingHeads.pool.take()
    // Those with simpler wordings, by the index of these.
    var wordingHeads = FindingHeads()
    let text = findings.text.utf8Span.span
    let words = findings.words.span
    append(signs: "[")
    for (index, record) in findings.records.enumerated() {
      if index > 0 { append(signs: ",") }
      let text = text.extracting(record.textRange.start..<record.textRange.end)
      let words = words.extracting(record.words)
      if record.wording == 0 {
        let head = heads.place(of: record.kind, number: (record.amount ?? -1) + 1) {
          $0.append(headOf: record.kind, record.amount, [])
        }
        append(record, heads.bytes.span.extracting(head), text: text)
        append(signs: "[],\"words\":")
      } else {
        let suggestions = findings.wordings[Int(record.wording)]
        let head = wordingHeads.place(of: record.kind, number: Int(record.wording)) {
          $0.append(headOf: record.kind, record.amount, suggestions)
        }
        append(record, wordingHeads.bytes.span.extracting(head), text: text)
        append(suggestions)
        append(signs: ",\"words\":")
      }
      append(ranges: words, behind: "}")
    }
    append(signs: "]")
    FindingHeads.pool.give(heads)
  }

  /// Appends an entry up to its suggestions.
  private func append(
    _ record: Report.FindingEntries.Record, _ head: Span<UInt8>, text: Span<UInt8>
  ) {
    append(addingCapacity: head.count + 6 * text.count + Self.mostBytesBetween) { span in
      span.append(head, from: 0, to: head.count)
      span.append(decimal: Int(record.line))
      span.append(",\"range\":")
      span.append(record.range)
      span.append(",\"text\":\"")
      span.append(jsonString: text)
      span.append("\"},\"priority\":")
      span.append(UInt8(ascii: "0") + UInt8(record.kind.priority.rawValue))
      span.append(",\"suggestions\":")
    }
  }

  /// More than all keys, the line and the range have.
  private static var mostBytesBetween: Int { 192 }
}

/// What entries of findings begin with, up to the number of the line: the same for all of one kind and
/// amount.
private struct FindingHeads: Sendable {
  static let pool = Pool(wordCount: \.count) { FindingHeads() }

  /// All heads, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// By kind and number; empty where they are not made yet.
  private var places: [[Range<Int>]] = []
  /// How many bytes the heads have that are kept.
  private var keptCount = 0
  private var count = 0

  /// Greater amounts are rare.
  private static let mostNumber = 1023

  /// Where the head of `kind` with `number` stands in `bytes`, until the next is asked for; `write`
  /// writes it if it is not there.
  mutating func place(
    of kind: Finding.Kind, number: Int, _ write: (JSONWriter) -> Void
  ) -> Range<Int> {
    let row = kind.number
    if row < places.count, number < places[row].count, !places[row][number].isEmpty {
      return places[row][number]
    }
    bytes.removeLast(bytes.count - keptCount)
    let writer = JSONWriter()
    write(writer)
    bytes += writer.bytes
    let place = keptCount..<bytes.count
    guard number <= Self.mostNumber else { return place }
    while places.count <= row { places.append([]) }
    while places[row].count <= number { places[row].append(0..<0) }
    places[row][number] = place
    keptCount = bytes.count
    count += 1
    return place
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
