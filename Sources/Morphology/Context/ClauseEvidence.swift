/// What a clause tells of its nouns: whether they may be subject or object.
///
/// A neighbour's state does not tell it: subject and verb may stand far from each
/// other. Looked up in the words alone, before anything is chosen: a verb's number and
/// person, whether any verb takes an accusative, and words that are surely in the
/// nominative or accusative. The factors have two levels, by grammar.
struct ClauseEvidence: Equatable {
  /// What the states in the nominative singular, nominative plural and accusative are multiplied by.
  var nominativeSingular: Float = 1
  var nominativePlural: Float = 1
  var accusative: Float = 1

  /// Says nothing.
  static let none = ClauseEvidence()

  /// What a word is to its clause, whatever it is chosen to be.
  struct Word: OptionSet {
    let rawValue: UInt16

    /// Ends a clause: marks, "że" and its like.
    static let border = Word(rawValue: 1)
    /// Surely a finite verb, of the third person, in the singular or plural.
    static let singularVerb = Word(rawValue: 2)
    static let pluralVerb = Word(rawValue: 4)
    /// Surely a verb of the first or second person: its subject is no noun.
    static let personalVerb = Word(rawValue: 8)
    /// "Zrobiono": a verb without subject.
    static let impersonalVerb = Word(rawValue: 16)
    /// May take an accusative.
    static let takesAccusative = Word(rawValue: 32)
    /// Surely a noun or pronoun in the nominative.
    static let nominative = Word(rawValue: 64)
    /// Surely one in the accusative.
    static let accusative = Word(rawValue: 128)
    /// May be nominative as well as accusative.
    static let either = Word(rawValue: 256)
    static let preposition = Word(rawValue: 512)
    /// "Jest", "był": what stands beside may be a second nominative.
    static let copula = Word(rawValue: 1024)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The part of a word with `readings`, whose states have `cases`.
    ///
    /// - Parameter isTransitive: true if a reading takes an accusative.
    init(
      _ readings: borrowing WordReadings, cases: ContextModel.StateCases, isTransitive: Bool
    ) {
      self = []
      var kinds = FormKinds()
      var grammemes: Grammemes = []
      for index in 0..<readings.rows.count {
        let tag = readings.rows[index].tag
        kinds.insert(tag.partOfSpeech, isName: false)
        grammemes.formUnion(tag.grammemes)
      }
      if kinds.isSubset(of: Self.borderKinds), Self.endsClause(readings) { insert(.border) }
      if kinds.isSubset(of: [.preposition]) { insert(.preposition) }
      if kinds.isSubset(of: Self.finiteKinds) {
        insertVerb(grammemes)
        if readings.hasLemma("być") { insert(.copula) }
      }
      if kinds.isSubset(of: [.impersonal]) { insert(.impersonalVerb) }
      if isTransitive { insert(.takesAccusative) }
      let hasNominative = !cases.isDisjoint(with: [.nominativeSingular, .nominativePlural])
      if hasNominative, cases.contains(.accusative) { insert(.either) }
      guard cases.isDisjoint(with: [.other, .none]) else { return }
      if hasNominative, !cases.contains(.accusative) { insert(.nominative) }
      if cases == [.accusative] { insert(.accusative) }
    }

    private static let borderKinds: FormKinds = [
      .punctuation, .subordinatingConjunction, .adjective,
    ]
    private static let finiteKinds: FormKinds = [
      .finiteVerb, .pastForm, .conditional, .futureBe, .imperative, .winien,
    ]

    /// - Parameter all: the grammemes of all readings.
    private mutating func insertVerb(_ all: Grammemes) {
      if !all.isDisjoint(with: [.firstPerson, .secondPerson]) {
        insert(.personalVerb)
      } else if all.isDisjoint(with: .plural) {
        insert(.singularVerb)
      } else if all.isDisjoint(with: .singular) {
        insert(.pluralVerb)
      }
    }

    private static let marks: Set<String> = [
      ",", ".", ";", ":", "-", "–", "—", "(", ")", "?", "!", "…",
    ]

