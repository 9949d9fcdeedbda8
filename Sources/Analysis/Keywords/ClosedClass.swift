/// Words that are tagged as nouns or adjectives and yet name nothing: pronouns and the like.
enum ClosedClass {
  /// True if every nominal reading of `word` is one of a pronoun, or its likeliest one is.
  static func contains(_ word: PhraseWord) -> Bool {
    guard let likeliest = word.readings.max(by: { $0.weight < $1.weight }) else { return false }
    return lemmas.contains(likeliest.lemma)
  }

  private static let lemmas: Set<String> = [
    // Pronouns that inflect as nouns.
    "co", "coś", "cokolwiek", "cóż", "kto", "ktoś", "ktokolwiek", "któż", "nic", "nikt", "to",
    "tamto", "wszystko", "wszyscy", "siebie", "ja", "ty", "on", "ona", "ono", "my", "wy", "oni",
    // Pronouns and determiners that inflect as adjectives.
    "ten", "tamten", "ów", "taki", "tenże", "takiż", "który", "któryś", "którykolwiek", "jaki",
    "jakiś", "jakikolwiek", "czyj", "czyjś", "każdy", "żaden", "wszelki", "wszelaki", "wszystek",
    "inny", "sam", "cały", "pewien", "mój", "twój", "swój", "nasz", "wasz", "jeden", "niejeden",
    "niektóry", "niejaki",
    // Words for how much or many that are tagged as nouns.
    "większość", "reszta", "ilość", "szereg", "mnóstwo", "tysiąc", "milion", "miliard", "raz",
  ]
}
