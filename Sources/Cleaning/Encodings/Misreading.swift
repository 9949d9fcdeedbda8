/// A bit for each place in `Misreading.all`, of which there are fewer than 256.
typealias MisreadingSet = SIMD4<UInt64>

/// One way in which programs break text, and the way back.
///
/// Each turns a run of text without white space into what it may have been; whether that is
/// better is for `TextPlausibility` to say.
final class Misreading: Sendable {
  /// What happened, for people: "UTF-8 read as windows-1250".
  let name: String
  /// How unlikely it is beforehand, in nats.
  let prior: Double
  /// True if a repair is evidence by itself, since text has such sequences by mistake only.
  let isTelling: Bool
  private let way: Way
  /// The place of the encoding in which the text was read, in `Codepage.misreadings`.
  private let readIndex: Int?

  private init(
    name: String, prior: Double, isTelling: Bool, readIndex: Int? = nil, way: Way
  ) {
    self.name = name
    self.prior = prior
    self.isTelling = isTelling
    self.readIndex = readIndex
    self.way = way
  }

  /// What a chunk holds, to tell at a glance which misreadings it may show.
  struct Glance {
    /// A bit for each encoding of `Codepage.misreadings` that has all suspect scalars.
    fileprivate var hasAll: UInt32 = ~0
    /// A bit for each in which one of the scalars stands for a byte that begins a UTF-8 sequence.
    fileprivate var hasLead: UInt32 = 0
    fileprivate var hasEscape = false
    fileprivate var hasAccent = false

    /// A glance at `chunk`.
    init(_ chunk: [UInt32]) {
      let places = Misreading.places
      for (offset, scalar) in chunk.enumerated() {
        if scalar < 0x80 {
          hasEscape = hasEscape || scalar == 0x5C || EscapeSyntax.mayBegin(at: offset, in: chunk)
          continue
        }
        hasAccent = hasAccent || SpacingAccents.isAccent(scalar)
        let place: (has: UInt32, leads: UInt32) =
          Int(scalar) < places.count ? places[Int(scalar)] : (0, 0)
        if SuspectScan.isSuspect(scalar) { hasAll &= place.has }
        hasLead |= place.leads
      }
    }
  }

  /// For each scalar a bit for each encoding of `Codepage.misreadings` that has it, and for each in
  /// which its byte begins a UTF-8 sequence.
  private static let places: [(has: UInt32, leads: UInt32)] = (0..<UInt32(Codepage.limit)).map {
    scalar in
    var place: (has: UInt32, leads: UInt32) = (0, 0)
    for (index, page) in Codepage.misreadings.enumerated() {
      let byte = page.byte(of: scalar)
      if byte != 0 { place.has |= 1 &<< UInt32(index) }
      if byte >= 0xC2 && byte <= 0xF4 { place.leads |= 1 &<< UInt32(index) }
    }
    return place
  }

  /// What a chunk has to hold for a misreading.
  private struct Need {
    var all: UInt32 = 0
    var lead: UInt32 = 0
    var escape = false
    var accent = false

    func isMet(by glance: Glance) -> Bool {
      all & ~glance.hasAll == 0 && lead & ~glance.hasLead == 0
        && (!escape || glance.hasEscape) && (!accent || glance.hasAccent)
    }
  }

  private var need: Need {
    let read: UInt32 = readIndex.map { 1 &<< UInt32($0) } ?? 0
    return switch way {
    case .utf8, .utf8Twice: Need(lead: read)
    case .page: Need(all: read)
    case .escapes: Need(escape: true)
    case .accents: Need(accent: true)
    }
  }

  private static let needs = all.map(\.need)

  /// The places in `all` of the misreadings that may take something suspect out of `chunk`.
  ///
  /// - Parameter mends: what is known of suspect scalars; grows.
  static func candidates(
    for chunk: [UInt32], _ glance: Glance, _ mends: inout [UInt32: MisreadingSet]
  ) -> [Int] {
    var mending = escapesAndUnicode
    for scalar in chunk where scalar >= 0x80 {
      // Whether capitals look broken depends on what stands before them.
      if SuspectScan.isPolishCapital(scalar) {
        mending = MisreadingSet(repeating: ~0)
        break
      }
      guard SuspectScan.isSuspect(scalar) else { continue }
      if let known = mends[scalar] {
        mending |= known
      } else {
        let found = pages(mending: scalar)
        mends[scalar] = found
        mending |= found
      }
    }
    return needs.indices.filter {
      mending[$0 >> 6] &>> UInt64($0 & 63) & 1 == 1 && needs[$0].isMet(by: glance)
    }
  }

