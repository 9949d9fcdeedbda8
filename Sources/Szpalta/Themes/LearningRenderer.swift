import Analysis

/// What is learnt and told of themes, as text for people.
public struct LearningRenderer: Sendable {
  private let labels: Labels
  private let style: TerminalStyle

  /// A renderer that labels in `language` and, on a terminal, colours.
  public init(language: LabelLanguage, isColored: Bool) {
    labels = Labels(language: language)
    style = TerminalStyle(isColored: isColored)
  }

  private static let shownWords = 8
  private static let widestName = 24
  private static let widestCell = 10

  // MARK: Training and evaluation

  /// The report on a training or an evaluation: several lines, each ended.
  public func text(of report: LearningReport) -> String {
    var sections = [head(of: report)]
    if let figures = report.figures {
      sections += [classes(figures), confusion(figures), reliability(figures)]
    }
    if let telling = report.telling { sections.append(words(telling, report.classes)) }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func head(of report: LearningReport) -> [String] {
    let title =
      report.kind == .evaluation
      ? labels.pick("Ocena modelu", "Evaluation of the model")
      : labels.pick("Model z przykładów", "A model from examples")
    var lines = [
      style.bold(title),
      [
        examples(report.exampleCount),
        labels.counted(report.classes.count, ("klasa", "klasy", "klas"), ("class", "classes")),
        labels.counted(report.featureCount, ("cecha", "cechy", "cech"), ("feature", "features")),
      ].joined(separator: " · "),
    ]
    guard let figures = report.figures else {
      return lines + [
        labels.pick(
          "Bez sprawdzenia krzyżowego: potrzeba klasy z dwoma przykładami.",
          "Not cross-validated: that takes a class with two examples.")
      ]
    }
    let basis =
      report.kind == .evaluation
      ? "" : labels.pick(" (sprawdzenie krzyżowe)", " (cross-validated)")
    lines.append(
      labels.pick("trafność ", "accuracy ") + percent(figures.accuracy) + " · macro F1 "
        + percent(figures.macroF1) + " · "
        + labels.pick("błąd kalibracji ", "calibration error ") + percent(figures.calibrationError)
        + basis)
    return lines
  }

  private func examples(_ count: Int) -> String {
    labels.counted(count, ("przykład", "przykłady", "przykładów"), ("example", "examples"))
  }

  private func percent(_ share: Double) -> String { labels.number(100 * share) + " %" }

  private func classes(_ figures: ThemeEvaluation) -> [String] {
    let columns = [
      labels.pick("precyzja", "precision"), labels.pick("czułość", "recall"), "F1",
      labels.pick("przykłady", "examples"),
    ]
    let rows = figures.classes.map { row in
      (
        row.name,
        [row.precision, row.recall, row.f1].map { labels.number(100 * $0) } + [
          "\(row.exampleCount)"
        ]
      )
    }
    return table(labels.pick("Klasy", "Classes"), columns, rows)
  }

  private func confusion(_ figures: ThemeEvaluation) -> [String] {
    let names = figures.classes.map(\.name)
    let title = labels.pick(
      "Pomyłki (wiersz: prawda, kolumna: model)", "Confusion (row: truth, column: model)")
    return table(
      title, names + [labels.pick("brak", "none")],
      zip(names, figures.confusion).map { ($0, $1.map(String.init)) })
  }

  private func reliability(_ figures: ThemeEvaluation) -> [String] {
    let columns = [
      labels.pick("pewność", "certainty"), labels.pick("trafienia", "hits"),
      labels.pick("przykłady", "examples"),
    ]
    let rows = figures.reliability.map { bin in
      (
        "\(Int((100 * bin.from).rounded()))–\(Int((100 * bin.from).rounded()) + 10) %",
        [
          labels.number(100 * bin.probability), labels.number(100 * bin.accuracy),
          "\(bin.exampleCount)",
        ]
      )
    }
    return table(labels.pick("Wiarygodność", "Reliability"), columns, rows)
  }

  private func table(
    _ title: String, _ columns: [String], _ rows: [(name: String, cells: [String])]
  ) -> [String] {
    let width = min(Self.widestName, rows.map(\.name.count).max() ?? 0)
    let heads = columns.map { TerminalStyle.shortened($0, Self.widestCell) }
    let widths = heads.map { max(6, $0.count) + 2 }
    func line(_ name: String, _ cells: [String]) -> String {
      "  " + TerminalStyle.padded(TerminalStyle.shortened(name, Self.widestName), width)
        + zip(cells, widths).map { TerminalStyle.aligned($0, $1) }.joined()
    }
    return [style.heading(title), style.faint(line("", heads))]
      + rows.map { line($0.name, $0.cells) }
  }

  private func words(_ telling: [[TellingWords.Entry]], _ classes: [String]) -> [String] {
    [style.heading(labels.pick("Najwymowniejsze słowa", "The most telling words"))]
      + zip(classes, telling).map { name, entries in
        "  \(name): " + entries.prefix(2 * Self.shownWords).map(\.text).joined(separator: ", ")
      }
  }

  // MARK: Predictions

  /// What a model says of a document called `name`: several lines, each ended.
  public func text(of prediction: ThemePrediction, name: String) -> String {
    guard let theme = prediction.theme else {
      return "\(style.bold(name)): "
        + labels.pick("bez tematu (żadne słowo nie jest znane)", "no theme (no word is known)")
        + "\n"
    }
    let width = min(Self.widestName, prediction.classes.map(\.name.count).max() ?? 0)
    let lines = prediction.classes.map { scored in
      "  \(TerminalStyle.padded(scored.name, width))"
        + TerminalStyle.aligned(labels.number(100 * scored.probability, digits: 0), 5) + " %  "
        + scored.evidence.prefix { $0.contribution > 0 }.prefix(Self.shownWords).map { evidence in
          evidence.places.count > 1 ? "\(evidence.text) ×\(evidence.places.count)" : evidence.text
        }.joined(separator: ", ")
    }
    return ([style.bold("\(name): \(theme)")] + lines).joined(separator: "\n") + "\n"
  }
}
