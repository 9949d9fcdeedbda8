public import Analysis

extension Readability.Configuration {
  /// Changes the settings that `text` names: "hardWordForm=lemma,numberReading=cardinal".
  ///
  /// - Throws: `SzpaltaError` that says what was expected; the settings are then undefined.
  public mutating func change(parsing text: String) throws {
    for assignment in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = assignment.split(separator: "=", omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2 else {
        throw Self.error("settings such as hardWordForm=lemma expected, \(assignment) found")
      }
      try change(parts[0], to: parts[1])
    }
  }

  private mutating func change(_ name: String, to value: String) throws {
    switch name {
    case "hardWordSyllables": hardWordSyllables = try Self.number(value, for: name)
    case "hardWordForm": hardWordForm = try Self.choice(value, for: name)
    case "countsNamesAsHard": countsNamesAsHard = try Self.truth(value, for: name)
    case "countsNumeralsAsHard": countsNumeralsAsHard = try Self.truth(value, for: name)
    case "numberReading": numberReading = try Self.choice(value, for: name)
    case "countsAbbreviationsAsHard":
      countsAbbreviationsAsHard = try Self.truth(value, for: name)
    case "longWordLetters": longWordLetters = try Self.number(value, for: name)
    case "longSentenceWords": longSentenceWords = try Self.number(value, for: name)
    case "hardWordPercentage":
      hardWordPercentage = try Self.percentage(value, for: name)
    default:
      throw Self.error("one of \(Self.names.joined(separator: ", ")) expected, \(name) found")
    }
  }

  /// The settings that differ from the defaults, as `change(parsing:)` reads them; mostly empty.
  public var changes: [String] {
    zip(assignments, Self().assignments).filter { $0 != $1 }.map(\.0)
  }

  private var assignments: [String] {
    let values = [
      "\(hardWordSyllables)", hardWordForm.rawValue, "\(countsNamesAsHard)",
      "\(countsNumeralsAsHard)", numberReading.rawValue, "\(countsAbbreviationsAsHard)",
      "\(longWordLetters)", "\(longSentenceWords)", "\(hardWordPercentage)",
    ]
    return zip(Self.names, values).map { "\($0)=\($1)" }
  }

  private static let names = [
    "hardWordSyllables", "hardWordForm", "countsNamesAsHard", "countsNumeralsAsHard",
    "numberReading", "countsAbbreviationsAsHard", "longWordLetters", "longSentenceWords",
    "hardWordPercentage",
  ]

  private static func number(_ text: String, for name: String) throws -> Int {
    guard let number = Int(text), (1...mostOfAnything).contains(number) else {
      throw error("a number from 1 to \(mostOfAnything) expected for \(name), \(text) found")
    }
    return number
  }

  private static let mostOfAnything = 1_000_000

  private static func percentage(_ text: String, for name: String) throws -> Double {
    guard let number = Double(text), (0...100).contains(number) else {
      throw error("a number from 0 to 100 expected for \(name), \(text) found")
    }
    return number
  }

  private static func truth(_ text: String, for name: String) throws -> Bool {
    guard let truth = Bool(text) else {
      throw error("true or false expected for \(name), \(text) found")
    }
    return truth
  }

  private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ text: String, for name: String
  ) throws -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw error("one of \(known) expected for \(name), \(text) found")
  }

  private static func error(_ problem: String) -> SzpaltaError {
    SzpaltaError(.invalidConfiguration, place: "--counting", problem: problem)
  }
}