    private static func endsClause(_ readings: borrowing WordReadings) -> Bool {
      for index in 0..<readings.rows.count {
        let row = readings.rows[index]
        let lemma = readings.lemmas.text(Int(row.lemma))
        let endsClause =
          switch row.tag.partOfSpeech {
          case .punctuation: marks.contains(lemma)
          case .subordinatingConjunction: lemma != "niż" && lemma != "jako"
          default: lemma == "który"
          }
        if !endsClause { return false }
      }
      return true
    }
  }

  /// What is told of a word.
  struct Found {
    /// Its number in the sentence.
    var token: Int
    var evidence: ClauseEvidence
  }

  /// The evidence for those of `words`, a sentence, that anything is told of, into `result`.
  static func find(_ words: [Word], into result: inout [Found]) {
    result.removeAll(keepingCapacity: true)
    var start = 0
    while start < words.count {
      var end = start
      var all: Word = []
      while end < words.count, !words[end].contains(.border) {
        all.formUnion(words[end])
        end += 1
      }
      find(words, start..<end, all, into: &result)
      start = end + 1
    }
  }

  private static func find(
    _ words: [Word], _ clause: Range<Int>, _ all: Word, into result: inout [Found]
  ) {
    let verbs: Word = [.singularVerb, .pluralVerb, .personalVerb, .impersonalVerb]
    guard all.contains(.either), !all.isDisjoint(with: verbs) else { return }
    var evidence = ClauseEvidence()
    var nominative: Float = 1
    let hasObject = surelyHasObject(words, clause)
    if !all.isDisjoint(with: [.personalVerb, .impersonalVerb]),
      all.isDisjoint(with: [.singularVerb, .pluralVerb])
    {
      nominative *= subjectless
    } else if all.contains(.nominative), !all.contains(.copula) {
      nominative *= secondSubject
    }
    if !all.contains(.takesAccusative) { evidence.accusative *= intransitive }
    if hasObject { evidence.accusative *= secondObject }
    evidence.nominativeSingular = nominative
    evidence.nominativePlural = nominative
    if all.contains(.singularVerb), !all.contains(.pluralVerb) {
      evidence.nominativePlural *= disagreeing
    } else if all.contains(.pluralVerb), !all.contains(.singularVerb) {
      evidence.nominativeSingular *= disagreeing
    }
    var isBehindVerb = false
    var isGoverned = 0
    for index in clause {
      let word = words[index]
      if !word.isDisjoint(with: verbs) { isBehindVerb = true }
      isGoverned = word.contains(.preposition) ? reach : max(0, isGoverned - 1)
      guard word.contains(.either), isGoverned == 0 else { continue }
      var own = evidence
      if !isBehindVerb { own.accusative *= beforeVerb }
      if own != none { result.append(Found(token: index, evidence: own)) }
    }
  }

  /// True if a word that no preposition governs is surely an accusative.
  private static func surelyHasObject(_ words: [Word], _ clause: Range<Int>) -> Bool {
    var isGoverned = 0
    for index in clause {
      isGoverned = words[index].contains(.preposition) ? reach : max(0, isGoverned - 1)
      if isGoverned == 0, words[index].contains(.accusative) { return true }
    }
    return false
  }

  /// A preposition governs the next so many words at most, until its noun.
  private static let reach = 2
  // Two levels from school grammar: what grammar rules out but for rare turns, and what is less usual.
  private static let ruledOut: Float = 0.1
  private static let unusual: Float = 0.5

  /// A noun in the nominative beside a verb whose subject is "ja" or "ty", or that has none.
  private static let subjectless = ruledOut
  /// A nominative in a clause that has another: an apposition, or a second subject behind "i".
  private static let secondSubject = unusual
  /// An accusative in a clause where no verb takes one: a measure of time or way.
  private static let intransitive = ruledOut
  /// An accusative in a clause that has another.
  private static let secondObject = unusual
  /// A nominative of another number than the verb.
  private static let disagreeing = ruledOut
  /// An accusative before the verb.
  private static let beforeVerb = unusual
}
