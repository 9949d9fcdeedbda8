extension Cleaner {
  /// The text of bytes that are plain UTF-8, without a byte order mark and NULs; `nil` for others,
  /// which `decoded` takes. O(bytes), and no copy but the text.
  package func plainText(of bytes: Span<UInt8>) -> String? {
    EncodingDetector.plainText(of: bytes)
  }

  /// The text of bytes that are not in the encoding of what they stand in; `nil` where no encoding
  /// makes sound Polish of them, for then they are damaged rather than misplaced. O(bytes).
  package func misplacedText(of bytes: [UInt8]) -> DecodedText? {
    EncodingDetector(plausibility: plausibility).soundText(of: bytes)
  }

  /// The text of bytes whose encoding nobody named, the encoding, and how sure it is. O(bytes).
  ///
  /// Knows UTF-8 and UTF-16 with and without byte order mark, windows-1250,
  /// ISO-8859-2 and -16, IBM852, Mac Central European, windows-1257, IBM775 and
  /// windows-1252, and several of them within one text. Bytes that stand for
  /// nothing become U+FFFD and are listed. Valid UTF-8 stays what it is.
  public func decoded(_ bytes: [UInt8]) -> DecodedText {
    EncodingDetector(plausibility: plausibility).decoded(bytes)
  }
}
