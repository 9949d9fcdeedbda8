import ArgumentParser

/// The command that makes the lexicon's resources.
@main
struct LexiconBuilder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon-builder",
    abstract: "Makes and checks the lexicon of Szpalta.",
    discussion: """
      The sources come from Scripts/fetch-lexicon-sources; `make lexicon` runs both.
      """,
    subcommands: [
      Build.self, LearnEndings.self, Train.self, Background.self, Verify.self, Damage.self,
      Dump.self,
    ])
}
