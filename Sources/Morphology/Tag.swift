/// A morphosyntactic tag of the NKJP tagset: a part of speech with grammatical values.
///
/// "subst:sg:nom.acc:m3" is a noun, singular, nominative or accusative,
/// inanimate masculine. 8 bytes; equality is that of the tag's meaning.
///
/// - Source: A. Przepiórkowski et al. 2012, *Narodowy Korpus Języka Polskiego*;
///   values as in SGJP's dictionary for Morfeusz 2.
public struct Tag: Hashable, Sendable {
  /// The part of speech in the upper 8 bits, the grammemes below.
  public let rawValue: UInt64

  /// The part of speech (NKJP's "grammatical class").
  public var partOfSpeech: PartOfSpeech {
    // Holds because every way to make a tag goes through a PartOfSpeech or checks the raw value.
    PartOfSpeech(rawValue: UInt8(rawValue >> 56))!
  }

  /// All grammatical values, alternatives together.
  public var grammemes: Grammemes { Grammemes(rawValue: rawValue & Self.grammemeMask) }

  private static let grammemeMask: UInt64 = (1 << 39) - 1

  /// A tag of `partOfSpeech` with `grammemes`.
  public init(_ partOfSpeech: PartOfSpeech, _ grammemes: Grammemes = []) {
    rawValue = UInt64(partOfSpeech.rawValue) << 56 | grammemes.rawValue & Self.grammemeMask
  }

  /// The tag stored as `rawValue`; `nil` if no tag has that value.
  public init?(rawValue: UInt64) {
    guard PartOfSpeech(rawValue: UInt8(rawValue >> 56)) != nil,
      rawValue & ((1 << 56) - 1) & ~Self.grammemeMask == 0
    else { return nil }
    self.rawValue = rawValue
  }

  /// The tag written as `text`, such as "adj:sg:nom.voc:f:pos"; `nil` if it is not of the tagset.
  public init?(_ text: some StringProtocol) {
    var fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = fields.first, let partOfSpeech = PartOfSpeech(name: first) else { return nil }
    fields.removeFirst()
    var grammemes: Grammemes = []
    for field in fields {
      for value in field.split(separator: ".", omittingEmptySubsequences: false) {
        guard let bit = Self.bits[String(value)] else { return nil }
        grammemes.insert(bit)
      }
    }
    self.init(partOfSpeech, grammemes)
  }

  private static let bits: [String: Grammemes] = {
    var result: [String: Grammemes] = [:]
    var bit: UInt64 = 1
    for name in Grammemes.names.joined() {
      result[name.description] = Grammemes(rawValue: bit)
      bit <<= 1
    }
    return result
  }()

  /// True if the tags could belong to words that agree: they share a number, a case and a gender.
  ///
  /// A category that one of the tags lacks does not stand in the way.
  public func agrees(with other: Tag) -> Bool {
    let shared = grammemes.intersection(other.grammemes)
    func agree(in category: Grammemes) -> Bool {
      !shared.isDisjoint(with: category) || grammemes.isDisjoint(with: category)
        || other.grammemes.isDisjoint(with: category)
    }
    return agree(in: .numbers) && agree(in: .cases) && agree(in: .genders)
  }
}

extension Tag: CustomStringConvertible {
  /// The tag as the tagset writes it: "subst:sg:nom.acc:m3".
  public var description: String {
    var text = partOfSpeech.name
    var bit: UInt64 = 1
    for group in Grammemes.names {
      var separator = ":"
      for name in group {
        if grammemes.rawValue & bit != 0 {
          text += separator + name.description
          separator = "."
        }
        bit <<= 1
      }
    }
    return text
  }
}
