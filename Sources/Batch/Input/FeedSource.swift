import CXMLShim
import Szpalta

/// Feeds (RSS, Atom) and WordPress exports (WXR): an item each, its title and its text as HTML.
struct FeedSource: DocumentSource {
  let origins: [InputOrigin]
  private let maximumByteCount: Int

  /// The files at `paths`; items of more than `maximumByteCount` bytes are no documents.
  init(paths: [String], maximumByteCount: Int) throws {
    origins = try paths.map(InputOrigin.init(path:))
    self.maximumByteCount = maximumByteCount
  }

  func forEachDocument(_ visit: (SourceDocument, _ bytesRead: Int) -> Bool) throws {
    try forEachOrigin(visit) { try forEachItem(of: $0.path, $1, visit) }
  }

  private func forEachItem(
    of path: String, _ before: Int, _ visit: (SourceDocument, _ bytesRead: Int) -> Bool
  ) throws -> Bool {
    let stream = try ByteStream(path: path)
    let reader = FeedReader(maximumByteCount: maximumByteCount)
    var number = 0
    var isLast = false
    while !isLast {
      var bytes: [UInt8] = []
      isLast = try !stream.read(into: &bytes)
      let line = reader.feed(bytes, isLast: isLast)
      for item in reader.takeItems() {
        number += 1
        let document = SourceDocument(place: "\(stream.name)#\(number)", content: item)
        if !visit(document, before + stream.consumed) { return false }
      }
      if let line {
        throw SzpaltaError(
          .malformedRecord, place: "\(stream.name):\(line)",
          problem: "XML of a feed or of a WordPress export expected, something else found; "
            + "\(number) items before it were read")
      }
    }
    if number == 0 {
      throw SzpaltaError(
        .malformedRecord, place: stream.name,
        problem: "items of RSS, Atom or WordPress expected, none found")
    }
    return true
  }
}

/// Follows the events of an XML feed and gathers its items.
private final class FeedReader {
  private let maximumByteCount: Int
  private var items: [SourceDocument.Content] = []
  private var fields: [String: [UInt8]]?
  private var field: String?
  /// How deep inside the field the parser is: Atom's XHTML holds elements.
  private var depth = 0
  private var stream: OpaquePointer?
  private let handler: UnsafeMutablePointer<CXMLHandler>

  /// The fields of an item that matter, with the name of each in RSS, WXR and Atom.
  private static let names = [
    "title": "title", "content:encoded": "content", "content": "content",
    "description": "summary", "summary": "summary", "guid": "id", "id": "id", "link": "link",
    "wp:post_id": "post", "wp:post_type": "type",
  ]
  /// WordPress exports menus and attachments among the posts.
  private static let types: Set = ["post", "page"]

  init(maximumByteCount: Int) {
    self.maximumByteCount = maximumByteCount
    handler = .allocate(capacity: 1)
    handler.initialize(
      to: CXMLHandler(
        context: nil,
        start: { context, name, _ in FeedReader.from(context).start(String(cString: name!)) },
        attribute: { _, _, _ in },
        end: { context, name, _ in FeedReader.from(context).end(String(cString: name!)) },
        text: { context, bytes, count, _ in
          FeedReader.from(context).text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }))
    // The parser calls back only while `feed` runs, when the reader lives.
    handler.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    stream = cxml_stream_new(handler)
    precondition(stream != nil, "libxml2 has memory for a parser")
  }

  deinit {
    cxml_stream_free(stream)
    handler.deinitialize(count: 1)
    handler.deallocate()
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> FeedReader {
    // Set once, in `init`.
    Unmanaged<FeedReader>.fromOpaque(context!).takeUnretainedValue()
  }

  /// Reads a piece; the line of what is no XML, or `nil`.
  func feed(_ bytes: [UInt8], isLast: Bool) -> Int? {
    let line = bytes.withUnsafeBufferPointer {
      cxml_stream_feed(stream, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
    }
    return line == 0 ? nil : Int(line)
  }

  /// The items that are complete.
  func takeItems() -> [SourceDocument.Content] {
    defer { items = [] }
    return items
  }

  private func start(_ name: String) {
    if field != nil {
      depth += 1
    } else if name == "item" || name == "entry" {
      fields = [:]
    } else if fields != nil {
      field = Self.names[name]
      depth = 0
    }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let field else { return }
    // One byte more than is let through tells that there were too many.
    let room = maximumByteCount + 1 - (fields?[field]?.count ?? 0)
    fields?[field, default: []] += bytes.prefix(max(0, room))
  }

  private func end(_ name: String) {
    if field != nil, depth > 0 {
      depth -= 1
    } else if field != nil {
      field = nil
    } else if name == "item" || name == "entry", let fields {
      self.fields = nil
      finish(fields.mapValues { String(decoding: $0, as: UTF8.self) })
    }
  }

  private func finish(_ fields: [String: String]) {
    if let type = fields["type"], !Self.types.contains(type) { return }
    let body = fields["content"] ?? fields["summary"] ?? ""
    let id = (fields["post"] ?? fields["id"] ?? fields["link"]).map {
      JSONValue.string(String($0.drop(while: \.isWhitespace)))
    }
    if body.utf8.count > maximumByteCount {
      items.append(
        .unreadable(problem: DocumentReader.tooLarge(body.utf8.count, maximum: maximumByteCount)))
      return
    }
    let title = (fields["title"] ?? "").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    items.append(.text("<h1>\(title)</h1>\n\(body)", id: id, format: .html))
  }
}
