internal import ArgumentParser
internal import Diagrams
internal import Pipeline

/// What timeline and graph have in common.
struct ChartOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The file to write: .svg, .png, .pdf, .dot or .html.", completion: .file(),
    transform: ChartFile.init(argument:))
  var output: ChartFile

  @Option(help: "Heading of the chart.")
  var title: Word?

  @Option(help: "light or dark.")
  var theme = Choice(Theme.light)

  @Option(help: "ltr, or rtl: time runs from right to left.")
  var direction = Choice(Direction.leftToRight)

  @Option(help: "Language of the chart's own words (ru, ar, en, uk); else that of most documents.")
  var locale: LanguageName?

  @Option(help: "Resolution of a PNG in dots per inch, 36 to 600.")
  var dpi = 144

  func validate() throws {
    guard (36...600).contains(dpi) else { throw ValidationError("--dpi is a number from 36 to 600") }
  }

  /// Renders and writes; nothing is written where rendering fails.
  func write(_ chart: Chart) async throws {
    defer { Console.endProgress() }
    do {
      Console.progress("writing \(output.format.rawValue)")
      let bytes = try await chart.bytes(as: output.format, dotsPerInch: dpi)
      try OutputFile.write(bytes, to: output.path)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(output.path, "\(error)")
    }
  }
}

/// The value of `-o`: its ending decides the format.
struct ChartFile {
  var path: String
  var format: Chart.Format

  init(argument: String) throws {
    let path = ArgumentText.reveal(argument)
    guard let dot = path.lastIndex(of: "."),
      let format = Chart.Format(rawValue: path[path.index(after: dot)...].lowercased())
    else { throw ValidationError("the ending decides the format: .svg, .png, .pdf, .dot or .html") }
    (self.path, self.format) = (path, format)
  }
}
