/// The rules of `pl.syllables.txt`, compiled for the matcher in `Syllables`.
struct SyllableRules: Sendable {
  /// What a rule says of two neighbouring vowel letters.
  struct Boundary: Sendable {
    /// The codes before and after the boundary, nearest first, eight bits each.
    var left: UInt64
    var leftMask: UInt64
    var right: UInt64
    var rightMask: UInt64
    /// How many letters stand left of the boundary, if the rule starts at a word's start.
    var lettersFromStart: Int?
    /// True if the vowels belong to one syllable.
    var isJoined: Bool
    /// Letters and anchors: the rule with the most wins.
    var specificity: Int
  }

  /// A word or the start of one, with the number of its syllables.
  struct Entry: Sendable {
    var letters: [UInt8]
    var syllables: Int
    /// True if letters may follow, which the rules then count.
    var isStem: Bool
    /// True if only words with two capitals match: "MSWiA".
    var isAcronym: Bool
  }

  /// Rules by the codes of the two vowels, `pairIndex`; the most specific first.
  private(set) var boundaries: [[Boundary]] =
    Array(repeating: [], count: SyllableLetter.count * SyllableLetter.count)

  /// Entries by the codes of their first two letters, `pairIndex`; the longest first.
  private(set) var entries: [[Entry]] =
    Array(repeating: [], count: SyllableLetter.count * SyllableLetter.count)

  static func pairIndex(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) * SyllableLetter.count + Int(second)
  }

  /// Letters of context on each side of a boundary that fit into a word.
  static let maximumContext = 8

  init(parsing text: String, name: String) throws(SyllableRulesError) {
    var lineNumber = 0
    var seenLines: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lineNumber += 1
      let content = line.prefix { $0 != "#" }
      let fields = content.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      guard let key = fields.first else { continue }
      do throws(SyllableRulesProblem) {
        guard seenLines.insert(String(key)).inserted else { throw "\"\(key)\" stands twice" }
        if key.contains(where: { $0 == "|" || $0 == "~" }) {
          guard fields.count == 1 else { throw "a rule with | or ~ stands alone on its line" }
          try addBoundary(key)
        } else {
          guard fields.count == 2 else {
            throw "\"word syllables\" or a rule with | or ~ expected, \"\(content)\" found"
          }
          try addEntry(key, syllables: fields[1])
        }
      } catch {
        throw SyllableRulesError(name: name, line: lineNumber, problem: error.text)
      }
    }
    sortBySpecificity()
  }

  /// Adds a rule such as "^za|u", "i~i$" or "qu~".
  private mutating func addBoundary(_ rule: Substring) throws(SyllableRulesProblem) {
    var pattern = rule
    let isAtStart = pattern.first == "^"
    if isAtStart { pattern.removeFirst() }
    let isAtEnd = pattern.last == "$"
    if isAtEnd { pattern.removeLast() }
    let sides = pattern.split(omittingEmptySubsequences: false) { $0 == "|" || $0 == "~" }
    guard sides.count == 2 else { throw "one | or ~ expected in \"\(rule)\"" }
    let left = try Self.codes(of: sides[0], in: rule)
    var right = try Self.codes(of: sides[1], in: rule)
    guard let before = left.last, SyllableLetter.isVowel(before),
      right.isEmpty || SyllableLetter.isVowel(right[0])
    else { throw "vowels expected on both sides of the mark in \"\(rule)\"" }
    guard !right.isEmpty || !isAtEnd else { throw "a vowel expected before $ in \"\(rule)\"" }
    let firstRight = right.first
    if isAtEnd { right.append(SyllableLetter.edge) }
    guard max(left.count, right.count) <= Self.maximumContext else {
      throw "at most \(Self.maximumContext) letters expected on each side of the mark"
    }
    let boundary = Boundary(
      left: Self.packed(left.reversed()), leftMask: Self.mask(left.count),
      right: Self.packed(right), rightMask: Self.mask(right.count),
      lettersFromStart: isAtStart ? left.count : nil, isJoined: rule.contains("~"),
      specificity: left.count + right.count + (isAtStart ? 1 : 0))
    for code in 0..<UInt8(SyllableLetter.count)
    where SyllableLetter.isVowel(code) && (firstRight ?? code) == code {
      boundaries[Self.pairIndex(before, code)].append(boundary)
    }
  }

  /// Adds an entry such as "facebook* 2" or "m.in 5".
  private mutating func addEntry(_ key: Substring, syllables: Substring)
    throws(SyllableRulesProblem)
  {
    guard let count = Int(syllables), (0...99).contains(count) else {
      throw "a number of syllables expected, \"\(syllables)\" found"
    }
    let isStem = key.last == "*"
    let word = isStem ? key.dropLast() : key
    let letters = try Self.codes(of: word, in: key)
    guard let first = letters.first else { throw "a word expected before \"*\"" }
    let capitals = word.unicodeScalars.count { SyllableLetter.code(of: $0).isCapital }
    let entry = Entry(
      letters: letters, syllables: count, isStem: isStem, isAcronym: capitals >= 2)
    let second = letters.count > 1 ? letters[1] : SyllableLetter.edge
    guard letters.count > 1 || !isStem else { throw "two letters expected before \"*\"" }
    entries[Self.pairIndex(first, second)].append(entry)
  }

  private mutating func sortBySpecificity() {
    // Stable, so that of equally specific rules the first in the file wins.
    for index in boundaries.indices {
      boundaries[index].sort { $0.specificity > $1.specificity }
    }
    for index in entries.indices {
      entries[index].sort { $0.letters.count > $1.letters.count }
    }
  }

  private static func codes(of letters: Substring, in rule: Substring)
    throws(SyllableRulesProblem) -> [UInt8]
  {
    var result: [UInt8] = []
    for scalar in letters.unicodeScalars {
      let code = SyllableLetter.code(of: scalar).code
      guard SyllableLetter.isLetter(code) || code == SyllableLetter.fullStop,
        code != SyllableLetter.foreign
      else { throw "a letter expected, \"\(scalar)\" found in \"\(rule)\"" }
      result.append(code)
    }
    return result
  }

  private static func packed(_ codes: [UInt8]) -> UInt64 {
    codes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func mask(_ count: Int) -> UInt64 {
    count == maximumContext ? ~0 : 1 << UInt64(8 * count) - 1
  }
}

/// What is wrong with one line, before the line is known.
private struct SyllableRulesProblem: Error, ExpressibleByStringInterpolation {
  var text: String
  init(stringLiteral text: String) { self.text = text }
}

/// A line of a syllable rule file that cannot be used.
public struct SyllableRulesError: Error, Hashable, CustomStringConvertible {
  /// The file, as the caller named it.
  public var name: String
  /// The line, counted from 1.
  public var line: Int
  /// What was expected and what was found.
  public var problem: String

  /// An error about line `line` of the file `name`.
  public init(name: String, line: Int, problem: String) {
    self.name = name
    self.line = line
    self.problem = problem
  }

  /// "pl.syllables.txt:12: a number of syllables expected, "x" found".
  public var description: String { "\(name):\(line): \(problem)" }
}
