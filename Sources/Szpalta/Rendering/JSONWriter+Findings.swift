import Analysis
import Morphology
import TextModel

/// Findings are four fifths of a report: they are written from their numbers, with the keys of
/// `Report.FindingEntry` in alphabetical order.
extension JSONWriter {
  func append(_ findings: Report.FindingEntries) {
    var heads = FindingHeads.pool.take()
    let text = findings.text.utf8Span.span
    append(signs: "[")
    for (index, record) in findings.records.enumerated() {
      let suggestions = findings.wordings[Int(record.wording)]
      let head = heads.place(of: record.kind, record.amount, suggestions)
      append(
        record, isFirst: index == 0, head: heads.bytes.span.extracting(head),
        text: text.extracting(record.textRange.start..<record.textRange.end))
      append(suggestions)
      append(signs: ",\"words\":")
      append(findings.words[record.words])
      append(signs: "}")
    }
    append(signs: "]")
    FindingHeads.pool.give(heads)
  }

  private func append(
    _ record: Report.FindingEntries.Record, isFirst: Bool, head: Span<UInt8>, text: Span<UInt8>
  ) {
    append(addingCapacity: head.count + 6 * text.count + Self.mostBytesBetween) { span in
      if !isFirst { span.append(UInt8(ascii: ",")) }
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
/// amount, but for those with wordings of their own.
private struct FindingHeads: Sendable {
  static let pool = Pool(wordCount: \.count) { FindingHeads() }

  /// All heads, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// By kind and amount; empty where they are not made yet.
  private var places: [[Range<Int>]] = []
  /// How many bytes the heads have that are kept.
  private var keptCount = 0
  private var count = 0

  /// Greater amounts are rare.
  private static let mostAmount = 255

  /// Where the head of `kind` stands in `bytes`; only until the next is asked for.
  mutating func place(
    of kind: Finding.Kind, _ amount: Int?, _ suggestions: [String]
  ) -> Range<Int> {
    bytes.removeLast(bytes.count - keptCount)
    let (row, column) = (kind.number, (amount ?? -1) + 1)
    while places.count <= row { places.append([]) }
    if column < places[row].count, !places[row][column].isEmpty { return places[row][column] }
    let writer = JSONWriter()
    writer.append(headOf: kind, amount, suggestions)
    bytes += writer.bytes
    let place = keptCount..<bytes.count
    guard suggestions.isEmpty, column <= Self.mostAmount else { return place }
    while places[row].count <= column { places[row].append(0..<0) }
    places[row][column] = place
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
