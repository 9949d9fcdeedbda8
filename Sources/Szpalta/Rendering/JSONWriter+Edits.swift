/// Edits, of which damaged texts have many, without containers, with keys in alphabetical order.
extension JSONWriter {
  func append(_ edits: [Report.EditEntry]) {
    appendElements(edits) { edit in
      append(signs: "{\"after\":")
      append(edit.after)
      append(signs: ",\"before\":")
      append(edit.before)
      append(signs: ",\"confidence\":")
      append(edit.confidence)
      append(signs: ",\"found\":")
      append(edit.found)
      append(signs: ",\"line\":")
      append(edit.line)
      append(signs: ",\"range\":")
      append(edit.range)
      append(signs: ",\"reason\":")
      append(edit.reason)
      append(signs: ",\"replacement\":")
      append(edit.replacement)
      append(signs: ",\"rule\":")
      append(edit.rule)
      append(signs: "}")
    }
  }
}
