import Foundation
import Szpalta

extension ThemesScoreCommand {
  /// Tells the themes of the files with the learnt model at `path`.
  func run(modelPath path: String) throws {
    if options.setsTags { try options.frontMatter.check(options.input) }
    let model = try ThemeModel(path: path)
    let pipeline = try options.resources.pipeline(for: model, at: path)
    let renderer = LearningRenderer(
      language: options.output.lang, isColored: options.output.isColored)
    let isList = options.format == .json && options.input.paths.count > 1
    var isFirst = true
    if options.format == .csv { Console.write(PredictionRendering.csvHead) }
    if isList { Console.write("[\n") }
    defer { if isList { Console.write("\n]\n") } }
    try Console.forEachDocument(options.input.paths) { path in
      let source = try options.input.source(at: path)
      let article = pipeline.article(source.text, format: source.format)
      let prediction = model.prediction(for: pipeline.themeWords(of: article))
      if options.setsTags {
        let tags = prediction.theme.map { [$0] } ?? []
        return try options.frontMatter.put(tags, into: path, source.text)
      }
      switch options.format {
      case .csv:
        return Console.write(PredictionRendering.csv(prediction, document: source.name))
      case .tags: return Console.write(PredictionRendering.tags(prediction))
      case .text, .frontmatter:
        return Console.write(renderer.text(of: prediction, name: source.name))
      case .json: break
      }
      defer { isFirst = false }
      let report = PredictionReport(
        prediction, article: article, name: source.name, model: model,
        offsets: options.offsets.offsets, evidenceLimit: evidence)
      Console.write((isList && !isFirst ? ",\n" : "") + report.json + (isList ? "" : "\n"))
    }
  }
}