  /// All but those whose ways are from page to page.
  private static let escapesAndUnicode = set { if case .page = $0.way { false } else { true } }

  /// Those that make of the suspect `scalar` one that is not.
  private static func pages(mending scalar: UInt32) -> MisreadingSet {
    set {
      guard case .page(let source, let read) = $0.way else { return false }
      let byte = read.byte(of: scalar)
      return byte != 0 && !SuspectScan.isSuspect(source.scalars[Int(byte)])
    }
  }

  private static func set(_ isMember: (Misreading) -> Bool) -> MisreadingSet {
    var result = MisreadingSet()
    for (index, each) in all.enumerated() where isMember(each) {
      result[index >> 6] |= 1 &<< UInt64(index & 63)
    }
    return result
  }

  private enum Way {
    case utf8(Codepage)
    case utf8Twice(inner: Codepage, outer: Codepage)
    case page(source: Codepage, read: Codepage)
    case escapes(EscapeSyntax)
    case accents(isBefore: Bool)
  }

  /// What `chunk` was; `nil` if it stays as it is.
  func repaired(_ chunk: [UInt32]) -> [UInt32]? {
    switch way {
    case .utf8(let read): Self.unicode(chunk, read)
    case .utf8Twice(let inner, let outer):
      Self.unicode(chunk, outer).flatMap { Self.unicode($0, inner) }
    case .page(let source, let read): Self.exchanged(chunk, source, read)
    case .escapes(let syntax): syntax.unescaped(chunk)
    case .accents(let isBefore): SpacingAccents.composed(chunk, isBefore: isBefore)
    }
  }

  /// Half the number of sequences of bytes in `chunk` that are whole, less the number of those
  /// that begin and lost their ends. 0 for other ways than UTF-8's.
  func intactCount(_ chunk: [UInt32]) -> Int {
    switch way {
    case .utf8(let read): Self.intactCount(chunk, read)
    case .utf8Twice(_, let outer): Self.intactCount(chunk, outer)
    default: 0
    }
  }

  private static func intactCount(_ chunk: [UInt32], _ read: Codepage) -> Int {
    var count = 0
    for (offset, scalar) in chunk.enumerated()
    where scalar >= 0x80 && (0xC3...0xC5).contains(read.byte(of: scalar)) {
      count += unicodeScalar(at: offset, in: chunk, read) == nil ? -2 : 1
    }
    return count
  }

  // MARK: - The ways

  /// The scalar whose well-formed UTF-8 the scalars at `offset` are in `read`.
  private static func unicodeScalar(
    at offset: Int, in chunk: [UInt32], _ read: Codepage
  ) -> (UInt32, count: Int)? {
    let lead = read.byte(of: chunk[offset])
    guard (0xC2...0xF4).contains(lead) else { return nil }
    let bytes = chunk[offset..<min(offset + 4, chunk.count)].map(read.byte)
    return LenientUTF8.scalar(at: 0, in: bytes[...])
  }

  /// The well-formed UTF-8 among the bytes that `chunk` is in `read`; the rest as it is.
  private static func unicode(_ chunk: [UInt32], _ read: Codepage) -> [UInt32]? {
    var result: [UInt32] = []
    var copied = 0
    var offset = 0
    while offset < chunk.count {
      if chunk[offset] >= 0x80, let (scalar, count) = unicodeScalar(at: offset, in: chunk, read) {
        result += chunk[copied..<offset]
        result.append(scalar)
        offset += count
        copied = offset
      } else {
        offset += 1
      }
    }
    return copied == 0 ? nil : result + chunk[copied...]
  }

  private static func exchanged(
    _ chunk: [UInt32], _ source: Codepage, _ read: Codepage
  ) -> [UInt32]? {
    var result = chunk
    var isChanged = false
    for (index, scalar) in chunk.enumerated() where scalar >= 0x80 {
      let byte = read.byte(of: scalar)
      if byte == 0 {
        // What looks broken was not read in that encoding then.
        if SuspectScan.isSuspect(scalar) { return nil }
        continue
      }
      let meant = source.scalars[Int(byte)]
      if meant == scalar { continue }
      result[index] = meant
      isChanged = true
    }
    return isChanged ? result : nil
  }

