/// What indices mean, for editors.
extension Labels {
  /// What an index is made of and how to read it.
  func meaning(ofIndex id: String) -> String {
    switch id {
    case "fogPL":
      pick(
        "Lata nauki potrzebne, by zrozumieć tekst za pierwszym razem: długość zdań i udział słów o 4 i więcej sylabach.",
        "Years of schooling to understand the text at first reading: sentence length and words of 4 syllables or more."
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
        "Słowa w zdaniu plus procent słów dłuższych niż 6 liter; po polsku wyższy niż w krajach, gdzie powstał.",
        "Words a sentence plus % of words of more than 6 letters; higher in Polish than where it was made."
      )
    case "rix":
      pick("Długie słowa w zdaniu.", "Long words a sentence.")
    default:
      pick(
        "Wzór dopasowany do innego języka; porównuj nim polskie teksty tylko między sobą.",
        "Fitted to another language; compare Polish texts with each other only.")
    }
  }
}
