public import Analysis

/// How the words of a group of documents differ from those of a reference, to be read.
public struct KeynessReport: Codable, Hashable, Sendable {
  /// The version of this structure; grows when a reader of the JSON has to change.
  public var schemaVersion = 1
  /// The group.
  public var group: Side
  /// What it is compared with.
  public var reference: Side
  /// What the figures depend on.
  public var settings: Keyness.Configuration
  /// The words, from the most typical of the group to the most typical of the reference.
  public var words: [KeynessWord]

  /// One side of the comparison.
  public struct Side: Codable, Hashable, Sendable {
    /// What people call it.
    public var name: String
    /// Its documents.
    public var documents: Int
    /// Their words.
    public var words: Int
  }

  /// The comparison of `group` with `reference`, each with its name.
  public init(
    group: (name: String, counts: LemmaCounts), reference: (name: String, counts: LemmaCounts),
    configuration: Keyness.Configuration
  ) {
    let result = Keyness(configuration: configuration)
      .result(group: group.counts, reference: reference.counts)
    self.group = Side(
      name: group.name, documents: result.groupDocuments, words: result.groupWords)
    self.reference = Side(
      name: reference.name, documents: result.referenceDocuments, words: result.referenceWords)
    settings = configuration
    words = result.words
  }

  /// The same with the `limit` most typical words of each side.
  public func limited(to limit: Int) -> KeynessReport {
    var report = self
    let first = words.prefix { $0.zScore > 0 }.prefix(limit)
    let last = words.reversed().prefix { $0.zScore < 0 }.prefix(limit)
    report.words = first + last.reversed()
    return report
  }

  /// JSON as `szpalta schema keyness` describes it, indented.
  public var json: String { JSONText.indented(self) }

  /// The head of the table.
  public static let csvHead =
    "group,reference,lemma,groupCount,referenceCount,groupDocuments,referenceDocuments,"
    + "logOdds,zScore,logLikelihood\r\n"

  /// A row for each word.
  public var csv: String {
    words.map { word in
      CSV.row([
        group.name, reference.name, word.lemma, "\(word.groupCount)", "\(word.referenceCount)",
        "\(word.groupDocuments)", "\(word.referenceDocuments)", "\(word.logOdds)",
        "\(word.zScore)", "\(word.logLikelihood)",
      ])
    }.joined()
  }
}

/// Shows a comparison of words to people.
public struct KeynessRenderer: Sendable {
  private let labels: Labels
  private let style: TerminalStyle

  /// A renderer with labels in `language`.
  public init(language: LabelLanguage, isColored: Bool) {
    labels = Labels(language: language)
    style = TerminalStyle(isColored: isColored)
  }

  /// A table for each side, the most typical words first.
  public func text(of report: KeynessReport) -> String {
    let words = report.words
    let sections = [
      section(
        report.group, beside: report.reference, words.filter { $0.zScore > 0 }, isGroup: true),
      section(
        report.reference, beside: report.group, words.filter { $0.zScore < 0 }.reversed(),
        isGroup: false),
    ]
    return sections.joined(separator: "\n")
  }

  private func section(
    _ side: KeynessReport.Side, beside other: KeynessReport.Side, _ words: [KeynessWord],
    isGroup: Bool
  ) -> String {
    let documents = labels.counted(
      side.documents, ("dokument", "dokumenty", "dokumentów"), ("document", "documents"))
    var lines = [
      style.heading(side.name) + style.faint(" · \(documents) · \(labels.words(side.words))")
    ]
    guard !words.isEmpty else {
      return lines[0] + "\n  "
        + labels.pick("brak słów częstszych", "no word that is more frequent")
        + "\n"
    }
    let width = min(36, words.map(\.lemma.count).max() ?? 0)
    let heads = ["z", "G²", side.name, other.name, labels.pick("dok.", "doc.")]
    lines.append(
      "  " + style.faint(TerminalStyle.padded("", width) + heads.map(cell).joined()))
    for word in words {
      let counts = [word.groupCount, word.referenceCount]
      let (own, others) = isGroup ? (counts[0], counts[1]) : (counts[1], counts[0])
      let cells = [
        labels.number(word.zScore.magnitude, digits: 2),
        labels.number(word.logLikelihood, digits: 1), "\(own)", "\(others)",
        "\(isGroup ? word.groupDocuments : word.referenceDocuments)",
      ]
      lines.append(
        "  " + TerminalStyle.padded(TerminalStyle.shortened(word.lemma, width), width)
          + cells.map(cell).joined())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cell(_ text: String) -> String {
    TerminalStyle.aligned(TerminalStyle.shortened(text, 12), 13)
  }
}
