/// How a cell's text is written in the raw bytes of its file.
enum CellNotation: Sendable, Hashable {
  /// As it is: a cell of SQLite, a text.
  case plain
  /// A field of CSV without quotes, which may hold neither of these, nor a line end.
  case bare(delimiter: UInt8, quote: UInt8?)
  /// A field of CSV between quotes, with quotes inside doubled.
  case quoted(UInt8)
  /// A JSON string; `escapesAll` says that all but ASCII is written as \u escapes.
  case json(escapesAll: Bool)

  /// The bytes around the text.
  var frameLength: Int {
    switch self {
    case .plain, .bare: 0
    case .quoted, .json: 1
    }
  }

  /// How far the next step reads at `position` of `raw`: bytes there, and bytes of text they are.
  func step(
    _ raw: ArraySlice<UInt8>, _ position: Int, _ encoding: CellEncoding
  ) -> (raw: Int, text: Int) {
    let byte = raw[position]
    switch self {
    case .plain, .bare: return (1, encoding.textLength(of: byte))
    case .quoted(let quote): return (byte == quote ? 2 : 1, encoding.textLength(of: byte))
    case .json:
      guard byte == UInt8(ascii: "\\") else { return (1, 1) }
      guard raw[position + 1] == UInt8(ascii: "u") else { return (2, 1) }
      let escape = JSONEscape(raw, position)
      return (escape.length, escape.scalar?.utf8.count ?? 1)
    }
  }

  /// The raw bytes of `text`, without the frame.
  ///
  /// - Throws: `MissingScalar` where `encoding` lacks one.
  func bytes(of text: String, _ encoding: CellEncoding) throws(MissingScalar) -> [UInt8] {
    let bytes = try encoding.bytes(of: text).get()
    switch self {
    case .plain, .bare: return bytes
    case .quoted(let quote):
      return bytes.flatMap { $0 == quote ? [$0, $0] : [$0] }
    case .json(let escapesAll):
      return JSONEscape.bytes(of: text, escapesAll: escapesAll)
    }
  }

  /// True if `bytes`, as raw bytes of a field without quotes, would be read as something else.
  ///
  /// A quote inside stands for itself for most readers; it does not ask for quotes where the field
  /// had one before.
  ///
  /// - Parameters:
  ///   - raw: the field before.
  ///   - isAlone: whether the field is the only one of its row: empty, it
  ///     would be an empty line and no row.
  func needsQuotes(_ bytes: [UInt8], before raw: ArraySlice<UInt8>, isAlone: Bool) -> Bool {
    guard case .bare(let delimiter, let quote) = self else { return false }
    if bytes.isEmpty { return isAlone }
    if bytes.contains(where: { $0 == delimiter || $0 == 0x0A || $0 == 0x0D }) { return true }
    guard let quote else { return false }
    return bytes[0] == quote || (bytes.contains(quote) && !raw.contains(quote))
  }
}

/// A \u escape of JSON, with its second half where it is a surrogate pair.
struct JSONEscape {
  /// `nil` for half of a pair, which stands for no character.
  let scalar: Unicode.Scalar?
  /// In bytes: 6 or 12.
  let length: Int

  /// The escape at `position` of `raw`, whose four digits have been checked.
  init(_ raw: ArraySlice<UInt8>, _ position: Int) {
    let first = Self.unit(raw, position + 2)
    guard first & 0xFC00 == 0xD800, position + 12 <= raw.endIndex,
      raw[position + 6] == UInt8(ascii: "\\"), raw[position + 7] == UInt8(ascii: "u")
    else {
      scalar = Unicode.Scalar(first)
      length = 6
      return
    }
    let second = Self.unit(raw, position + 8)
    guard second & 0xFC00 == 0xDC00 else {
      scalar = nil
      length = 6
      return
    }
    scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    length = 12
  }

  private static func unit(_ raw: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
    raw[start..<start + 4].reduce(0) { $0 << 4 | digit($1) }
  }

  private static func digit(_ byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    default: UInt32(byte - UInt8(ascii: "A") + 10)
    }
  }

  /// `text` as it stands inside a JSON string.
  static func bytes(of text: String, escapesAll: Bool) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += Array("\\\"".utf8)
      case "\\": result += Array("\\\\".utf8)
      case "\n": result += Array("\\n".utf8)
      case "\r": result += Array("\\r".utf8)
      case "\t": result += Array("\\t".utf8)
      default:
        if scalar.value < 0x20 || (escapesAll && scalar.value > 0x7E) {
          for unit in Character(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += Array(("\\u" + String(repeating: "0", count: 4 - digits.count)).utf8)
            result += Array(digits.utf8)
          }
        } else {
          result += Array(Character(scalar).utf8)
        }
      }
    }
    return result
  }
}
