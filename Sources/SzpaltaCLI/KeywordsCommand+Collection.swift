import ArgumentParser
import Batch
import Foundation
import Szpalta

extension KeywordsCommand {
  /// Tags all documents from one vocabulary.
  func runCollection(_ pipeline: Pipeline) throws {
    var documents = try records.collection(input.paths, encoding: input.encoding)
    if let format = input.inputFormat { documents.format = format }
    let job = KeywordCollectionJob(documents)
    let given = try vocabulary.map { path in
      try pipeline.vocabulary(parsing: InputFile(path: path).text(), name: path)
    }
    let renderer = CollectionRenderer(language: output.lang, isColored: output.isColored)
    var saveError: (any Error)?
    var observer = KeywordCollectionJob.Observer()
    observer.vocabulary = { vocabulary in
      if let path = saveVocabulary {
        do {
          try Data(vocabulary.fileText.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
          saveError = error
        }
      }
      switch format {
      case .text: Console.write(renderer.text(vocabulary, isGiven: given != nil))
      case .csv: Console.write(CollectionRenderer.csvHead)
      default: break
      }
    }
    observer.document = { document in
      switch format {
      case .text: Console.write(renderer.text(document))
      case .csv: Console.write(renderer.csv(document))
      case .tags: Console.write(KeywordRendering.tags(document.tags.map(\.text)))
      default: Console.write(renderer.json(document))
      }
    }
    observer.failure = { place, problem in
      Console.report(SzpaltaError(.malformedRecord, place: place, problem: problem))
    }
    let counts = try job.run(with: pipeline, vocabulary: given, observer)
    if let saveError, let path = saveVocabulary {
      throw SzpaltaError(
        .unwritable, place: path,
        problem: "a file to write expected; the system says: \(saveError.localizedDescription)")
    }
    if counts.failed > 0 {
      throw SomeDocumentsFailed(failed: counts.failed, total: counts.tagged + counts.failed)
    }
  }
}
