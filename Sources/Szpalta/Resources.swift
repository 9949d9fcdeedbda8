public import Foundation

/// Where the product's data files are: lexicon, frequencies, word lists, taxonomy, schema.
public struct Resources: Sendable {
  /// The folder that holds the files.
  public let folder: URL

  /// The files that every pipeline needs.
  private static let required = [
    "pl.lexicon", "pl.frequencies", "pl.context", "pl.endings", "pl.closed-words.txt",
    "pl.word-parts.txt",
    "pl.abbreviations.txt",
  ]

  /// The resources in `folder`, or, where it is `nil`, beside the running program.
  ///
  /// Looks in the package's resource folder beside the program, in
  /// `../share/szpalta` next to it, and in the source tree it was built from.
  ///
  /// - Throws: `SzpaltaError` with code `.resourcesMissing` that names the
  ///   places looked at.
  public init(folder: URL? = nil) throws {
    let candidates = folder.map { [$0] } ?? Self.standardFolders
    let found = candidates.first { candidate in
      Self.required.allSatisfy {
        FileManager.default.fileExists(atPath: candidate.appending(path: $0).path)
      }
    }
    guard let found else {
      throw SzpaltaError(
        .resourcesMissing, place: candidates.map(\.path).joined(separator: ", "),
        problem: "a folder with \(Self.required.joined(separator: ", ")) expected, none found; "
          + "name the folder with --resources")
    }
    self.folder = found
  }

  private static var standardFolders: [URL] {
    // SwiftPM puts a target's resources into PACKAGE_TARGET.resources beside what it links.
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let binaries = [program, Bundle.main.executableURL?.resolvingSymlinksInPath()]
      .compactMap { $0?.deletingLastPathComponent() }
    var folders: [URL] = []
    for binary in binaries {
      folders.append(binary.appending(path: "szpalta_Szpalta.resources/Resources"))
      folders.append(binary.deletingLastPathComponent().appending(path: "share/szpalta"))
    }
    folders.append(
      URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources"))
    return folders.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The path of the file called `name`.
  public func path(of name: String) -> String { folder.appending(path: name).path }

  /// The text of the file called `name`.
  ///
  /// - Throws: `SzpaltaError` if there is no such file or it is not UTF-8.
  public func text(of name: String) throws -> String {
    try InputFile(path: path(of: name)).text()
  }

  /// What tells the models of this folder from others: the checksums in their headers.
  ///
  /// - Throws: `SzpaltaError` if one cannot be read.
  package func fingerprint() throws -> String {
    try Self.required.filter { !$0.hasSuffix(".txt") }.map { name in
      let file = try InputFile.handle(path: path(of: name))
      let header = try file.read(upToCount: 40) ?? Data()
      return header.suffix(8).map { String($0, radix: 16) }.joined()
    }.joined(separator: "-")
  }
}
