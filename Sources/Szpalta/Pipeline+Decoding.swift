public import Cleaning
import TextModel

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
    guard isAutomatic, repairsEncoding else {
      return (try input.text(encoding: isAutomatic ? nil : encoding), nil)
    }
    if let text = cleaner.plainText(of: input.bytes.span) { return (text, nil) }
    let decoded = decoded(Array(input.bytes))
    return (decoded.text, decoded.isPlainUTF8 ? nil : decoded)
  }

  /// The text of bytes whose encoding nobody named; see `Cleaner.decoded`.
  public func decoded(_ bytes: [UInt8]) -> DecodedText { cleaner.decoded(bytes) }

  /// The text of a cell whose bytes are not in its table's encoding; see `Cleaner.misplacedText`.
  ///
  /// `nil` with the rule `encoding` off, too.
  package func misplacedText(of bytes: [UInt8]) -> DecodedText? {
    repairsEncoding ? cleaner.misplacedText(of: bytes) : nil
  }

  /// What says that bytes that looked like `found` were read as `decoded`.
  package func entry(of decoded: DecodedText, insteadOf found: String) -> Report.EditEntry {
    let edit = Edit(
      range: ByteRange(0, found.utf8.count), replacement: decoded.text,
      rule: CleaningRule.encoding.rawValue, reason: decoded.summary,
      confidence: decoded.confidence)
    let writer = EditEntryWriter(source: found, offsets: configuration.offsets)
    return writer.entries(of: EditList([edit]))[0]
  }

  /// True if the rule `encoding` is on, which also tells of letters that were lost.
  package var repairsEncoding: Bool { configuration.cleaning.rules.contains(.encoding) }

  /// The places of `text` where letters were lost for good; see `Cleaner.damage`.
  public func damage(in text: String) -> [Damage] { cleaner.damage(in: text) }
}
