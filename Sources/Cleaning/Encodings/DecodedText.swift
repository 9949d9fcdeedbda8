public import TextModel

/// Text made of bytes whose encoding nobody named, and what was done to get it.
public struct DecodedText: Hashable, Sendable {
  /// The text, without a byte order mark.
  public var text: String

  /// The encoding of most of the bytes outside ASCII: "UTF-8", "windows-1250", …
  public var encoding: String

  /// How sure the encoding is, from 0 to 1; plain ASCII is UTF-8 for certain.
  public var confidence: Double

  /// Where a file of several encodings changes them, ascending and without gaps; one part where
  /// there is but one encoding. Ranges are bytes of the source.
  public var parts: [Part]

  /// The bytes of the source that stand for nothing in their encoding and became U+FFFD.
  public var undecodableOffsets: [Int]

  /// True if the bytes began with a byte order mark.
  public var hasByteOrderMark: Bool

  /// Bytes of one encoding.
  public struct Part: Hashable, Sendable {
    /// The bytes of the source.
    public var range: ByteRange
    /// Their encoding.
    public var encoding: String
  }

  /// True if the bytes were UTF-8 throughout, so that nothing had to be guessed.
  public var isPlainUTF8: Bool {
    parts.count == 1 && encoding == "UTF-8" && undecodableOffsets.isEmpty
  }

  /// What was done, in one line: "windows-1250 (confidence 0.99)", "windows-1250 and UTF-8, …".
  public var summary: String {
    var encodings = [encoding]
    for part in parts where !encodings.contains(part.encoding) { encodings.append(part.encoding) }
    let certainty = "confidence \(Double(Int(confidence * 100)) / 100)"
    var result = "read as \(encodings.joined(separator: " and ")) (\(certainty)"
    if parts.count > 1 { result += ", in \(parts.count) parts" }
    result += ")"
    if let first = undecodableOffsets.first {
      result +=
        "; \(undecodableOffsets.count) bytes stand for nothing, the first at byte \(first)"
    }
    return result
  }
}
