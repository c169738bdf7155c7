/// An error that ends a command: what failed, where and why, for one line; exit code 2.
struct Failure: Error, CustomStringConvertible {
  var place: String
  var reason: String

  init(_ place: String, _ reason: String) {
    self.place = place
    self.reason = reason
  }

  var description: String { "\(place): \(reason)" }
}
