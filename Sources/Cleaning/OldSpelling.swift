/// The spelling of Polish before the reform of 1936, in which much scanned print is.
enum OldSpelling {
  /// The forms in today's spelling that `word`, in lower case, may stand for; not `word` itself.
  ///
  /// Covers "é" (téj), "y" and "j" after consonants (fantazya, partja) and the endings of
  /// instrumental and locative (dobrem, dobremi). Words are UTF-8.
  static func modernForms(of word: [UInt8]) -> [[UInt8]] {
    let plain = withoutAcutes(word)
    var stems = [plain]
    for glide in [UInt8(ascii: "j"), UInt8(ascii: "i")] {
      if let form = softened(plain, glide) { stems.append(form) }
    }
    var result: [[UInt8]] = []
    for (index, stem) in stems.enumerated() {
      if index > 0 || stem.count < word.count { result.append(stem) }
      appendEndings(of: stem, to: &result)
    }
    return result
  }

  /// `word` with "e" for "é".
  private static func withoutAcutes(_ word: [UInt8]) -> [UInt8] {
    guard word.contains(0xA9) else { return word }
    var result: [UInt8] = []
    for byte in word {
      if byte == 0xA9, result.last == 0xC3 {
        result[result.count - 1] = UInt8(ascii: "e")
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// `word` with "y" and "j" between a consonant and a vowel written as `glide`; `nil` if that is
  /// what it has.
  private static func softened(_ word: [UInt8], _ glide: UInt8) -> [UInt8]? {
    guard word.count > 2 else { return nil }
    var result = word
    var isChanged = false
    for index in 1..<word.count - 1
    where word[index] == UInt8(ascii: "y") || word[index] == UInt8(ascii: "j") {
      guard !endsInVowel(result[..<index]), beginsWithVowel(result[(index + 1)...]) else {
        continue
      }
      isChanged = isChanged || word[index] != glide
      result[index] = glide
    }
    return isChanged ? result : nil
  }

  private static func endsInVowel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last else { return false }
    return last < 0x80 ? isVowel(last) : isVowel(bytes.dropLast().last ?? 0, last)
  }

  private static func beginsWithVowel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    return first < 0x80 ? isVowel(first) : isVowel(first, bytes.dropFirst().first ?? 0)
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// True for the bytes of ą, ę and ó.
  private static func isVowel(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xC4 && (second == 0x85 || second == 0x99) || first == 0xC3 && second == 0xB3
  }

  private static func appendEndings(of word: [UInt8], to result: inout [[UInt8]]) {
    guard let last = word.last, last == UInt8(ascii: "m") || last == UInt8(ascii: "i") else {
      return
    }
    for (old, new) in endings where word.hasSuffix(old) {
      for ending in new { result.append(word.dropLast(old.count) + ending) }
      return
    }
  }

  private static let endings: [(old: [UInt8], new: [[UInt8]])] =
    [("iemi", ["imi"]), ("emi", ["ymi", "imi"]), ("iem", ["im"]), ("em", ["ym"])].map {
      (Array($0.utf8), $1.map { Array($0.utf8) })
    }
}

/// Endings and particles written together with any word: "którejby", "nawetbyś", "tośmy".
enum Enclitics {
  private static let all = utf8([
    "śmy", "ście", "ś", "m", "em", "eś", "by", "bym", "byś", "byśmy", "byście", "że", "ż", "żem",
    "żeś", "żeśmy", "żeście", "li",
    // The same where a letter and its mark are two scalars.
    "s\u{301}my", "s\u{301}cie", "s\u{301}", "es\u{301}", "bys\u{301}", "bys\u{301}my",
    "bys\u{301}cie", "z\u{307}e", "z\u{307}", "z\u{307}em", "z\u{307}es\u{301}",
    "z\u{307}es\u{301}my", "z\u{307}es\u{301}cie",
  ])

  /// Shorter hosts would let almost any form pass, but for words that often carry endings.
  private static let leastHostLength = 4
  private static let shortHosts = Set(
    utf8([
      "to", "co", "czy", "jak", "kto", "tak", "bo", "gdy", "tam", "tu", "już", "że", "ja", "my",
      "ty", "wy", "sam", "nic", "aby", "cóż", "ile", "ten", "ta",
    ]))

  private static func utf8(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// The words to which one of the endings may be attached in `word`, which is UTF-8 in lower case.
  static func hosts(of word: [UInt8]) -> [[UInt8]] {
    guard let last = word.last, lastBytes[Int(last)] else { return [] }
    return all.compactMap { ending in
      guard word.hasSuffix(ending) else { return nil }
      let host = Array(word.dropLast(ending.count))
      // Combining marks begin with these two bytes.
      let length = host.count { $0 & 0xC0 != 0x80 && $0 != 0xCC && $0 != 0xCD }
      return length >= leastHostLength || shortHosts.contains(host) ? host : nil
    }
  }

  /// True for the bytes in which an ending ends.
  private static let lastBytes: [Bool] = (0..<256).map { byte in
    all.contains { Int($0[$0.count - 1]) == byte }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
