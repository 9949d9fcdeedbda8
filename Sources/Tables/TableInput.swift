import Foundation
package import Szpalta

/// The bytes of a table's file as they are worked on: without byte-order mark, never UTF-16.
///
/// Where the file is UTF-16, or is to become UTF-8, its bytes are turned into
/// UTF-8 on the way; else they stay as they are.
///
/// Used on one thread at a time.
package final class TableInput: @unchecked Sendable {
  package let name: String
  /// The encoding of the file: the one named, or the one found.
  let choice: EncodingChoice
  var encodingName: String { choice.name }
  /// The encoding of the bytes that `read` gives.
  let encoding: CellEncoding
  /// The byte-order mark that the file begins with; mostly none.
  let mark: [UInt8]
  /// How many bytes the file has; `nil` where nobody knows, as of a pipe.
  let byteCount: Int?

  private let nextChunk: () throws -> [UInt8]?
  private let transcoder: Transcoder?
  private var pending: [UInt8] = []
  private var isAtEnd = false
  /// Of the whole file as far as it has been read, byte-order mark included.
  private(set) var digest: SHA256?
  private(set) var bytesRead = 0

  /// How much of a file is looked at to tell its encoding and delimiter.
  static let sampleSize = 1 << 20

  /// The file at `path`, or standard input for "-".
  ///
  /// - Parameters:
  ///   - encodingName: its encoding; `nil` or "auto" where nobody knows.
  ///   - pipeline: finds out an encoding that nobody knows; without it that is UTF-8.
  ///   - becomesUTF8: whether cells are to be UTF-8 whatever the file is.
  ///   - isDigested: whether the digest of the file is asked for.
  convenience init(
    path: String, encodingName: String?, pipeline: Pipeline? = nil, becomesUTF8: Bool = false,
    isDigested: Bool = false
  ) throws {
    let name = InputFile.name(of: path)
    let file = try InputFile.handle(path: path)
    var status = stat()
    let isFile =
      fstat(file.fileDescriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    try self.init(
      name: name, byteCount: isFile ? Int(status.st_size) : nil, encodingName: encodingName,
      pipeline: pipeline, becomesUTF8: becomesUTF8, isDigested: isDigested
    ) { try Self.chunk(file, name) }
  }

  /// Bytes that `nextChunk` gives, then `nil`; the rest as above.
  package init(
    name: String, byteCount: Int?, encodingName: String?, pipeline: Pipeline?,
    becomesUTF8: Bool = false, isDigested: Bool = false,
    nextChunk: @escaping () throws -> [UInt8]?
  ) throws {
    self.name = name
    self.byteCount = byteCount
    self.nextChunk = nextChunk
    if isDigested { digest = SHA256() }
    var sample: [UInt8] = []
    while sample.count < Self.sampleSize, let chunk = try nextChunk() { sample += chunk }
    isAtEnd = sample.count < Self.sampleSize
    digest?.update(sample)
    bytesRead = sample.count
    let found = EncodingChoice(
      sample: sample, isWhole: isAtEnd, named: encodingName, pipeline: pipeline)
    choice = found
    mark = Array(sample.prefix(found.markLength))
    let transcoder = try Transcoder(encodingName: found.name, becomesUTF8: becomesUTF8, place: name)
    self.transcoder = transcoder
    encoding = transcoder == nil ? try CellEncoding(named: found.name) : .utf8
    let rest = Array(sample.dropFirst(mark.count))
    pending = try transcoder?.utf8(of: rest, isEnd: isAtEnd) ?? rest
  }

  /// True if the bytes that `read` gives are not those of the file.
  var isTranscoded: Bool { transcoder != nil }

  /// The next bytes; `nil` at the end.
  func read() throws -> [UInt8]? {
    if !pending.isEmpty {
      defer { pending = [] }
      return pending
    }
    while !isAtEnd {
      let chunk = try nextChunk()
      isAtEnd = chunk == nil
      if let chunk {
        digest?.update(chunk)
        bytesRead += chunk.count
      }
      let bytes = try transcoder?.utf8(of: chunk ?? [], isEnd: isAtEnd) ?? chunk ?? []
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  private static func chunk(_ file: FileHandle, _ name: String) throws -> [UInt8]? {
    do {
      guard let data = try file.read(upToCount: 1 << 18), !data.isEmpty else { return nil }
      return Array(data)
    } catch {
      throw SzpaltaError(
        .unreadable, place: name, problem: "the system says: \(error.localizedDescription)")
    }
  }
}

/// The encoding of a file: the one that its user names, else the one its bytes let find out.
struct EncodingChoice {
  let name: String
  /// The bytes of the byte-order mark, 0 where there is none.
  let markLength: Int
  /// From 0 to 1; 1 where it was named.
  let confidence: Double

  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  /// - Parameters:
  ///   - isWhole: whether `sample` is the whole file.
  ///   - pipeline: finds out what nobody named.
  init(sample: [UInt8], isWhole: Bool, named: String?, pipeline: Pipeline?) {
    let mark = Self.marks.first { sample.starts(with: $0.bytes) }
    guard let pipeline, named == nil || named?.lowercased() == "auto" else {
      // "UTF-16" leaves the order of bytes to the mark.
      let given = named ?? "UTF-8"
      name = given.lowercased() == "utf-16" ? mark?.name ?? "UTF-16LE" : given
      let canonical = CellEncoding.isUTF8(name) ? "utf-8" : name.lowercased()
      markLength = mark?.name.lowercased() == canonical ? mark?.bytes.count ?? 0 : 0
      confidence = 1
      return
    }
    // A character that the end of the sample parts is no flaw.
    let lineEnd = sample.lastIndex(of: 0x0A).map { $0 + 1 }
    let isUTF16 = mark.map { $0.bytes.count == 2 } ?? false
    var looked = isWhole || isUTF16 ? sample : Array(sample.prefix(lineEnd ?? sample.count))
    // Some NULs in the cells of a table do not make it UTF-16, in which most characters have one.
    if !isUTF16, looked.count(where: { $0 == 0 }) * 5 < looked.count {
      looked.replace([0], with: [0x20])
    }
    let decoded = pipeline.decoded(looked)
    name = decoded.encoding
    markLength = decoded.hasByteOrderMark ? mark?.bytes.count ?? 0 : 0
    confidence = decoded.confidence
  }

  /// "windows-1250 (confidence 0.97)", as `clean` prints it.
  var summary: String {
    confidence < 1 ? "\(name) (confidence \(Double(Int(confidence * 100)) / 100))" : name
  }
}

/// Turns the bytes of a file into UTF-8, piece by piece.
final class Transcoder {
  private enum Source {
    case utf16(isBigEndian: Bool)
    case singleByte(CellEncoding)
  }

  private let source: Source
  private let place: String
  private var carried: [UInt8] = []
  private var byteOffset = 0

  /// A transcoder of `encodingName`; `nil` where the bytes may stay as they are.
  init?(encodingName: String, becomesUTF8: Bool, place: String) throws {
    self.place = place
    switch encodingName.lowercased() {
    case "utf-16le": source = .utf16(isBigEndian: false)
    case "utf-16be": source = .utf16(isBigEndian: true)
    case let name where becomesUTF8 && !CellEncoding.isUTF8(name):
      source = .singleByte(try CellEncoding(named: encodingName))
    default: return nil
    }
  }

  /// The UTF-8 of `bytes`, which follow those of the call before.
  ///
  /// - Throws: `SzpaltaError` that names the first byte that is not valid.
  func utf8(of bytes: [UInt8], isEnd: Bool) throws -> [UInt8] {
    switch source {
    case .singleByte(let encoding):
      defer { byteOffset += bytes.count }
      switch encoding.text(of: bytes[...]) {
      case .success(let text): return Array(text.utf8)
      case .failure(let error): throw invalid(byteOffset + error.offset, encoding.name)
      }
    case .utf16(let isBigEndian):
      let all = carried + bytes
      var count = all.count / 2 * 2
      func unit(_ index: Int) -> UInt16 {
        let (first, second) = (UInt16(all[index]), UInt16(all[index + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      // A pair is not parted.
      if !isEnd, count >= 2, unit(count - 2) & 0xFC00 == 0xD800 { count -= 2 }
      let units = stride(from: 0, to: count, by: 2).map(unit)
      defer {
        carried = Array(all[count...])
        byteOffset += count
      }
      guard let text = String(validating: units, as: UTF16.self), !isEnd || count == all.count
      else { throw invalid(byteOffset + Self.firstInvalid(units), "UTF-16") }
      return Array(text.utf8)
    }
  }

  /// The byte of the first unit that is half of a pair.
  private static func firstInvalid(_ units: [UInt16]) -> Int {
    var index = 0
    while index < units.count {
      let unit = units[index]
      let isPair =
        unit & 0xFC00 == 0xD800 && index + 1 < units.count && units[index + 1] & 0xFC00 == 0xDC00
      if !isPair, unit & 0xF800 == 0xD800 { break }
      index += isPair ? 2 : 1
    }
    return 2 * index
  }

  private func invalid(_ offset: Int, _ encoding: String) -> SzpaltaError {
    SzpaltaError(
      .invalidEncoding, place: place,
      problem: "valid \(encoding) expected, invalid at byte \(offset); "
        + "name the file's encoding with --encoding")
  }
}
