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
    guard let setting = Self.settings.first(where: { $0.name == name }) else {
      let names = Self.settings.map(\.name).joined(separator: ", ")
      throw Self.error("one of \(names) expected, \(name) found")
    }
    try setting.change(&self, value)
  }

  /// The settings that differ from the defaults, as `change(parsing:)` reads them; mostly empty.
  public var changes: [String] {
    let usual = Self()
    return Self.settings.filter { $0.text(self) != $0.text(usual) }
      .map { "\($0.name)=\($0.text(self))" }
  }

  /// A setting by its name.
  private struct Setting {
    let name: String
    let text: (Readability.Configuration) -> String
    let change: (inout Readability.Configuration, String) throws -> Void

    init<Value>(
      _ name: String, _ value: WritableKeyPath<Readability.Configuration, Value>,
      _ parse: @escaping (_ text: String, _ name: String) throws -> Value
    ) {
      self.name = name
      text = { "\($0[keyPath: value])" }
      change = { $0[keyPath: value] = try parse($1, name) }
    }
  }

  private static var settings: [Setting] {
    [
      Setting("hardWordSyllables", \.hardWordSyllables, number),
      Setting("hardWordForm", \.hardWordForm, choice),
      Setting("countsNamesAsHard", \.countsNamesAsHard, truth),
      Setting("countsNumeralsAsHard", \.countsNumeralsAsHard, truth),
      Setting("numberReading", \.numberReading, choice),
      Setting("countsAbbreviationsAsHard", \.countsAbbreviationsAsHard, truth),
      Setting("longWordLetters", \.longWordLetters, number),
      Setting("longSentenceWords", \.longSentenceWords, number),
      Setting("hardWordPercentage", \.hardWordPercentage, percentage),
    ]
  }

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
