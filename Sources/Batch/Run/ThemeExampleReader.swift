public import Szpalta

/// Finds the words of labelled texts, several at a time.
public struct ThemeExampleReader: Sendable {
  private let pipeline: Pipeline
  private let mapping: ThreadMapping

  /// A reader with `jobs` threads, 1 or more; the result does not depend on their number.
  public init(pipeline: Pipeline, jobs: Int) {
    self.pipeline = pipeline
    mapping = ThreadMapping(jobs: jobs)
  }

  /// The examples of `texts`, in their order.
  public func examples(of texts: [LabelledTexts.Text]) -> [ThemeExample] {
    mapping.map(texts) { text in
      ThemeExample(
        words: pipeline.themeWords(of: pipeline.article(text.text, format: text.format)),
        label: text.label)
    }
  }
}
