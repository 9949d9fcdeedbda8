import CICUPeer
import Foundation

// Words and sentences beside ICU's, in the same run, each round all of them in turn: the medians are
// of rounds under the same load. `SegmentationBenchmark [FILE…]`; without files, the corpora.
// `SegmentationBenchmark --growth`: awkward inputs at 1, 10 and 100 MB.

let rounds = 7
let minimumSize = 20_000_000

func contents(of paths: [String]) throws -> [UInt8] {
  let parts = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
  var bytes: [UInt8] = []
  while bytes.count < minimumSize {
    for part in parts {
      bytes += part
      bytes += [0x0A]
    }
  }
  return bytes
}

let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

func corpora() throws -> [String] {
  let folder = root.appending(path: "corpora")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    .filter { $0.hasSuffix(".txt") && !$0.contains("cp1250") }
    .map { folder.appending(path: $0).path() }
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  if arguments == ["--growth"] {
    try growth()
  } else {
    let bytes = try contents(of: arguments.isEmpty ? corpora() : arguments)
    try run(on: String(decoding: bytes, as: UTF8.self))
  }
} catch {
  FileHandle.standardError.write(Data("SegmentationBenchmark: \(error)\n".utf8))
  exit(1)
}