  // MARK: - All of them

  /// All ways, the likeliest first.
  static let all: [Misreading] = unicodeMisreadings + doubleMisreadings + pageMisreadings + others

  /// Further down its list an encoding is the less likely.
  private static func rarity(_ index: Int) -> Double { index < 3 ? 0 : index < 6 ? 1.5 : 4 }

  private static let unicodeMisreadings = Codepage.misreadings.enumerated().map { index, page in
    Misreading(
      name: "UTF-8 read as \(page.name)", prior: 4 + rarity(index), isTelling: true,
      readIndex: index,
      way: .utf8(page))
  }

  private static let doubleMisreadings = Codepage.misreadings.prefix(4).enumerated().flatMap {
    index, outer in
    Codepage.misreadings.prefix(4).map { inner in
      Misreading(
        name: "UTF-8 read twice, as \(inner.name) and \(outer.name)", prior: 6, isTelling: true,
        readIndex: index,
        way: .utf8Twice(inner: inner, outer: outer))
    }
  }

  private static let pageMisreadings = Codepage.polish.enumerated().flatMap { rank, source in
    Codepage.misreadings.enumerated().compactMap { index, read in
      source.name == read.name
        ? nil
        : Misreading(
          name: "\(source.name) read as \(read.name)",
          prior: 6 + rarity(rank < 2 ? 0 : rank < 4 ? 3 : 6) + rarity(index), isTelling: false,
          readIndex: index,
          way: .page(source: source, read: read))
    }
  }

  private static let others =
    EscapeSyntax.all.map {
      Misreading(name: $0.name, prior: 5, isTelling: $0.isTelling, way: .escapes($0))
    }
    + [false, true].map {
      Misreading(
        name: "accents by themselves", prior: 5, isTelling: false, way: .accents(isBefore: $0))
    }
}

/// Accents as characters of their own beside their letters: "z˙", "a˛", "´s", "˛e".
enum SpacingAccents {
  /// True for the accents.
  static func isAccent(_ scalar: UInt32) -> Bool {
    scalar == 0x2D9 || scalar == 0xB4 || scalar == 0x2DB || scalar == 0x2CA
  }

  /// `chunk` with letters and accents made one; `nil` if there are none.
  static func composed(_ chunk: [UInt32], isBefore: Bool) -> [UInt32]? {
    var result: [UInt32] = []
    var isChanged = false
    var offset = 0
    while offset < chunk.count {
      if offset + 1 < chunk.count {
        let (accent, base) = isBefore ? (offset, offset + 1) : (offset + 1, offset)
        if isAccent(chunk[accent]), let letter = letter(chunk[base], with: chunk[accent]) {
          result.append(letter)
          offset += 2
          isChanged = true
          continue
        }
      }
      result.append(chunk[offset])
      offset += 1
    }
    return isChanged ? result : nil
  }

  private static func letter(_ base: UInt32, with accent: UInt32) -> UInt32? {
    let mark: UInt32 = accent == 0x2D9 ? 0x307 : accent == 0x2DB ? 0x328 : 0x301
    guard let letter = PolishComposition.letter(base, with: mark) else { return nil }
    return letter
  }
}

/// The Polish letters that Unicode also writes as letter and mark.
enum PolishComposition {
  /// The letter that `base` and the combining `mark` make; `nil` if it is no Polish one.
  static func letter(_ base: UInt32, with mark: UInt32) -> UInt32? {
    composed[base << 16 | mark]
  }

  /// Letters under (base letter << 16 | combining mark).
  private static let composed: [UInt32: UInt32] = {
    var result: [UInt32: UInt32] = [:]
    let marks: [(UInt32, String, String)] = [
      (0x328, "aeAE", "ąęĄĘ"), (0x301, "cnoszCNOSZ", "ćńóśźĆŃÓŚŹ"), (0x307, "zZ", "żŻ"),
    ]
    for (mark, bases, letters) in marks {
      for (base, letter) in zip(bases.unicodeScalars, letters.unicodeScalars) {
        result[base.value << 16 | mark] = letter.value
      }
    }
    return result
  }()
}
