import Analysis

/// What indices mean, for editors.
extension Labels {
  /// What an index is made of under `settings`, and how to read it.
  func meaning(ofIndex id: String, _ settings: Readability.Configuration) -> String {
    let syllables = settings.hardWordSyllables
    let isByLemma = settings.hardWordForm == .lemma
    return switch id {
    case "fogPL":
      pick(
        "Lata nauki potrzebne, by zrozumieć tekst za pierwszym razem: długość zdań i udział słów o \(syllables) i więcej sylabach\(isByLemma ? " w formie podstawowej" : "").",
        "Years of schooling to understand the text at first reading: sentence length and words of \(atLeast(syllables: syllables))\(isByLemma ? " in dictionary form" : "")."
      )
    case "pisarekLinear":
      pick(
        "To samo co FOG-PL w innej skali (FOG / 1,2 + 1).",
        "The same as FOG-PL on another scale (FOG / 1.2 + 1).")
    case "pisarekNonLinear":
      pick(
        "Wzór W. Pisarka: bardzo długie zdania albo wiele trudnych słów ważą mocniej.",
        "W. Pisarek's formula: very long sentences, or many hard words, weigh more.")
    case "lix":
      pick(
        "Słowa w zdaniu plus procent słów dłuższych niż \(letters(settings)); po polsku wyższy niż w krajach, gdzie powstał.",
        "Words a sentence plus % of words of more than \(letters(settings)); higher in Polish than where it was made."
      )
    case "rix":
      pick(
        "Słowa dłuższe niż \(letters(settings)) w zdaniu.",
        "Words of more than \(letters(settings)) a sentence.")
    default:
      pick(
        "Wzór dopasowany do innego języka; porównuj nim polskie teksty tylko między sobą.",
        "Fitted to another language; compare Polish texts with each other only.")
    }
  }

  /// What makes a word hard: "co najmniej 4 sylaby".
  func hardness(_ settings: Readability.Configuration) -> String {
    let isByLemma = settings.hardWordForm == .lemma
    let least = atLeast(syllables: settings.hardWordSyllables)
    return isByLemma ? least + pick(" formy podstawowej", " in dictionary form") : least
  }

  private func atLeast(syllables: Int) -> String {
    let count = counted(syllables, ("sylaba", "sylaby", "sylab"), ("syllable", "syllables"))
    return pick("co najmniej \(count)", "\(count) or more")
  }

  private func letters(_ settings: Readability.Configuration) -> String {
    counted(settings.longWordLetters, ("litera", "litery", "liter"), ("letter", "letters"))
  }
}
