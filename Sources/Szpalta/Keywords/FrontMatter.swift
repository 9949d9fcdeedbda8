import Foundation

/// The YAML front matter of a Markdown file, whose tags can be changed without touching the rest.
public enum FrontMatter {
  /// `source` with `tags` in its front matter under `key`, all other bytes as they are.
  ///
  /// A list in brackets stays one; without front matter one is put before the text.
  ///
  /// - Throws: `SzpaltaError` for front matter of another kind, and for a key that stands there twice.
  public static func setting(
    _ key: String = "tags", to tags: [String], in source: String, name: String
  ) throws -> String {
    precondition(isKey(key), "a key is made of letters, digits, hyphens and underscores")
    let mark = source.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    let lines = Lines(Array(source.utf8.dropFirst(mark.utf8.count)))
    if lines.count > 0, lines.text(0) == "+++" {
      throw SzpaltaError(
        .malformedRecord, place: name,
        problem: "YAML front matter between lines \"---\" expected, TOML between \"+++\" found")
    }
    guard lines.count > 0, lines.text(0) == "---",
      let end = (1..<max(lines.count, 1)).first(where: {
        lines.text($0) == "---" || lines.text($0) == "..."
      })
    else {
      let block =
        "---" + lines.ending + Self.block(key, tags, "  ", lines.ending) + "---" + lines.ending
      let rest = String(decoding: lines.bytes, as: UTF8.self)
      return mark + block + (rest.isEmpty ? "" : lines.ending) + rest
    }
    let keys = (1..<end).filter { Self.has(key, lines.text($0)) }
    guard keys.count < 2 else {
      throw SzpaltaError(
        .malformedRecord, place: "\(name):\(keys[1] + 1)",
        problem: "\"\(key)\" once expected, already in line \(keys[0] + 1); keep one")
    }
    let range = keys.first.map { extent(of: $0, before: end, in: lines) } ?? end..<end
    return mark + lines.text(before: range.lowerBound) + tagLines(key, tags, in: range, of: lines)
      + lines.text(from: range.upperBound)
  }

  /// True for what can be a key without quotation marks: ASCII letters, digits, hyphens, underscores.
  public static func isKey(_ text: String) -> Bool {
    text.utf8.first.map { !(0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")) } == true
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      }
  }

  /// Puts `tags` under `key` into the Markdown file at `path`, which is written beside and renamed, or
  /// not at all; a file that has them already is left alone.
  ///
  /// - Throws: `SzpaltaError` if it cannot be read or written, or is no UTF-8.
  public static func write(
    _ tags: [String], as key: String = "tags", toFile path: String
  ) throws {
    let bytes = Array(try InputFile(path: path).bytes)
    guard let source = String(validating: bytes, as: UTF8.self) else {
      throw SzpaltaError(
        .invalidEncoding, place: path,
        problem: "UTF-8 expected, other bytes found; convert the file")
    }
    let changed = try setting(key, to: tags, in: source, name: path)
    guard !changed.utf8.elementsEqual(bytes) else { return }
    do {
      try Data(changed.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw SzpaltaError(
        .unwritable, place: path,
        problem: "a file to write expected; the system says: \(error.localizedDescription)")
    }
  }

  private static func has(_ key: String, _ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    guard [key, "\"\(key)\"", "'\(key)'"].contains(String(line[..<colon])) else { return false }
    let rest = line[line.index(after: colon)...]
    return rest.isEmpty || rest.first == " " || rest.first == "\t"
  }

  /// The lines of the value of the key in line `key`: those that are indented or begin with "- ", and
  /// those up to the bracket that closes a list.
  private static func extent(of key: Int, before end: Int, in lines: Lines) -> Range<Int> {
    var next = key + 1
    if isOpenList(lines.text(key)) {
      while next < end, !lines.text(next - 1).contains("]") || next == key + 1 { next += 1 }
      return key..<next
    }
    // Empty lines and comments are of the value if more of it follows.
    var further = next
    while further < end {
      let line = lines.text(further)
      further += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard line.first == " " || line.first == "\t" || line == "-" || line.hasPrefix("- ") else {
        break
      }
      next = further
    }
    return key..<next
  }

  /// True for a list in brackets that goes on in the next line.
  private static func isOpenList(_ line: String) -> Bool {
    isList(line) && !line.contains("]")
  }

  private static func isList(_ line: String) -> Bool {
    line.split(separator: ":", maxSplits: 1).last?.drop { $0 == " " || $0 == "\t" }.first == "["
  }

  /// The new lines, in the style of those in `range`.
  private static func tagLines(
    _ key: String, _ tags: [String], in range: Range<Int>, of lines: Lines
  ) -> String {
    guard !range.isEmpty else { return block(key, tags, "  ", lines.ending) }
    if isList(lines.text(range.lowerBound)) {
      return "\(key): [" + tags.map(scalar).joined(separator: ", ") + "]" + lines.ending
    }
    var indent = "  "
    for line in range where line > range.lowerBound && lines.text(line).contains("-") {
      indent = String(lines.text(line).prefix { $0 == " " || $0 == "\t" })
      break
    }
    return block(key, tags, indent, lines.ending)
  }

  private static func block(
    _ key: String, _ tags: [String], _ indent: String, _ ending: String
  ) -> String {
    guard !tags.isEmpty else { return "\(key): []" + ending }
    return "\(key):" + ending + tags.map { "\(indent)- \(scalar($0))\(ending)" }.joined()
  }

  /// The text as YAML: quoted where it would be read as anything but itself.
  static func scalar(_ text: String) -> String {
    var isPlain = text.last != " " && !reserved.contains(text.lowercased())
    if let first = text.unicodeScalars.first {
      isPlain = isPlain && first.properties.isAlphabetic
    } else {
      isPlain = false
    }
    for scalar in text.unicodeScalars where isPlain {
      isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || plainSigns.contains(scalar)
    }
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static let plainSigns = " -–_./+'’".unicodeScalars

  /// What YAML 1.1 and 1.2 read as something else than text.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf",
  ]

  /// A text by its lines, which keep their ends.
  private struct Lines {
    let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var starts = [0]
      for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
      if starts.last == bytes.count { starts.removeLast() }
      self.starts = starts
    }

    var count: Int { starts.count }

    /// The end of the first line; a line feed where there is none.
    var ending: String {
      guard let feed = bytes.firstIndex(of: 0x0A) else { return "\n" }
      return feed > 0 && bytes[feed - 1] == 0x0D ? "\r\n" : "\n"
    }

    /// A line without its end and without white space before it.
    func text(_ line: Int) -> String {
      var end = line + 1 < count ? starts[line + 1] : bytes.count
      while end > starts[line], [0x0A, 0x0D, 0x20, 0x09].contains(bytes[end - 1]) { end -= 1 }
      return String(decoding: bytes[starts[line]..<end], as: UTF8.self)
    }

    func text(before line: Int) -> String {
      String(decoding: bytes[..<(line < count ? starts[line] : bytes.count)], as: UTF8.self)
    }

    func text(from line: Int) -> String {
      String(decoding: bytes[(line < count ? starts[line] : bytes.count)...], as: UTF8.self)
    }
  }
}
