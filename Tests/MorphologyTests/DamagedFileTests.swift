import Foundation
import Testing
import TextModel

@testable import Morphology

typealias Bytes = [UInt8]

extension Bytes {
  init(contentsOfFile path: String) throws { self.init(try Data(contentsOf: URL(filePath: path))) }

  /// What opening these bytes as a lexicon file throws.
  fileprivate func errorAsLexicon() throws -> LexiconError? {
    let path = try stored()
    defer { unlink(path) }
    do throws(LexiconError) {
      _ = try Lexicon(contentsOfFile: path)
      return nil
    } catch { return error }
  }

  /// The path of a new file with these bytes.
  fileprivate func stored() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "szpalta-\(UUID().uuidString).lexicon").path()
    try Data(self).write(to: URL(filePath: path))
    return path
  }

  fileprivate mutating func put(_ value: UInt32, at offset: Int) {
    replaceSubrange(offset..<offset + 4, with: ResourceWriter.littleEndian([value]))
  }

  fileprivate mutating func renewChecksum() {
    let checksum = withUnsafeBytes { Checksum.value(of: $0, hole: ResourceFile.checksumOffset) }
    replaceSubrange(
      ResourceFile.checksumOffset..<ResourceFile.checksumOffset + 8,
      with: ResourceWriter.littleEndian([checksum]))
  }
}

@Suite struct DamagedFileTests {
  /// A whole lexicon of a few words, made by the writer.
  private static let small: Bytes = {
    var writer = LexiconWriter(source: "test 1", notice: "none")
    let tag = Tag(.noun, [.singular, .nominative, .feminine])
    for (form, cut, addition) in [("mam", 1, "ma"), ("mama", 0, ""), ("mamo", 1, "a")] {
      let reading = LexiconReading(
        formMask: 0, lemmaMask: 0, prefixCut: 0, cut: cut, addition: addition, tag: tag, names: "",
        labels: "")
      writer.add(Array(form.utf8), set: writer.set(of: [reading]))
    }
    return writer.bytes()
  }()

  @Test func writtenFilesAreRead() throws {
    let path = try Self.small.stored()
    defer { unlink(path) }
    let lexicon = try Lexicon(contentsOfFile: path)
    #expect(lexicon.interpretations(of: "Mamo").map(\.lemma) == ["mama"])
    #expect(lexicon.interpretations(of: "mam").map(\.lemma) == ["mama"])
    #expect(
      lexicon.forms(of: "mama") { _ in true }.map(\.form).sorted() == ["mam", "mama", "mamo"])
    #expect(lexicon.formCount == 3)
    #expect(lexicon.source == "test 1")
  }

  @Test func missingFileIsNamed() {
    #expect {
      try Lexicon(contentsOfFile: "/no/such/pl.lexicon")
    } throws: {
      "\($0)".contains("/no/such/pl.lexicon: cannot be opened")
    }
  }

  @Test func directoryIsNoLexicon() {
    #expect {
      try Lexicon(contentsOfFile: "/tmp")
    } throws: {
      "\($0)".contains("a regular file expected, a directory or device found")
    }
  }

  @Test(
    arguments: [
      (8, 0x0403_0201, "byte-order mark"), (12, 2, "a lexicon expected, a frequency file found"),
      (16, 7, "format version 2 expected, 7 found"), (24, 64, "64 bytes expected"),
      (32, 1, "checksum"),
    ] as [(Int, UInt32, String)])
  func headersOfOtherFilesAreExplained(offset: Int, value: UInt32, message: String) throws {
    var bytes = Self.small
    bytes.put(value, at: offset)
    let error = try #require(try bytes.errorAsLexicon())
    #expect(error.problem.contains(message), "\(error)")
    #expect(error.problem.contains("make lexicon"))
  }

  @Test func everyTruncationIsFound() throws {
    for count in stride(from: 0, to: Self.small.count, by: 7) {
      #expect(try Bytes(Self.small.prefix(count)).errorAsLexicon() != nil, "\(count) bytes")
    }
  }

  @Test func everyFlippedBitIsFound() throws {
    for offset in Self.small.indices {
      var bytes = Self.small
      bytes[offset] ^= 1 << UInt8(offset % 8)
      #expect(try bytes.errorAsLexicon() != nil, "byte \(offset)")
    }
  }

  /// `lexicon-builder damage` does the same to the files that ship.
  @Test func tenThousandFlippedBitsAreFound() throws {
    let path = try Self.small.stored()
    defer { unlink(path) }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    var generator = SplitMix64(seed: 20_261_125)
    for _ in 0..<10_000 {
      let offset = Int.random(in: Self.small.indices, using: &generator)
      let flipped = Self.small[offset] ^ 1 << UInt8.random(in: 0..<8, using: &generator)
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: Data([flipped]))
      let error = #expect(throws: LexiconError.self) { try Lexicon(contentsOfFile: path) }
      #expect(
        error?.problem.contains("expected") == true && error?.problem.contains("found") == true)
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: Data([Self.small[offset]]))
    }
    _ = try Lexicon(contentsOfFile: path)
  }

  /// Looking up in a file with a right checksum over wrong content may give nonsense, no trap.
  @Test func nonsenseUnderARightChecksumDoesNotTrap() throws {
    var generator = SplitMix64(seed: 20_261_124)
    for _ in 0..<2_000 {
      var bytes = Self.small
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let offset = Int.random(in: ResourceFile.headerSize..<bytes.count, using: &generator)
        bytes[offset] = UInt8.random(in: 0...255, using: &generator)
      }
      bytes.renewChecksum()
      let path = try bytes.stored()
      defer { unlink(path) }
      guard let lexicon = try? Lexicon(contentsOfFile: path) else { continue }
      for form in ["mam", "mama", "Mamo", "mamm", ""] {
        _ = lexicon.entries(of: form)
        _ = lexicon.contains(form)
      }
    }
  }
}
