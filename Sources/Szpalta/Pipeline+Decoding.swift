public import Cleaning

extension Pipeline {
  /// The text of `input`, and how its encoding was found out if it was.
  ///
  /// With `encoding` `nil` or "auto", and the rule `encoding` on, bytes that are
  /// no UTF-8 are decoded in the encoding that makes the best Polish of them.
  ///
  /// - Throws: `SzpaltaError` where the bytes are not valid in the encoding that
  ///   is named, or not valid UTF-8 with the rule off.
  public func text(
    of input: InputFile, encoding: String? = nil
  ) throws -> (text: String, decoded: DecodedText?) {
    let isAutomatic = encoding == nil || encoding?.lowercased() == "auto"
    guard isAutomatic, configuration.cleaning.rules.contains(.encoding) else {
      return (try input.text(encoding: isAutomatic ? nil : encoding), nil)
    }
    if let text = cleaner.plainText(of: input.bytes.span) { return (text, nil) }
    let decoded = decoded(Array(input.bytes))
    return (decoded.text, decoded.isPlainUTF8 ? nil : decoded)
  }

  /// The text of bytes whose encoding nobody named; see `Cleaner.decoded`.
  public func decoded(_ bytes: [UInt8]) -> DecodedText { cleaner.decoded(bytes) }

  /// The places of `text` where letters were lost for good; see `Cleaner.damage`.
  public func damage(in text: String) -> [Damage] { cleaner.damage(in: text) }
}
