/// Words that nothing is known of, in forms of one: "Netflix", "Netfliksie".
enum UnknownWord {
  /// True if two words in lower case can be forms of one noun: they begin alike and end as nouns do.
  static func areForms(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let (first, second) = (spelled(one), spelled(other))
    let common = zip(first, second).prefix { $0 == $1 }.count
    guard common >= fewestCommon else { return false }
    // Of the common letters the last two may be part of the ending: "kawa", "kawy"; "sklep", "sklepie".
    return (max(fewestCommon, common - 2)...common).contains { cut in
      endings.contains(String(first.dropFirst(cut)))
        && endings.contains(String(second.dropFirst(cut)))
    }
  }

  private static let fewestCommon = 4

  /// "x" as "ks", which it becomes before an ending.
  private static func spelled(_ word: String) -> [Character] {
    var result: [Character] = []
    for character in word { result += character == "x" ? ["k", "s"] : [character] }
    return result
  }

  /// Those of nouns, some with the consonant they soften.
  private static let endings: Set = [
    "", "a", "u", "owi", "em", "iem", "ie", "y", "i", "ów", "om", "ami", "ach", "e", "ę", "ą", "o",
    "owie", "zie", "d", "ze", "rze", "r", "cie", "t", "le", "ł", "'a", "'em", "'owi", "'ie", "'u",
    "'y", "'ów", "ego", "emu", "im", "ym",
  ]
}
