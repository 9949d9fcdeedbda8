/// The abbreviations of a language, and the words that tell where sentences begin after them.
///
/// Read from a text of lines `class … : form …`, see `pl.abbreviations.txt`.
/// A form in lower case stands for all cases; one with a capital only for itself.
public struct Abbreviations: Sendable {
  private let table: FormTable
  /// Tell most words from the forms of each group, without a search.
  private let filters: [FormFilter]

  /// Tells most capitalised words from starters by their first three bytes.
  let starterBeginnings: BeginningFilter

  /// Groups of forms that are asked for at almost every word.
  enum Group: Int, CaseIterable {
    /// Abbreviations that take no full stop.
    case bare
    /// Abbreviations with their full stop.
    case stopped
    /// Words of class subordinator.
    case subordinator
    /// Words of class starter.
    case starter
    /// Words that dates are made of.
    case date

    fileprivate func contains(_ form: String, _ classes: FormClasses) -> Bool {
      switch self {
      case .bare: !classes.isDisjoint(with: .abbreviation) && !form.hasSuffix(".")
      case .stopped: !classes.isDisjoint(with: .abbreviation) && form.hasSuffix(".")
      case .subordinator: classes.contains(.subordinator)
      case .starter: classes.contains(.starter)
      case .date: !classes.isDisjoint(with: [.preposition, .date, .afterNumber])
      }
    }
  }

  /// Reads the list in `text`; `name` is the file's name for errors. O(bytes).
  ///
  /// - Throws: on a line without a colon, an unknown class, no form, a form
  ///   that is too long, and a form that is listed twice.
  public init(parsing text: String, name: String) throws(SegmentationError) {
    var table = FormTable()
    var filters = [FormFilter](repeating: FormFilter(), count: Group.allCases.count)
    var starterBeginnings = BeginningFilter()
    var firstLines: [String: Int] = [:]
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      let place = (file: name, line: number)
      let (classes, forms) = try Self.entry(content, at: place)
      for form in forms {
        if let first = firstLines.updateValue(number, forKey: form) {
          throw SegmentationError(
            file: name, line: number, problem: "\"\(form)\" is already in line \(first); keep one")
        }
        try Self.check(form, at: place)
        table.insert(form, classes)
        if classes.contains(.starter) { starterBeginnings.insert(form) }
        for group in Group.allCases where group.contains(form, classes) {
          filters[group.rawValue].insert(form)
        }
      }
    }
    self.table = table
    self.filters = filters
    self.starterBeginnings = starterBeginnings
  }

  /// The classes of the form at `start..<end` of `text`; empty if it is not listed. O(1).
  func classes(in text: Span<UInt8>, from start: Int, to end: Int) -> FormClasses {
    table.classes(in: text, from: start, to: end)
  }

  /// The same, sooner, where only the forms of `group` matter: others may have no classes. O(1).
  @inline(__always)
  func classes(
    in text: Span<UInt8>, from start: Int, to end: Int, of group: Group
  ) -> FormClasses {
    guard mayContain(text, from: start, to: end, of: group) else { return [] }
    return table.classes(in: text, from: start, to: end)
  }

  /// False if the form at `start..<end` of `text` is certainly none of `group`. O(1).
  @inline(__always)
  func mayContain(
    _ text: Span<UInt8>, from start: Int, to end: Int, of group: Group
  ) -> Bool {
    filters[group.rawValue].mayContain(text, from: start, to: end)
  }

  /// What tells most words from the forms of `group`.
  func filter(of group: Group) -> FormFilter { filters[group.rawValue] }

  private static func entry(
    _ content: Substring, at place: (file: String, line: Int)
  ) throws(SegmentationError) -> (FormClasses, [String]) {
    guard let colon = content.firstIndex(of: ":") else {
      throw SegmentationError(
        file: place.file, line: place.line, problem: "\"class: form …\" expected, no colon found")
    }
    var classes: FormClasses = []
    for name in content[..<colon].split(whereSeparator: \.isWhitespace) {
      guard let named = FormClasses.named.first(where: { $0.name == name }) else {
        let known = FormClasses.named.map(\.name).joined(separator: ", ")
        throw SegmentationError(
          file: place.file, line: place.line,
          problem: "a class expected (\(known)), \"\(name)\" found")
      }
      classes.insert(named.class)
    }
    let forms = content[content.index(after: colon)...].split(whereSeparator: \.isWhitespace)
    if !classes.isDisjoint(with: [.preposition, .starter]) { classes.insert(.opener) }
    if classes.isEmpty || forms.isEmpty {
      throw SegmentationError(
        file: place.file, line: place.line,
        problem: "a class before the colon and a form after it expected, none found")
    }
    return (classes, forms.map(String.init))
  }

  private static func check(
    _ form: String, at place: (file: String, line: Int)
  ) throws(SegmentationError) {
    if form.utf8.count <= FormTable.maximumByteCount { return }
    throw SegmentationError(
      file: place.file, line: place.line,
      problem: "at most \(FormTable.maximumByteCount) bytes expected, \"\(form)\" has more")
  }
}
