/// A source or file that the builder cannot use: what was expected, found, and what to do.
struct BuilderError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
