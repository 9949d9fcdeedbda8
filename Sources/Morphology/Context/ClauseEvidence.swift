/// What a clause tells of its nouns: whether they may be subject or object, or called by a vocative.
///
/// A neighbour's state does not tell it: subject and verb may stand far from each
/// other. Looked up in the words alone, before anything is chosen: a verb's number and
/// person, whether any verb takes an accusative, words that are surely in the
/// nominative or accusative, and prepositions. The factors have three levels, by grammar.
struct ClauseEvidence: OptionSet {
  let rawValue: UInt16

  /// A nominative beside a verb whose subject is "ja" or "ty", or that has none, or beside nothing but
  /// infinitives and adverbial participles.
  static let subjectless = ClauseEvidence(rawValue: 1)
  /// A nominative in a clause that has another: an apposition, or a second subject behind "i".
  static let secondSubject = ClauseEvidence(rawValue: 2)
  /// A nominative plural beside a verb in the singular, and the other way round.
  static let pluralDisagrees = ClauseEvidence(rawValue: 4)
  static let singularDisagrees = ClauseEvidence(rawValue: 8)
  /// An accusative in a clause where no verb takes one, or where none is: a measure of time or way.
  static let intransitive = ClauseEvidence(rawValue: 16)
  /// An accusative in a clause that has another.
  static let secondObject = ClauseEvidence(rawValue: 32)
  /// An accusative before the verb.
  static let beforeVerb = ClauseEvidence(rawValue: 64)
  /// A locative without a preposition.
  static let noLocative = ClauseEvidence(rawValue: 128)
  /// A vocative where nobody is called.
  static let noVocative = ClauseEvidence(rawValue: 256)

  private static let codeCount = 512

  /// What the states of a number and case are multiplied by.
  var nominativeSingular: Float { nominative * factor(.singularDisagrees, ruledOut) }
  var nominativePlural: Float { nominative * factor(.pluralDisagrees, ruledOut) }
  var accusative: Float {
    factor(.intransitive, ruledOut) * factor(.secondObject, unusual) * factor(.beforeVerb, unusual)
  }
  var locative: Float { factor(.noLocative, impossible) }
  var vocative: Float { factor(.noVocative, ruledOut) }

  private var nominative: Float {
    factor(.subjectless, ruledOut) * factor(.secondSubject, unusual)
  }

  private func factor(_ evidence: Self, _ factor: Float) -> Float {
    contains(evidence) ? factor : 1
  }

