public import Morphology
import TextModel

/// Writes lemmas and tags with their probabilities, for people or as JSON lines.
public struct LemmaWriter {
  /// How lemmas are written.
  public enum Format: String, CaseIterable, Sendable {
    /// A token a line in columns, an empty line between sentences.
    case text
    /// A sentence a line as a JSON object.
    case jsonl
  }

  private let format: Format
  private let unit: OffsetUnit
  private let labels: Labels

  /// Where the next part begins in the whole text, in `unit`.
  private var base = 0

  /// A writer of `format`, with positions in `unit` and labels in `language`.
  public init(format: Format, offsets unit: OffsetUnit, language: LabelLanguage) {
    self.format = format
    self.unit = unit
    labels = Labels(language: language)
  }

  /// Hands the lemmas of `article` to `sink`, sentence by sentence.
  ///
  /// A further article is taken for the next part of the same text.
  ///
  /// - Parameter readings: all readings of each token, to be written too; `nil` for the chosen ones only.
  public mutating func write(
    _ article: Article, readings: [[RankedReading]]? = nil, to sink: (String) throws -> Void
  ) rethrows {
    let offsets = OffsetMap(article.source, unit: unit)
    for sentence in article.annotated.document.sentences {
      switch format {
      case .text: try sink(text(of: sentence, article.annotated, readings))
      case .jsonl:
        let entry = entry(for: sentence, article.annotated, readings) {
          let range = offsets.range(article.originalRange(of: $0))
          return base + range.start..<base + range.end
        }
        try sink(JSONText.encoded(entry) + "\n")
      }
    }
    base += offsets.offset(ofByte: article.source.utf8.count)
  }

  // MARK: Text

  private func text(
    of sentence: Sentence, _ annotated: AnnotatedDocument, _ readings: [[RankedReading]]?
  ) -> String {
    var rows: [[String]] = []
    for token in sentence.tokens {
      let all = readings?[token] ?? [annotated.reading(ofToken: token)]
      for (index, reading) in all.enumerated() {
        let form = index == 0 ? String(annotated.document[annotated.document.tokens[token]]) : ""
        rows.append([
          form, reading.lemma, reading.tag.description,
          labels.number(100 * reading.probability, digits: 0) + " %", labels.source(reading.source),
        ])
      }
    }
    return Self.aligned(rows) + "\n"
  }

  /// Columns two spaces apart; very long words do not push the others away.
  private static func aligned(_ rows: [[String]]) -> String {
    guard let first = rows.first else { return "" }
    let widths = first.indices.map { column in
      min(widestColumn, rows.map { $0[column].count }.max() ?? 0)
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
        line += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    .joined()
  }

  private static let widestColumn = 40

  // MARK: JSON lines

  private struct SentenceEntry: Encodable {
    var start: Int
    var end: Int
    var tokens: [TokenEntry]
  }

  private struct TokenEntry: Encodable {
    var start: Int
    var end: Int
    var text: String
    var kind: String
    var lemma: String
    var tag: String
    var upos: String
    var source: String
    var probability: Double
    var readings: [ReadingEntry]?
  }

  private struct ReadingEntry: Encodable {
    var lemma: String
    var tag: String
    var source: String
    var probability: Double

    init(_ reading: RankedReading) {
      lemma = reading.lemma
      tag = reading.tag.description
      source = reading.source.rawValue
      probability = LemmaWriter.rounded(reading.probability)
    }
  }

  private func entry(
    for sentence: Sentence, _ annotated: AnnotatedDocument, _ readings: [[RankedReading]]?,
    _ place: (ByteRange) -> Range<Int>
  ) -> SentenceEntry {
    let classes = annotated.universalPartsOfSpeech(in: sentence)
    let range = place(sentence.range)
    return SentenceEntry(
      start: range.lowerBound, end: range.upperBound,
      tokens: zip(sentence.tokens, classes).map { index, universal in
        let token = annotated.document.tokens[index]
        let range = place(token.range)
        let chosen = readings?[index].first ?? annotated.reading(ofToken: index)
        return TokenEntry(
          start: range.lowerBound, end: range.upperBound, text: String(annotated.document[token]),
          kind: token.kind.rawValue, lemma: chosen.lemma, tag: chosen.tag.description,
          upos: universal.rawValue, source: chosen.source.rawValue,
          probability: Self.rounded(chosen.probability),
          readings: readings?[index].map(ReadingEntry.init))
      })
  }

  private static func rounded(_ probability: Double) -> Double {
    (probability * 1000).rounded() / 1000
  }
}
