import ArgumentParser

@main
struct Annals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "annals", abstract: "Read documents; say what happened, when, and how we know.")
}
