/// Works on items in parallel and hands on the results in the order of the items.
///
/// At most three items a worker are under way or wait for their turn, so memory
/// does not grow with their number.
///
/// - Parameters:
///   - workers: 1 or more.
///   - next: gives the items, then `nil`; called by one task at a time.
///   - work: done in parallel.
///   - sink: takes the results, in order.
package func inOrder<Item: Sendable, Output: Sendable>(
  workers: Int, next: () throws -> Item?, work: @escaping @Sendable (Item) -> Output,
  sink: (Output) throws -> Void
) async throws {
  precondition(workers >= 1, "at least one worker")
  let itemsAWorker = 3
  var started = 0
  var finished = 0
  var handed = 0
  var isAtEnd = false
  var waiting: [Int: Output] = [:]
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    while true {
      while !isAtEnd, started - finished < workers + 1, started - handed < workers * itemsAWorker {
        guard let item = try next() else {
          isAtEnd = true
          break
        }
        let index = started
        group.addTask { (index, work(item)) }
        started += 1
      }
      guard let (index, output) = try await group.next() else { return }
      finished += 1
      waiting[index] = output
      while let output = waiting.removeValue(forKey: handed) {
        handed += 1
        try sink(output)
      }
    }
  }
}
