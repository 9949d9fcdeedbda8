extension Readability {
  /// How numbers in digits are read aloud.
  public enum NumberReading: String, CaseIterable, Codable, Sendable {
    /// Not at all: how a number is read depends on its case and on what it means (a year, a date, a
    /// price), so it has no syllables. Roman numerals of I, V and X have none either.
    case silent
    /// One digit after the other: "1939" is "jeden dziewięć trzy dziewięć", 7 syllables. Roman numerals
    /// have none.
    case digits
    /// As cardinal numbers in the nominative: "1939" is "tysiąc dziewięćset trzydzieści dziewięć", 10.
    ///
    /// Groups of three digits behind a space or full stop belong together ("1 000 000"); a comma is
    /// read "przecinek", and zeros that begin a fraction or stand behind a colon are read ("3,05",
    /// "20:05"), those before other digits are not ("01.05"). What other signs part is read number by
    /// number, and one of more than 15 digits digit by digit. Roman numerals of I, V and X are read as
    /// their values.
    case cardinal
  }
}

/// The syllables of numbers as they are read aloud.
struct NumberSyllables: Sendable {
  /// "zero" to "dziewiętnaście".
  private let small: [Int]
  /// "dwadzieścia" to "dziewięćdziesiąt", from index 2 on.
  private let tens: [Int]
  /// "sto" to "dziewięćset", from index 1 on.
  private let hundreds: [Int]
  /// "tysiąc", "milion" and so on, and the same beside other numbers than one: "tysiące" and "tysięcy"
  /// have as many syllables as each other.
  private let (one, many): ([Int], [Int])
  private let comma: Int

  /// Counts the syllables of the words that numbers are made of by `count`.
  init(counting count: (String) -> Int) {
    func counts(_ words: String) -> [Int] { words.split(separator: " ").map { count(String($0)) } }
    small = counts(
      "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście "
        + "trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście")
    tens =
      [0, 0]
      + counts(
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt "
          + "osiemdziesiąt dziewięćdziesiąt")
    hundreds =
      [0]
      + counts("sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset")
    one = counts("tysiąc milion miliard bilion")
    many = counts("tysiące miliony miliardy biliony")
    comma = count("przecinek")
  }

  /// The digits and signs of a word.
  struct Digits {
    /// Digits that follow each other, with the scalar before them.
    struct Run {
      var separator: Unicode.Scalar?
      var digits: [Int]
    }

    private(set) var runs: [Run] = []
    private var isInside = false
    /// The sign behind the last digit, if it is the only one.
    private var separator: Unicode.Scalar?

    /// Adds a scalar that is no letter.
    mutating func append(_ scalar: Unicode.Scalar, isDigit: Bool) {
      guard isDigit else {
        separator = isInside ? scalar : nil
        isInside = false
        return
      }
      let digit = Int(scalar.properties.numericValue ?? 0)
      if isInside {
        runs[runs.count - 1].digits.append(digit)
      } else {
        runs.append(Run(separator: separator, digits: [digit]))
      }
      isInside = true
    }
  }

  /// The syllables of `digits` one after the other.
  func syllables(oneByOne digits: Digits) -> Int {
    digits.runs.reduce(0) { $0 + syllables(oneByOne: $1.digits) }
  }

  private func syllables(oneByOne digits: [Int]) -> Int { digits.reduce(0) { $0 + small[$1] } }

  /// The syllables of `digits` read as cardinal numbers; see `Readability.NumberReading.cardinal`.
  func syllables(asCardinals digits: Digits) -> Int {
    var syllables = 0
    var next = 0
    while next < digits.runs.count {
      var number = digits.runs[next]
      next += 1
      let isFraction = number.separator == ","
      // "1 000", "1.000", but not "2024 100" or "0,5 100".
      let mayHaveGroups = !isFraction && number.digits.count <= 3 && number.digits[0] != 0
      while mayHaveGroups, next < digits.runs.count, Self.isGroup(digits.runs[next]) {
        number.digits += digits.runs[next].digits
        next += 1
      }
      syllables += self.syllables(
        of: number.digits, readsZeros: isFraction || number.separator == ":")
      if isFraction { syllables += comma }
    }
    return syllables
  }

  private static func isGroup(_ run: Digits.Run) -> Bool {
    guard run.digits.count == 3, let separator = run.separator else { return false }
    return separator == "." || separator.properties.isWhitespace
  }

  /// - Parameter readsZeros: whether zeros before other digits are read; one that stands alone is.
  private func syllables(of digits: [Int], readsZeros: Bool) -> Int {
    let zeros = digits.prefix { $0 == 0 }.count
    let isZero = zeros == digits.count
    let read = readsZeros ? zeros : isZero ? 1 : 0
    return read * small[0] + (isZero ? 0 : syllables(ofCardinal: digits[zeros...]))
  }

  /// The syllables of the number that `digits` write, which does not begin with a zero.
  private func syllables(ofCardinal digits: ArraySlice<Int>) -> Int {
    guard digits.count <= 3 * (one.count + 1) else { return syllables(oneByOne: Array(digits)) }
    return syllables(ofCardinal: digits.reduce(0) { 10 * $0 + $1 })
  }

  /// The syllables of `number`, which is 1 or more and less than 10¹⁵.
  func syllables(ofCardinal number: Int) -> Int {
    var syllables = 0
    var (rest, power) = (number, 0)
    while rest > 0 {
      let group = rest % 1000
      if power > 0, group == 1 {
        syllables += one[power - 1]
      } else if group > 0 {
        syllables += self.syllables(ofGroup: group) + (power > 0 ? many[power - 1] : 0)
      }
      (rest, power) = (rest / 1000, power + 1)
    }
    return syllables
  }

  /// The syllables of a number from 1 to 999.
  private func syllables(ofGroup number: Int) -> Int {
    let below = number % 100
    if below < small.count { return hundreds[number / 100] + (below > 0 ? small[below] : 0) }
    return hundreds[number / 100] + tens[below / 10] + (below % 10 > 0 ? small[below % 10] : 0)
  }
}
