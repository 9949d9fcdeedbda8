public import Szpalta

/// A field of a row of results.
public enum ResultField: String, CaseIterable, Codable, Sendable {
  case id, place, title, byline, bytes, text
  case paragraphs, sentences, words, tokens, lemmas, unknownWords
  case fog, fogLow, fogHigh, schoolStage, difficulty, pisarek, lix, wordsPerSentence
  case hardWordsPercent, hardestSentence, findings
  case keywords, keywordScores, theme, themes, themeShares, lean, verdict
  case edits, repairs, problem

  /// What the field holds.
  public var meaning: String {
    switch self {
    case .id: "the document's id, its number where it has none"
    case .place: "where it stands: posts.csv:12"
    case .title: "the title of the text, or the one beside it"
    case .byline: "who wrote it, as the text says"
    case .bytes: "the size of the text as it came, in bytes of UTF-8"
    case .text: "the cleaned text"
    case .paragraphs: "paragraphs of prose"
    case .sentences: "sentences in prose"
    case .words: "words in prose"
    case .tokens: "all tokens"
    case .lemmas: "different dictionary forms in prose"
    case .unknownWords: "words in prose that the lexicon lacks"
    case .fog: "FOG-PL, in years of school"
    case .fogLow: "where the 90 % interval of FOG-PL begins"
    case .fogHigh: "where it ends"
    case .schoolStage: "the stage of school that FOG-PL means"
    case .difficulty: "the class of difficulty, 1 to 7"
    case .pisarek: "Pisarek's linear formula"
    case .lix: "LIX"
    case .wordsPerSentence: "words a sentence"
    case .hardWordsPercent: "hard words, by default of four syllables or more, in %"
    case .hardestSentence: "the sentence that weighs most"
    case .findings: "how many places may be worth a change"
    case .keywords: "keywords, the best first, parted by \"; \""
    case .keywordScores: "their scores, parted by \"; \""
    case .theme: "the strongest theme that is present"
    case .themes: "all that are present, parted by \"; \""
    case .themeShares: "their shares, parted by \"; \""
    case .lean: "the lean between the two contrasted themes, −1 to 1"
    case .verdict: "what the lean comes to"
    case .edits: "how many repairs cleaning made"
    case .repairs: "repairs by rule, parted by \"; \": hyphens 3; spaces 1"
    case .problem: "why a document has no result, where there is no file of rejects"
    }
  }

  /// The fields that are written unless others are named, for the steps of a run.
  public static func usual(for steps: [Step], hasRejects: Bool) -> [ResultField] {
    var fields: [ResultField] = [.id]
    if steps == [.clean] {
      fields += [.text]
    } else {
      fields += [.title, .sentences, .words]
    }
    if steps.contains(.readability) {
      fields += [.fog, .fogLow, .fogHigh, .difficulty, .findings, .hardestSentence]
    }
    if steps.contains(.keywords) { fields += [.keywords] }
    if steps.contains(.themes) { fields += [.themes, .lean, .verdict] }
    if steps.contains(.clean) { fields += [.edits, .repairs] }
    if !hasRejects { fields += [.problem] }
    return fields
  }

  /// The fields named in `names`, parted by commas, in their order.
  ///
  /// - Throws: `SzpaltaError` that lists the fields there are.
  public static func named(_ names: String) throws -> [ResultField] {
    let fields = try names.split(separator: ",").map { name in
      guard let field = ResultField(rawValue: name.filter { !$0.isWhitespace }) else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--fields",
          problem: "fields out of \(allCases.map(\.rawValue).joined(separator: ", ")) expected, "
            + "\(name) found")
      }
      return field
    }
    guard !fields.isEmpty, Set(fields).count == fields.count else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--fields",
        problem: "names of fields, each once, expected, \(names) found")
    }
    return fields
  }
}

extension ResultField {
  /// The field of `document`; `nil` where there is no such figure.
  func text(of document: AnalysedDocument) -> String? {
    switch self {
    case .id: document.name
    case .place: document.place
    case .bytes: "\(document.byteCount)"
    case .text: document.text ?? document.article?.annotated.document.text
    case .edits: "\(document.edits.count)"
    case .repairs: repairs(document.edits)
    case .problem: nil
    default: document.report.flatMap { text(of: $0, titled: document.title) }
    }
  }

  private func text(of report: Report, titled title: String?) -> String? {
    switch self {
    case .title: report.document.title ?? title
    case .byline: report.document.byline
    case .paragraphs: "\(report.counts.paragraphs)"
    case .sentences: "\(report.counts.sentences)"
    case .words: "\(report.counts.words)"
    case .tokens: "\(report.counts.tokens)"
    case .lemmas: report.counts.lemmas.map { "\($0)" }
    case .unknownWords: report.counts.unknownWords.map { "\($0)" }
    case .keywords: report.keywords.map { joined($0.map(\.text)) }
    case .keywordScores: report.keywords.map { joined($0.map { rounded($0.score) ?? "" }) }
    case .theme: report.themes?.first(where: \.isPresent)?.id
    case .themes: report.themes.map { joined($0.filter(\.isPresent).map(\.id)) }
    case .themeShares:
      report.themes.map { joined($0.filter(\.isPresent).map { rounded($0.share) ?? "" }) }
    case .lean: rounded(report.contrast?.lean)
    case .verdict: report.contrast?.verdict
    default: report.readability.flatMap(text)
    }
  }

  private func text(of readability: Report.ReadabilityReport) -> String? {
    func index(_ id: String) -> Report.IndexEntry? { readability.indices.first { $0.id == id } }
    return switch self {
    case .fog: rounded(index("fogPL")?.value)
    case .fogLow: rounded(index("fogPL")?.interval?.first)
    case .fogHigh: rounded(index("fogPL")?.interval?.last)
    case .schoolStage: index("fogPL")?.band
    case .pisarek: rounded(index("pisarekLinear")?.value)
    case .lix: rounded(index("lix")?.value)
    case .difficulty: readability.difficulty.map { "\($0.difficultyClass)" }
    case .wordsPerSentence: rounded(readability.counts.wordsPerSentence)
    case .hardWordsPercent: rounded(readability.counts.hardWordsPercent)
    case .hardestSentence: readability.hardestSentences.first?.place.text
    case .findings: "\(readability.findings.count)"
    default: nil
    }
  }

  private func repairs(_ edits: [Report.EditEntry]) -> String {
    let counts = edits.reduce(into: [String: Int]()) { $0[$1.rule, default: 0] += 1 }
    return joined(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
  }

  private func joined(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  /// Two decimals; with a point, as programs read them.
  private func rounded(_ value: Double?) -> String? {
    guard let value else { return nil }
    let hundredths = Int((value.magnitude * 100).rounded())
    let decimals = hundredths % 100
    return (value < 0 && hundredths > 0 ? "-" : "")
      + "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }
}
