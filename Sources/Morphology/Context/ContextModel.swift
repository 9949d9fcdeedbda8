/// How likely states follow each other: a hidden Markov model over `ContextStates`.
///
/// Made by `lexicon-builder train` from texts without any annotation. The file
/// holds the names of the states, their shares and scales, and for each pair of
/// states the probability of the second behind the first, as a byte: its
/// natural logarithm times −`logScale`.
public final class ContextModel: Sendable {
  /// The version of the file's format that this code reads and writes.
  package static let formatVersion: UInt32 = 3
  /// Steps a natural logarithm; a byte reaches down to e⁻²¹.
  static let logScale = 12.0

  /// The number of states.
  let stateCount: Int
  /// Row by row: the probability of each state behind the row's, by its number in `probabilities`.
  ///
  /// As numbers they have a quarter of a megabyte, which stays in a processor's cache; the
  /// decoder looks at a thousand of them for a sentence.
  let transitions: [UInt8]
  /// The 256 probabilities that transitions have.
  let probabilities: [Float]
  /// The case that each state's words stand in.
  let stateCases: [StateCases]
  private let indices: [String: Int]
  /// Each state's share of all tokens.
  private let shares: [Float]
  /// What makes a lexeme's weight its probability in the state.
  private let scales: [Float]

  private let transitiveVerbs: Verbs

  /// What states say of case, as far as clauses tell it; each state says one thing.
  struct StateCases: OptionSet {
    let rawValue: UInt8

    /// Of verbs, prepositions and all that has no case.
    static let none = StateCases(rawValue: 1)
    static let nominativeSingular = StateCases(rawValue: 2)
    static let nominativePlural = StateCases(rawValue: 4)
    static let accusative = StateCases(rawValue: 8)
    static let locative = StateCases(rawValue: 16)
    static let vocative = StateCases(rawValue: 32)
    /// Another case, and the nominative of numerals.
    static let other = StateCases(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The number of a state's one bit, for `ClauseEvidence.factors`.
    var number: UInt8 { UInt8(rawValue.trailingZeroBitCount & 7) }

    init(ofState name: String) {
      let fields = name.split(separator: ":", omittingEmptySubsequences: false)
      switch fields[0] {
      case "subst", "ger", "adj", "det", "rel", "ppas":
        self =
          switch fields[2] {
          case "nom": fields[1] == "pl" ? .nominativePlural : .nominativeSingular
          case "acc": .accusative
          case "loc": .locative
          case "voc": .vocative
          default: .other
          }
      case "npron":
        self = fields[2] == "nom" ? .nominativeSingular : fields[2] == "acc" ? .accusative : .other
      case "pron":
        self =
          fields[1] == "nom"
          ? (fields[2] == "pl" ? .nominativePlural : .nominativeSingular)
          : fields[1] == "acc" ? .accusative : .other
      case "num": self = .other
      default: self = .none
      }
    }
  }

  /// Lemmas of verbs, in the file or, for training, in memory.
  private enum Verbs {
    case stored(Automaton)
    case listed(Set<String>)

    func contains(_ lemma: Span<UInt8>) -> Bool {
      switch self {
      case .stored(let automaton): automaton.value(of: lemma) != nil
      case .listed(let lemmas): lemmas.contains(lemma.string)
      }
    }
  }

  /// The name and version of what the model was made from.
  public let source: String
  /// The licence of the sources, which goes wherever the model goes.
  public let notice: String

  /// Reads the model file at `path`.
  ///
  /// - Throws: `LexiconError` if the file is missing, damaged, of another
  ///   format version or byte order.
  public init(contentsOfFile path: String) throws(LexiconError) {
    let file = try ResourceFile(path: path, kind: .contextModel, version: Self.formatVersion)
    source = try file.section(.source).bytes.text
    notice = try file.section(.notice).bytes.text
    let names = try file.section(.stateNames).bytes.text.split(separator: "\n").map(String.init)
    let weights = try file.section(.stateWeights).bytes
    let rows = try file.section(.transitions).bytes
    transitiveVerbs = .stored(Automaton(try file.section(.transitiveVerbs)))
    let count = names.count
    guard (1...Int(UInt16.max)).contains(count), weights.count == 8 * count,
      rows.count == count * count,
      Set(names).count == count, names.first == ContextStates.boundary
    else {
      throw .mismatch(
        path, expected: "as many weights and transitions as states",
        found: "\(count) states, \(weights.count) and \(rows.count) bytes")
    }
    stateCount = count
    stateCases = names.map { StateCases(ofState: $0) }
    indices = Dictionary(uniqueKeysWithValues: zip(names, 0...))
    shares = (0..<count).map { Float(bitPattern: weights.word(2 * $0)) }
    scales = (0..<count).map { Float(bitPattern: weights.word(2 * $0 + 1)) }
    guard shares.allSatisfy({ $0 >= 0 && $0 <= 1 }), scales.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { throw .mismatch(path, expected: "shares and scales of states", found: "other numbers") }
    transitions = (0..<count * count).map { rows[$0] }
    probabilities = Self.allProbabilities
  }

