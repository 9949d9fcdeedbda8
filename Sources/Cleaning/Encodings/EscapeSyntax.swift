/// A way of writing letters with ASCII characters that was left in a text.
enum EscapeSyntax: Sendable {
  /// "\u017c", of JSON and JavaScript.
  case json
  /// "=C5=BC", of mail; the bytes are those of the encoding.
  case quotedPrintable(Codepage?)
  /// "%C5%BC", of addresses; the bytes are those of the encoding.
  case percent(Codepage?)

  /// All of them; `nil` stands for UTF-8.
  static let all: [EscapeSyntax] =
    [.json, .quotedPrintable(nil), .percent(nil)]
    + Codepage.polish.prefix(2).flatMap { [.quotedPrintable($0), .percent($0)] }

  /// What it is called, for people.
  var name: String {
    switch self {
    case .json: "escapes of JSON"
    case .quotedPrintable: "quoted-printable"
    case .percent: "percent escapes"
    }
  }

  /// True if text has such sequences by mistake only. Escapes of single bytes stand in formulas, too:
  /// "=ACOS(1)".
  var isTelling: Bool {
    switch self {
    case .json: true
    case .quotedPrintable(let page), .percent(let page): page == nil
    }
  }

  /// True if the bytes at `offset` may begin an escape of a letter outside ASCII.
  static func mayBegin(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let next = bytes[offset + 1]
    switch bytes[offset] {
    case 0x5C: return next | 0x20 == 0x75  // \u
    case 0x3D, 0x25:
      return next >= 0x38 && hexadecimal(UInt32(next)) != nil
        && hexadecimal(UInt32(bytes[offset + 2])) != nil
    default: return false
    }
  }

  /// The same for "=" and "%" among scalars.
  static func mayBegin(at offset: Int, in scalars: [UInt32]) -> Bool {
    guard scalars[offset] == 0x3D || scalars[offset] == 0x25, offset + 2 < scalars.count else {
      return false
    }
    return scalars[offset + 1] >= 0x38 && hexadecimal(scalars[offset + 1]) != nil
      && hexadecimal(scalars[offset + 2]) != nil
  }

  /// `chunk` without escapes; `nil` if there is none that stands for more than ASCII.
  func unescaped(_ chunk: [UInt32]) -> [UInt32]? {
    switch self {
    case .json: return Self.fromJSON(chunk)
    case .quotedPrintable(let page): return Self.fromBytes(chunk, sign: 0x3D, page)
    case .percent(let page):
      // In an address the escapes are right.
      if Self.isAddress(chunk) { return nil }
      return Self.fromBytes(chunk, sign: 0x25, page)
    }
  }

  private static func isAddress(_ chunk: [UInt32]) -> Bool {
    let text = String(decoding: TextPlausibility.utf8(chunk), as: UTF8.self)
    if ["://", "www.", "mailto:", "@", ".pl/", ".com/", ".org/"].contains(where: text.contains) {
      return true
    }
    // A question: "?q=%C5%BC".
    guard let question = text.utf8.firstIndex(of: 0x3F) else { return false }
    return text.utf8[question...].contains(0x3D)
  }

  static func hexadecimal(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x41 + 10
    case 0x61...0x66: scalar - 0x61 + 10
    default: nil
    }
  }

  private static func number(_ chunk: [UInt32], _ start: Int, _ count: Int) -> UInt32? {
    guard start + count <= chunk.count else { return nil }
    var value: UInt32 = 0
    for scalar in chunk[start..<start + count] {
      guard let digit = hexadecimal(scalar) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func fromJSON(_ chunk: [UInt32]) -> [UInt32]? {
    var result: [UInt32] = []
    var isChanged = false
    var offset = 0
    while offset < chunk.count {
      if let (scalar, count) = jsonEscape(at: offset, in: chunk) {
        result.append(scalar)
        offset += count
        isChanged = isChanged || scalar >= 0x80
      } else {
        result.append(chunk[offset])
        offset += 1
      }
    }
    return isChanged ? result : nil
  }

  private static func jsonEscape(at offset: Int, in chunk: [UInt32]) -> (UInt32, Int)? {
    guard chunk[offset] == 0x5C, offset + 1 < chunk.count else { return nil }
    if chunk[offset + 1] == 0x22 || chunk[offset + 1] == 0x2F { return (chunk[offset + 1], 2) }
    guard chunk[offset + 1] | 0x20 == 0x75, let unit = number(chunk, offset + 2, 4) else {
      return nil
    }
    if unit & 0xFC00 == 0xD800, offset + 7 < chunk.count, chunk[offset + 6] == 0x5C,
      chunk[offset + 7] | 0x20 == 0x75, let second = number(chunk, offset + 8, 4),
      second & 0xFC00 == 0xDC00
    {
      return (0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF), 12)
    }
    guard unit >= 0x20, unit & 0xF800 != 0xD800, !(0x7F...0x9F).contains(unit) else { return nil }
    return (unit, 6)
  }

  private static func fromBytes(
    _ chunk: [UInt32], sign: UInt32, _ page: Codepage?
  ) -> [UInt32]? {
    var result: [UInt32] = []
    var isChanged = false
    var offset = 0
    while offset < chunk.count {
      if sign == 0x3D, let end = endOfSoftBreak(at: offset, in: chunk) {
        offset = end
        continue
      }
      var bytes: [UInt8] = []
      var end = offset
      while end < chunk.count, chunk[end] == sign, let byte = number(chunk, end + 1, 2) {
        bytes.append(UInt8(byte))
        end += 3
        if sign == 0x3D, let next = endOfSoftBreak(at: end, in: chunk) { end = next }
      }
      if bytes.isEmpty {
        result.append(chunk[offset])
        offset += 1
        continue
      }
      guard let scalars = decoded(bytes, page) else { return nil }
      isChanged = isChanged || scalars.contains { $0 >= 0x80 }
      result += scalars
      offset = end
    }
    return isChanged ? result : nil
  }

  /// The end of "=" and a line end at `offset`, which mail puts inside long lines.
  private static func endOfSoftBreak(at offset: Int, in chunk: [UInt32]) -> Int? {
    guard offset + 1 < chunk.count, chunk[offset] == 0x3D else { return nil }
    if chunk[offset + 1] == 0x0A { return offset + 2 }
    guard offset + 2 < chunk.count, chunk[offset + 1] == 0x0D, chunk[offset + 2] == 0x0A else {
      return nil
    }
    return offset + 3
  }

  /// The text of escaped bytes; `nil` if they are no text in the encoding.
  private static func decoded(_ bytes: [UInt8], _ page: Codepage?) -> [UInt32]? {
    let scalars: [UInt32]
    if let page {
      scalars = bytes.map { page.scalars[Int($0)] }
    } else {
      let (decoded, failures) = LenientUTF8.scalars(of: bytes[...])
      guard failures.isEmpty else { return nil }
      scalars = decoded
    }
    let hasControl = scalars.contains { $0 < 0x20 && $0 != 0x09 || (0x7F...0x9F).contains($0) }
    return hasControl ? nil : scalars
  }
}
