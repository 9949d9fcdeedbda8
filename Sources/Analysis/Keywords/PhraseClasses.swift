/// Words that need care in noun phrases: pronouns, vague and general words, plural terms.
///
/// Read from a text of lines `class : entry, entry`, see `pl.phrases.txt`.
public struct PhraseClasses: Sendable {
  /// What is said of the entries, found by their hashes.
  private var indices = KeyIndices(capacity: 0)
  private var entries: [Class] = []
  /// A bit for each beginning of a hash that an entry has; few other words have one of these, and
  /// for most no look into the larger table is needed.
  private var beginnings: [UInt64] = Array(repeating: 0, count: 1 << (beginningBits - 6))
  private static let beginningBits = 15
  /// The entries of class "acronym".
  private(set) var acronyms: [String] = []

  /// What is said of an entry.
  struct Class: OptionSet, Sendable {
    let rawValue: UInt16
    /// Points or asks; never part of a keyword.
    static let pronoun = Class(rawValue: 1)
    /// Says how much; never a keyword's first or last word.
    static let quantity = Class(rawValue: 2)
    /// An adjective that never follows its noun.
    static let beforeNoun = Class(rawValue: 4)
    /// An adjective that names no kind; never a keyword's first word.
    static let vague = Class(rawValue: 8)
    /// A noun that names no topic by itself.
    static let general = Class(rawValue: 16)
    /// A phrase whose dictionary form is a plural.
    static let plural = Class(rawValue: 32)
    /// A word of a foreign language's grammar.
    static let foreign = Class(rawValue: 64)
    /// A noun that makes a preposition with one before it.
    static let prepositional = Class(rawValue: 128)
    /// An adjective that is a noun where no noun follows.
    static let nounAlone = Class(rawValue: 256)
    /// An acronym and, behind "=", the words it stands for.
    static let acronym = Class(rawValue: 512)
    /// Says that what follows is a term.
    static let introducing = Class(rawValue: 1024)
    /// The short name of a language, behind which a term stands in that language.
    static let language = Class(rawValue: 2048)
    /// A noun that measures, or is of the text itself; hardly ever a topic.
    static let incidental = Class(rawValue: 4096)
  }

  /// The names of the classes in the file.
  private static let names: [(name: String, value: Class)] = [
    ("pronoun", .pronoun), ("quantity", .quantity), ("before-noun", .beforeNoun),
    ("vague", .vague), ("general", .general), ("plural", .plural), ("foreign", .foreign),
    ("prepositional", .prepositional), ("noun-alone", .nounAlone),
    ("acronym", .acronym), ("introducing", .introducing), ("language", .language),
    ("incidental", .incidental),
  ]

  /// Reads the list in `text`; `name` is the file's name for errors. O(bytes).
  ///
  /// - Throws: on a line without a colon, an unknown class, an empty entry, and
  ///   an entry that its class already has.
  public init(parsing text: String, name: String) throws(KeywordsError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      guard let colon = content.firstIndex(of: ":"),
        let (className, group) = Self.names.first(where: { $0.name == content[..<colon].trimmed })
      else {
        throw KeywordsError(
          file: name, line: number,
          problem: "\"class : entry, entry\" expected with a class out of "
            + "\(Self.names.map(\.name).joined(separator: ", ")), \"\(line)\" found")
      }
      for field in content[content.index(after: colon)...].split(
        separator: ",", omittingEmptySubsequences: false)
      {
        let entry = field.trimmed
        if group == .acronym, entry.split(separator: "=").count != 2 {
          throw KeywordsError(
            file: name, line: number,
            problem: "\"ACRONYM = words\" expected, \"\(entry)\" found")
        }
        guard !entry.isEmpty, !contains(entry, in: group) else {
          throw KeywordsError(
            file: name, line: number,
            problem: entry.isEmpty
              ? "an entry between the commas expected, nothing found"
              : "\"\(entry)\" is already of class \(className); keep one")
        }
        let key = LemmaHash.value(of: entry)
        let (word, bit) = Self.beginning(of: key)
        beginnings[word] |= bit
        let index = indices.index(of: key, orNew: entries.count)
        if index == entries.count { entries.append([]) }
        entries[index].insert(group)
        if group == .acronym { acronyms.append(entry) }
      }
    }
  }

  /// The classes of the entry with the hash `key`.
  func classes(ofKey key: UInt64) -> Class {
    let (word, bit) = Self.beginning(of: key)
    if beginnings[word] & bit == 0 { return [] }
    return indices.index(of: key).map { entries[$0] } ?? []
  }

  /// Where in `beginnings` the bit of `key` is.
  private static func beginning(of key: UInt64) -> (word: Int, bit: UInt64) {
    let beginning = key >> UInt64(64 - beginningBits)
    return (Int(beginning >> 6), 1 << (beginning & 63))
  }

  /// True if `entry`, in lower case, is of that class.
  func contains(_ entry: String, in group: Class) -> Bool {
    classes(ofKey: LemmaHash.value(of: entry)).contains(group)
  }
}

/// What is wrong with a file that the keywords read.
public struct KeywordsError: Error, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What was expected and what was found.
  public let problem: String

  /// All in one line: "pl.phrases.txt:7: …".
  public var description: String { "\(file):\(line): \(problem)" }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
