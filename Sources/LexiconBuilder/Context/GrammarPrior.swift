import Morphology

/// What grammar says of two neighbours before any text is read.
///
/// Without it nothing ties "w" with the accusative to words in the accusative:
/// expectation maximisation would be free to swap the cases. The factors are
/// rough; the texts settle the rest. 1 says nothing.
struct GrammarPrior {
  /// A state's name, taken apart.
  struct State {
    var name: String
    var kind: String
    var number = ""
    var grammaticalCase = ""
    var gender = ""
    /// "acc", "gen" or nothing: the case of a verb's object.
    var object = ""

    private static let verbs: Set = ["fin", "past", "inf", "impt", "imps", "pcon", "pant"]

    var isModifier: Bool { ["adj", "det", "ppas", "rel"].contains(kind) }
    var isNoun: Bool { kind == "subst" || kind == "ger" }
    var isNominal: Bool { isModifier || isNoun || ["npron", "pron", "num"].contains(kind) }
    var isCopula: Bool { ["copfin", "coppast", "copinf", "bedzie"].contains(kind) }
    /// Finite, not a copula or modal.
    var isFinite: Bool { kind == "fin" || kind == "past" }
    var isPast: Bool { kind == "past" || kind == "coppast" }

    init(_ name: String) {
      self.name = name
      let fields = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      kind = fields[0]
      if Self.verbs.contains(kind), let last = fields.last, ["acc", "gen"].contains(last) {
        object = last
      }
      if isModifier || isNoun {
        (number, grammaticalCase, gender) = (fields[1], fields[2], fields[3])
      } else if kind == "npron" {
        grammaticalCase = fields[2]
      } else if ["pron", "num", "prep"].contains(kind) {
        grammaticalCase = fields[1]
      } else if isPast {
        (number, gender) = (fields[1], fields[2])
      } else if ["fin", "copfin", "modal", "bedzie"].contains(kind) {
        number = fields[1]
      }
    }
  }

  /// How much likelier `second` is right behind `first` than its share says.
  static func factor(_ first: State, _ second: State) -> Double {
    var factor = pair(first, second)
    if second.grammaticalCase == "voc" { factor *= 0.1 }
    if second.grammaticalCase == "dat", second.kind != "pron", first.kind != "prep",
      first.grammaticalCase != "dat"
    {
      factor *= 0.3
    }
    return factor
  }

  /// How often a case is met, before any text is read.
  static func caseShare(_ state: State) -> Double {
    state.grammaticalCase == "voc" ? 0.01 : state.grammaticalCase == "dat" ? 0.3 : 1
  }

  private static func pair(_ first: State, _ second: State) -> Double {
    if first.kind == "prep" {
      if let factor = behindPreposition(first, second) { return factor }
    }
    if second.kind == "pron", second.name.hasSuffix(":praep") { return 0.001 }
    if let factor = nounPhrase(first, second) ?? closedWord(first, second) { return factor }
    return clause(first, second) ?? 1
  }

  private static func behindPreposition(_ first: State, _ second: State) -> Double? {
    if second.isNominal {
      if second.grammaticalCase == first.grammaticalCase { return 1 }
      return second.grammaticalCase == "gen" && second.kind == "subst" ? 0.02 : 0.002
    }
    let cannotFollow =
      ["fin", "past", "copfin", "coppast", "inf", "bedzie", "prep", "comp"].contains(second.kind)
      || second.name == "interp:comma" || second.name == "interp:end"
    return cannotFollow ? 0.02 : nil
  }

  private static func nounPhrase(_ first: State, _ second: State) -> Double? {
    if first.isModifier, second.isNoun {
      if agree(first, second) { return 10 }
      return second.grammaticalCase == "gen" ? 0.3 : 0.05
    }
    if first.isModifier, second.isModifier { return agree(first, second) ? 8 : 0.1 }
    if first.isNoun, second.isModifier, second.kind != "rel" {
      if agree(second, first) { return 5 }
      return second.grammaticalCase == "gen" ? 0.7 : 0.15
    }
    if first.isNoun, second.isNoun {
      if second.grammaticalCase == "gen" { return 4 }
      return first.grammaticalCase == second.grammaticalCase ? 0.7 : 0.15
    }
    if first.kind == "num", second.isNominal {
      if first.name.hasSuffix(":rec"), ["nom", "acc"].contains(first.grammaticalCase) {
        return second.grammaticalCase == "gen" ? 5 : 0.05
      }
      return second.grammaticalCase == first.grammaticalCase ? 5 : 0.05
    }
    return nil
  }

