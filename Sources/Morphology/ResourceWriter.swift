/// Puts the sections of a resource file together; see `ResourceFile` for the layout.
struct ResourceWriter {
  private var sections: [(identifier: UInt32, parameter: UInt32, bytes: [UInt8])] = []

  mutating func add(
    _ identifier: ResourceFile.SectionIdentifier, parameter: UInt32 = 0, _ bytes: [UInt8]
  ) {
    sections.append((identifier.rawValue, parameter, bytes))
  }

  mutating func add(_ identifier: ResourceFile.SectionIdentifier, _ automaton: AutomatonBuilder) {
    add(identifier, parameter: automaton.root, automaton.bytes)
  }

  /// The bytes of the file.
  func bytes(kind: ResourceFile.Kind, version: UInt32) -> [UInt8] {
    var offset = Self.padded(ResourceFile.headerSize + sections.count * ResourceFile.rowSize)
    var table: [UInt8] = []
    var body: [UInt8] = []
    for section in sections {
      table += Self.littleEndian([section.identifier, section.parameter])
      table += Self.littleEndian([UInt64(offset), UInt64(section.bytes.count)])
      body += section.bytes
      let size = Self.padded(section.bytes.count)
      body += [UInt8](repeating: 0, count: size - section.bytes.count)
      offset += size
    }
    var file = ResourceFile.magic
    file += Self.littleEndian([
      ResourceFile.byteOrderMark, kind.rawValue, version, UInt32(sections.count),
    ])
    file += Self.littleEndian([UInt64(offset), 0, 0, 0, 0])
    file += table
    file += [UInt8](repeating: 0, count: Self.padded(file.count) - file.count)
    file += body
    let checksum = file.withUnsafeBytes {
      Checksum.value(of: $0, hole: ResourceFile.checksumOffset)
    }
    file.replaceSubrange(
      ResourceFile.checksumOffset..<ResourceFile.checksumOffset + 8,
      with: Self.littleEndian([checksum]))
    return file
  }

  static func littleEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * MemoryLayout<Word>.size)
    for word in words { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
    return bytes
  }

  private static func padded(_ size: Int) -> Int { (size + 63) / 64 * 64 }
}
