import ArgumentParser

/// `szpalta themes`: the themes of articles, and work on taxonomies.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Which themes articles lean to, and on which words.",
    discussion: """
      Examples:
        szpalta themes article.txt
        szpalta themes --contrast sales,marketing article.txt
        szpalta themes keyness posts.jsonl --by category --label sport --chart words.html
        szpalta themes lint themes.yaml --corpus articles/

      Without a subcommand articles are scored; `szpalta themes score --help` lists the options.
      """,
    subcommands: [
      ThemesScoreCommand.self, ThemesKeynessCommand.self, ThemesLintCommand.self,
      ThemesSuggestCommand.self, ThemesTrainCommand.self, ThemesEvaluateCommand.self,
    ],
    defaultSubcommand: ThemesScoreCommand.self)
}
