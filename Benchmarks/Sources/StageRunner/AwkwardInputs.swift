import Foundation
import Segmentation
import Stages
import TextModel

/// Awkward inputs at 1, 10 and 100 MB, each in one paragraph: time a byte stays what it is.
func measureAwkwardInputs() throws {
  let segmenter = try Engine().segmenter
  let inputs: [(name: String, piece: String)] = [
    ("no space", "a"), ("combining marks", "\u{0301}"), ("NUL", "\0"),
    ("bidi controls", "\u{202E}\u{2067}"),
    ("unassigned", "\u{0378}\u{10FFFF}"), ("\"a.\"", "a."), ("\"A. \"", "A. "),
    ("\"1 000 \"", "1 000 "),
    ("\"Ponieważ \"", "Ponieważ "), ("\":) \"", ":) "), ("\"http://\"", "http://"),
    ("\"( . \"", "( . "),
    ("Han", "漢"), ("family emoji", "👨‍👩‍👧"),
  ]
  print("ns a byte      tokens and sentences        sentences only")
  print("               1 MB   10 MB  100 MB      1 MB   10 MB  100 MB")
  for (name, piece) in inputs {
    var row = name.padding(toLength: 16, withPad: " ", startingAt: 0)
    for isFast in [false, true] {
      for size in [1_000_000, 10_000_000, 100_000_000] {
        let text = String(repeating: piece, count: size / piece.utf8.count)
        let paragraph = Paragraph(range: ByteRange(0, text.utf8.count), role: .body)
        let seconds = processorSeconds {
          if isFast {
            _ = segmenter.sentenceRanges(in: text, paragraphs: [paragraph])
          } else {
            _ = segmenter.segmented(text, paragraphs: [paragraph])
          }
        }
        row += String(format: "%7.1f", seconds * 1e9 / Double(text.utf8.count))
      }
      row += "   "
    }
    print(row)
  }
}
