import Foundation

/// SGJP as Morfeusz 2 embeds it: the automaton of its analyser in `libmorfeusz2.so`.
///
/// Reads version 21 of Morfeusz's dictionary format in its variable-length
/// layout, big-endian:
///
///     magic 8F C2 BC 1B, version (1), layout (1), size of the automaton (4)
///     256 bytes: for each label its short code or 0; 1 byte: the separator
///     states
///     size of the rest (4); identifier, copyright and tagset, each ended by a zero byte;
///     tags, name classes and labels: number (2), then number (2) and text of each
///
/// A state is a byte (bit 7: forms end here; else the number of transitions, 127:
/// in the next byte), for final ones the size (2) and bytes of its
/// interpretations, then the transitions: a byte (2 bits: bytes of the offset; 6
/// bits: short code or 0, label follows) and the distance to the next state.
///
/// - Source: Morfeusz 2's `serializer.py`, `encode.py` and `cfsa1_impl.hpp`.
struct MorfeuszDictionary {
  /// What one form can be, in Morfeusz's terms; see `LexiconReading` for the meaning.
  struct Interpretation: Hashable {
    var capitals: [UInt8]
    var prefixCut: Int
    var cut: Int
    var addition: String
    var lemmaCapitals: [UInt8]
    var tag: String
    var names: String
    var labels: String
  }

  /// The dictionary's identifier with its date, and its copyright notice.
  let identifier: String
  let copyright: String

  private let bytes: [UInt8]
  private let initialState: Int
  private var labelOfShortCode = [UInt8](repeating: 0, count: 64)
  private var tags: [Int: String] = [:]
  private var names: [Int: String] = [:]
  private var labels: [Int: String] = [:]

  private static let magic: [UInt8] = [0x8F, 0xC2, 0xBC, 0x1B]
  private static let version: UInt8 = 21
  private static let variableLengthLayout: UInt8 = 1

  /// Finds and reads the first dictionary in the shared library at `path`.
  init(contentsOfFile path: String) throws {
    bytes = [UInt8](try SourceFile.bytes(path))
    let start = try Self.start(in: bytes, path: path)
    let data = start + 10
    for label in 0..<256 where bytes[data + label] != 0 {
      labelOfShortCode[Int(bytes[data + label])] = UInt8(label)
    }
    initialState = data + 257
    var reader = Reader(bytes: bytes, offset: start + 6)
    reader.offset = data + reader.number(4) + 4
    identifier = reader.text()
    copyright = reader.text()
    _ = reader.text()
    tags = reader.table()
    names = reader.table()
    labels = reader.table()
  }

  private static func start(in bytes: [UInt8], path: String) throws -> Int {
    var offset = 0
    while let found = bytes[offset...].firstIndex(of: magic[0]) {
      offset = found + 1
      guard bytes.count > found + 10 + 257 else { break }
      if Array(bytes[found..<found + 4]) == magic && bytes[found + 4] == version
        && bytes[found + 5] == variableLengthLayout
      {
        return found
      }
    }
    throw BuilderError(
      "\(path): a Morfeusz dictionary of version \(version) expected, none found; "
        + "fetch the pinned package with Scripts/fetch-lexicon-sources")
  }

  /// Calls `visit` with each lower-case form, in the order of bytes, the number of its state and
  /// what it can be there; forms that end in the same state share both.
  func forEachForm(
    _ visit: (_ form: [UInt8], _ state: Int, _ found: [Interpretation]) throws -> Void
  )
    throws
  {
    var states: [Int: State] = [:]
    var form: [UInt8] = []
    try walk(initialState, &form, &states, visit)
  }

  private struct State {
    var interpretations: [Interpretation]?
    var transitions: [(label: UInt8, target: Int)]
  }

