public import Morphology
public import TextModel

/// Repairs what import and print left in a text.
///
/// Every change is an edit with a rule, a reason and a confidence. Cleaning a
/// cleaned text changes nothing. Form feeds stay, and documents separated by
/// lines that hold one form feed do not influence each other.
public struct Cleaner: Sendable {
  /// What the cleaner repairs.
  public let configuration: Configuration

  let knowledge: any WordKnowledge

  let plausibility: TextPlausibility

  private let boilerplate: Boilerplate

  private let memories = Pool(
    wordCount: { $0.byteCount / RoundMemory.bytesOfWord }, make: { RoundMemory() })

  /// A cleaner that tells words from leftovers with `lexicon` and `frequencies`, and lines of the
  /// page from those of the text with `boilerplate`.
  public init(
    lexicon: Lexicon, frequencies: Frequencies, boilerplate: Boilerplate = .none,
    configuration: Configuration = Configuration()
  ) {
    knowledge = LexicalKnowledge(lexicon: lexicon, frequencies: frequencies)
    plausibility = TextPlausibility(knowledge: knowledge)
    self.boilerplate = boilerplate
    self.configuration = configuration
  }

  /// More rounds than a text that was not made to provoke them takes: two to four.
  private static let maximumRounds = 32

  /// The repairs of `text`, in ascending order. O(bytes).
  ///
  /// Rules work in rounds, each on the result of the one before: first what
  /// programs misread, then single characters, then hyphens and lines, and last
  /// typography, each once the one before is settled.
  /// It ends when a round finds nothing, so a second cleaning finds nothing.
  ///
  /// - Precondition: `text` has at most `ByteRange.maximumOffset` bytes.
  public func edits(for text: String) -> EditList { repair(of: text, tellsDamage: false).edits }

  /// The text after all repairs.
  public func cleaned(_ text: String) -> String { repair(of: text, tellsDamage: false).text }

  /// A text after all repairs, and what was done.
  package struct Repair {
    /// The repairs; see `edits(for:)`.
    package let edits: EditList
    /// The text after them.
    package let text: String
    /// Where letters were lost in it; see `damage(in:)`. Empty unless asked for.
    package let damage: [Damage]
  }

  /// What `edits(for:)`, `cleaned(_:)` and, if wanted, `damage(in:)` tell, in one go. O(bytes).
  package func repair(of text: String, tellsDamage: Bool) -> Repair {
    var edits: [Edit] = []
    var current = text
    current.makeContiguousUTF8()
    let memory = memories.take()
    defer { memories.give(memory) }
    var settled: Glance?
    for _ in 0..<Self.maximumRounds where settled == nil {
      let glance = Glance(at: current)
      let found = roundOfEdits(for: current, glance, memory)
      if found.isEmpty {
        settled = glance
      } else {
        edits = composition(of: edits, and: found, between: current)
        current = EditList(found).applied(to: current)
      }
    }
    let damage = tellsDamage ? self.damage(in: current, settled ?? Glance(at: current)) : []
    return Repair(edits: EditList(edits), text: current, damage: damage)
  }

  /// What every rule needs to know of a text.
  struct Glance {
    let spots: TextSpots
    /// The documents of the text.
    let parts: [ByteRange]

    /// A glance at `text`, which is contiguous.
    init(at text: String) {
      spots = TextSpots(in: text.utf8Span.span)
      parts = documentParts(of: text.utf8Span.span, spots)
    }
  }

  /// What was found out in one round and holds for all rounds and texts.
  ///
  /// Sendable although what it holds changes: only the call that took it from the pool uses it.
  private struct RoundMemory: @unchecked Sendable {
    let misreadings = MisreadingMemory()
    let hyphens = HyphenMemory()

    /// About the memory it needs.
    var byteCount: Int { misreadings.byteCount + hyphens.byteCount }

    /// A pool keeps what has 100,000 words: 10 MB.
    static let bytesOfWord = 100
  }

  private func roundOfEdits(
    for text: String, _ glance: Glance, _ memory: RoundMemory
  ) -> [Edit] {
    let misread = misreadings(in: text, glance, memory.misreadings)
    if !misread.isEmpty { return misread }
    let characters = CharacterRules(rules: configuration.rules).edits(for: text, glance.spots)
    if !characters.isEmpty { return characters }
    let joined = hyphensAndLines(in: text, glance, memory.hyphens)
    return joined.isEmpty ? typography(in: text, glance.parts) : joined
  }

  private func misreadings(
    in text: String, _ glance: Glance, _ memory: MisreadingMemory
  ) -> [Edit] {
    guard configuration.rules.contains(.encoding) else { return [] }
    return glance.parts.flatMap {
      MisreadingRule(
        text: text, range: $0, spots: glance.spots, plausibility: plausibility, memory: memory
      ).edits()
    }
  }

  private func typography(in text: String, _ parts: [ByteRange]) -> [Edit] {
    guard !configuration.rules.isSubset(of: CleaningRule.defaults) else { return [] }
    return parts.flatMap { part in
      var found: [Edit] = []
      if configuration.rules.contains(.quotes) {
        found = QuotesRule(text: text, range: part).edits()
      }
      if configuration.rules.contains(.boilerplate) {
        let lines = BoilerplateRule(text: text, range: part, boilerplate: boilerplate).edits()
        // Style is repaired in what stays.
        if !lines.isEmpty { return lines }
      }
      found += TypographyRules(text: text, range: part, rules: configuration.rules).edits()
      return found.sorted { $0.range < $1.range }
    }
  }

  private func hyphensAndLines(
    in text: String, _ glance: Glance, _ memory: HyphenMemory
  ) -> [Edit] {
    let usesHyphens = configuration.rules.contains(.hyphens)
    let usesLines = configuration.rules.contains(.lines)
    if !usesHyphens && !usesLines { return [] }
    var edits: [Edit] = []
    for part in glance.parts {
      let layout = LineLayout(of: part, in: text.utf8Span.span, glance.spots)
      let furniture = PageFurniture(of: layout, in: text.utf8Span.span)
      var found: [Edit] = []
      if usesHyphens {
        let rule = HyphenRule(
          text: text, layout: layout, furniture: furniture, spots: glance.spots,
          knowledge: knowledge, memory: memory, threshold: configuration.hyphens.threshold)
        found = rule.edits()
      }
      if usesLines {
        let rule = LinesRule(
          text: text, layout: layout, furniture: furniture, knowsHyphens: usesHyphens)
        found = rule.edits(around: found)
      }
      edits += found
    }
    return edits
  }
}
