import Analysis

/// What a finding says to an editor.
extension Labels {
  /// The name of a kind of finding: "strona bierna".
  func name(of kind: Finding.Kind) -> String {
    switch kind {
    case .longSentence: pick("długie zdanie", "long sentence")
    case .longParagraph: pick("długi akapit", "long paragraph")
    case .longSection: pick("brak śródtytułu", "no subheading")
    case .monotonousRhythm: pick("zdania równej długości", "sentences of one length")
    case .hardWord: pick("trudne słowo", "hard word")
    case .rareWord: pick("rzadkie słowo", "rare word")
    case .passive: pick("strona bierna", "passive")
    case .possiblePassive: pick("forma z „się”", "form with “się”")
    case .impersonalForm: pick("forma na -no, -to", "form in -no, -to")
    case .gerund: pick("rzeczownik odczasownikowy", "verbal noun")
    case .participle: pick("imiesłów", "participle")
    case .nounChain: pick("ciąg rzeczowników", "chain of nouns")
    case .genitiveChain: pick("łańcuch dopełniaczy", "chain of genitives")
    case .manyClauses: pick("zdanie wielokrotnie złożone", "many clauses")
    case .subjectVerbDistance:
      pick("podmiot daleko od orzeczenia", "subject far from its verb")
    case .doubleNegation: pick("podwójne przeczenie", "double negation")
    case .repeatedOpening: pick("powtórzony początek zdań", "repeated opening")
    case .repeatedWord: pick("powtórzone słowo", "repeated word")
    case .plainWording: pick("prościej", "simpler wording")
    case .transition: pick("słowo łączące", "transition word")
    }
  }

  /// Why it is hard and what to do, in one or two short sentences.
  ///
  /// - Parameters:
  ///   - amount: as in `Finding.amount`.
  ///   - suggestions: simpler wordings.
  func explanation(of kind: Finding.Kind, amount: Int?, suggestions: [String]) -> String {
    let count = amount ?? 0
    switch kind {
    case .longSentence:
      return pick(
        "Zdanie ma \(words(count)). Podziel je: jedno zdanie, jedna myśl.",
        "The sentence has \(words(count)). Split it: one sentence, one thought.")
    case .longParagraph:
      return pick(
        "Akapit ma \(words(count)). Podziel go tam, gdzie zaczyna się nowa myśl.",
        "The paragraph has \(words(count)). Split it where a new thought begins.")
    case .longSection:
      return pick(
        "Długi fragment bez śródtytułu: \(words(count)). Śródtytuł pomaga znaleźć drogę w tekście.",
        "\(words(count)) without a subheading. One helps the reader to find the way.")
    case .monotonousRhythm:
      return pick(
        "Kolejne zdania (\(count)) mają prawie tę samą długość. Przepleć długie krótkimi.",
        "\(sentences(count)) in a row have nearly the same length. Mix long and short ones.")
    case .hardWord:
      return pick(
        "Długie słowo (sylaby: \(count)). Jeśli istnieje krótsze, użyj go.",
        "The word has \(count) syllables. If there is a shorter one, take it.")
    case .rareWord:
      return pick(
        "Mało kto używa tego słowa. Wyjaśnij je albo zastąp.",
        "Hardly anybody uses this word. Explain or replace it.")
    case .passive:
      return pick(
        "Strona bierna ukrywa, kto działa. Napisz, kto to robi.",
        "The passive hides who acts. Say who does it.")
    case .possiblePassive:
      return pick(
        "Forma z „się” może ukrywać, kto działa.",
        "The form with “się” may hide who acts.")
    case .impersonalForm:
      return pick(
        "Forma na -no, -to nie mówi, kto działał.",
        "The form in -no, -to does not say who acted.")
    case .gerund:
      return pick(
        "Rzeczownik od czasownika. Żywiej brzmi sam czasownik.",
        "A noun made of a verb. The verb itself is livelier.")
    case .participle:
      return pick(
        "Imiesłów zagęszcza zdanie. Czasem lepsze jest zdanie z „który”.",
        "A participle makes the sentence dense. A clause with “który” may be better.")
    case .nounChain, .genitiveChain:
      return pick(
        "Rzeczowniki stoją jeden za drugim: \(count). Zamień któryś na czasownik.",
        "\(count) nouns hang on each other. Turn one of them into a verb.")
    case .manyClauses:
      return pick(
        "W zdaniu jest wiele zdań składowych: \(count). Podziel je.",
        "The sentence has \(count) clauses. Split it.")
    case .subjectVerbDistance:
      return pick(
        "Od podmiotu do orzeczenia jest daleko: \(words(count)). Zbliż je do siebie.",
        "\(words(count)) stand between the subject and its verb. Bring them together.")
    case .doubleNegation:
      return pick(
        "Dwa przeczenia znoszą się. Powiedz to wprost.",
        "Two negations undo each other. Say it directly.")
    case .repeatedOpening:
      return pick(
        "Tym samym słowem zaczynają się kolejne zdania: \(count).",
        "\(sentences(count)) in a row begin with the same word.")
    case .repeatedWord:
      return pick(
        "To słowo padło przed chwilą.", "This word was used a moment ago.")
    case .plainWording:
      return pick("Prościej: ", "Simpler: ") + suggestions.joined(separator: " / ") + "."
    case .transition:
      return pick(
        "Łączy zdanie z poprzednim.", "Ties the sentence to the one before.")
    }
  }
}
