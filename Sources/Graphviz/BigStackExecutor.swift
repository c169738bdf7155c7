#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs the jobs of one actor, in order of arrival, on one thread of its own with a big stack.
///
/// libgraphviz must never be entered from two threads, even for separate graphs, and its `dot` layout recurses once a
/// rank: 512 KiB of stack end in a crash at 10,000 ranks. The thread lives as long as the process and sleeps while
/// there is nothing to do.
///
/// A class, because an executor is an identity. `@unchecked Sendable`: `waiting` is touched only between `lock` and
/// `unlock` of `mutex`; `mutex` and `arrival` are allocated once, never moved and never freed.
final class BigStackExecutor: SerialExecutor, @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let arrival: UnsafeMutablePointer<pthread_cond_t>
  private var waiting: [UnownedJob] = []

  /// - Parameter stackSize: bytes, a multiple of the page size.
  init(stackSize: Int) {
    mutex = .allocate(capacity: 1)
    arrival = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrival, nil)
    // Balanced by nothing: the thread, and with it the executor, lives as long as the process.
    Self.startThread(stackSize: stackSize, context: Unmanaged.passRetained(self).toOpaque())
  }

  private static func startThread(stackSize: Int, context: UnsafeMutableRawPointer) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    let sized = pthread_attr_setstacksize(&attributes, stackSize)
    precondition(sized == 0, "the stack size is refused by the system")
    pthread_attr_setdetachstate(&attributes, numericCast(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
      let started = pthread_create(&thread, &attributes, { BigStackExecutor.main($0) }, context)
    #else
      var thread = pthread_t()
      let started = pthread_create(&thread, &attributes, { BigStackExecutor.main($0) }, context)
    #endif
    precondition(started == 0, "no thread can be started for libgraphviz")
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pthread_mutex_lock(mutex)
    waiting.append(job)
    pthread_cond_signal(arrival)
    pthread_mutex_unlock(mutex)
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<BigStackExecutor>.fromOpaque(context).takeUnretainedValue().run()
  }

  private func run() -> Never {
    while true {
      pthread_mutex_lock(mutex)
      while waiting.isEmpty { pthread_cond_wait(arrival, mutex) }
      let jobs = waiting
      waiting.removeAll(keepingCapacity: true)
      pthread_mutex_unlock(mutex)
      for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
  }
}
