/// What the tagger tells apart when it looks at neighbours: some 400 states.
///
/// A state is a kind of word with the categories that matter to its neighbours,
/// written like a tag: "subst:sg:nom:f", "adj:pl:x:…". Genders that a position
/// does not tell apart are one. Frequent words of closed classes have states of
/// their own ("prep:loc:w", "part:nie").
package enum ContextStates {
  /// A state with the part of the tag that leads to it.
  package struct Expansion: Sendable {
    /// The state's name.
    package var state: String
    /// The tag with only those alternatives that the state allows.
    package var tag: Tag
  }

  /// The state before the first and behind the last token of a sentence.
  package static let boundary = "boundary"

  /// The case of a verb's direct object.
  package enum Government: UInt8, CaseIterable, Sendable {
    /// The verb takes none.
    case none
    case accusative
    /// Of a verb that takes the accusative, behind "nie".
    case genitive

    fileprivate var suffix: String {
      switch self {
      case .none: ""
      case .accusative: ":acc"
      case .genitive: ":gen"
      }
    }
  }

  /// True for the forms of verbs that tell by their state what object they take.
  static func isVerb(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .finiteVerb, .pastForm, .conditional, .infinitive, .imperative, .impersonal,
      .adverbialParticiplePresent, .adverbialParticipleAnterior:
      true
    default: false
    }
  }

  /// The states of a word with `tag` and `lemma`, each once; at least one.
  ///
  /// - Parameter government: of verbs only.
  package static func expansions(
    of tag: Tag, lemma: String, government: Government = .none
  ) -> [Expansion] {
    let isPlain = copulas.contains(lemma) || modals.contains(lemma)
    guard isVerb(tag.partOfSpeech), !isPlain else { return expansions(of: tag, lemma: lemma) }
    return expansions(of: tag, lemma: lemma).map {
      Expansion(state: $0.state + government.suffix, tag: $0.tag)
    }
  }

  private static func expansions(of tag: Tag, lemma: String) -> [Expansion] {
    let word = listed.contains(lemma) ? lemma : ""
    switch tag.partOfSpeech {
    case .noun, .depreciativeNoun:
      if let name = nounPronouns[lemma] { return byCase("npron:\(name)", tag) }
      return nominal("subst", tag, isModifier: false)
    case .gerund: return nominal("ger", tag, isModifier: false)
    case .adjective, .activeParticiple:
      let prefix = relatives.contains(lemma) ? "rel" : determiners.contains(lemma) ? "det" : "adj"
      return nominal(prefix, tag, isModifier: true)
    case .passiveParticiple: return nominal("ppas", tag, isModifier: true)
    case .numeral, .numeralPrefix: return numeral(tag)
    case .pronounFirstSecond, .pronounThird, .pronounReflexive: return pronoun(tag)
    case .finiteVerb:
      let prefix =
        copulas.contains(lemma) ? "copfin" : modals.contains(lemma) ? "modal" : "fin"
      return verb(prefix, tag)
    case .futureBe: return verb("bedzie", tag)
    case .pastForm, .conditional, .winien:
      return past(copulas.contains(lemma) ? "coppast" : "past", tag)
    case .infinitive:
      return [Expansion(state: copulas.contains(lemma) ? "copinf" : "inf", tag: tag)]
    case .preposition: return byCase("prep", tag, suffix: ":" + word)
    case .coordinatingConjunction, .subordinatingConjunction, .particle, .adverb, .predicative:
      return [Expansion(state: "\(tag.partOfSpeech.name):\(word)", tag: tag)]
    case .punctuation: return [Expansion(state: "interp:" + mark(lemma), tag: tag)]
    case .digits, .romanNumeral: return [Expansion(state: "dig", tag: tag)]
    case .unknown: return openNoun(tag)
    default: return [Expansion(state: tag.partOfSpeech.name, tag: tag)]
    }
  }

  /// True if the lemma matters to the states of words of that class, not only the tag.
  package static func dependsOnLemma(_ partOfSpeech: PartOfSpeech) -> Bool {
    // All verbs: "chcąc" says nothing of its object, "robiąc" does.
    if isVerb(partOfSpeech) { return true }
    return switch partOfSpeech {
    case .noun, .depreciativeNoun, .adjective, .activeParticiple, .winien, .preposition,
      .coordinatingConjunction, .subordinatingConjunction, .particle, .adverb, .predicative,
      .punctuation:
      true
    default: false
    }
  }

  /// The class of the lemma as far as states go: lemmas of one class and tag have the same states.
  package static func lemmaClass(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> Int {
    guard dependsOnLemma(partOfSpeech) else { return 0 }
    var lemma = lemma
    lemma.makeContiguousUTF8()
    return partOfSpeech == .punctuation
      ? markClass(lemma) : wordClass(lemma.utf8Span.span)
  }

  /// The class of a mark, which is that of no word.
  static func markClass(_ text: String) -> Int { -1 - (marks.firstIndex(of: mark(text)) ?? 0) }

  /// The class of a lemma that is no mark; 0 for most.
  static func wordClass(_ lemma: Span<UInt8>) -> Int { (lemmaClasses.index(of: lemma) ?? -1) + 1 }

  private static let lemmaClasses = ListedWords(
    listed.union(nounPronouns.keys).union(relatives).union(determiners).union(copulas)
      .union(modals).sorted())

  private static let nounPronouns = [
    "to": "to", "co": "co", "kto": "co", "nic": "x", "nikt": "x", "coś": "x", "ktoś": "x",
    "cokolwiek": "x", "ktokolwiek": "x", "wszystko": "x", "wszyscy": "x",
  ]
  private static let relatives: Set = ["który", "jaki"]
  private static let determiners: Set = [
    "ten", "tamten", "ów", "mój", "swój", "nasz", "każdy", "twój", "wasz", "jakiś", "taki",
    "żaden", "inny", "wszystek", "sam",
  ]
  private static let copulas: Set = [
    "być", "zostać", "zostawać", "bywać", "pozostać", "pozostawać",
  ]
  private static let modals: Set = ["móc", "musieć", "chcieć"]
  /// Words of closed classes with states of their own.
  private static let listed: Set = [
    "i", "oraz", "a", "ale", "lub", "czy", "ani", "jak", "niż", "albo", "że", "aby", "żeby", "by",
    "jeśli", "gdy", "bo", "ponieważ", "jako", "więc", "to", "nie", "się", "niech", "też", "także",
    "już", "tylko", "nawet", "jeszcze", "no", "może", "tak", "co", "za", "jednak", "aż", "około",
    "ponad", "w", "na", "z", "do", "o", "po", "od", "przez", "dla", "przy", "pod", "przed", "nad",
    "między", "u", "ku", "bez", "kiedy", "gdzie", "im", "tym", "bardzo",
  ]

  private static let marks = ["other", "end", "comma", "colon", "dash", "opening"]

  private static func mark(_ text: String) -> String {
    switch text {
    case ".", "!", "?", "…", "...", ";": "end"
    case ",": "comma"
    case ":": "colon"
    case "-", "–", "—": "dash"
    case "(", "[": "opening"
    default: "other"
    }
  }

  // MARK: The categories of a tag, one by one

  private static let cases: [Grammemes] = [
    .nominative, .genitive, .dative, .accusative, .instrumental, .locative, .vocative,
  ]
  private static let genders: [Grammemes] = [
    .masculinePersonal, .masculineAnimate, .masculineInanimate, .feminine, .neuter,
  ]

  /// The alternatives of a category in `tag`, or `usual` where it has none.
  private static func values(
    of tag: Tag, _ category: [Grammemes], usual: [Grammemes]
  ) -> [Grammemes] {
    let found = category.filter { tag.grammemes.contains($0) }
    return found.isEmpty ? usual : found
  }

  /// `tag` with `value` only of the values in `category`; as it is where it has none of them.
  private static func narrowed(_ tag: Tag, _ category: Grammemes, to value: Grammemes) -> Tag {
    tag.grammemes.isDisjoint(with: category)
      ? tag : Tag(tag.partOfSpeech, tag.grammemes.subtracting(category).union(value))
  }

  private static func name(_ value: Grammemes) -> String {
    let bit = value.rawValue.trailingZeroBitCount
    return Grammemes.allNames[bit]
  }

  /// Puts expansions with one state together: their tags allow what either allowed.
  private static func add(_ state: String, _ tag: Tag, to result: inout [Expansion]) {
    if let index = result.firstIndex(where: { $0.state == state }) {
      result[index].tag = Tag(
        tag.partOfSpeech, result[index].tag.grammemes.union(tag.grammemes))
    } else {
      result.append(Expansion(state: state, tag: tag))
    }
  }

  private static func nominal(_ prefix: String, _ tag: Tag, isModifier: Bool) -> [Expansion] {
    var found = values(of: tag, cases, usual: [])
    if found.isEmpty { return openNoun(tag) }
    // A form that may be nominative is hardly ever meant as the same vocative.
    if found.first == .nominative { found.removeAll { $0 == .vocative } }
    var result: [Expansion] = []
    for number in values(of: tag, [.singular, .plural], usual: [.singular]) {
      for grammaticalCase in found {
        let exact = narrowed(narrowed(tag, .numbers, to: number), .cases, to: grammaticalCase)
        addStates(
          "\(prefix):\(name(number)):\(name(grammaticalCase)):",
          values(of: tag, genders, usual: [.neuter]), to: &result
        ) { gender in
          (
            genderClass(gender, number, grammaticalCase, isModifier: isModifier),
            narrowed(exact, .genders, to: gender)
          )
        }
      }
    }
    return result
  }

  /// Adds a state that begins with `start` for each class that `state` says of `genders`; its tag allows
  /// what those of its genders allow.
  private static func addStates(
    _ start: String, _ genders: [Grammemes], to result: inout [Expansion],
    _ state: (Grammemes) -> (genderClass: String, tag: Tag)
  ) {
    let first = result.count
    var classes: [String] = []
    for gender in genders {
      let (genderClass, tag) = state(gender)
      if let index = classes.firstIndex(of: genderClass) {
        let both = result[first + index].tag.grammemes.union(tag.grammemes)
        result[first + index].tag = Tag(tag.partOfSpeech, both)
      } else {
        classes.append(genderClass)
        result.append(Expansion(state: start + genderClass, tag: tag))
      }
    }
  }

  /// What a position tells of gender: in the plural persons and all others; of an adjective in the
  /// singular masculine, feminine and neuter, and what lives in the accusative.
  private static func genderClass(
    _ gender: Grammemes, _ number: Grammemes, _ grammaticalCase: Grammemes, isModifier: Bool
  ) -> String {
    if number == .plural { return gender == .masculinePersonal ? "m1" : "x" }
    guard Grammemes.masculine.contains(gender) else { return name(gender) }
    if !isModifier { return gender == .masculineInanimate ? "m3" : "m1" }
    if grammaticalCase != .accusative { return "m" }
    return gender == .masculineInanimate ? "mi" : "ma"
  }

  private static func byCase(_ prefix: String, _ tag: Tag, suffix: String = "") -> [Expansion] {
    values(of: tag, cases, usual: [.genitive]).map {
      Expansion(
        state: "\(prefix):\(name($0))\(suffix)", tag: narrowed(tag, .cases, to: $0))
    }
  }

  private static func numeral(_ tag: Tag) -> [Expansion] {
    let agreement = tag.grammemes.contains(.governing) ? "rec" : "congr"
    var result: [Expansion] = []
    for grammaticalCase in values(of: tag, cases, usual: [.nominative, .accusative]) {
      for gender in values(of: tag, genders, usual: [.masculineInanimate]) {
        let exact = narrowed(
          narrowed(tag, .cases, to: grammaticalCase), .genders, to: gender)
        let genderName = gender == .masculinePersonal ? "m1" : "x"
        add("num:\(name(grammaticalCase)):\(genderName):\(agreement)", exact, to: &result)
      }
    }
    return result
  }

  private static func pronoun(_ tag: Tag) -> [Expansion] {
    let isAfterPreposition =
      tag.grammemes.contains(.postPrepositional) && !tag.grammemes.contains(.notPostPrepositional)
    var result: [Expansion] = []
    for grammaticalCase in values(of: tag, cases, usual: [.accusative]) {
      let exact = narrowed(tag, .cases, to: grammaticalCase)
      if grammaticalCase == .nominative {
        let person = values(of: tag, persons, usual: [.thirdPerson])[0]
        for number in values(of: tag, [.singular, .plural], usual: [.singular]) {
          add(
            "pron:nom:\(name(number)):\(name(person))", narrowed(exact, .numbers, to: number),
            to: &result)
        }
      } else {
        add(
          "pron:\(name(grammaticalCase))\(isAfterPreposition ? ":praep" : "")", exact, to: &result)
      }
    }
    return result
  }

  private static let persons: [Grammemes] = [.firstPerson, .secondPerson, .thirdPerson]

  private static func verb(_ prefix: String, _ tag: Tag) -> [Expansion] {
    var result: [Expansion] = []
    for number in values(of: tag, [.singular, .plural], usual: [.singular]) {
      for person in values(of: tag, persons, usual: [.thirdPerson]) {
        add(
          "\(prefix):\(name(number)):\(name(person))",
          narrowed(narrowed(tag, .numbers, to: number), .persons, to: person), to: &result)
      }
    }
    return result
  }

  private static func past(_ prefix: String, _ tag: Tag) -> [Expansion] {
    let isThird =
      tag.grammemes.isDisjoint(with: .persons) || tag.grammemes.contains(.thirdPerson)
    var result: [Expansion] = []
    for number in values(of: tag, [.singular, .plural], usual: [.singular]) {
      for gender in values(of: tag, genders, usual: [.masculinePersonal]) {
        let genderName = genderClass(gender, number, .nominative, isModifier: true)
        add(
          "\(prefix):\(name(number)):\(genderName):\(isThird ? "3" : "12")",
          narrowed(narrowed(tag, .numbers, to: number), .genders, to: gender), to: &result)
      }
    }
    return result
  }

  /// A word of which nothing is known is any form of a noun.
  private static func openNoun(_ tag: Tag) -> [Expansion] {
    var result: [Expansion] = []
    for number: Grammemes in [.singular, .plural] {
      for grammaticalCase in cases.dropLast() {
        addStates("subst:\(name(number)):\(name(grammaticalCase)):", genders, to: &result) {
          (genderClass($0, number, grammaticalCase, isModifier: false), tag)
        }
      }
    }
    return result
  }
}
