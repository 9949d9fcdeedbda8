/// What is known of a word that decides where terms and phrases of conditions are looked for.
///
/// With the mark of an optional eight bytes, since looking it up is mostly waiting for memory.
struct TermFacts: Sendable {
  /// The traits, and above them a number more than that of the term.
  private var bits: UInt32 = 0
  /// The marks of the words that follow where it begins a term of several; all while it `isOpen`.
  var followers: UInt8 = 0
  /// The marks of the words that it stands for behind the first word of a phrase.
  var marks: UInt8 = 0

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// It stands for some word.
    static let hasWords = Traits(rawValue: 1)
    /// It may begin a term by another of its readings, which nobody looked for yet.
    static let isOpen = Traits(rawValue: 2)
    /// It may begin a term by another of its readings.
    static let hasReadings = Traits(rawValue: 4)
    /// Of its parts between hyphens some are terms.
    static let hasTermParts = Traits(rawValue: 8)
    /// It may begin a phrase of a condition.
    static let beginsContext = Traits(rawValue: 16)
    /// Of its parts between hyphens some are phrases of conditions.
    static let hasContextParts = Traits(rawValue: 32)
    /// It was looked at.
    static let isKnown = Traits(rawValue: 64)
  }

  var traits: Traits {
    get { Traits(rawValue: UInt8(truncatingIfNeeded: bits)) }
    set { bits = bits & ~0xFF | UInt32(newValue.rawValue) }
  }

  /// The term that it is by itself.
  var term: Int? {
    get { bits >> 8 == 0 ? nil : Int(bits >> 8) - 1 }
    set { bits = bits & 0xFF | UInt32(newValue.map { $0 + 1 } ?? 0) << 8 }
  }

  /// True if it is a term or has parts that are, whatever follows.
  var isTermAlone: Bool { bits & (~0xFF | UInt32(Traits.hasTermParts.rawValue)) != 0 }

  /// Notes what its readings told.
  mutating func close(followers: UInt8, hasReadings: Bool) {
    traits.remove(.isOpen)
    if hasReadings { traits.insert(.hasReadings) }
    self.followers = followers
  }
}
