public import Analysis
import CICUShim
import Cleaning
public import Formats
import Morphology
import Segmentation
public import TextModel

/// From a source to a report: format, cleaning, segmentation, lemmas, analysis.
///
/// Immutable once made, and safe to use from many threads; make one and keep it.
/// The same source and configuration give the same report, byte for byte.
public struct Pipeline: Sendable {
  /// The version of Szpalta.
  public static let version = "0.1.0"

  /// The settings.
  public private(set) var configuration: Configuration

  /// The dictionary.
  public let lexicon: Lexicon
  let cleaner: Cleaner
  let segmenter: Segmenter
  let tagger: Tagger
  private let readability: Readability?
  private let findings: Findings?
  private var phrases: [KeyphraseCheck.Phrase] = []
  let keywords: Keywords
  /// How many texts have each lemma.
  public let background: LemmaBackground
  /// What finds themes, if the steps hold it.
  public let themes: Themes?
  private let baseForm: BaseForm

  /// A pipeline with `configuration` that reads its data from `resources`.
  ///
  /// - Parameter taxonomyPath: a YAML taxonomy in place of the one that ships.
  /// - Throws: `SzpaltaError` where a resource is missing, damaged or wrong, or
  ///   where `configuration.contrast` names an unknown theme.
  public init(
    resources: Resources, configuration: Configuration = Configuration(),
    taxonomyPath: String? = nil
  ) throws {
    self.configuration = configuration
    let files = ResourceFiles(resources)
    let frequencies = try files.frequencies()
    lexicon = try files.lexicon(rankedBy: frequencies)
    cleaner = Cleaner(
      lexicon: lexicon, frequencies: frequencies, boilerplate: try files.boilerplate(),
      configuration: configuration.cleaning)
    segmenter = Segmenter(abbreviations: try files.abbreviations())
    tagger = Tagger(
      lexicon: lexicon, frequencies: frequencies, context: try files.contextModel(),
      closedWords: try files.closedWords(), wordParts: try files.wordParts(),
      endings: try files.endings())
    baseForm = BaseForm(
      lexicon: lexicon, frequencies: frequencies, tagger: tagger,
      classes: try files.phraseClasses())
    let steps = configuration.steps
    readability =
      steps.contains(.readability)
      ? Readability(configuration: configuration.readability, syllables: try files.syllables())
      : nil
    findings =
      if let readability, configuration.hasFindings {
        try files.findings(
          limits: configuration.findings, readability: readability, lexicon: lexicon)
      } else { nil }
    background = try files.background()
    keywords = Keywords(
      baseForm: baseForm, background: background,
      configuration: configuration.keywords)
    themes =
      steps.contains(.themes)
      ? Themes(
        taxonomy: try files.taxonomy(path: taxonomyPath), configuration: configuration.themes,
        lexicon: lexicon)
      : nil
    phrases = try configuration.keyphrases.map(keyphrase)
    try settleContrast()
  }

  /// Refuses a wrong contrast before the first document; a taxonomy of the user's own need not know
  /// the themes that are contrasted unless said.
  private mutating func settleContrast() throws {
    guard let themes, configuration.contrast.count == 2 else { return }
    if configuration.contrast == Configuration().contrast,
      !configuration.contrast.allSatisfy(themes.taxonomy.ids.contains)
    {
      configuration.contrast = []
      return
    }
    do throws(ThemesError) {
      try themes.checkContrast(configuration.contrast[0], configuration.contrast[1])
    } catch {
      throw SzpaltaError(
        .invalidConfiguration, place: "--contrast", problem: error.description)
    }
  }

  /// `source`, read in `format`, cleaned where the steps say so, segmented and annotated.
  ///
  /// - Parameter title: a title that came beside the text, such as a field of a record.
  public func article(_ source: String, format: TextFormat, title: String? = nil) -> Article {
    let segmented = segmented(source, format: format)
    return Article(
      segmented, annotated: tagger.annotated(segmented.document), title: title.map { phrase($0) })
  }

  /// `source`, read in `format`, cleaned where the steps say so, and segmented.
  private func segmented(_ source: String, format: TextFormat) -> SegmentedSource {
    let read = SourceText(source, format: format)
    let cleaning =
      configuration.steps.contains(.clean) ? cleaner.edits(for: read.text) : EditList()
    let text = cleaning.applied(to: read.text)
    let paragraphs =
      read.paragraphs?.compactMap { paragraph -> Paragraph? in
        let range = cleaning.editedRange(of: paragraph.range)
        return range.isEmpty ? nil : Paragraph(range: range, role: paragraph.role)
      } ?? PlainText.paragraphs(in: text)
    return SegmentedSource(
      source: source, markup: read.markup, text: read.text, cleaning: cleaning,
      document: segmenter.segmented(text, paragraphs: paragraphs))
  }

  /// What readability counts in `source`, cleaned where the steps say so; the counts of its report,
  /// some three times as fast (see `Readability.counts(of:taggedBy:)`).
  ///
  /// - Returns: `nil` if readability is not among the steps.
  public func readabilityCounts(
    of source: String, format: TextFormat
  ) -> ReadabilityCounts? {
    readability?.counts(of: segmented(source, format: format).document, taggedBy: tagger)
  }

  /// A writer of tokens with positions as the configuration says.
  ///
  /// - Parameter splitsClitics: whether CoNLL-U parts words such as "zrobiłbym".
  public func tokenWriter(_ format: TokenFormat, splitsClitics: Bool = false) -> TokenWriter {
    TokenWriter(
      format: format, offsets: configuration.offsets,
      splitter: splitsClitics ? CliticSplitter(lexicon: lexicon) : nil)
  }

  /// True if the lines of `text` are those of a typesetter, not paragraphs.
  func isWrapped(_ text: String) -> Bool { PlainText.isWrapped(text) }

