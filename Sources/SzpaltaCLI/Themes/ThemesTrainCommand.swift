import ArgumentParser
import Batch
import Foundation
import Szpalta

/// `szpalta themes train`.
struct ThemesTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learns themes from labelled texts, and tells how well.",
    discussion: """
      Examples:
        szpalta themes train labelled.jsonl -o model.json
        szpalta themes train archive/ -o model.json --seeds taxonomy.yaml --format json

      A line of JSON is {"text": …, "label": …}; a folder has a folder of texts for each class. The \
      figures come from cross-validation: each example is told by a model that was not learnt from it. \
      --seeds makes the terms of a taxonomy count as examples for the classes that have a theme's id or \
      label as name, which helps while there are few. --themes makes a theme that several words speak for \
      count as these do, which helps where texts are short: it ties words that no example has to those \
      that one has.
      """)

  @Argument(help: "JSON lines, or folders with a folder for each class.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "Where the model goes.", completion: .file())
  var output: String

  @Option(
    help: "A taxonomy (YAML) whose terms count as examples.",
    completion: .file(extensions: ["yaml", "yml"]))
  var seeds: String?

  @Flag(help: "Let themes of the taxonomy that ships count beside words.")
  var themes = false

  @Option(help: "The parts of cross-validation.")
  var folds = 5

  @Option(help: "The report: text for people, or JSON.")
  var format: OutputOptions.Format = .text

  @Flag(help: "Tell on standard error how long reading the texts and learning took.")
  var time = false

  @OptionGroup var labelled: LabelledInput
  @OptionGroup var look: OutputOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if folds < 2 { throw ValidationError("--folds of 2 or more expected, \(folds) found.") }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = themes ? [.clean, .themes] : [.clean]
    let resources = try resources.load()
    let pipeline = try Pipeline(resources: resources, configuration: configuration)
    let taxonomy = try seeds.map(pipeline.taxonomy)
    let texts = try labelled.texts(of: inputs)
    let clock = ContinuousClock()
    let start = clock.now
    let examples = labelled.examples(of: texts, with: pipeline)
    let read = clock.now
    let training = try train(examples, seeds: seeds(in: taxonomy, examples, pipeline))
    let learnt = clock.now
    if time {
      Console.log.notice("texts read in \(read - start), learnt in \(learnt - read)")
    }
    try write(training, lexicon: pipeline.lexiconSource)
    let summary = LearningReport(
      training: training, exampleCount: examples.count, foundCount: texts.foundCount)
    switch format {
    case .text:
      let renderer = LearningRenderer(language: look.lang, isColored: look.isColored)
      Console.write(renderer.text(of: summary))
    case .json: Console.write(summary.json + "\n")
    }
    try labelled.reportFailures(in: texts)
  }

  private func train(_ examples: [ThemeExample], seeds: [ThemeExample]) throws -> ThemeTraining {
    var settings = ThemeTrainer.Configuration()
    settings.foldCount = folds
    do throws(ThemeLearningError) {
      let training = try ThemeTrainer(configuration: settings).training(
        on: examples, seeds: seeds, mapping: labelled.mapping)
      for named in training.model.classes where named.exampleCount == 1 {
        Console.log.warning(
          """
          class "\(named.name)": two examples or more expected, one found; it is learnt from, but \
          cannot be cross-validated
          """)
      }
      return training
    } catch {
      throw SzpaltaError(
        .malformedRecord, place: inputs.joined(separator: ", "), problem: error.description)
    }
  }

  private func seeds(
    in taxonomy: Taxonomy?, _ examples: [ThemeExample], _ pipeline: Pipeline
  ) -> [ThemeExample] {
    guard let taxonomy, let path = seeds else { return [] }
    let names = Set(examples.map(\.label)).sorted()
    let found = pipeline.seeds(from: taxonomy, classes: names)
    let seeded = Set(found.map(\.label))
    for name in names where !seeded.contains(name) {
      Console.log.warning(
        """
        \(path): a theme with "\(name)" as id or label expected, none found; that class gets no seeds
        """)
    }
    return found
  }

  private func write(_ training: ThemeTraining, lexicon: String) throws {
    let text = training.model.fileText(telling: training.telling, lexicon: lexicon)
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw SzpaltaError(
        .unwritable, place: output,
        problem: "a file to write expected; the system says: \(error.localizedDescription)")
    }
  }
}
