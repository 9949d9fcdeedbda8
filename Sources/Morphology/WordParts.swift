/// What words that no dictionary lists are made of: prefixes, readings of numbers in figures, endings behind
/// apostrophes and acronyms.
///
/// The file has a part a line: its kind, the part, and for endings the tags
/// that they give. "#" begins a comment.
public struct WordParts: Sendable {
  /// Kinds of parts, as the file names them.
  enum Kind: String, CaseIterable, Sendable {
    /// Before nouns, adjectives and adverbs.
    case prefix
    /// Before imperfective verbs, which it makes perfective.
    case verbPrefix = "verb-prefix"
    /// What a number in figures is read as before the end of a word.
    case number
    /// An ending behind an apostrophe.
    case apostrophe
    /// An ending behind the hyphen of an acronym.
    case acronym

    var hasTags: Bool { self == .apostrophe || self == .acronym }
  }

  /// The longest first, those of one length by their bytes.
  let prefixes: Prefixes
  /// The longest first, those of one length by their bytes.
  let verbPrefixes: Prefixes
  /// In the order of the file.
  let numbers: [String]
  /// The tags that each ending behind an apostrophe gives.
  let apostropheEndings: [String: [Tag]]
  /// The tags that each ending of an acronym gives.
  let acronymEndings: [String: [Tag]]

  /// Reads the list `text`, which errors call `name`.
  ///
  /// - Throws: `LexiconError` that names the line that is not one.
  public init(parsing text: String, name: String) throws(LexiconError) {
    var parts: [Kind: [String]] = [:]
    var endings: [Kind: [String: [Tag]]] = [:]
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if fields.isEmpty { continue }
      guard let row = Self.row(fields), !parts[row.kind, default: []].contains(row.text) else {
        throw .mismatch(
          "\(name):\(number)",
          expected: "a part of its own behind one of "
            + Kind.allCases.map(\.rawValue).joined(separator: ", ") + ", with tags behind endings",
          found: "\"\(line)\"")
      }
      parts[row.kind, default: []].append(row.text)
      if row.kind.hasTags { endings[row.kind, default: [:]][row.text] = row.tags }
    }
    prefixes = Prefixes(parts[.prefix] ?? [])
    verbPrefixes = Prefixes(parts[.verbPrefix] ?? [])
    numbers = parts[.number] ?? []
    apostropheEndings = endings[.apostrophe] ?? [:]
    acronymEndings = endings[.acronym] ?? [:]
  }

  private static func row(_ fields: [Substring]) -> (kind: Kind, text: String, tags: [Tag])? {
    guard fields.count >= 2, let kind = Kind(rawValue: String(fields[0])),
      kind.hasTags == (fields.count > 2)
    else { return nil }
    let text = String(fields[1])
    let tags = fields.dropFirst(2).compactMap { Tag($0) }
    guard tags.count == fields.count - 2, text == text.lowercased() else { return nil }
    return (kind, text, tags)
  }

  /// Prefixes by their first byte, since every unknown word is asked for each.
  struct Prefixes: Sendable {
    private var byFirst = [[String]](repeating: [], count: 256)

    init(_ prefixes: [String]) {
      let sorted = prefixes.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
      for prefix in sorted { byFirst[Int(prefix.utf8.first ?? 0)].append(prefix) }
    }

    /// Those that the lower-case `word` begins with, the longest first.
    func prefixes(of word: String) -> [String] { prefixes(of: Array(word.utf8).span) }

    /// The same of a word in UTF-8.
    func prefixes(of word: Span<UInt8>) -> [String] {
      word.isEmpty ? [] : byFirst[Int(word[0])].filter { word.begins(with: $0) }
    }
  }
}
