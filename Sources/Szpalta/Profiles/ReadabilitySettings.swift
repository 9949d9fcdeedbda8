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
      hardWordPercentage = Double(try Self.number(value, for: name, in: 0...100))
    default:
      throw Self.error("one of \(Self.names.joined(separator: ", ")) expected, \(name) found")
    }
  }

  private static let names = [
    "hardWordSyllables", "hardWordForm", "countsNamesAsHard", "countsNumeralsAsHard",
    "numberReading", "countsAbbreviationsAsHard", "longWordLetters", "longSentenceWords",
    "hardWordPercentage",
  ]

  private static func number(
    _ text: String, for name: String, in range: ClosedRange<Int> = 1...1_000_000
  ) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw error(
        "a number from \(range.lowerBound) to \(range.upperBound) expected for \(name), "
          + "\(text) found")
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
