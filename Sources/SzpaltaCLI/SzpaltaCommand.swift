import ArgumentParser
import Foundation
import Szpalta

/// The `szpalta` program.
@main
struct SzpaltaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "szpalta",
    abstract: "Cleans and analyses Polish articles: readability, keywords, themes.",
    discussion: """
      Example:
        szpalta analyze article.txt

      Results go to standard output, messages to standard error. "-" is standard input.
      Exit codes: 0 all well, 1 some documents failed, 2 wrong use, 3 resources missing.
      """,
    version: Pipeline.version,
    subcommands: [
      AnalyzeCommand.self, CleanCommand.self, TokenizeCommand.self, LemmatizeCommand.self,
      InflectCommand.self, ReadabilityCommand.self,
      KeywordsCommand.self, ThemesCommand.self, BaseformCommand.self, BatchCommand.self,
      SearchCommand.self,
      SchemaCommand.self,
    ])

  static func main() async {
    Console.bootstrap()
    do {
      var command = try parseAsRoot()
      if var batch = command as? any AsyncParsableCommand {
        try await batch.run()
      } else {
        try command.run()
      }
    } catch let error as SzpaltaError {
      Console.report(error)
      Foundation.exit(Console.exitCode(of: error))
    } catch let error as SomeDocumentsFailed {
      Console.log.notice("\(error)")
      Foundation.exit(1)
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      let code = exitCode(for: error)
      // Help and version were asked for; anything else is wrong use.
      if code.isSuccess { exit(withError: error) }
      Console.write(fullMessage(for: error) + "\n", to: .standardError)
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}

/// Thrown at the end of a call in which some documents failed and were reported.
struct SomeDocumentsFailed: Error, CustomStringConvertible {
  let failed: Int
  let total: Int

  var description: String { "\(failed) of \(total) documents failed; see the messages above" }
}
