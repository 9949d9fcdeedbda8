import Szpalta

/// Where a cleaned table goes: encodes, digests, writes.
final class TableOutput {
  private let file: ResultFile?
  private let encoder: Encoder
  /// The name of the encoding of the result.
  let encodingName: String
  let mark: [UInt8]
  private(set) var digest: SHA256?

  /// An output to `file`; none for a dry run.
  ///
  /// - Parameters:
  ///   - encodingName: the encoding to write.
  ///   - isTranscoding: whether the bytes that come are UTF-8 and are to be turned into it.
  init(
    _ file: ResultFile?, encodingName: String, mark: [UInt8], isTranscoding: Bool, isDigested: Bool
  ) throws {
    self.file = file
    self.encodingName = encodingName
    self.mark = mark
    encoder = try Encoder(encodingName: encodingName, isTranscoding: isTranscoding)
    if isDigested { digest = SHA256() }
    try put(mark)
  }

  /// Writes `bytes`, which end between two characters.
  func write(_ bytes: [UInt8]) throws { try put(encoder.encoded(bytes, file?.path ?? "")) }

  /// Writes `text`.
  func write(_ text: String) throws {
    guard digest == nil, case .none = encoder else { return try write(Array(text.utf8)) }
    try file?.write(text)
  }

  /// `text` in an encoding; a byte-order mark is not added.
  static func encoded(_ text: String, encodingName: String) throws -> [UInt8] {
    let encoder = try Encoder(encodingName: encodingName, isTranscoding: true)
    return try encoder.encoded(Array(text.utf8), "")
  }

  private func put(_ bytes: [UInt8]) throws {
    digest?.update(bytes)
    try file?.write(bytes)
  }

  func finish() throws { try file?.finish() }
}

extension TableOutput {
  /// Turns UTF-8 into the encoding of a file, or leaves bytes as they are.
  private enum Encoder {
    case none
    case utf16(isBigEndian: Bool)
    case singleByte(CellEncoding)

    init(encodingName: String, isTranscoding: Bool) throws {
      switch encodingName.lowercased() {
      case "utf-16le": self = .utf16(isBigEndian: false)
      case "utf-16be": self = .utf16(isBigEndian: true)
      case let name where isTranscoding && !CellEncoding.isUTF8(name):
        self = .singleByte(try CellEncoding(named: encodingName))
      default: self = .none
      }
    }

    func encoded(_ bytes: [UInt8], _ place: String) throws -> [UInt8] {
      switch self {
      case .none: return bytes
      case .utf16(let isBigEndian):
        return String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          return isBigEndian ? [high, low] : [low, high]
        }
      case .singleByte(let encoding):
        switch encoding.bytes(of: String(decoding: bytes, as: UTF8.self)) {
        case .success(let encoded): return encoded
        case .failure(let missing):
          throw SzpaltaError(
            .invalidEncoding, place: place,
            problem: "text that \(encoding.name) can write expected, \(missing.code) found")
        }
      }
    }
  }
}
