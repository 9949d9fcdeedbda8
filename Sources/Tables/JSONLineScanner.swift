import Szpalta
import TextModel

/// Finds the values of an object on a line, and checks that the line is JSON.
///
/// - Source: RFC 8259.
package struct JSONLineScanner {
  /// A string value of the object.
  struct Member {
    let name: String
    /// The string with its quotes, in the bytes scanned.
    let range: Range<Int>
    let string: JSONString
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Deeper nesting is refused: it would only be made to break readers.
  private static let maximumDepth = 512

  /// A scanner of the line `bytes`.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The object's members that are strings and whose name `isWanted`.
  ///
  /// - Throws: `JSONFailure` with the byte where something else was expected.
  mutating func members(where isWanted: (String) -> Bool) throws(JSONFailure) -> [Member] {
    var members: [Member] = []
    try forEachMember { name, range, string in
      if let string, let key = name.text, isWanted(key) {
        members.append(Member(name: key, range: range, string: string))
      }
    }
    return members
  }

  /// The names of all members of the object, in order.
  ///
  /// - Throws: `JSONFailure` with the byte where something else was expected.
  package mutating func names() throws(JSONFailure) -> [String] {
    var names: [String] = []
    try forEachMember { name, _, _ in if let name = name.text { names.append(name) } }
    return names
  }

  /// Calls `visit` with the name of each of the object's members, where its value stands in the bytes
  /// scanned, and the value if it is a string.
  ///
  /// - Throws: `JSONFailure` with the byte where something else was expected.
  package mutating func forEachMember(
    _ visit: (JSONString, Range<Int>, JSONString?) -> Void
  ) throws(JSONFailure) {
    skipBlanks()
    try expect("{", "an object")
    skipBlanks()
    if take("}") { return try finish() }
    repeat {
      skipBlanks()
      let name = try string()
      skipBlanks()
      try expect(":", "\":\" behind a name")
      skipBlanks()
      let start = position
      if peek == UInt8(ascii: "\"") {
        let string = try string()
        visit(name, start..<position, string)
      } else {
        try skipValue(depth: 1)
        visit(name, start..<position, nil)
      }
      skipBlanks()
    } while take(",")
    try expect("}", "\",\" or \"}\"")
    try finish()
  }

  private mutating func finish() throws(JSONFailure) {
    skipBlanks()
    if position < bytes.endIndex { throw failure("the end of the line") }
  }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      position += 1
    }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func expect(
    _ byte: Unicode.Scalar, _ expected: String
  ) throws(JSONFailure) {
    if !take(byte) { throw failure(expected) }
  }

  private func failure(_ expected: String) -> JSONFailure {
    let found =
      peek.map { $0 < 0x80 ? "\"\(Character(Unicode.Scalar($0)))\"" : "another character" }
      ?? "the end"
    return JSONFailure(
      offset: position - bytes.startIndex, problem: "\(expected) expected, \(found) found")
  }

  private mutating func skipValue(depth: Int) throws(JSONFailure) {
    guard depth < Self.maximumDepth else { throw failure("less nesting") }
    switch peek {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try skipItems(until: "}", depth: depth, named: true)
    case UInt8(ascii: "["): try skipItems(until: "]", depth: depth, named: false)
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func skipItems(
    until end: Unicode.Scalar, depth: Int, named: Bool
  ) throws(JSONFailure) {
    position += 1
    skipBlanks()
    if take(end) { return }
    repeat {
      skipBlanks()
      if named {
        _ = try string()
        skipBlanks()
        try expect(":", "\":\" behind a name")
        skipBlanks()
      }
      try skipValue(depth: depth + 1)
      skipBlanks()
    } while take(",")
    try expect(end, "\",\" or \"\(end)\"")
  }

  private mutating func word(_ word: String) throws(JSONFailure) {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("a value") }
    position += word.utf8.count
  }

  private mutating func number() throws(JSONFailure) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFailure) {
    guard let byte = peek, 0x30...0x39 ~= byte else { throw failure("a value") }
    while let byte = peek, 0x30...0x39 ~= byte { position += 1 }
  }

  /// Goes to the next quote, backslash or control character, which is returned.
  private mutating func skipPlainText() -> UInt8? {
    let next = bytes.span.firstJSONEscape(from: position - bytes.startIndex)
    position = next.map { $0 + bytes.startIndex } ?? bytes.endIndex
    return peek
  }

  /// True for what may stand behind a backslash.
  private static func isEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private mutating func string() throws(JSONFailure) -> JSONString {
    try expect("\"", "a string")
    let start = position
    var hasEscapes = false
    while let byte = skipPlainText(), byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw failure("no control character") }
      position += 1
      hasEscapes = true
      guard let escape = peek, Self.isEscape(escape) else { throw failure("an escape") }
      position += 1
      guard escape == UInt8(ascii: "u") else { continue }
      for _ in 0..<4 {
        guard let digit = peek, Self.isHexDigit(digit) else {
          throw failure("four hexadecimal digits")
        }
        position += 1
      }
    }
    let end = position
    try expect("\"", "a closing quote")
    return JSONString(raw: bytes[start..<end], hasEscapes: hasEscapes)
  }
}

/// Why a line is no JSON.
package struct JSONFailure: Error, Hashable, CustomStringConvertible {
  /// In bytes from the start of the line.
  package let offset: Int
  /// What was expected and found there.
  package let problem: String
  /// Both, for people.
  package var description: String { "\(problem), at byte \(offset) of the line" }

  /// A failure at the byte `offset`.
  package init(offset: Int, problem: String) {
    self.offset = offset
    self.problem = problem
  }
}

/// A JSON string that has been checked, without its quotes.
package struct JSONString {
  let raw: ArraySlice<UInt8>
  let hasEscapes: Bool

  /// The value; `nil` where it is not UTF-8 or has half of a surrogate pair.
  package var text: String? {
    if !hasEscapes { return String(utf8: raw.span) }
    return bytes.flatMap { String(utf8: $0.span) }
  }

  /// False for bytes of another encoding.
  package var isUTF8: Bool { raw.span.isUTF8 }

  /// The value's bytes; `nil` where it has half of a surrogate pair.
  var bytes: [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var position = raw.startIndex
    // Nothing but a backslash is to be escaped in what has been checked.
    while let offset = raw.span.firstJSONEscape(from: position - raw.startIndex) {
      let escape = raw.startIndex + offset
      result += raw[position..<escape]
      position = escape + 2
      switch raw[escape + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        let coded = JSONEscape(raw, escape)
        guard let scalar = coded.scalar else { return nil }
        for byte in scalar.utf8 { result.append(byte) }
        position = escape + coded.length
      case let byte: result.append(byte)
      }
    }
    result += raw[position...]
    return result
  }

  /// True if all but ASCII is written as escapes, as many programs do.
  var escapesAll: Bool {
    guard hasEscapes, raw.allSatisfy({ $0 < 0x80 }) else { return false }
    return zip(raw, raw.dropFirst()).contains {
      $0 == (UInt8(ascii: "\\"), UInt8(ascii: "u"))
    }
  }
}
