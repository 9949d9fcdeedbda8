import Analysis
import TextModel

/// What is marked in the article of a page: by kind, with the switch and the style of each.
struct PageHighlights {
  /// A kind of highlight.
  struct Kind {
    /// The name in classes and ids.
    var id: String
    var name: String
    var count: Int
    var layer: PageStyle.Layer
    /// True if it is shown until it is switched off.
    var isShown: Bool
  }

  private let analysis: ReadabilityAnalysis
  private let labels: Labels
  /// The findings on whole paragraphs.
  private let marginal: [Finding]

  init(analysis: ReadabilityAnalysis, labels: Labels) {
    self.analysis = analysis
    self.labels = labels
    marginal = analysis.findings.filter { PageStyle.layer(of: $0.kind) == .margin }
  }

  private static let keyphrase = "keyphrase"

  /// The kinds that occur, in the order of `Finding.Kind`, keyphrases first.
  var kinds: [Kind] {
    var kinds: [Kind] = []
    let places = analysis.keyphrases.reduce(0) { $0 + $1.places.count }
    if places > 0 {
      kinds.append(
        Kind(
          id: Self.keyphrase, name: labels.pick("szukane frazy", "keyphrases"), count: places,
          layer: .box, isShown: true))
    }
    for kind in Finding.Kind.allCases {
      let count = analysis.findings.count { $0.kind == kind }
      guard count > 0 else { continue }
      kinds.append(
        Kind(
          id: kind.rawValue, name: labels.name(of: kind), count: count,
          layer: PageStyle.layer(of: kind), isShown: PageStyle.isShown(kind)))
    }
    return kinds
  }

  /// The highlights inside paragraphs; a span's id is the finding's index, or
  /// comes behind them for keyphrases.
  var spans: [HighlightRuns.Span] {
    var spans: [HighlightRuns.Span] = []
    for (index, finding) in analysis.findings.enumerated()
    where PageStyle.layer(of: finding.kind) != .margin {
      for range in Self.marked(in: finding) { spans.append(.init(range: range, id: index)) }
    }
    let first = analysis.findings.count
    for (index, place) in analysis.keyphrases.flatMap(\.places).enumerated() {
      spans.append(.init(range: place.range, id: first + index))
    }
    return spans.sorted { $0.range < $1.range }
  }

  /// The words of findings that are about single words; else the whole.
  private static func marked(in finding: Finding) -> [ByteRange] {
    switch finding.kind {
    case .passive, .possiblePassive, .subjectVerbDistance, .manyClauses, .doubleNegation,
      .repeatedOpening:
      finding.words
    default: [finding.range]
    }
  }

  /// The class of the highlight with number `id`, and what it says when it is pointed at.
  func description(of id: Int) -> (kind: String, text: String) {
    guard id < analysis.findings.count else {
      return (Self.keyphrase, labels.pick("szukana fraza", "keyphrase"))
    }
    let finding = analysis.findings[id]
    let explanation = labels.explanation(
      of: finding.kind, amount: finding.amount, suggestions: finding.suggestions)
    // "Prościej: …" names itself.
    let name = finding.kind == .plainWording ? "" : labels.name(of: finding.kind) + ": "
    return (finding.kind.rawValue, name + explanation)
  }

  /// The findings on whole paragraphs that `range` lies in.
  func margins(at range: ByteRange) -> [Finding.Kind] {
    marginal.filter { $0.range.overlaps(range) }.map(\.kind)
  }

  /// The switches, each a check box with its name and how it looks.
  var switches: String {
    let boxes = kinds.map { kind in
      let checked = kind.isShown ? " checked=\"checked\"" : ""
      return """
        <label><input type="checkbox" id="show-\(kind.id)"\(checked)/> \
        <span class="swatch k-\(kind.id)">\(HTMLText.escaped(kind.name))</span> \
        <span class="count">\(kind.count)</span></label>
        """
    }
    return """
      <fieldset class="switches"><legend>\(labels.pick("Zaznacz w tekście", "Show in the text"))</legend>
      \(boxes.joined(separator: "\n"))
      </fieldset>
      """
  }

  /// The style sheet that shows what is switched on.
  var style: String {
    kinds.map { kind in
      let rule = PageStyle.rule(of: kind.id, kind.layer)
      return
        "\n.swatch.k-\(kind.id), body:has(#show-\(kind.id):checked) article .k-\(kind.id) { \(rule) }"
    }.joined()
  }
}