  /// The paragraphs of a part of a longer plain text.
  func paragraphs(in text: String, isWrapped: Bool) -> [Paragraph] {
    PlainText.paragraphs(in: text, isWrapped: isWrapped)
  }

  /// Some paragraphs of a plain text, not cleaned.
  func segmented(_ text: String, _ paragraphs: [Paragraph]) -> Document {
    segmenter.segmented(text, paragraphs: paragraphs)
  }

  /// The choice for each token of `document`, whose words are `words`, in the entries of `cache`.
  func choices(
    for document: Document, _ words: DocumentWords, with cache: inout AnnotationCache
  ) -> Tagger.Choices {
    tagger.choices(for: document, words, with: &cache)
  }

  /// The report on `source`, which is written in `format` and called `name`.
  ///
  /// Where only figures of readability are asked for, no lemma is looked for, so that `lemmas` and
  /// `unknownWords` of the counts are `nil`.
  public func report(on source: String, format: TextFormat, name: String) throws -> Report {
    if let readability, configuration.hasFiguresOnly {
      return report(
        onFiguresOf: segmented(source, format: format), by: readability, format: format, name: name)
    }
    return try report(on: article(source, format: format), format: format, name: name)
  }

  /// The report on what readability tells without lemmas.
  private func report(
    onFiguresOf source: SegmentedSource, by readability: Readability, format: TextFormat,
    name: String
  ) -> Report {
    let writer = ReportWriter(source, configuration: configuration)
    return Report(
      generator: Self.generator(lexicon),
      document: writer.documentInfo(format: format, name: name), settings: configuration,
      counts: writer.counts(of: nil), edits: writer.edits,
      readability: writer.entry(readability.figures(of: source.document, taggedBy: tagger)))
  }

  private static func generator(_ lexicon: Lexicon) -> Report.Generator {
    Report.Generator(
      version: version, icu: String(cString: cicu_version()), lexicon: lexicon.source)
  }

  /// The report on an article that this pipeline has read.
  public func report(on article: Article, format: TextFormat, name: String) throws -> Report {
    try report(
      on: article, readabilityAnalysis(of: article), format: format, name: name)
  }

  /// The report on an article whose readability was looked at.
  func report(
    on article: Article, _ analysis: ReadabilityAnalysis?, format: TextFormat, name: String
  ) throws -> Report {
    let writer = ReportWriter(article.segmented, configuration: configuration)
    let annotated = article.annotated
    let found = try themes?.results(
      for: annotated, titled: article.title, contrasted: configuration.contrast)
    return Report(
      generator: Self.generator(lexicon),
      document: writer.documentInfo(format: format, name: name),
      settings: configuration,
      counts: writer.counts(of: annotated),
      edits: writer.edits,
      readability: analysis.map(writer.entry),
      keywords: configuration.steps.contains(.keywords)
        ? keywords.result(for: annotated, titled: article.title).map(writer.entry) : nil,
      themes: found.map { writer.entries($0.themes) },
      contrast: found?.contrast.map(writer.entry))
  }

  func readabilityAnalysis(of article: Article) -> ReadabilityAnalysis? {
    guard let readability else { return nil }
    let document = article.annotated
    let (result, found) =
      findings?.result(for: document) ?? (readability.result(for: document), FindingList())
    return ReadabilityAnalysis(
      result: result, findings: found,
      profile: configuration.audience.map { profile in
        ProfileResult(of: profile, for: document, readability: result, findings: found)
      },
      keyphrases: phrases.isEmpty ? [] : uses(of: phrases, in: article))
  }

  /// The dictionary form of `phrase`, which may stand in any case.
  public func baseForm(of phrase: String, number: PhraseNumber = .keep) -> String {
    baseForm.baseForm(ofPhrase: phrase, number: number)
  }
}

/// Which number the dictionary form of a phrase has.
public typealias PhraseNumber = BaseForm.NumberPolicy

extension Pipeline {
  /// A repaired source, markup and all, with what was changed.
  public struct Repaired: Sendable {
    /// The source after the edits.
    public let text: String
    /// The edits in the source.
    public let edits: [Report.EditEntry]
    /// The same edits, in bytes of the source whatever unit `edits` has.
    public let list: EditList
    /// The places of `text` where letters were lost for good; empty unless asked for.
    public let damage: [Damage]
  }

  /// Repairs `source`, which is written in `format`; the steps do not matter.
  ///
  /// - Parameter tellsDamage: whether to look for lost letters in the result; see `Cleaner.damage`.
  public func cleaned(
    _ source: String, format: TextFormat, tellsDamage: Bool = false
  ) -> Repaired {
    if format == .text {
      let repair = cleaner.repair(of: source, tellsDamage: tellsDamage)
      return Repaired(
        text: repair.text, edits: entries(of: repair.edits, in: source), list: repair.edits,
        damage: repair.damage)
    }
    let read = SourceText(source, format: format)
    let cleaning = cleaner.edits(for: read.text)
    var edits: [Edit] = []
    for edit in cleaning.edits {
      var edit = edit
      let found = read.text[edit.range]
      edit.range = read.markup.originalRange(of: edit.range)
      // What markup stands inside of is left as it is: the repair would take the markup along.
      if source[edit.range] == found { edits.append(edit) }
    }
    let list = EditList(edits)
    let text = list.applied(to: source)
    return Repaired(
      text: text, edits: entries(of: list, in: source), list: list,
      damage: tellsDamage ? cleaner.damage(in: text) : [])
  }

  private func entries(of list: EditList, in source: String) -> [Report.EditEntry] {
    if list.isEmpty { return [] }
    return EditEntryWriter(source: source, offsets: configuration.offsets).entries(of: list)
  }
}