  /// True if a modifier and a noun, or two modifiers, share case, number and gender.
  private static func agree(_ modifier: State, _ other: State) -> Bool {
    guard modifier.grammaticalCase == other.grammaticalCase, modifier.number == other.number
    else { return false }
    if modifier.number == "pl" { return modifier.gender == other.gender }
    guard modifier.gender.hasPrefix("m"), other.gender.hasPrefix("m") else {
      return modifier.gender == other.gender
    }
    return switch modifier.gender {
    case "ma": other.gender != "m3" && other.gender != "mi"
    case "mi": other.gender != "m1" && other.gender != "ma"
    default: true
    }
  }

  /// Words that stand in few places.
  private static func closedWord(_ first: State, _ second: State) -> Double? {
    let isClauseStart =
      first.name == ContextStates.boundary || first.name == "interp:comma"
    let isVerb = first.isFinite || first.kind == "inf"
    switch second.name {
    case "comp:by": return isClauseStart || first.isFinite || first.kind == "subst" ? 1 : 0.2
    case "part:by": return isClauseStart ? 0.2 : 1
    case "comp:to": return first.name == "interp:comma" ? 1 : 0.03
    case "pred:to":
      if first.isNominal, first.grammaticalCase == "nom" { return 1 }
      let mayPrecede =
        ["interp:dash", "interp:other"].contains(first.name)
        || ["inf", "adv", "part"].contains(first.kind)
      return mayPrecede ? 0.5 : 0.1
    case "conj:czy": return isClauseStart || isVerb ? 0.1 : 1
    case "part:czy":
      let mayPrecede =
        isClauseStart || isVerb || first.kind == "conj"
        || ["interp:dash", "interp:other"].contains(first.name)
      return mayPrecede ? 1 : 0.15
    default: break
    }
    if first.name == "part:się", second.isNominal, second.grammaticalCase == "acc" { return 0.1 }
    if first.name == "part:może", second.kind == "inf" { return 0.1 }
    if first.name == "pred:to" {
      if second.isNominal { return second.grammaticalCase == "nom" ? 2 : 0.05 }
      if second.isFinite || second.isCopula { return 0.1 }
    }
    return nil
  }

  /// Subjects, objects and predicates.
  private static func clause(_ first: State, _ second: State) -> Double? {
    let isSecondVerb =
      second.isFinite || ["copfin", "coppast", "modal"].contains(second.kind)
    if first.kind == "modal" {
      if second.kind == "inf" { return 5 }
      if isSecondVerb { return 0.01 }
    }
    if first.isFinite, isSecondVerb { return 0.05 }
    if first.kind == "npron", second.isModifier, second.grammaticalCase == "gen" { return 3 }
    if second.isNominal, second.grammaticalCase == "acc" {
      if first.isCopula { return 0.05 }
      if first.name == ContextStates.boundary { return 0.15 }
      if ["comp", "conj"].contains(first.kind) || first.name == "interp:comma" { return 0.5 }
    }
    if first.isNoun || first.isModifier || first.kind == "npron" {
      if ["fin", "copfin", "bedzie"].contains(second.kind) {
        guard first.grammaticalCase == "nom" else { return beforeVerb(first, second) }
        return first.number.isEmpty || first.number == second.number ? 3 : 0.2
      }
      if second.isPast {
        guard first.grammaticalCase == "nom" else { return beforeVerb(first, second) }
        return first.number.isEmpty || agreesInGender(first, second) ? 3 : 0.1
      }
    }
    if first.isFinite || ["inf", "impt", "imps", "pcon"].contains(first.kind), second.isNominal {
      return behindVerb(first, second)
    }
    return first.name == "part:nie" && second.isNominal ? 0.3 : nil
  }

  private static func behindVerb(_ verb: State, _ nominal: State) -> Double {
    switch nominal.grammaticalCase {
    case "acc": return verb.object == "acc" ? 4 : verb.object == "gen" ? 0.1 : 0.2
    case "gen": return verb.object == "gen" ? 3 : 1
    case "nom":
      if !verb.isFinite { return 0.05 }
      guard nominal.isNoun || nominal.isModifier else { return 0.7 }
      if verb.number != nominal.number { return 0.1 }
      return verb.kind == "past" && !agreesInGender(nominal, verb) ? 0.1 : 0.7
    default: return 1
    }
  }

  /// An object before its verb, or what else stands there.
  private static func beforeVerb(_ nominal: State, _ verb: State) -> Double {
    nominal.grammaticalCase == "acc" && verb.object != "acc" ? 0.2 : 0.7
  }

  private static func agreesInGender(_ nominal: State, _ verb: State) -> Bool {
    nominal.number == verb.number && nominal.gender.first == verb.gender.first
  }
}
