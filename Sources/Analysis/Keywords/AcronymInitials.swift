/// Tells whether an acronym is made of the initials of words, by the habits of Polish.
///
/// A letter stands for the first letter of a word, or of a part of a hyphenated one ("SGGW";
/// "społeczno-gospodarczy" may give "S" or "SG"). Words of grammar may have a letter, a small one
/// too ("GDDKiA"), or none ("RODO": rozporządzenie *o* ochronie danych osobowych); all other words
/// have one.
struct AcronymInitials {
  /// A word that may be meant by letters of an acronym.
  struct Word {
    /// As it stands, in any case.
    var text: String
    /// True for prepositions and conjunctions.
    var isGrammar: Bool
  }

  private let letters: [Character]
  private let capitals: [Bool]

  /// The initials in `acronym`; `nil` if it is none: two capitals at least, and fewer small letters.
  init?(_ acronym: some StringProtocol) {
    let letters = Array(acronym)
    guard (2...Self.longest).contains(letters.count), letters.allSatisfy(\.isLetter) else {
      return nil
    }
    capitals = letters.map(\.isUppercase)
    let count = capitals.count(where: \.self)
    guard capitals[0], count >= 2, 2 * count > letters.count else { return nil }
    self.letters = letters.map(Self.plain)
  }

  /// The letter in lower case and without a mark: "OZE" stands for "odnawialne źródła energii".
  private static func plain(_ letter: Character) -> Character {
    let lower = Character(letter.lowercased())
    return marked[lower] ?? lower
  }

  private static let marked: [Character: Character] = [
    "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
  ]

  /// The greatest number of letters.
  static let longest = 10

  /// How many of the last of `words` the acronym stands for; `nil` if for none.
  ///
  /// Of several ways the one with the fewest words, which begins with a word that is no grammar.
  func count(ofLast words: [Word]) -> Int? {
    for count in 2...max(words.count, 2) where count <= words.count {
      let last = words.suffix(count)
      if last.first?.isGrammar == false, matches(Array(last)) { return count }
    }
    return nil
  }

  /// How many of the first of `words` the acronym stands for; the fewest, `nil` if for none.
  func count(ofFirst words: [Word]) -> Int? {
    guard words.first?.isGrammar == false else { return nil }
    for count in 2...max(words.count, 2)
    where count <= words.count && !words[count - 1].isGrammar && matches(Array(words[..<count])) {
      return count
    }
    return nil
  }

  private func matches(_ words: [Word]) -> Bool { matches(words, from: 0, letter: 0) }

  /// True if the letters from `letter` on stand for the words from `word` on.
  private func matches(_ words: [Word], from word: Int, letter: Int) -> Bool {
    guard word < words.count else { return letter == letters.count }
    let isGrammar = words[word].isGrammar
    if isGrammar, matches(words, from: word + 1, letter: letter) { return true }
    let parts = words[word].text.split(separator: "-").compactMap(\.first)
    for count in 1...max(parts.count, 1) where count <= parts.count {
      guard letter + count <= letters.count,
        zip(parts, letters[letter...]).prefix(count).allSatisfy({ Self.plain($0) == $1 }),
        isGrammar || capitals[letter..<letter + count].allSatisfy(\.self)
      else { continue }
      if matches(words, from: word + 1, letter: letter + count) { return true }
    }
    return false
  }
}
