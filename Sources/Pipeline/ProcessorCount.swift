internal import Glibc

enum ProcessorCount {
  /// Processors that this process may use.
  static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
