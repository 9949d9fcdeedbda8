import Morphology

/// Makes the lexicon from SGJP.
struct LexiconBuild {
  let dictionary: MorfeuszDictionary

  /// Positions of capitals from here on have no place in the file's masks.
  private static let capitalLimit = 57

  /// The bytes of the lexicon file.
  func lexicon() throws -> [UInt8] {
    var writer = LexiconWriter(source: dictionary.identifier, notice: dictionary.copyright)
    var sets: [Int: (index: Int, readings: [LexiconReading])] = [:]
    try dictionary.forEachForm { form, state, found in
      if sets[state] == nil {
        let readings = try found.map { try Self.reading($0) }
        sets[state] = (writer.set(of: readings), readings)
      }
      guard let set = sets[state] else { return }
      writer.add(form, set: set.index)
      writer.addExceptions(form: form, set.readings)
    }
    return writer.bytes()
  }

  /// The interpretation in the lexicon's terms.
  ///
  /// - Throws: `BuilderError` if the tag is not of the tagset or a capital stands too far back.
  static func reading(_ found: MorfeuszDictionary.Interpretation) throws -> LexiconReading {
    guard let tag = Tag(found.tag), fields(tag.description) == fields(found.tag) else {
      throw BuilderError(
        "a tag of the NKJP tagset expected, \"\(found.tag)\" found; add its values to Grammemes")
    }
    return LexiconReading(
      formMask: try mask(found.capitals),
      lemmaMask: try mask(lemmaCapitals(found)),
      prefixCut: found.prefixCut, cut: found.cut, addition: found.addition, tag: tag,
      names: found.names, labels: found.labels)
  }

  /// The fields of a tag with their alternatives sorted: three tags of SGJP list the cases of a
  /// numeral in an order of their own ("nom.dat.inst.acc.loc.voc"), which means the same.
  private static func fields(_ tag: String) -> [[Substring]] {
    tag.split(separator: ":").map { $0.split(separator: ".").sorted() }
  }

  /// Morfeusz counts the lemma's capitals from the start of the uncut form.
  private static func lemmaCapitals(_ found: MorfeuszDictionary.Interpretation) -> [UInt8] {
    found.lemmaCapitals.compactMap {
      Int($0) >= found.prefixCut ? $0 - UInt8(found.prefixCut) : nil
    }
  }

  private static func mask(_ capitals: [UInt8]) throws -> UInt64 {
    var mask: UInt64 = 0
    for index in capitals {
      guard index < capitalLimit else {
        throw BuilderError(
          "capitals before letter \(capitalLimit) expected, one at \(index) found; widen the mask")
      }
      mask |= 1 << UInt64(index)
    }
    return mask
  }
}
