import Analysis
import Cleaning
import Morphology
import Segmentation

/// Opens the product's data files, and says of each failure what it means for a user.
struct ResourceFiles {
  private let resources: Resources

  init(_ resources: Resources) { self.resources = resources }

  func lexicon(rankedBy frequencies: Frequencies) throws -> Lexicon {
    try checked {
      try Lexicon(contentsOfFile: resources.path(of: "pl.lexicon"), rankedBy: frequencies)
    }
  }

  func frequencies() throws -> Frequencies {
    try checked { try Frequencies(contentsOfFile: resources.path(of: "pl.frequencies")) }
  }

  func contextModel() throws -> ContextModel {
    try checked { try ContextModel(contentsOfFile: resources.path(of: "pl.context")) }
  }

  func endings() throws -> Endings {
    try checked { try Endings(contentsOfFile: resources.path(of: "pl.endings")) }
  }

  func closedWords() throws -> ClosedWords {
    try parsed("pl.closed-words.txt") { try ClosedWords(parsing: $0, name: $1) }
  }

  func wordParts() throws -> WordParts {
    try parsed("pl.word-parts.txt") { try WordParts(parsing: $0, name: $1) }
  }

  func abbreviations() throws -> Abbreviations {
    try parsed("pl.abbreviations.txt") { try Abbreviations(parsing: $0, name: $1) }
  }

  func boilerplate() throws -> Boilerplate {
    try parsed("pl.boilerplate.txt") { try Boilerplate(parsing: $0, name: $1) }
  }

  func phraseClasses() throws -> PhraseClasses {
    try parsed("pl.phrases.txt") { try PhraseClasses(parsing: $0, name: $1) }
  }

  func background() throws -> LemmaBackground {
    try parsed("pl.background.txt") { try LemmaBackground(parsing: $0, name: $1) }
  }

  func syllables() throws -> Syllables {
    try parsed("pl.syllables.txt") { try Syllables(parsing: $0, name: $1) }
  }

  func findings(
    limits: Findings.Limits, readability: Readability, lexicon: Lexicon
  ) throws -> Findings {
    Findings(
      limits: limits, readability: readability,
      transitions: try parsed("pl.transitions.txt") { try TransitionWords(parsing: $0, name: $1) },
      plainWords: try parsed("pl.plain-words.txt") { try PlainWords(parsing: $0, name: $1) },
      lexicon: lexicon,
      lexicalised: try parsed("pl.lexicalised.txt") {
        try LexicalisedWords(parsing: $0, name: $1)
      })
  }

  /// The taxonomy at `path`, or the one that ships.
  func taxonomy(path: String?) throws -> Taxonomy {
    if let path { return try TaxonomyFile(path: path).taxonomy }
    return try parsed("themes.pl.yaml") { try Taxonomy(parsingYAML: $0, name: $1) }
  }

  private func parsed<T>(_ name: String, _ parse: (String, String) throws -> T) throws -> T {
    let text: String
    do {
      text = try resources.text(of: name)
    } catch let error as SzpaltaError {
      throw SzpaltaError(.resourcesMissing, place: error.place, problem: error.problem)
    }
    return try checked { try parse(text, resources.path(of: name)) }
  }

  /// A resource that cannot be used is a resource that is missing; the error names the file itself.
  private func checked<T>(_ open: () throws -> T) throws -> T {
    do {
      return try open()
    } catch let error as SzpaltaError {
      throw error
    } catch {
      throw SzpaltaError(.resourcesMissing, place: "", problem: "\(error)")
    }
  }
}
