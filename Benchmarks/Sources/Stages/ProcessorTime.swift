import Foundation

/// Seconds of processor time, all threads together, that `work` takes.
///
/// Wall time is the same on a quiet machine; elsewhere it counts what others do.
public func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try work()
  return now() - start
}
