import TextModel

/// An encoder that writes JSON on one line as it goes, keys in alphabetical order.
///
/// It gives the bytes of Foundation's encoder with `sortedKeys` and
/// `withoutEscapingSlashes` without making a tree of objects first. No type of ours nests containers by hand: these are refused.
package final class JSONWriter: Encoder {
  // A writer is used on one thread, and no access to these lies inside another: checking each one took a
  // quarter of the time.
  @exclusivity(unchecked) package private(set) var bytes: [UInt8] = []
  @exclusivity(unchecked) private var frames: [Frame] = []

  package let codingPath: [any CodingKey] = []
  package let userInfo: [CodingUserInfoKey: Any] = [:]

  /// A value that is being written.
  private struct Frame {
    enum Kind { case empty, single, keyed, unkeyed }
    var kind = Kind.empty
    /// Where it begins in `bytes`.
    let start: Int
    /// Where each key begins, and the key; of arrays only how many elements there are.
    var fields: [(key: String, start: Int)] = []
    var count = 0
    /// False once a key comes before the one it follows.
    var isSorted = true
  }

  /// A writer with room for so many bytes.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Appends `value`.
  package func write<T: Encodable>(_ value: T) throws {
    // What there is most of goes without a container.
    if T.self == ByteRange.self, let range = value as? ByteRange { return append(range) }
    if T.self == String.self, let text = value as? String { return append(text) }
    if T.self == [ByteRange].self, let ranges = value as? [ByteRange] { return append(ranges) }
    if T.self == [String].self, let texts = value as? [String] { return append(texts) }
    if T.self == Report.ReadabilityReport.self, let report = value as? Report.ReadabilityReport {
      return append(report)
    }
    if T.self == Report.FindingEntries.self, let findings = value as? Report.FindingEntries {
      return append(findings)
    }
    if T.self == [Report.ThemeEntry].self, let themes = value as? [Report.ThemeEntry] {
      return append(themes)
    }
    if T.self == [Report.KeywordEntry].self, let keywords = value as? [Report.KeywordEntry] {
      return append(keywords)
    }
    if T.self == Report.ContrastReport.self, let contrast = value as? Report.ContrastReport {
      return append(contrast)
    }
    if T.self == [Report.EditEntry].self, let edits = value as? [Report.EditEntry] {
      return append(edits)
    }
    frames.append(Frame(start: bytes.count))
    try value.encode(to: self)
    close(frames.removeLast())
  }

  // MARK: Encoder

  package func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    open(.keyed, UInt8(ascii: "{"))
    return KeyedEncodingContainer(Keyed<Key>(writer: self))
  }

  package func unkeyedContainer() -> any UnkeyedEncodingContainer {
    open(.unkeyed, UInt8(ascii: "["))
    return Unkeyed(writer: self)
  }

  package func singleValueContainer() -> any SingleValueEncodingContainer {
    open(.single, nil)
    return Single(writer: self)
  }

  private func open(_ kind: Frame.Kind, _ sign: UInt8?) {
    let top = frames.count - 1
    precondition(
      frames[top].kind == .empty || frames[top].kind == kind, "a value is of one kind")
    if frames[top].kind == .empty, let sign { bytes.append(sign) }
    frames[top].kind = kind
  }

  private func close(_ frame: Frame) {
    switch frame.kind {
    case .empty: bytes += [UInt8(ascii: "{"), UInt8(ascii: "}")]
    case .single: break
    case .unkeyed: bytes.append(UInt8(ascii: "]"))
    case .keyed:
      if !frame.isSorted { sort(frame) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Puts the fields of an object in order.
  private func sort(_ frame: Frame) {
    let end = bytes.count
    let fields = frame.fields
    var sorted: [UInt8] = []
    sorted.reserveCapacity(end - frame.start)
    sorted.append(UInt8(ascii: "{"))
    for index in fields.indices.sorted(by: { Self.precedes(fields[$0].key, fields[$1].key) }) {
      if sorted.count > 1 { sorted.append(UInt8(ascii: ",")) }
      // A comma stands before each field but the first.
      let fieldEnd = index + 1 < fields.count ? fields[index + 1].start - 1 : end
      sorted += bytes[fields[index].start..<fieldEnd]
    }
    bytes.replaceSubrange(frame.start..., with: sorted)
  }

  /// By bytes, as Foundation has it.
  static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  // MARK: What stands in containers

  fileprivate func begin(field key: String) {
    let top = frames.count - 1
    if let last = frames[top].fields.last {
      bytes.append(UInt8(ascii: ","))
      if !Self.precedes(last.key, key) { frames[top].isSorted = false }
    }
    frames[top].fields.append((key, bytes.count))
    append(key)
    bytes.append(UInt8(ascii: ":"))
  }

  fileprivate func beginElement() {
    let top = frames.count - 1
    if frames[top].count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[top].count += 1
  }

  fileprivate var elementCount: Int { frames[frames.count - 1].count }

  fileprivate func appendNull() { bytes += "null".utf8 }

  func append(_ value: Bool) {
    if value { bytes += "true".utf8 } else { bytes += "false".utf8 }
  }

  func append<Number: BinaryFloatingPoint & CustomStringConvertible>(_ value: Number) {
    append(addingCapacity: 32) { $0.append(number: value) }
  }

  func append(_ value: some BinaryInteger) {
    if value >= 0, value < 10 { return bytes.append(UInt8(ascii: "0") + UInt8(value)) }
    guard value > 0, let value = Int(exactly: value) else { return bytes += String(value).utf8 }
    // Nineteen digits, and what is written too much behind them.
    bytes.append(addingCapacity: 32) { $0.append(decimal: value) }
  }

  func append(_ range: ByteRange) {
    bytes.append(addingCapacity: 64) { $0.append(range) }
  }

  /// So many bytes can be written before room has to be made for more.
  var unusedCapacity: Int { bytes.capacity - bytes.count }

  /// Appends `count` bytes at most, which `write` writes.
  func append(addingCapacity count: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: count, initializingWith: write)
  }

  /// Appends a field of an object whose signs are appended by hand: "{" stands before, or a field.
  package func append(field name: StaticString, _ value: some Encodable) {
    appendName(name)
    JSONText.always { try write(value) }
  }

  /// Appends a field whose value is JSON.
  package func append(field name: StaticString, json: String) {
    appendName(name)
    bytes += json.utf8
  }

  /// Appends a field of text.
  func append(field name: StaticString, _ value: String) {
    appendName(name)
    append(value)
  }

  /// Appends a field with a number.
  func append(field name: StaticString, _ value: Double) {
    appendName(name)
    append(value)
  }

  /// Appends a field with a number; nothing where it is `nil`.
  func append(field name: StaticString, _ value: Double?) {
    if let value { append(field: name, value) }
  }

  /// Appends a field with a whole number.
  func append(field name: StaticString, _ value: Int) {
    appendName(name)
    append(value)
  }

  /// Appends a field with an array.
  func append<Element>(
    field name: StaticString, _ elements: [Element], _ write: (Element) -> Void
  ) {
    appendName(name)
    appendElements(elements, write)
  }

  /// Appends the key of a field.
  func appendName(_ name: StaticString) {
    let isFirst = bytes.last == UInt8(ascii: "{")
    append(addingCapacity: name.utf8CodeUnitCount + 4) { span in
      span.append(isFirst ? "\"" : ",\"")
      span.append(name)
      span.append("\":")
    }
  }

  /// Appends signs of JSON and keys as they are.
  package func append(signs: StaticString) { bytes.append(signs) }

  /// In bytes: for longer texts room is made for what they need, not for all signs to be escaped.
  private static let mostAtOnce = 256

  /// Appends `text` as a JSON string.
  func append(_ text: String) {
    let count = text.utf8.count
    if count <= Self.mostAtOnce {
      return append(addingCapacity: 6 * count + 2) { $0.append(string: text) }
    }
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.makeContiguousUTF8()
    bytes.append(jsonString: text.utf8Span.span)
    bytes.append(UInt8(ascii: "\""))
  }
}

/// What all containers of `JSONWriter` share.
private func refuseNesting() -> Never {
  preconditionFailure("containers are nested by types, never by hand")
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    writer.begin(field: key.stringValue)
    writer.appendNull()
  }
  func encode(_ value: Bool, forKey key: Key) {
    writer.begin(field: key.stringValue)
    writer.append(value)
  }
  func encode(_ value: String, forKey key: Key) {
    writer.begin(field: key.stringValue)
    writer.append(value)
  }
  func encode(_ value: Double, forKey key: Key) {
    writer.begin(field: key.stringValue)
    writer.append(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    writer.begin(field: key.stringValue)
    writer.append(value)
  }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    writer.begin(field: key.stringValue)
    try writer.write(value)
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { refuseNesting() }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { refuseNesting() }
  func superEncoder() -> any Encoder { refuseNesting() }
  func superEncoder(forKey key: Key) -> any Encoder { refuseNesting() }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }
  var count: Int { writer.elementCount }

  func encodeNil() {
    writer.beginElement()
    writer.appendNull()
  }
  func encode(_ value: some Encodable) throws {
    writer.beginElement()
    try writer.write(value)
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { refuseNesting() }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { refuseNesting() }
  func superEncoder() -> any Encoder { refuseNesting() }
}

private struct Single: SingleValueEncodingContainer {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { writer.appendNull() }
  func encode(_ value: Bool) { writer.append(value) }
  func encode(_ value: String) { writer.append(value) }
  func encode(_ value: Double) { writer.append(value) }
  func encode(_ value: Float) { writer.append(value) }
  func encode(_ value: Int) { writer.append(value) }
  func encode(_ value: Int8) { writer.append(value) }
  func encode(_ value: Int16) { writer.append(value) }
  func encode(_ value: Int32) { writer.append(value) }
  func encode(_ value: Int64) { writer.append(value) }
  func encode(_ value: UInt) { writer.append(value) }
  func encode(_ value: UInt8) { writer.append(value) }
  func encode(_ value: UInt16) { writer.append(value) }
  func encode(_ value: UInt32) { writer.append(value) }
  func encode(_ value: UInt64) { writer.append(value) }
  func encode(_ value: some Encodable) throws { try writer.write(value) }
}
