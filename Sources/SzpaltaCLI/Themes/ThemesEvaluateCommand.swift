import ArgumentParser
import Batch
import Szpalta

/// `szpalta themes evaluate`.
struct ThemesEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Tells how well a learnt model does on labelled texts.",
    discussion: """
      Examples:
        szpalta themes evaluate model.json test.jsonl
        szpalta themes evaluate model.json test/ --format json
      """)

  @Argument(help: "A model that `themes train` has written.", completion: .file())
  var model: String

  @Argument(help: "JSON lines, or folders with a folder for each class.")
  var inputs: [String]

  @Option(help: "Text for people, or JSON.")
  var format: OutputOptions.Format = .text

  @OptionGroup var labelled: LabelledInput
  @OptionGroup var look: OutputOptions
  @OptionGroup var resources: ResourceOptions

  func run() throws {
    let model = try ThemeModel(path: self.model)
    let pipeline = try resources.pipeline(for: model, at: self.model)
    let texts = try labelled.texts(of: inputs)
    let examples = labelled.examples(of: texts, with: pipeline)
    let (figures, unknown) = model.evaluation(of: examples)
    for label in unknown {
      let count = examples.count { $0.label == label }
      Console.log.warning(
        "\(self.model): a class \"\(label)\" expected, none found; \(count) of its texts left out")
    }
    guard figures.exampleCount > 0 else {
      throw SzpaltaError(
        .malformedRecord, place: inputs.joined(separator: ", "),
        problem:
          "texts of the classes \(model.classes.map(\.name).joined(separator: ", ")) expected, "
          + "none found")
    }
    let report = LearningReport(model: model, figures: figures, foundCount: texts.foundCount)
    switch format {
    case .text:
      let renderer = LearningRenderer(language: look.lang, isColored: look.isColored)
      Console.write(renderer.text(of: report))
    case .json: Console.write(report.json + "\n")
    }
    try labelled.reportFailures(in: texts)
  }
}
