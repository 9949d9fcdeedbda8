import Dispatch
public import Szpalta

/// Finds the words of labelled texts, several at a time.
public struct ThemeExampleReader: Sendable {
  private let pipeline: Pipeline
  private let jobs: Int

  /// A reader with `jobs` threads, 1 or more; the result does not depend on their number.
  public init(pipeline: Pipeline, jobs: Int) {
    self.pipeline = pipeline
    self.jobs = max(1, jobs)
  }

  /// The examples of `texts`, in their order.
  public func examples(of texts: [LabelledTexts.Text]) -> [ThemeExample] {
    let results = Slots(count: texts.count)
    let turn = min(jobs, max(1, texts.count))
    DispatchQueue.concurrentPerform(iterations: turn) { job in
      for index in stride(from: job, to: texts.count, by: turn) {
        let text = texts[index]
        let words = pipeline.themeWords(of: pipeline.article(text.text, format: text.format))
        results.set(index, ThemeExample(words: words, label: text.label))
      }
    }
    return results.values
  }
}

/// A place for each result, each written by one thread only.
private final class Slots: @unchecked Sendable {
  // Sendable: `set` is called once for each index, and `values` after all calls.
  private let buffer: UnsafeMutableBufferPointer<ThemeExample?>

  init(count: Int) {
    buffer = .allocate(capacity: count)
    buffer.initialize(repeating: nil)
  }

  deinit {
    buffer.deinitialize()
    buffer.deallocate()
  }

  func set(_ index: Int, _ example: ThemeExample) { buffer[index] = example }

  var values: [ThemeExample] { buffer.compactMap(\.self) }
}
