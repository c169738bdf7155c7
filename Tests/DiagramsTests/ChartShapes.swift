import EventGraph
import TimeModel

@testable import Diagrams

/// Tables of events of four shapes, with every kind of date, labels of three scripts and of all lengths.
enum ChartShape: String, CaseIterable, Sendable {
  case fewInThreeYears, hundredsInTenYears, thousandsInOneYear, millennia

  private var count: Int {
    switch self {
    case .fewInThreeYears: 15
    case .hundredsInTenYears: 300
    case .thousandsInOneYear: 5_000
    case .millennia: 40
    }
  }

  private var first: Day {
    switch self {
    case .fewInThreeYears: Day(year: 2019, month: 2, day: 1)
    case .hundredsInTenYears: Day(year: 2011, month: 1, day: 1)
    case .thousandsInOneYear: Day(year: 2020, month: 1, day: 1)
    case .millennia: Day(year: -999, month: 3, day: 1)
    }
  }

  private var days: Int {
    switch self {
    case .fewInThreeYears: 1_095
    case .hundredsInTenYears: 3_650
    case .thousandsInOneYear: 365
    case .millennia: 1_095_000
    }
  }

  func builder() -> GraphBuilder {
    var b = GraphBuilder()
    let documents = (0..<min(9, count)).map { b.document("d\($0).txt", title: "Bulletin \($0 + 1)") }
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let types = EventType.all
    for index in 0..<count {
      let day = first.advanced(by: next(days))
      let civil = day.civil
      let value: MentionValue =
        switch next(12) {
        case 0: .date(PartialDate(year: civil.year, month: civil.month))
        case 1: .date(PartialDate(year: civil.year))
        case 2: .interval(PartialDate(day), PartialDate(day.advanced(by: next(60) + 1)))
        case 3: .interval(PartialDate(day), nil)
        default: .date(PartialDate(day))
        }
      let words = ["police detained three", "суд приговорил к штрафу", "علّقت السلطات نشاط المنظمة", "law"]
      let label = String((words[next(4)] + " " + words[next(4)] + " \(index)").prefix(20 + next(50)))
      let status = next(10) == 0 ? Status.planned : .actual
      b.event(
        label, types[next(types.count)].name, in: documents[next(documents.count)], value, status: status,
        actors: ["Actor \(next(14))"], sources: next(3) + 1)
    }
    return b
  }
}
