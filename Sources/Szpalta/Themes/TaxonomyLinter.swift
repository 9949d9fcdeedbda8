import Analysis
import Morphology

/// Finds terms of a taxonomy that do not do what they are there for.
///
/// What can be told from the taxonomy and the lexicon alone is told without a
/// corpus: terms that are not found in their own form, or in most of their
/// inflected forms; words that the lexicon lacks. A sample of articles tells
/// which terms are never found, which stand mostly in texts about something
/// else, and which always stand together.
public struct TaxonomyLinter {
  private let file: TaxonomyFile
  private let pipeline: Pipeline
  private let themes: Themes
  private var use: SeedUse

  /// The fewest documents from which anything is told.
  private static let leastDocuments = 5

  /// A linter of `file` with the lexicon and tagger of `pipeline`.
  public init(_ file: TaxonomyFile, pipeline: Pipeline) {
    self.file = file
    self.pipeline = pipeline
    themes = Themes(taxonomy: file.taxonomy, lexicon: pipeline.lexicon)
    use = SeedUse(themes)
  }

  /// The articles of the sample so far.
  public var documentCount: Int { use.documentCount }

  /// Adds an article to the sample.
  public mutating func add(_ article: Article) {
    use.add(article.annotated, titled: article.title)
  }

  /// Everything found, in the order of the file.
  public var findings: [LintFinding] {
    var findings: [LintFinding] = []
    for (theme, lines) in zip(file.taxonomy.themes, file.termLines) {
      for (term, line) in zip(theme.terms, lines) {
        for (kind, message) in problems(of: term, in: theme) {
          findings.append(
            LintFinding(
              file: file.name, line: line, kind: kind, theme: theme.id, term: term.text,
              message: message))
        }
      }
      findings += inseparablePairs(in: theme, lines)
    }
    return findings.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }

  private func problems(
    of term: Taxonomy.Term, in theme: Taxonomy.Theme
  ) -> [(LintFinding.Kind, String)] {
    var problems: [(LintFinding.Kind, String)] = []
    if let problem = unknownWords(of: term) { problems.append((.unknown, problem)) }
    if let problem = inflectionProblem(of: term.text) { problems.append((.form, problem)) }
    if let problem = coverage(of: term, in: theme) { problems.append((.overlapping, problem)) }
    guard documentCount > 0, term.weight > 0 else { return problems }
    if use.count(of: term.text).documents == 0 {
      problems.append((.dead, "never found in \(documentCount) articles"))
    }
    if let strange = use.strangeTheme(of: term.text, leastDocuments: Self.leastDocuments) {
      let percent = Int((100 * strange.share).rounded())
      problems.append(
        (
          .ambiguous,
          "stands mostly in texts about \(strange.id): \(percent) % of \(strange.documents) articles; "
            + "give it a lower weight or a condition"
        ))
    }
    return problems
  }

  /// The terms that are not found where they stand on their own as the taxonomy writes them.
  public var unfoundTerms: [String] {
    file.taxonomy.themes.flatMap(\.terms).map(\.text).filter {
      themes.foundTerms(in: pipeline.phrase($0)) != [$0]
    }
  }

  // MARK: Lexicon

  private func unknownWords(of term: Taxonomy.Term) -> String? {
    let unknown = term.text.split(separator: " ").filter { word in
      word.contains(where: \.isLetter) && !pipeline.lexicon.contains(word)
        && !pipeline.lexicon.contains(word.lowercased())
    }
    return unknown.isEmpty
      ? nil
      : "the lexicon lacks \(unknown.joined(separator: ", ")); other forms are recognised by their endings"
  }

  /// Looks for the forms of `text` as if each stood in an article.
  private func inflectionProblem(of text: String) -> String? {
    let found = themes.foundTerms(in: pipeline.phrase(text))
    guard found == [text] else {
      let lemmas = pipeline.phrase(text).lemmas.joined(separator: " ")
      return "on its own it is read as \"\(lemmas)\""
        + (found.isEmpty ? ", no term" : ", which is the term \(found.joined(separator: ", "))")
        + "; write the dictionary form"
    }
    if text.contains(where: \.isUppercase) { return nil }
    if let lemmas = lemmasOfForm(text) {
      return "it is a form of \(lemmas.joined(separator: ", ")); write the dictionary form"
    }
    let forms = sampleForms(of: text)
    let missed = forms.filter { form in
      !themes.foundTerms(in: pipeline.phrase(form)).contains(text)
    }
    guard 2 * missed.count > forms.count else { return nil }
    return "\(forms.count - missed.count) of \(forms.count) inflected forms are found, "
      + "not \(missed.prefix(3).joined(separator: ", ")); write the dictionary form"
  }

