import Analysis
public import TextModel

extension Report {
  /// A place that may be worth a change.
  public struct FindingEntry: Codable, Hashable, Sendable {
    /// What was found: "passive", "longSentence".
    public var kind: String
    /// The place as a whole.
    public var place: Place
    /// The words it is about.
    public var words: [ByteRange]
    /// From 0, nothing to mend, to 3, makes the text clearly harder.
    public var priority: Int
    /// How much there is, in words, nouns, clauses or sentences.
    public var amount: Int?
    /// Why it is hard and what to do, in Polish and in English.
    public var explanation: [String: String]
    /// Simpler wordings.
    public var suggestions: [String]
  }

  /// The findings of an article, kept as numbers; an entry is made where one is asked for.
  ///
  /// There is one in three words of some texts, and most readers only count them or write them down.
  public struct FindingEntries: RandomAccessCollection, Sendable {
    /// An entry as numbers.
    struct Record {
      var kind: Finding.Kind
      /// As in the report.
      var range: ByteRange
      var line: UInt32
      /// Where its text stands in `text`.
      var textRange: ByteRange
      /// Its words in `words`.
      var firstWord: UInt32
      var endWord: UInt32
      /// Its simpler wordings in `wordings`.
      var wording: UInt32
      var storedAmount: Int32

      var amount: Int? { storedAmount < 0 ? nil : Int(storedAmount) }
      var words: Range<Int> { Int(firstWord)..<Int(endWord) }
    }

    private(set) var records: [Record] = []
    private(set) var words: [ByteRange] = []
    private(set) var wordings: [[String]] = [[]]
    private(set) var text = ""

    /// No findings.
    public init() {}

    /// `findings` in a document with `text`.
    ///
    /// - Parameters:
    ///   - words: the words of all findings, as in the report.
    ///   - place: turns a range of the text into one of the report, and says on which line it stands.
    init(
      _ findings: FindingList, text: String, words: [ByteRange],
      place: (ByteRange) -> (range: ByteRange, line: Int)
    ) {
      self.text = text
      self.words = words
      wordings = findings.wordings
      records = findings.records.map { record in
        let found = place(record.range)
        return Record(
          kind: record.kind, range: found.range, line: UInt32(found.line), textRange: record.range,
          firstWord: UInt32(record.words.lowerBound), endWord: UInt32(record.words.upperBound),
          wording: record.wording, storedAmount: Int32(record.amount ?? -1))
      }
    }

    /// The index of the first entry: 0.
    public var startIndex: Int { 0 }
    /// The number of entries.
    public var endIndex: Int { records.count }
    /// The entry with the index `index`.
    public subscript(index: Int) -> FindingEntry {
      let record = records[index]
      let suggestions = wordings[Int(record.wording)]
      return FindingEntry(
        kind: record.kind.rawValue,
        place: Place(
          range: record.range, line: Int(record.line), text: String(text[record.textRange])),
        words: Array(words[record.words]), priority: record.kind.priority.rawValue,
        amount: record.amount,
        explanation: Self.explanation(of: record.kind, record.amount, suggestions),
        suggestions: suggestions)
    }

    /// How many entries are of `kind`.
    package func count(of kind: Finding.Kind) -> Int { records.count { $0.kind == kind } }

    private static func explanation(
      of kind: Finding.Kind, _ amount: Int?, _ suggestions: [String]
    ) -> [String: String] {
      let texts = LabelLanguage.allCases.map { language in
        (
          language.rawValue,
          Labels(language: language).explanation(of: kind, amount: amount, suggestions: suggestions)
        )
      }
      return Dictionary(uniqueKeysWithValues: texts)
    }
  }
}

extension Report.FindingEntries: Hashable {
  /// True if both have equal entries.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  /// Hashes the entries.
  public func hash(into hasher: inout Hasher) { for entry in self { hasher.combine(entry) } }
}

extension Report.FindingEntries: Codable {
  /// Decodes an array of entries; what explains them is made anew.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd {
      let entry = try container.decode(Report.FindingEntry.self)
      guard let kind = Finding.Kind(rawValue: entry.kind) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "a kind of finding expected, \(entry.kind) found")
      }
      let (start, firstWord) = (text.utf8.count, words.count)
      text += entry.place.text
      words += entry.words
      if !entry.suggestions.isEmpty { wordings.append(entry.suggestions) }
      records.append(
        Record(
          kind: kind, range: entry.place.range, line: UInt32(clamping: entry.place.line),
          textRange: ByteRange(start, text.utf8.count), firstWord: UInt32(firstWord),
          endWord: UInt32(words.count),
          wording: UInt32(entry.suggestions.isEmpty ? 0 : wordings.count - 1),
          storedAmount: Int32(clamping: entry.amount ?? -1)))
    }
  }

  /// Encodes an array of entries.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for entry in self { try container.encode(entry) }
  }
}
