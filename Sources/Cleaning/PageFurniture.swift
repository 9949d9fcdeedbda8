import TextModel

/// The lines of a document that belong to its pages: page numbers and running heads.
///
/// A line that holds but a number is a page's if blank lines surround it, if it
/// is the first or last of a page, or if the number before or behind its own
/// stands in the same way far from it. A line beside such a number or a page
/// break is a running head if another one has the same letters.
struct PageFurniture {
  private let indices: Set<Int>

  /// Longer lines are text.
  private static let maximumHeadWidth = 70
  /// Fewer letters are no head.
  private static let leastHeadLetters = 3
  /// The number of digits of page numbers.
  private static let maximumDigits = 4
  /// Consecutive numbers this many lines apart number pages, not the rows of a table.
  private static let leastPageLines = 10

  /// The furniture of a document with these lines. O(lines).
  init(of layout: LineLayout, in bytes: Span<UInt8>) {
    let lines = layout.lines
    var numbers: [(line: Int, value: Int)] = []
    var pageStarts: [Int] = []
    for index in lines.indices {
      if lines[index].startsPage { pageStarts.append(index) }
      if let value = Self.pageNumber(lines[index], in: bytes) { numbers.append((index, value)) }
    }
    if numbers.isEmpty && pageStarts.isEmpty {
      indices = []
      return
    }
    var places: [Int: [Int]] = [:]
    for number in numbers { places[number.value, default: []].append(number.line) }
    var found = Set(
      numbers.lazy.filter { number in
        Self.standsApart(number.line, in: lines)
          || [number.value - 1, number.value + 1].contains { value in
            places[value, default: []].contains { abs($0 - number.line) >= Self.leastPageLines }
          }
      }.map(\.line))
    let heads = Self.heads(beside: found, pageStarts, in: lines, bytes)
    found.formUnion(heads)
    indices = found
  }

  /// True if there is none.
  var isEmpty: Bool { indices.isEmpty }

  /// True if the line of this index belongs to the page.
  func contains(_ line: Int) -> Bool { indices.contains(line) }

  /// The number that all of `line` is, with or without dashes or brackets around it.
  private static func pageNumber(_ line: Line, in bytes: Span<UInt8>) -> Int? {
    // "– 1234 –"
    guard line.width > 0, line.width <= maximumDigits + 4 else { return nil }
    var value = 0
    var digits = 0
    var hasEnded = false
    var offset = line.start
    while offset < line.end {
      let (scalar, count) = bytes.scalar(at: offset)
      offset += count
      if isDigit(scalar) {
        if hasEnded { return nil }
        value = value * 10 + Int(scalar - 0x30)
        digits += 1
      } else if isBlank(scalar) || isFrame(scalar) {
        hasEnded = digits > 0
      } else {
        return nil
      }
    }
    return digits > 0 && digits <= maximumDigits ? value : nil
  }

  /// True for hyphens, dashes and brackets.
  private static func isFrame(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x2D, 0x5B, 0x5D, 0x2013, 0x2014: true
    default: false
    }
  }

  private static func standsApart(_ index: Int, in lines: [Line]) -> Bool {
    guard index > 0, index + 1 < lines.count else { return false }
    return lines[index].startsPage || lines[index + 1].startsPage
      || lines[index - 1].isBlank && lines[index + 1].isBlank
  }

  /// The lines beside page numbers and page breaks whose letters another one has.
  private static func heads(
    beside numbers: Set<Int>, _ pageStarts: [Int], in lines: [Line], _ bytes: Span<UInt8>
  ) -> [Int] {
    var candidates: Set<Int> = []
    func add(from start: Int, by step: Int) {
      var index = start
      while lines.indices.contains(index), lines[index].isBlank { index += step }
      if lines.indices.contains(index), !numbers.contains(index) { candidates.insert(index) }
    }
    for number in numbers {
      add(from: number - 1, by: -1)
      add(from: number + 1, by: 1)
    }
    for start in pageStarts {
      add(from: start - 1, by: -1)
      add(from: start, by: 1)
    }
    var keys: [[UInt32]: [Int]] = [:]
    for index in candidates where lines[index].width <= maximumHeadWidth {
      let letters = letters(of: lines[index], in: bytes)
      if letters.count >= leastHeadLetters { keys[letters, default: []].append(index) }
    }
    return keys.values.filter { $0.count > 1 }.flatMap { $0 }
  }

  /// The letters of a line in lower case: its page number changes.
  private static func letters(of line: Line, in bytes: Span<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    var offset = line.start
    while offset < line.end {
      let (scalar, count) = bytes.scalar(at: offset)
      if isLetter(scalar) { result.append(foldedScalar(scalar)) }
      offset += count
    }
    return result
  }
}
