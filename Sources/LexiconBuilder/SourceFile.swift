import Foundation

/// Reads the files that the builder works on, and says what to do where one is missing.
enum SourceFile {
  /// The bytes of the file at `path`.
  ///
  /// - Throws: `BuilderError` that names the file.
  static func bytes(_ path: String) throws -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else {
      throw BuilderError(
        "\(path): a file expected, \(isFolder.boolValue ? "a folder" : "nothing") found; "
          + "check the path, or fetch the sources with Scripts/fetch-lexicon-sources")
    }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw BuilderError("\(path): a readable file expected, found: \(error.localizedDescription)")
    }
  }

  /// The UTF-8 text of the file at `path`.
  ///
  /// - Throws: `BuilderError` that names the file.
  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw BuilderError("\(path): UTF-8 text expected, other bytes found")
    }
    return text
  }

  /// The texts of the JSON lines at `path`.
  ///
  /// - Throws: `BuilderError` that names the line without one.
  static func texts(_ path: String) throws -> [Row] {
    try text(path).split(separator: "\n").enumerated().map { index, line in
      do {
        return try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      } catch {
        throw BuilderError(
          "\(path):\(index + 1): an object with a field \"text\" expected: \(error)")
      }
    }
  }

  /// A text, perhaps with a name.
  struct Row: Decodable {
    var id: String?
    var text: String
  }
}