  /// A model that knows no state but the boundary, to start training from.
  package init(transitiveVerbs: Set<String> = []) {
    self.transitiveVerbs = .listed(transitiveVerbs)
    stateCount = 1
    stateCases = [.none]
    transitions = [0]
    probabilities = Self.allProbabilities
    indices = [ContextStates.boundary: 0]
    shares = [1]
    scales = [1]
    source = ""
    notice = ""
  }

  /// The index of the state called `name`; `nil` if the training texts have none such.
  func index(of name: String) -> Int? { indices[name] }

  /// The probability of the form of a reading with `weight` where `state` stands, up to a constant of the
  /// form.
  func emission(ofWeight weight: Float, in state: Int) -> Float { weight * scales[state] + 1e-15 }

  /// The same of a reading with a share of the form as `ClosedWords` has it, in each of `states`.
  ///
  /// By Bayes: the listed share is that of the reading, whatever the state.
  func emission(ofShare share: Double, in states: ArraySlice<UInt16>) -> Float {
    var total: Float = 0
    for state in states { total += shares[Int(state)] }
    return Float(share) * 1e-3 / (total + 1e-6)
  }

  /// What the verb `lemma` makes of its object.
  package func government(of reading: Reading, isNegated: Bool) -> ContextStates.Government {
    var lemma = reading.lemma
    lemma.makeContiguousUTF8()
    guard ContextStates.isVerb(reading.tag.partOfSpeech), isTransitive(lemma.utf8Span.span)
    else { return .none }
    return isNegated ? .genitive : .accusative
  }

  /// True if the verb `lemma` takes an accusative.
  func isTransitive(_ lemma: Span<UInt8>) -> Bool { transitiveVerbs.contains(lemma) }

  /// The bytes of a model file.
  package static func bytes(
    source: String, notice: String, states: [String], shares: [Double], scales: [Double],
    transitions: [Double], transitiveVerbs: Set<String>
  ) -> [UInt8] {
    var file = ResourceWriter()
    file.add(.source, Array(source.utf8))
    file.add(.notice, Array(notice.utf8))
    file.add(.stateNames, Array(states.joined(separator: "\n").utf8))
    file.add(
      .stateWeights,
      ResourceWriter.littleEndian(
        zip(shares, scales).flatMap { [Float($0).bitPattern, Float($1).bitPattern] }))
    file.add(.transitions, transitions.map { quantised($0) })
    var verbs = AutomatonBuilder()
    for lemma in transitiveVerbs.map({ Array($0.utf8) }).sorted(by: {
      $0.lexicographicallyPrecedes($1)
    }) {
      verbs.add(lemma, value: 1)
    }
    verbs.finish()
    file.add(.transitiveVerbs, verbs)
    return file.bytes(kind: .contextModel, version: formatVersion)
  }

  private static func probability(ofByte byte: Double) -> Double {
    DecimalPower.value(-byte / logScale / DecimalPower.naturalLogarithmOfTen)
  }

  private static var allProbabilities: [Float] {
    (0..<256).map { Float(probability(ofByte: Double($0))) }
  }

  /// The byte whose power is next to `probability`.
  private static func quantised(_ probability: Double) -> UInt8 {
    UInt8(
      (0..<255).first {
        Self.probability(ofByte: Double($0) + 0.5) <= probability
      } ?? 255)
  }
}

/// Powers of ten without the C library, whose last digit may differ by platform.
enum DecimalPower {
  static let naturalLogarithmOfTen = 2.302585092994046

  /// Ten to the power of `exponent`.
  static func value(_ exponent: Double) -> Double {
    // e^(x/1024) by its series, then ten squarings.
    let x = exponent * naturalLogarithmOfTen / 1024
    var result = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)))
    for _ in 0..<10 { result *= result }
    return result
  }
}