  private func walk(
    _ offset: Int, _ form: inout [UInt8], _ states: inout [Int: State],
    _ visit: ([UInt8], Int, [Interpretation]) throws -> Void
  ) throws {
    let state: State
    if let known = states[offset] {
      state = known
    } else {
      state = self.state(at: offset)
      states[offset] = state
    }
    if let found = state.interpretations { try visit(form, offset, found) }
    for transition in state.transitions {
      form.append(transition.label)
      try walk(transition.target, &form, &states, visit)
      form.removeLast()
    }
  }

  private func state(at offset: Int) -> State {
    var reader = Reader(bytes: bytes, offset: offset)
    let flags = reader.number(1)
    var count = flags & 0x7F
    if count == 0x7F { count = reader.number(1) }
    var state = State(interpretations: nil, transitions: [])
    if flags & 0x80 != 0 {
      let size = reader.number(2)
      state.interpretations = interpretations(in: reader.offset..<reader.offset + size)
      reader.offset += size
    }
    for _ in 0..<count {
      let code = reader.number(1)
      let label =
        code >> 2 == 0 ? UInt8(reader.number(1)) : labelOfShortCode[code >> 2]
      let distance = reader.number(code & 3)
      state.transitions.append((label, reader.offset + distance))
    }
    state.transitions.sort { $0.label < $1.label }
    return state
  }

  /// The groups of a final state: a segment type (1), a size (2), and interpretations that share
  /// how letter case and prefix are stored.
  private func interpretations(in range: Range<Int>) -> [Interpretation] {
    var reader = Reader(bytes: bytes, offset: range.lowerBound)
    var result: [Interpretation] = []
    while reader.offset < range.upperBound {
      _ = reader.number(1)
      let size = reader.number(2)
      let end = reader.offset + size
      let flags = reader.number(1)
      var sharedCapitals: [UInt8]?
      if flags & 0x80 != 0 {
        sharedCapitals = []
      } else if flags & 0x40 != 0 {
        sharedCapitals = [0]
      } else {
        for _ in 0..<reader.number(1) { _ = reader.capitals() }
      }
      while reader.offset < end {
        result.append(interpretation(&reader, flags: flags, sharedCapitals))
      }
    }
    return result
  }

  private func interpretation(
    _ reader: inout Reader, flags: Int, _ sharedCapitals: [UInt8]?
  ) -> Interpretation {
    let capitals = sharedCapitals ?? reader.capitals()
    var prefixCut = flags & 0x0F
    if prefixCut == 0x0F { prefixCut = reader.number(1) }
    let cut = reader.number(1)
    let addition = reader.text()
    let lemmaCapitals: [UInt8] =
      flags & 0x20 != 0 ? [] : flags & 0x10 != 0 ? [0] : reader.capitals()
    let tag = reader.number(2)
    let name = reader.number(1)
    let label = reader.number(2)
    return Interpretation(
      capitals: capitals, prefixCut: prefixCut, cut: cut, addition: addition,
      lemmaCapitals: lemmaCapitals, tag: tags[tag] ?? "", names: names[name] ?? "",
      labels: labels[label] ?? "")
  }

  /// Reads big-endian numbers and texts one after the other.
  private struct Reader {
    let bytes: [UInt8]
    var offset: Int

    mutating func number(_ width: Int) -> Int {
      var value = 0
      for _ in 0..<width {
        value = value << 8 | Int(bytes[offset])
        offset += 1
      }
      return value
    }

    mutating func text() -> String {
      let start = offset
      while bytes[offset] != 0 { offset += 1 }
      offset += 1
      return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
    }

    /// The indices of capital scalars: none, the first n, or a list.
    mutating func capitals() -> [UInt8] {
      let kind = number(1)
      if kind == 0 { return [] }
      let count = number(1)
      if kind == 1 { return (0..<UInt8(count)).map { $0 } }
      return (0..<count).map { _ in UInt8(number(1)) }
    }

    mutating func table() -> [Int: String] {
      var result: [Int: String] = [:]
      for _ in 0..<number(2) {
        let index = number(2)
        result[index] = text()
      }
      return result
    }
  }
}
