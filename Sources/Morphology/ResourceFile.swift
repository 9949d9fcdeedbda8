import CPrefetch

/// The container of the lexicon, the frequency file and the models: a header, a table of sections, sections.
///
///     byte  0  8  magic "SZPALTA\n"
///           8  4  0x01020304 in the byte order of the file, little-endian
///          12  4  kind: 1 lexicon, 2 frequencies, 3 context model, 4 endings
///          16  4  format version
///          20  4  number of sections
///          24  8  size of the file in bytes, a multiple of 64
///          32  8  checksum over the whole file, this field read as zero
///          40 24  reserved, zero
///          64     a row of 24 bytes for each section: identifier (4), parameter (4),
///                 offset (8), size in bytes (8)
///
/// Sections start at multiples of 64 and are padded with zeros. All integers
/// are little-endian.
struct ResourceFile: Sendable {
  /// Which of the files it is.
  enum Kind: UInt32 {
    case lexicon = 1
    case frequencies = 2
    case contextModel = 3
    case endings = 4

    var name: String {
      switch self {
      case .lexicon: "a lexicon"
      case .frequencies: "a frequency file"
      case .contextModel: "a context model"
      case .endings: "a file of endings"
      }
    }
  }

  /// What a section holds; the meaning of its parameter stands with each.
  enum SectionIdentifier: UInt32 {
    /// The source's name and version, UTF-8.
    case source = 1
    /// The copyright notice of the source, UTF-8.
    case notice = 2
    /// An automaton; the parameter is the offset of its root.
    case forms = 3
    /// Sets of analyses, see `AnalysisTable`.
    case analyses = 4
    /// Ways from a form to its lexeme, see `AnalysisTable`.
    case lexemes = 5
    /// Sets of tags, see `AnalysisTable`.
    case tagSets = 6
    /// Raw values of tags, 8 bytes each.
    case tags = 7
    /// Name classes and labels, see `AnalysisTable`.
    case qualifiers = 8
    /// An automaton of lemmas and their forms that do not begin like the lemma.
    case exceptions = 9
    /// Weights of tags, see `Frequencies`.
    case tagWeights = 10
    /// An automaton of lexemes with their frequency classes.
    case lexemeClasses = 11
    /// An automaton of forms with their frequency classes.
    case formClasses = 12
    /// Names of states, a line each, see `ContextModel`.
    case stateNames = 13
    /// Share and scale of each state, 4 bytes each.
    case stateWeights = 14
    /// A byte for each pair of states, row by row.
    case transitions = 15
    /// An automaton of the lemmas of verbs that take an accusative; all values are 1.
    case transitiveVerbs = 16
    /// An automaton of endings, read from the end, see `Endings`.
    case endings = 17
    /// Lists of guesses, see `Endings`.
    case guesses = 18
    /// Ways from a form to its lemma, see `Endings`; their tags stand in the section of tags.
    case lemmaRules = 19
  }

  static let magic = Array("SZPALTA\n".utf8)
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let headerSize = 64
  static let rowSize = 24
  static let checksumOffset = 32

  let path: String
  private let file: MappedFile
  private let sections: [(identifier: UInt32, parameter: UInt32, range: Range<Int>)]

  /// Maps and checks the file at `path`: header, size, checksum, and that all sections lie inside.
  init(path: String, kind: Kind, version: UInt32) throws(LexiconError) {
    self.path = path
    file = try MappedFile(path: path)
    sections = try Self.checkedSections(file.bytes, path: path, kind: kind, version: version)
  }

  /// The bytes of a section and its parameter.
  func section(
    _ identifier: SectionIdentifier
  ) throws(LexiconError) -> (bytes: MappedBytes, parameter: UInt32) {
    guard let row = sections.first(where: { $0.identifier == identifier.rawValue }) else {
      throw .mismatch(path, expected: "section \(identifier)", found: "none")
    }
    return (MappedBytes(file, row.range), row.parameter)
  }

