import Foundation
public import Szpalta
import Tables

/// Texts whose themes are known, from JSON lines or from folders named after the themes.
public struct LabelledTexts: Sendable {
  /// A text with its class.
  public struct Text: Sendable {
    /// The text, not analysed.
    public var text: String
    /// How it is written.
    public var format: TextFormat
    /// The name of its class.
    public var label: String
    /// Where it stands: "labelled.jsonl:12".
    public var place: String
  }

  /// What was left out or is odd, and where.
  public struct Notice: Hashable, Sendable {
    /// "labelled.jsonl:12".
    public var place: String
    /// What was expected, what was found, what happens.
    public var problem: String
    /// True if the text was left out because it cannot be read.
    public var isFailure: Bool
  }

  /// The texts that are left, in the order of the input.
  public private(set) var texts: [Text] = []
  /// What was left out or is odd, in the order of the input.
  public private(set) var notices: [Notice] = []
  /// The number of texts found, those left out among them.
  public private(set) var foundCount = 0

  /// The indices in `texts` of those with the same hash; of equal texts with several classes only that
  /// of the first.
  private var indicesByHash: [UInt64: [Int]] = [:]

  /// Reads all texts of `paths`: JSON lines, or folders with a folder a class.
  ///
  /// What cannot be read, has no text or no label, or repeats a text of the same class, is left out.
  ///
  /// - Parameters:
  ///   - textField: the key of the text in JSON lines.
  ///   - labelField: the key of the class in JSON lines.
  ///   - encoding: the encoding of files in folders; UTF-8 where it is `nil`.
  /// - Throws: `SzpaltaError` if a file or folder is not there.
  public init(
    paths: [String], textField: String = "text", labelField: String = "label",
    encoding: String? = nil
  ) throws {
    for path in paths {
      if InputFiles.isFolder(path) {
        try readFolders(in: path, encoding)
      } else {
        try readLines(of: path, textField, labelField)
      }
    }
    indicesByHash = [:]
  }

  // MARK: JSON lines

  private mutating func readLines(
    of path: String, _ textField: String, _ labelField: String
  ) throws {
    let stream = try ByteStream(path: path)
    let lines = LineStream(stream, maximumByteCount: Self.maximumByteCount)
    while let line = try lines.next() {
      let place = "\(stream.name):\(lines.number)"
      switch line {
      case .whole(let bytes) where bytes.allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }: continue
      case .whole(let bytes):
        foundCount += 1
        add(bytes, textField, labelField, place)
      case .tooLong(let byteCount):
        foundCount += 1
        leaveOut(place, DocumentReader.tooLarge(byteCount, maximum: Self.maximumByteCount))
      }
    }
  }

  /// Longer lines are left out.
  private static let maximumByteCount = 1 << 26

  private mutating func add(
    _ line: [UInt8], _ textField: String, _ labelField: String, _ place: String
  ) {
    let record: JSONRecord
    do throws(JSONFailure) {
      record = try JSONRecord(line, names: [textField, labelField])
    } catch {
      return leaveOut(place, "a JSON object expected: \(error)")
    }
    func problem(_ field: String, _ kind: String) -> String {
      "an object with \(kind) \"\(field)\" expected, "
        + (record[field] == nil
          ? "\(JSONRecord.fields(of: line)) found" : "another kind of \"\(field)\" found")
    }
    guard case .string(let text)? = record[textField] else {
      return leaveOut(place, problem(textField, "a text"))
    }
    let label: String
    switch record[labelField] {
    case .string(let name)?: label = name
    case .integer(let number)?: label = "\(number)"
    default: return leaveOut(place, problem(labelField, "a name or whole number"))
    }
    add(Text(text: text, format: .text, label: label, place: place))
  }

  // MARK: Folders

  private mutating func readFolders(in path: String, _ encoding: String?) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw SzpaltaError(
        .unreadable, place: path,
        problem:
          "a folder that can be read expected; the system says: \(error.localizedDescription)")
    }
    let classes = names.filter {
      !$0.hasPrefix(".") && InputFiles.isFolder("\(path)/\($0)")
    }
    guard !classes.isEmpty else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "a folder for each class expected, none found in it")
    }
    for label in classes {
      for file in try InputFiles.found(["\(path)/\(label)"], format: .files) {
        foundCount += 1
        do {
          let input = try InputFile(path: file)
          add(
            Text(
              text: try input.text(encoding: encoding), format: TextFormat(fileName: file),
              label: label, place: file))
        } catch let error as SzpaltaError {
          leaveOut(file, error.problem)
        }
      }
    }
  }

  // MARK: What is left out

  private mutating func leaveOut(_ place: String, _ problem: String) {
    notices.append(Notice(place: place, problem: problem + "; left out", isFailure: true))
  }

  private mutating func add(_ text: Text) {
    guard text.text.contains(where: { !$0.isWhitespace }) else {
      return leaveOut(text.place, "a text expected, an empty one found")
    }
    guard text.label.contains(where: { !$0.isWhitespace }) else {
      return leaveOut(text.place, "the name of a class expected, an empty one found")
    }
    let hash = Self.hash(of: text.text)
    guard let first = indicesByHash[hash]?.first(where: { texts[$0].text == text.text }) else {
      indicesByHash[hash, default: []].append(texts.count)
      texts.append(text)
      return
    }
    let (label, place) = (texts[first].label, texts[first].place)
    if label == text.label {
      notices.append(
        Notice(
          place: text.place, problem: "the same text as in \(place); counted once",
          isFailure: false))
    } else {
      notices.append(
        Notice(
          place: text.place,
          problem: "one class a text expected, \"\(text.label)\" found beside "
            + "\"\(label)\" in \(place); both count",
          isFailure: false))
      texts.append(text)
    }
  }

  /// FNV-1a over the bytes of the composed form, so that equal strings have equal hashes.
  ///
  /// Nearly all texts are in that form, which is found out as fast as bytes are hashed; a dictionary would
  /// bring each into a normal form first, which takes longer than all else that is done with it here.
  private static func hash(of text: String) -> UInt64 {
    var glance = text.utf8Span
    let isComposed = glance.checkForNFC(quickCheck: true)
    return hash(ofBytes: isComposed ? text : text.precomposedStringWithCanonicalMapping)
  }

  private static func hash(ofBytes text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let bytes = text.utf8Span.span
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
