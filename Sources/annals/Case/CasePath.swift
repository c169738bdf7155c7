internal import ArgumentParser

/// The path of a case file.
struct CasePath {
  var path: String

  init(argument: String) throws {
    path = ArgumentText.reveal(argument)
    guard path.lowercased().hasSuffix(".annals") else {
      throw ValidationError("the name of a case file ends in .annals; “\(path)” does not")
    }
  }
}
