internal import Glibc
internal import Synchronization

/// Whether the user pressed Ctrl-C: long work ends at the next whole document. A second Ctrl-C ends the process at once.
enum Interruption {
  private static let wasAsked = Atomic(false)

  static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.wasAsked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
