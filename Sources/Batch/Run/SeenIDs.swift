import Foundation
import Tables

/// Ids met, to tell when one comes again; 8 bytes each, up to a limit.
///
/// A file beside the output holds them, so that a resumed run knows those of the
/// run before.
final class SeenIDs {
  private var hashes: Set<UInt64> = []
  private let file: ResultFile?

  /// Past that many, nothing new is kept: memory must not grow with the input. The summary says
  /// how many could not be compared.
  private static let limit = 2_000_000

  /// The path of the ids of the run whose output is at `path`.
  static func path(ofOutput path: String) -> String { path + ".ids" }

  /// - Parameters:
  ///   - path: the file's; `nil` where nothing can be resumed.
  ///   - resumedAt: how many different ids an interrupted run had met; `nil` begins anew.
  init(path: String?, resumedAt: Int?) throws {
    let size = MemoryLayout<UInt64>.size
    file = try path.map { try ResultFile(path: $0, resumedAt: resumedAt.map { $0 * size }) }
    guard let path, let resumedAt, resumedAt > 0 else { return }
    let bytes = FileManager.default.contents(atPath: ResultFile.partPath(of: path)) ?? Data()
    bytes.withUnsafeBytes { bytes in
      for index in 0..<min(resumedAt, bytes.count / size) {
        hashes.insert(
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * size, as: UInt64.self)))
      }
    }
  }

  /// What is known of an id.
  enum Occurrence {
    case first
    case repeated
    /// Not among those kept, of which there are as many as there may be.
    case unknown
  }

  /// Takes in `id`; says whether it was met before.
  func insert(_ id: String) throws -> Occurrence {
    // FNV-1a, 64 bits: two different ids in two million agree once in ten million runs.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if hashes.contains(hash) { return .repeated }
    guard hashes.count < Self.limit else { return .unknown }
    hashes.insert(hash)
    try withUnsafeBytes(of: hash.littleEndian) { try file?.write(Array($0)) }
    return .first
  }

  /// Puts the ids on the disk; returns how many there are.
  func synchronize() throws -> Int {
    try file?.synchronize()
    return hashes.count
  }
}
