import Foundation
import Szpalta

extension ThemesScoreCommand {
  /// Tells the themes of the files with the learnt model at `path`.
  func run(modelPath path: String) throws {
    let model = try ThemeModel(path: path)
    var configuration = Configuration()
    configuration.steps = [.clean]
    let pipeline = try Pipeline(
      resources: options.resources.load(), configuration: configuration)
    let renderer = LearningRenderer(
      language: options.output.lang, isColored: options.output.isColored)
    let isList = options.format == .json && options.input.paths.count > 1
    var isFirst = true
    if isList { Console.write("[\n") }
    defer { if isList { Console.write("\n]\n") } }
    try Console.forEachDocument(options.input.paths) { path in
      let source = try options.input.source(at: path)
      let article = pipeline.article(source.text, format: source.format)
      let prediction = model.prediction(for: pipeline.themeWords(of: article))
      defer { isFirst = false }
      guard options.format == .json else {
        return Console.write(renderer.text(of: prediction, name: source.name))
      }
      let report = PredictionReport(
        prediction, article: article, name: source.name, model: model,
        offsets: options.offsets.offsets, evidenceLimit: evidence)
      Console.write((isList && !isFirst ? ",\n" : "") + report.json + (isList ? "" : "\n"))
    }
  }
}
