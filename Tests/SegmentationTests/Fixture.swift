import Foundation
import Segmentation
import TextModel

/// The data that ships, and short ways to ask for tokens and sentences.
enum Fixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  static func abbreviations() throws -> String {
    try text("../../Sources/Szpalta/Resources/pl.abbreviations.txt")
  }

  static let segmenter: Segmenter = {
    // A list that ships and cannot be read fails every test that asks for it.
    let text = try! abbreviations()
    return Segmenter(abbreviations: try! Abbreviations(parsing: text, name: "pl.abbreviations.txt"))
  }()

  /// The document of one paragraph with `role`.
  static func document(_ text: String, role: Paragraph.Role = .body) -> Document {
    let range = ByteRange(0, text.utf8.count)
    return segmenter.segmented(text, paragraphs: [Paragraph(range: range, role: role)])
  }

  static func sentences(_ text: String, role: Paragraph.Role = .body) -> [String] {
    let document = document(text, role: role)
    return document.sentences.map { String(document[$0.range]) }
  }

  static func tokens(_ text: String) -> [String] {
    let document = document(text)
    return document.tokens.map { String(document[$0]) }
  }

  static func kinds(_ text: String) -> [TokenKind] { document(text).tokens.map(\.kind) }
}
