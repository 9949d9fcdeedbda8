import Foundation
import Szpalta

/// The files that the words of a command line name: files, folders and patterns.
package enum InputFiles {
  /// The articles that `words` name: files as they are, folders as the files of text, Markdown and HTML
  /// in them.
  ///
  /// - Throws: `SzpaltaError` if a folder cannot be read.
  package static func articles(_ words: [String]) throws -> [String] {
    var paths: [String] = []
    for word in words {
      // A file that is not there is one document that fails.
      guard isFolder(word) else {
        paths.append(word)
        continue
      }
      paths += try found([word], format: .files)
    }
    return paths
  }

  /// The files in the order of the words, those of a folder or pattern by their paths' bytes.
  ///
  /// Folders are searched to any depth for files whose names are those of the format;
  /// hidden ones, and folders that a link leads back to, are passed over.
  ///
  /// - Throws: `SzpaltaError` for a word that names nothing.
  static func found(_ words: [String], format: InputFormat) throws -> [String] {
    func isWanted(_ name: String) -> Bool {
      let name = withoutPackedSuffix(name).lowercased()
      return format.suffixes.contains { name.hasSuffix(".\($0)") }
    }
    var files: [String] = []
    for word in words {
      if word == "-" {
        files.append(word)
        continue
      }
      let matches = try matches(of: word)
      for match in matches {
        if isFolder(match) {
          var visited: Set<String> = []
          try appendFiles(of: match, to: &files, &visited, isWanted)
        } else {
          files.append(match)
        }
      }
    }
    return files
  }

  /// The name without ".gz" or ".zst".
  static func withoutPackedSuffix(_ path: String) -> String {
    for suffix in [".gz", ".zst"] where path.lowercased().hasSuffix(suffix) {
      return String(path.dropLast(suffix.count))
    }
    return path
  }

  /// The paths that `word` stands for: itself if it is there, else what it matches as a pattern.
  private static func matches(of word: String) throws -> [String] {
    if FileManager.default.fileExists(atPath: word) { return [word] }
    var result = glob_t()
    defer { globfree(&result) }
    if glob(word, GLOB_BRACE, nil, &result) == 0 {
      let paths = (0..<Int(result.gl_pathc)).compactMap { index in
        result.gl_pathv[index].map { String(cString: $0) }
      }
      if !paths.isEmpty { return paths.sorted(by: areInOrder) }
    }
    throw SzpaltaError(
      .unreadable, place: word,
      problem: "a file, a folder or a pattern expected, nothing found there")
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func appendFiles(
    of folder: String, to files: inout [String], _ visited: inout Set<String>,
    _ isWanted: (String) -> Bool
  ) throws {
    // A link to a folder above would go round for ever.
    let real = URL(filePath: folder).resolvingSymlinksInPath().path
    guard visited.insert(real).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw SzpaltaError(
        .unreadable, place: folder,
        problem:
          "a folder that can be read expected; the system says: \(error.localizedDescription)")
    }
    for name in names.sorted(by: areInOrder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if isFolder(path) {
        try appendFiles(of: path, to: &files, &visited, isWanted)
      } else if isWanted(name) {
        files.append(path)
      }
    }
  }

  /// By bytes, whatever the locale.
  private static func areInOrder(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