  private static func checkedSections(
    _ bytes: UnsafeRawBufferPointer, path: String, kind: Kind, version: UInt32
  ) throws(LexiconError) -> [(identifier: UInt32, parameter: UInt32, range: Range<Int>)] {
    try checkHeader(bytes, path: path, kind: kind, version: version)
    let count = Int(bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self))
    guard count <= (bytes.count - headerSize) / rowSize else {
      throw .mismatch(path, expected: "a table of sections", found: "\(count) sections")
    }
    var sections: [(identifier: UInt32, parameter: UInt32, range: Range<Int>)] = []
    for row in 0..<count {
      let start = headerSize + row * rowSize
      let offset = bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
      let size = bytes.loadUnaligned(fromByteOffset: start + 16, as: UInt64.self)
      let limit = UInt64(bytes.count)
      guard offset % 64 == 0, offset <= limit, size <= limit - offset else {
        throw .mismatch(
          path, expected: "sections inside the file", found: "one of \(size) bytes at \(offset)")
      }
      sections.append(
        (
          bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self),
          bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
          Int(offset)..<Int(offset + size)
        ))
    }
    return sections
  }

  private static func checkHeader(
    _ bytes: UnsafeRawBufferPointer, path: String, kind: Kind, version: UInt32
  ) throws(LexiconError) {
    guard bytes.count >= headerSize, bytes.prefix(8).elementsEqual(magic) else {
      throw .mismatch(path, expected: "a file of Szpalta", found: "something else")
    }
    func field(_ offset: Int) -> UInt32 {
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }
    guard field(8) == byteOrderMark else {
      throw .mismatch(
        path, expected: "byte-order mark \(byteOrderMark)", found: "\(field(8))")
    }
    guard field(12) == kind.rawValue else {
      let found = Kind(rawValue: field(12))?.name ?? "kind \(field(12))"
      throw .mismatch(path, expected: kind.name, found: found)
    }
    guard field(16) == version else {
      throw .mismatch(path, expected: "format version \(version)", found: "\(field(16))")
    }
    let size = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    guard size == UInt64(bytes.count), size % 64 == 0 else {
      throw .mismatch(path, expected: "\(size) bytes", found: "\(bytes.count)")
    }
    let expected = bytes.loadUnaligned(fromByteOffset: checksumOffset, as: UInt64.self)
    let found = Checksum.value(of: bytes, hole: checksumOffset)
    guard expected == found else {
      throw .mismatch(
        path, expected: "checksum \(String(expected, radix: 16))",
        found: String(found, radix: 16))
    }
  }
}

/// A part of a mapped file, which it keeps alive.
struct MappedBytes: Sendable {
  private let owner: MappedFile
  private let start: Int
  let count: Int

  init(_ owner: MappedFile, _ range: Range<Int>) {
    precondition(range.upperBound <= owner.bytes.count, "a section lies inside its file")
    self.owner = owner
    start = range.lowerBound
    count = range.count
  }

  /// The byte at `offset`, or 0 past the end, so that no damaged offset reads outside.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    // Holds because the bounds are compared here and `init` checked the section's.
    isInside(offset) ? owner.bytes[start &+ offset] : 0
  }

  /// The aligned 4-byte word with `index`, or 0 past the end.
  @inline(__always)
  func word(_ index: Int) -> UInt32 {
    guard index >= 0, index < count >> 2 else { return 0 }
    // Unchecked because the index was compared in the line above.
    return owner.bytes.baseAddress!.load(fromByteOffset: start &+ index &* 4, as: UInt32.self)
  }

  /// The 8-byte word with `index`, or 0 past the end.
  func longWord(_ index: Int) -> UInt64 {
    UInt64(word(2 * index)) | UInt64(word(2 * index + 1)) << 32
  }

  /// The whole section as text; damaged UTF-8 is repaired.
  var text: String { text(in: 0..<count) }

  /// The part of the section in `range` as text, as far as it lies inside; damaged UTF-8 is repaired.
  func text(in range: Range<Int>) -> String {
    let inside = range.clamped(to: 0..<count)
    return String(
      decoding: owner.bytes[start + inside.lowerBound..<start + inside.upperBound], as: UTF8.self)
  }

  @inline(__always)
  private func isInside(_ offset: Int) -> Bool { offset >= 0 && offset < count }

  /// Calls `body` with the bytes, which it must not keep.
  @inline(__always)
  func withView<Result>(_ body: (View) -> Result) -> Result {
    // Holds because `init` checked the section's bounds, and the file stays mapped during the call.
    withExtendedLifetime(owner) {
      body(
        View(
          base: owner.bytes.baseAddress.unsafelyUnwrapped + start, count: UInt(count),
          wordEnd: UInt(max(0, count - 7))))
    }
  }

  /// The bytes without what keeps them mapped, for inner loops: to hand it on counts no references.
  struct View {
    fileprivate let base: UnsafeRawPointer
    fileprivate let count: UInt
    /// Behind the last place where eight bytes stand.
    fileprivate let wordEnd: UInt

    /// The byte at `offset`, or 0 past the end.
    @inline(__always)
    subscript(offset: Int) -> UInt8 {
      // Unchecked because the bounds are compared here; a negative number is a large one.
      UInt(bitPattern: offset) < count ? base.load(fromByteOffset: offset, as: UInt8.self) : 0
    }

    /// The eight bytes from `offset` on as one number, the first lowest; zeros past the end.
    @inline(__always)
    func eightBytes(at offset: Int) -> UInt64 {
      // Unchecked for the same reason.
      guard UInt(bitPattern: offset) < wordEnd else { return lastBytes(at: offset) }
      return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Asks for the bytes at `offset`, which are read soon.
    @inline(__always)
    func prefetch(at offset: Int) {
      if UInt(bitPattern: offset) < count { cprefetch(base + offset) }
    }

    @inline(never)
    private func lastBytes(at offset: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in 0..<8 { word |= UInt64(self[offset &+ index]) << UInt64(8 * index) }
      return word
    }
  }
}