  /// The lemmas of the single word `text` if it is no form that people look up: no lemma, no plural,
  /// gerund, participle or adjective in the nominative.
  private func lemmasOfForm(_ text: String) -> [String]? {
    let readings = pipeline.lexicon.interpretations(of: text)
    guard !readings.isEmpty, !readings.contains(where: { isLookedUp($0, text) }) else { return nil }
    return readings.map(\.lemma).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func isLookedUp(_ reading: Interpretation, _ text: String) -> Bool {
    if reading.lemma.lowercased() == text.lowercased() { return true }
    return reading.tag.grammemes.contains(.nominative)
  }

  /// Some of the inflected forms of `text`, spread over its paradigm; none of acronyms and what the
  /// lexicon cannot inflect.
  private func sampleForms(of text: String) -> [String] {
    let paradigm =
      text.contains(" ")
      ? PhraseInflector(tagger: pipeline.tagger).paradigm(of: text)
      : pipeline.lexicon.paradigms(of: text).first
    var forms: [String] = []
    // A term in the plural is meant to be found in the plural.
    let own = paradigm?.forms.filter { $0.form == text }.map(\.tag.grammemes) ?? []
    let isPlural =
      !own.isEmpty && own.allSatisfy { !$0.contains(.singular) && $0.contains(.plural) }
    for (form, tag) in paradigm?.forms ?? []
    where !forms.contains(form) && (!isPlural || tag.grammemes.contains(.plural)) {
      forms.append(form)
    }
    let step = max(1, forms.count / Self.sampledForms)
    return stride(from: 0, to: forms.count, by: step).map { forms[$0] }
  }

  private static let sampledForms = 8

  // MARK: Overlap

  /// A phrase says nothing that a word of it does not say in the same theme, if it weighs the same.
  private func coverage(of term: Taxonomy.Term, in theme: Taxonomy.Theme) -> String? {
    guard term.text.contains(" "), term.requires.isEmpty, term.excludes.isEmpty else { return nil }
    let covering = theme.terms.first { other in
      !other.text.contains(" ") && other.weight == term.weight && other.requires.isEmpty
        && other.excludes.isEmpty
        && term.text.split(separator: " ").contains { $0.lowercased() == other.text.lowercased() }
    }
    return covering.map { "holds \"\($0.text)\", which weighs as much in the same theme" }
  }

  private func inseparablePairs(in theme: Taxonomy.Theme, _ lines: [Int]) -> [LintFinding] {
    guard documentCount > 0 else { return [] }
    let texts = theme.terms.filter { $0.weight > 0 }.map(\.text)
    return use.inseparablePairs(among: texts, leastDocuments: Self.leastDocuments).map { pair in
      let index = theme.terms.firstIndex { $0.text == pair.second } ?? 0
      return LintFinding(
        file: file.name, line: lines[index], kind: .overlapping, theme: theme.id,
        term: pair.second,
        message:
          "stands in the same \(pair.documents) articles as \"\(pair.first)\" and counts beside it")
    }
  }
}

/// A term of a taxonomy that does not do what it is there for.
public struct LintFinding: Codable, Hashable, Sendable {
  /// The taxonomy's file.
  public var file: String
  /// The line of the term, from 1.
  public var line: Int
  /// What is wrong.
  public var kind: Kind
  /// The id of the theme.
  public var theme: String
  /// The term as the taxonomy writes it.
  public var term: String
  /// What was found and what to do.
  public var message: String

  /// What can be wrong.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// No article of the sample has it.
    case dead
    /// It stands mostly in texts about other themes.
    case ambiguous
    /// Another term of the theme says the same.
    case overlapping
    /// It is not in dictionary form: not found, or only in some of its forms.
    case form
    /// The lexicon lacks a word of it.
    case unknown
  }

  /// "themes.yaml:12: ambiguous: "bank" (finance) …".
  public var description: String {
    "\(file):\(line): \(kind.rawValue): \"\(term)\" (\(theme)) \(message)"
  }

  /// The head of the table of findings.
  public static let csvHead = "file,line,kind,theme,term,message\r\n"

  /// A row of the table.
  public var csv: String { CSV.row([file, "\(line)", kind.rawValue, theme, term, message]) }

  /// `findings` as JSON, as `szpalta schema lint` describes it, indented.
  public static func json(_ findings: [LintFinding]) -> String { JSONText.indented(findings) }
}
