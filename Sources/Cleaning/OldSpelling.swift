/// The spelling of Polish before the reform of 1936, in which much scanned print is.
enum OldSpelling {
  /// The forms in today's spelling that `word`, in lower case, may stand for; not `word` itself.
  ///
  /// Covers "é" (téj), "y" and "j" after consonants (fantazya, partja) and the endings of
  /// instrumental and locative (dobrem, dobremi).
  static func modernForms(of word: String) -> [String] {
    let plain = String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == "é" ? "e" : $0 }))
    var stems = [plain]
    for glide in ["j", "i"] as [Unicode.Scalar] {
      let form = softened(plain, glide)
      if form != plain { stems.append(form) }
    }
    var result: [String] = []
    for stem in stems {
      if stem != word { result.append(stem) }
      result += endings(of: stem)
    }
    return result
  }

  /// `word` with "y" and "j" between a consonant and a vowel written as `glide`.
  private static func softened(_ word: String, _ glide: Unicode.Scalar) -> String {
    var scalars = Array(word.unicodeScalars)
    guard scalars.count > 2 else { return word }
    for index in 1..<scalars.count - 1 where scalars[index] == "y" || scalars[index] == "j" {
      if !isVowel(scalars[index - 1]) && isVowel(scalars[index + 1]) { scalars[index] = glide }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "ą", "e", "ę", "i", "o", "ó", "u", "y": true
    default: false
    }
  }

  private static func endings(of word: String) -> [String] {
    for (old, new) in [
      ("iemi", ["imi"]), ("emi", ["ymi", "imi"]), ("iem", ["im"]), ("em", ["ym"]),
    ]
    where word.hasSuffix(old) {
      let stem = word.dropLast(old.count)
      return new.map { stem + $0 }
    }
    return []
  }
}

/// Endings and particles written together with any word: "którejby", "nawetbyś", "tośmy".
enum Enclitics {
  private static let all = [
    "śmy", "ście", "ś", "m", "em", "eś", "by", "bym", "byś", "byśmy", "byście", "że", "ż", "żem",
    "żeś", "żeśmy", "żeście", "li",
  ]

  /// Shorter hosts would let almost any form pass, but for words that often carry endings.
  private static let leastHostLength = 4
  private static let shortHosts: Set<String> = [
    "to", "co", "czy", "jak", "kto", "tak", "bo", "gdy", "tam", "tu", "już", "że", "ja", "my", "ty",
    "wy", "sam", "nic", "aby", "cóż", "ile", "ten", "ta",
  ]

  /// The words to which one of the endings may be attached in `word`, which is in lower case.
  static func hosts(of word: String) -> [String] {
    all.compactMap { ending in
      guard word.hasSuffix(ending) else { return nil }
      let host = word.dropLast(ending.count)
      return host.count >= leastHostLength || shortHosts.contains(String(host))
        ? String(host) : nil
    }
  }
}