  /// Eight for each raw value: the factors of states by `ContextModel.StateCases.number`.
  static let factors: [Float] = (0..<codeCount).flatMap { code -> [Float] in
    let own = Self(rawValue: UInt16(code))
    return [
      1, own.nominativeSingular, own.nominativePlural, own.accusative, own.locative, own.vocative,
      1, 1,
    ]
  }

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
    /// May be a preposition with the locative.
    static let takesLocative = Word(rawValue: 2048)
    /// May be a locative, or something else.
    static let perhapsLocative = Word(rawValue: 4096)
    /// May be a vocative, or something else.
    static let perhapsVocative = Word(rawValue: 8192)
    /// May be a finite verb, or one without subject.
    static let perhapsVerb = Word(rawValue: 16384)
    /// Surely an infinitive or adverbial participle: a verb that is nobody's predicate.
    static let infinitive = Word(rawValue: 32768)

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
        if tag.partOfSpeech == .preposition, tag.grammemes.contains(.locative) {
          insert(.takesLocative)
        }
      }
      if kinds.isSubset(of: Self.borderKinds), Self.endsClause(readings) { insert(.border) }
      if kinds.isSubset(of: [.preposition]) { insert(.preposition) }
      if kinds.isSubset(of: Self.finiteKinds) {
        insertVerb(grammemes)
        if readings.hasLemma("być") { insert(.copula) }
      }
      if kinds.isSubset(of: [.impersonal]) { insert(.impersonalVerb) }
      if kinds.isSubset(of: Self.infinitiveKinds) { insert(.infinitive) }
      if kinds.intersects(Self.predicateKinds) { insert(.perhapsVerb) }
      if isTransitive { insert(.takesAccusative) }
      let hasNominative = !cases.isDisjoint(with: [.nominativeSingular, .nominativePlural])
      if hasNominative, cases.contains(.accusative) { insert(.either) }
      if cases.contains(.locative), cases != .locative { insert(.perhapsLocative) }
      if cases.contains(.vocative), cases != .vocative { insert(.perhapsVocative) }
      guard cases.isDisjoint(with: [.other, .locative, .vocative, .none]) else { return }
      if hasNominative, !cases.contains(.accusative) { insert(.nominative) }
      if cases == [.accusative] { insert(.accusative) }
    }

    private static let borderKinds: FormKinds = [
      .punctuation, .subordinatingConjunction, .adjective,
    ]
    private static let finiteKinds: FormKinds = [
      .finiteVerb, .pastForm, .conditional, .futureBe, .imperative, .winien,
    ]

    private static let predicateKinds: FormKinds = [
      .finiteVerb, .pastForm, .conditional, .futureBe, .imperative, .winien, .impersonal,
    ]
    private static let infinitiveKinds: FormKinds = [
      .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior,
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

  /// What is told of each of `words`, a sentence, into `result`, which has as many places or more.
  static func find(_ words: Span<Word>, into result: inout [ClauseEvidence]) {
    precondition(result.count >= words.count, "there is a place for each word")
    var result = result.mutableSpan
    var start = 0
    while start < words.count {
      var end = start
      var all: Word = []
      while end < words.count, !words[unchecked: end].contains(.border) {
        all.formUnion(words[unchecked: end])
        end += 1
      }
      find(words, start..<end, all, into: &result)
      if end < words.count { result[unchecked: end] = [] }
      start = end + 1
    }
    findLocatives(words, into: &result)
  }

  /// A locative stands behind a preposition only, though not always in its clause.
  private static func findLocatives(
    _ words: Span<Word>, into result: inout MutableSpan<ClauseEvidence>
  ) {
    for token in words.indices {
      let word = words[unchecked: token]
      if word.contains(.takesLocative) { return }
      let told = word.contains(.perhapsLocative) ? noLocative.rawValue : 0
      result[unchecked: token] = ClauseEvidence(rawValue: result[unchecked: token].rawValue | told)
    }
  }

  private static let verbs: Word = [
    .singularVerb, .pluralVerb, .personalVerb, .impersonalVerb,
  ]

  /// Subjects and objects, and vocatives: who is called seldom has a part in a clause with a verb but behind
  /// a comma, and none right behind a preposition ("do widzenia, panie doktorze").
  private static func find(
    _ words: Span<Word>, _ clause: Range<Int>, _ all: Word,
    into result: inout MutableSpan<ClauseEvidence>
  ) {
    let hasVerb = !all.isDisjoint(with: verbs)
    let (behindVerb, aheadOfVerb) = subjectsAndObjects(words, clause, all, hasVerb: hasVerb)
    var isBehindVerb = !hasVerb
    var governed = 0
    // Without branches, since hardly any could be foreseen.
    for token in clause {
      let word = words[unchecked: token]
      let isPreposition = word.contains(.preposition)
      let wasGoverned = governed > 0
      isBehindVerb = !word.isDisjoint(with: verbs) || isBehindVerb
      governed = isPreposition ? reach : max(0, governed - 1)
      let own = isBehindVerb ? behindVerb.rawValue : aheadOfVerb.rawValue
      let isCalled = word.contains(.perhapsVocative) && !isPreposition && (hasVerb || wasGoverned)
      result[unchecked: token] = ClauseEvidence(
        rawValue: (word.contains(.either) && governed == 0 ? own : 0)
          | (isCalled ? noVocative.rawValue : 0))
    }
  }

  /// What a clause tells of words that may be nominative as well as accusative, behind its verb and before.
  private static func subjectsAndObjects(
    _ words: Span<Word>, _ clause: Range<Int>, _ all: Word, hasVerb: Bool
  ) -> (behindVerb: ClauseEvidence, aheadOfVerb: ClauseEvidence) {
    // What may be a verb tells nothing.
    guard all.contains(.either), hasVerb || !all.contains(.perhapsVerb) else { return ([], []) }
    var evidence: ClauseEvidence = []
    let isSubjectless =
      hasVerb ? all.isDisjoint(with: [.singularVerb, .pluralVerb]) : all.contains(.infinitive)
    if isSubjectless {
      evidence.insert(.subjectless)
    } else if hasVerb, all.contains(.nominative), !all.contains(.copula) {
      evidence.insert(.secondSubject)
    }
    if !all.contains(.takesAccusative) { evidence.insert(.intransitive) }
    if hasVerb, all.contains(.accusative), surelyHasObject(words, clause) {
      evidence.insert(.secondObject)
    }
    if all.contains(.singularVerb), !all.contains(.pluralVerb) {
      evidence.insert(.pluralDisagrees)
    } else if all.contains(.pluralVerb), !all.contains(.singularVerb) {
      evidence.insert(.singularDisagrees)
    }
    return (evidence, evidence.union(.beforeVerb))
  }

  /// True if a word that no preposition governs is surely an accusative.
  private static func surelyHasObject(_ words: Span<Word>, _ clause: Range<Int>) -> Bool {
    var governed = 0
    for token in clause {
      let word = words[unchecked: token]
      governed = word.contains(.preposition) ? reach : max(0, governed - 1)
      if governed == 0, word.contains(.accusative) { return true }
    }
    return false
  }

  /// A preposition governs the next so many words at most, until its noun.
  private static let reach = 2
}

// Three levels from school grammar: what it knows not at all, what it rules out but for rare turns,
// and what is less usual.
private let impossible: Float = 1e-6
private let ruledOut: Float = 0.1
private let unusual: Float = 0.5
