internal import CICUShim

/// Turns bytes into text: strict UTF-8, or an encoding that is named.
///
/// Nothing is guessed and nothing replaced: bytes that are not valid are an
/// error that names the first of them.
public struct TextDecoder: Hashable, Sendable {
  /// The name of the encoding, such as "UTF-8", "windows-1250" or "ISO-8859-2", in any letter case.
  public let encoding: String

  /// A decoder of `encoding`, by any of the names that ICU knows.
  public init(encoding: String = "UTF-8") { self.encoding = encoding }

  /// The text that `bytes` stand for, without a byte order mark. O(bytes).
  public func text(from bytes: [UInt8]) throws(TextDecodingError) -> String {
    let name = encoding.lowercased()
    let decoded =
      name == "utf-8" || name == "utf8"
      ? try utf8Text(from: bytes) : try convertedText(from: bytes)
    return decoded.utf8.starts(with: [0xEF, 0xBB, 0xBF])
      ? String(decoded.unicodeScalars.dropFirst()) : decoded
  }

  private func utf8Text(from bytes: [UInt8]) throws(TextDecodingError) -> String {
    let failure: Int
    do {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      failure = error.byteOffsets.lowerBound
    }
    throw TextDecodingError(code: .invalidBytes, encoding: encoding, byteOffset: failure)
  }

  private func convertedText(from bytes: [UInt8]) throws(TextDecodingError) -> String {
    // ICU takes an empty name for the encoding of the current locale.
    guard !encoding.isEmpty else {
      throw TextDecodingError(code: .unknownEncoding, encoding: encoding)
    }
    // No encoding makes more than three bytes of UTF-8 of one byte.
    var output = [UInt8](repeating: 0, count: 3 * bytes.count)
    var errorOffset: Int64 = -1
    var status: Int32 = 0
    let count = cicu_decode(
      encoding, bytes, Int64(bytes.count), &output, Int64(output.count), &errorOffset, &status)
    if count < 0 {
      guard errorOffset >= 0 else {
        throw TextDecodingError(code: .unknownEncoding, encoding: encoding)
      }
      throw TextDecodingError(code: .invalidBytes, encoding: encoding, byteOffset: Int(errorOffset))
    }
    precondition(count <= output.count, "the output holds all that was decoded")
    return String(decoding: output[..<Int(count)], as: UTF8.self)
  }
}

/// Bytes that are no text in the encoding asked for.
public struct TextDecodingError: Error, Hashable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Code: String, Sendable {
    /// ICU knows no encoding of that name.
    case unknownEncoding
    /// The bytes at `byteOffset` stand for nothing in the encoding.
    case invalidBytes
  }

  /// What is wrong.
  public var code: Code
  /// The encoding asked for.
  public var encoding: String
  /// The first byte that is not valid; `nil` if the encoding is not known.
  public var byteOffset: Int?

  /// A failure of kind `code` to decode `encoding`.
  public init(code: Code, encoding: String, byteOffset: Int? = nil) {
    self.code = code
    self.encoding = encoding
    self.byteOffset = byteOffset
  }

  /// "valid UTF-8 expected, invalid at byte 17; name the encoding …".
  public var description: String {
    switch code {
    case .unknownEncoding:
      "encoding \"\(encoding)\": a name that ICU knows expected, such as UTF-8, windows-1250 "
        + "or ISO-8859-2; check its spelling"
    case .invalidBytes:
      "valid \(encoding) expected, invalid bytes found at byte \(byteOffset ?? 0); name the "
        + "encoding of the text, such as windows-1250 or ISO-8859-2, or repair the bytes there"
    }
  }
}
