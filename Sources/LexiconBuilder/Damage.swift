import ArgumentParser
import Foundation
import Morphology
import TextModel

extension LexiconBuilder {
  /// Opens damaged copies of the resources, all of which must be refused.
  struct Damage: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens damaged copies of the resource files, which must all be refused.",
      discussion: """
        Bits are flipped one at a time at random places, files are cut at random places, and get \\
        another version and byte order. Ends with 1 if a copy is opened.

        EXAMPLE
          lexicon-builder damage --resources Sources/Szpalta/Resources --flips 10000
        """)

    @Option(help: "The folder with the files.")
    var resources: String

    @Option(help: "How many bits are flipped in each file.")
    var flips = 10_000

    @Option(help: "Chooses the places.")
    var seed: UInt64 = 1

    func run() throws {
      var isAnyOpened = false
      for (name, open) in Self.files {
        let path = URL(fileURLWithPath: resources).appendingPathComponent(name).path
        let opened = try damage(SourceFile.bytes(path), open)
        print("\(name): \(flips) flips, \(Self.cuts) cuts, 5 headers; \(opened.count) opened")
        for damage in opened.prefix(10) { print("  \(damage)") }
        if !opened.isEmpty { isAnyOpened = true }
      }
      if isAnyOpened { throw ExitCode(1) }
    }

    private static let cuts = 500

    private static let files: [(name: String, open: @Sendable (String) throws -> Void)] = [
      ("pl.lexicon", { _ = try Lexicon(contentsOfFile: $0) }),
      ("pl.frequencies", { _ = try Frequencies(contentsOfFile: $0) }),
      ("pl.context", { _ = try ContextModel(contentsOfFile: $0) }),
      ("pl.endings", { _ = try Endings(contentsOfFile: $0) }),
    ]

    /// What was done to the copies that were opened all the same.
    private func damage(_ bytes: Data, _ open: (String) throws -> Void) throws -> [String] {
      let copy = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(UUID().uuidString).damaged")
      try bytes.write(to: copy)
      defer { try? FileManager.default.removeItem(at: copy) }
      let file = try FileHandle(forUpdating: copy)
      defer { try? file.close() }
      var opened: [String] = []
      func expectRefusal(_ what: @autoclosure () -> String) throws {
        do {
          try open(copy.path)
          opened.append(what())
        } catch let error as LexiconError {
          // It must say what was expected and found, whatever it is.
          if !error.problem.contains("expected") || !error.problem.contains("found") {
            opened.append("\(what()): \(error)")
          }
        }
      }
      func put(_ value: [UInt8], at offset: Int) throws {
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data(value))
      }
      var generator = SplitMix64(seed: seed)
      for _ in 0..<flips {
        let offset = Int.random(in: 0..<bytes.count, using: &generator)
        let bit = UInt8.random(in: 0..<8, using: &generator)
        try put([bytes[offset] ^ 1 << bit], at: offset)
        try expectRefusal("bit \(bit) of byte \(offset)")
        try put([bytes[offset]], at: offset)
      }
      // Magic, byte order, kind, version, number of sections.
      for offset in [0, 8, 12, 16, 20] {
        try put(bytes[offset..<offset + 4].reversed(), at: offset)
        try expectRefusal("swapped bytes at \(offset)")
        try put(Array(bytes[offset..<offset + 4]), at: offset)
      }
      var lengths = (0..<Self.cuts).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
      lengths.sort(by: >)
      for length in lengths {
        try file.truncate(atOffset: UInt64(length))
        try expectRefusal("cut to \(length) bytes")
      }
      return opened
    }
  }
}
