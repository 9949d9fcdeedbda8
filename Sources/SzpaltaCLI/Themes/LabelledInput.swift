import ArgumentParser
import Batch
import Foundation
import Szpalta

/// Where labelled texts come from.
struct LabelledInput: ParsableArguments {
  @Option(help: "The key of the text in JSON lines.")
  var textField = "text"

  @Option(help: "The key of the class in JSON lines.")
  var labelField = "label"

  @Option(help: "The encoding of files in folders, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  @Option(help: "Threads; as many as processors unless said.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs of 1 or more expected, \(jobs) found.") }
  }

  /// The texts of `paths`; what is left out or odd is reported.
  func texts(of paths: [String]) throws -> LabelledTexts {
    let found = try LabelledTexts(
      paths: paths, textField: textField, labelField: labelField, encoding: encoding)
    for notice in found.notices {
      if notice.isFailure {
        Console.log.error("\(notice.place): \(notice.problem)")
      } else {
        Console.log.warning("\(notice.place): \(notice.problem)")
      }
    }
    return found
  }

  /// The words of `texts`.
  func examples(of texts: LabelledTexts, with pipeline: Pipeline) -> [ThemeExample] {
    ThemeExampleReader(pipeline: pipeline, jobs: threadCount).examples(of: texts.texts)
  }

  /// What learns on as many threads.
  var mapping: ThreadMapping { ThreadMapping(jobs: threadCount) }

  private var threadCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Ends a run that left out texts with exit code 1.
  func reportFailures(in texts: LabelledTexts) throws {
    let failed = texts.notices.count(where: \.isFailure)
    if failed > 0 { throw SomeDocumentsFailed(failed: failed, total: texts.foundCount) }
  }
}
