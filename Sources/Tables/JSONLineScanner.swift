/// Finds string values of an object on a line, and checks that the line is JSON.
///
/// - Source: RFC 8259.
struct JSONLineScanner {
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

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The object's members that are strings and whose name `isWanted`.
  ///
  /// - Throws: `JSONFailure` with the byte where something else was expected.
  mutating func members(where isWanted: (String) -> Bool) throws(JSONFailure) -> [Member] {
    var members: [Member] = []
    skipBlanks()
    try expect("{", "an object")
    skipBlanks()
    if take("}") {
      try finish()
      return []
    }
    repeat {
      skipBlanks()
      let name = try string()
      skipBlanks()
      try expect(":", "\":\" behind a name")
      skipBlanks()
      let start = position
      if peek == UInt8(ascii: "\"") {
        let string = try string()
        if let key = name.text, isWanted(key) {
          members.append(Member(name: key, range: start..<position, string: string))
        }
      } else {
        try skipValue(depth: 1)
      }
      skipBlanks()
    } while take(",")
    try expect("}", "\",\" or \"}\"")
    try finish()
    return members
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

  private mutating func string() throws(JSONFailure) -> JSONString {
    try expect("\"", "a string")
    let start = position
    var hasEscapes = false
    while let byte = peek, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw failure("no control character") }
      position += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      hasEscapes = true
      guard let escape = peek, "\"\\/bfnrtu".utf8.contains(escape) else {
        throw failure("an escape")
      }
      position += 1
      guard escape == UInt8(ascii: "u") else { continue }
      for _ in 0..<4 {
        guard let digit = peek, Character(Unicode.Scalar(digit)).isHexDigit, digit < 0x80 else {
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
struct JSONFailure: Error, Hashable {
  /// In bytes from the start of the line.
  let offset: Int
  let problem: String
}

/// A JSON string that has been checked, without its quotes.
struct JSONString {
  let raw: ArraySlice<UInt8>
  let hasEscapes: Bool

  /// The value; `nil` where it is not UTF-8 or has half of a surrogate pair.
  var text: String? {
    bytes.flatMap { try? String(copying: UTF8Span(validating: $0.span)) }
  }

  /// The value's bytes; `nil` where it has half of a surrogate pair.
  var bytes: [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var position = raw.startIndex
    while position < raw.endIndex {
      guard raw[position] == UInt8(ascii: "\\") else {
        result.append(raw[position])
        position += 1
        continue
      }
      switch raw[position + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        let escape = JSONEscape(raw, position)
        guard let scalar = escape.scalar else { return nil }
        result += Array(Character(scalar).utf8)
        position += escape.length
        continue
      case let byte: result.append(byte)
      }
      position += 2
    }
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
