/// What a clause tells of its nouns: whether they may be subject or object, or called by a vocative.
///
/// A neighbour's state does not tell it: subject and verb may stand far from each
/// other. Looked up in the words alone, before anything is chosen: a verb's number and
/// person, whether any verb takes an accusative, words that are surely in the
/// nominative or accusative, and prepositions. The factors have three levels, by grammar.
struct ClauseEvidence: Equatable {
  /// What the states of a number and case are multiplied by.
  var nominativeSingular: Float = 1
  var nominativePlural: Float = 1
  var accusative: Float = 1
  var locative: Float = 1
  var vocative: Float = 1

  /// Says nothing.
  static let none = ClauseEvidence()

  /// The factors by the number of the bit that `ContextModel.StateCases` has for their states.
  var factors: SIMD8<Float> {
    SIMD8(1, nominativeSingular, nominativePlural, accusative, locative, vocative, 1, 1)
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
      if all.contains(.perhapsVocative) { findVocatives(words, start..<end, all, into: &result) }
      start = end + 1
    }
    findLocatives(words, into: &result)
  }

  /// A locative stands behind a preposition only, though not always in its clause.
  private static func findLocatives(_ words: [Word], into result: inout [Found]) {
    for (token, word) in words.enumerated() {
      if word.contains(.takesLocative) { return }
      if word.contains(.perhapsLocative) {
        result.append(Found(token: token, evidence: ClauseEvidence(locative: impossible)))
      }
    }
  }

  /// Who is called seldom has a part in a clause with a verb but behind a comma, and none right behind a
  /// preposition ("do widzenia, panie doktorze").
  private static func findVocatives(
    _ words: [Word], _ clause: Range<Int>, _ all: Word, into result: inout [Found]
  ) {
    let hasVerb = !all.isDisjoint(with: verbs)
    var isGoverned = 0
    for token in clause {
      if words[token].contains(.preposition) {
        isGoverned = reach
      } else {
        if hasVerb || isGoverned > 0, words[token].contains(.perhapsVocative) {
          result.append(Found(token: token, evidence: ClauseEvidence(vocative: ruledOut)))
        }
        isGoverned -= 1
      }
    }
  }

  private static let verbs: Word = [
    .singularVerb, .pluralVerb, .personalVerb, .impersonalVerb,
  ]

  private static func find(
    _ words: [Word], _ clause: Range<Int>, _ all: Word, into result: inout [Found]
  ) {
    let hasVerb = !all.isDisjoint(with: verbs)
    // What may be a verb tells nothing.
    guard all.contains(.either), hasVerb || !all.contains(.perhapsVerb) else { return }
    var evidence = ClauseEvidence()
    var nominative: Float = 1
    let isSubjectless =
      hasVerb ? all.isDisjoint(with: [.singularVerb, .pluralVerb]) : all.contains(.infinitive)
    if isSubjectless {
      nominative *= subjectless
    } else if hasVerb, all.contains(.nominative), !all.contains(.copula) {
      nominative *= secondSubject
    }
    if !all.contains(.takesAccusative) { evidence.accusative *= intransitive }
    if hasVerb, surelyHasObject(words, clause) { evidence.accusative *= secondObject }
    evidence.nominativeSingular = nominative
    evidence.nominativePlural = nominative
    if all.contains(.singularVerb), !all.contains(.pluralVerb) {
      evidence.nominativePlural *= disagreeing
    } else if all.contains(.pluralVerb), !all.contains(.singularVerb) {
      evidence.nominativeSingular *= disagreeing
    }
    var isBehindVerb = !hasVerb
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
  // Three levels from school grammar: what it knows not at all, what it rules out but for rare turns,
  // and what is less usual.
  private static let impossible: Float = 1e-6
  private static let ruledOut: Float = 0.1
  private static let unusual: Float = 0.5

  /// A noun in the nominative beside a verb whose subject is "ja" or "ty", or that has none, or beside
  /// nothing but infinitives and adverbial participles.
  private static let subjectless = ruledOut
  /// A nominative in a clause that has another: an apposition, or a second subject behind "i".
  private static let secondSubject = unusual
  /// An accusative in a clause where no verb takes one, or where none is: a measure of time or way.
  private static let intransitive = ruledOut
  /// An accusative in a clause that has another.
  private static let secondObject = unusual
  /// A nominative of another number than the verb.
  private static let disagreeing = ruledOut
  /// An accusative before the verb.
  private static let beforeVerb = unusual
}
