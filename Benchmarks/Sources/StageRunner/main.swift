import Foundation
import Stages

// Stages by hand; `Benchmarks/peers/bench` and `Benchmarks/count-instructions` call it.

let usage = """
  usage: StageRunner list               names of stages
         StageRunner serve STAGE FILE   one pass after another over {"text"} a line, as asked for
         StageRunner once STAGE FILE    one pass over a plain text, inside `benchmark_pass`
         StageRunner awkward            time a byte of awkward inputs at 1, 10 and 100 MB
         StageRunner morphology FILE [BYTES]   open the lexicon, look words up, tag documents of so many bytes
         StageRunner syllables          words, one a line → their syllables, one a line
         StageRunner leftovers          a text → the same with hyphens as print leaves them
         StageRunner cleaned            texts, parted by form feeds → the same, cleaned

  """

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch (arguments.first, arguments.count) {
  case ("list", 1): (Stage.all + Stage.fromText).forEach { print($0.name) }
  case ("serve", 3): try serve(stage(arguments[1]), file: arguments[2])
  case ("once", 3): try runOnce(stage(arguments[1]), file: arguments[2])
  case ("awkward", 1): try measureAwkwardInputs()
  case ("morphology", 2...3):
    let size = try arguments.count == 3 ? byteCount(arguments[2]) : 64_000
    try measureMorphology(file: arguments[1], documentSize: size)
  case ("syllables", 1):
    let syllables = try Engine().syllables()
    while let word = readLine() { print(syllables.count(of: word)) }
  case ("leftovers", 1):
    let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    print(Texts.withLeftovers(text), terminator: "")
  case ("cleaned", 1):
    let cleaner = try Engine().cleaner
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let texts = input.split(separator: 0x0C, omittingEmptySubsequences: false)
    print(
      texts.map { cleaner.cleaned(String(decoding: $0, as: UTF8.self)) }.joined(separator: "\u{C}"),
      terminator: "")
  default:
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
  }
} catch {
  FileHandle.standardError.write(Data("StageRunner: \(error)\n".utf8))
  exit(1)
}
