import Analysis
import Formats
import Morphology
package import TextModel

/// Turns what was found out about an article into the parts of its report, with places in the source.
///
/// A class, so that closures over it copy a reference and not an article.
package final class ReportWriter {
  private let source: SegmentedSource
  let configuration: Configuration
  private let offsets: OffsetMap
  private let lines: LineTable
  /// True if places of the analysed text are those of the source in the report's unit: most documents are
  /// analysed as they came.
  private let isUnchanged: Bool

  var document: Document { source.document }

  package convenience init(article: Article, configuration: Configuration) {
    self.init(article.segmented, configuration: configuration)
  }

  init(_ source: SegmentedSource, configuration: Configuration) {
    self.source = source
    self.configuration = configuration
    offsets = OffsetMap(source.source, unit: configuration.offsets)
    lines = LineTable(source.source)
    isUnchanged =
      source.markup.isEmpty && source.cleaning.isEmpty && configuration.offsets == .utf8
  }

  /// Where `range` of the analysed text stands in the source, in the report's unit.
  func place(of range: ByteRange) -> ByteRange {
    isUnchanged ? range : offsets.range(source.originalRange(of: range))
  }

  /// The same for each of `ranges`.
  func places(of ranges: [ByteRange]) -> [ByteRange] {
    isUnchanged ? ranges : ranges.map(place)
  }

  /// The place of `range` with its line and its cleaned text.
  package func textPlace(of range: ByteRange) -> Report.Place {
    let original = source.originalRange(of: range)
    return Report.Place(
      range: offsets.range(original), line: lines.line(ofByte: original.start),
      text: String(document[range]))
  }

  /// `findings`, which ascend, with their places.
  func entries(_ findings: FindingList) -> Report.FindingEntries {
    var cursor = lines.cursor
    return Report.FindingEntries(
      findings, text: document.text,
      words: places(of: findings.words),
      place: { range in
        let original = isUnchanged ? range : source.originalRange(of: range)
        return (offsets.range(original), cursor.line(ofByte: original.start))
      })
  }

  func documentInfo(format: TextFormat, name: String) -> Report.DocumentInfo {
    func text(of role: Paragraph.Role) -> String? {
      document.paragraphs.first { $0.role == role }.map { String(document[$0.range]) }
    }
    return Report.DocumentInfo(
      name: name, format: format.rawValue, byteCount: source.source.utf8.count,
      title: text(of: .title), byline: text(of: .byline))
  }

  /// - Parameter annotated: the document with its lemmas; `nil` leaves them and unknown words open.
  func counts(of annotated: AnnotatedDocument?) -> Report.Counts {
    var counts = Report.Counts(
      paragraphs: 0, headings: 0, sentences: 0, words: 0, tokens: document.tokens.count,
      lemmas: annotated.map { _ in 0 }, unknownWords: annotated.map { _ in 0 })
    var prose: [Range<Int>] = []
    for paragraph in document.paragraphs {
      if paragraph.role == .title || paragraph.role == .heading { counts.headings += 1 }
      guard paragraph.role.isProse else { continue }
      counts.paragraphs += 1
      counts.sentences += paragraph.sentences.count
      for sentence in document.sentences[paragraph.sentences] { prose.append(sentence.tokens) }
    }
    if let annotated {
      count(wordsOf: annotated, in: prose, &counts)
    } else {
      let tokens = document.tokens.span
      for sentence in prose {
        for token in sentence where tokens[token].kind.isWordLike { counts.words += 1 }
      }
    }
    return counts
  }

  private func count(
    wordsOf annotated: AnnotatedDocument, in sentences: [Range<Int>], _ counts: inout Report.Counts
  ) {
    let entries = annotated.entries
    precondition(
      annotated.firstTokens.count == entries.count, "a whole document, not a part of a stream")
    let (indices, tokens) = (annotated.entryIndices.span, annotated.document.tokens.span)
    var occurrences = [UInt32](repeating: 0, count: entries.count)
    var occurrenceSpan = occurrences.mutableSpan
    for sentence in sentences {
      for token in sentence { occurrenceSpan[Int(indices[token])] += 1 }
    }
    var isMet = [Bool](repeating: false, count: annotated.lemmas.count)
    var unknown = 0
    // Tokens of one entry are of one kind.
    for (index, token) in annotated.firstTokens.enumerated()
    where occurrences[index] > 0 && tokens[Int(token)].kind.isWordLike {
      let (entry, count) = (entries[index], Int(occurrences[index]))
      counts.words += count
      isMet[entry.lemmaIndex] = true
      if entry.source == .guess { unknown += count }
    }
    counts.lemmas = isMet.count { $0 }
    counts.unknownWords = unknown
  }

  /// What cleaning changed, with places in the source.
  var edits: [Report.EditEntry] {
    if source.cleaning.isEmpty { return [] }
    var end = 0
    let list = EditList(
      source.cleaning.edits.map { edit in
        var edit = edit
        let range = source.markup.originalRange(of: edit.range)
        // Two edits of what one piece of markup stands for ("&lt;") share its place: the first has it.
        edit.range = ByteRange(max(range.start, end), max(range.end, end))
        end = edit.range.end
        return edit
      })
    return EditEntryWriter(source: source.source, offsets: configuration.offsets)
      .entries(of: list)
  }
}
