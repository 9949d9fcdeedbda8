import Segmentation
public import Szpalta

/// The parts of the engine that stages measure one by one, with the resources that ship.
public struct Engine: Sendable {
  /// The lexicon, ranked by the frequencies that ship.
  public let lexicon: Lexicon
  /// With the abbreviations that ship.
  public let segmenter: Segmenter
  /// With the context model that ships.
  public let tagger: Tagger
  /// With the default rules.
  public let cleaner: Cleaner
  private let resources: Resources

  /// - Parameter resources: the files that ship, wherever the program finds them unless said.
  public init(resources: Resources? = nil) throws {
    let resources = try resources ?? Resources()
    self.resources = resources
    let frequencies = try Frequencies(contentsOfFile: resources.path(of: "pl.frequencies"))
    lexicon = try Lexicon(
      contentsOfFile: resources.path(of: "pl.lexicon"), rankedBy: frequencies)
    func parsed<T>(_ name: String, _ parse: (String, String) throws -> T) throws -> T {
      try parse(resources.text(of: name), name)
    }
    segmenter = Segmenter(
      abbreviations: try parsed("pl.abbreviations.txt") { try Abbreviations(parsing: $0, name: $1) }
    )
    tagger = Tagger(
      lexicon: lexicon, frequencies: frequencies,
      context: try ContextModel(contentsOfFile: resources.path(of: "pl.context")),
      closedWords: try parsed("pl.closed-words.txt") { try ClosedWords(parsing: $0, name: $1) },
      wordParts: try parsed("pl.word-parts.txt") { try WordParts(parsing: $0, name: $1) },
      endings: try Endings(contentsOfFile: resources.path(of: "pl.endings")))
    cleaner = Cleaner(
      lexicon: lexicon, frequencies: frequencies,
      boilerplate: try parsed("pl.boilerplate.txt") { try Boilerplate(parsing: $0, name: $1) },
      configuration: Cleaner.Configuration())
  }

  /// A pipeline that does `steps` only.
  public func pipeline(_ steps: [Step], hasFindings: Bool = true) throws -> Pipeline {
    var configuration = Configuration()
    configuration.steps = steps
    configuration.hasFindings = hasFindings
    return try pipeline(configuration)
  }

  /// A pipeline with `configuration`.
  public func pipeline(_ configuration: Configuration) throws -> Pipeline {
    try Pipeline(resources: resources, configuration: configuration)
  }

  /// The rules of syllables that ship.
  public func syllables() throws -> Syllables {
    let name = "pl.syllables.txt"
    return try Syllables(parsing: resources.text(of: name), name: name)
  }
}
