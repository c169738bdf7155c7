import Testing
import TimeModel

@testable import Diagrams

@Suite struct TimeScaleTests {
  static func days(_ text: String) -> [Day] {
    text.split(separator: " ").map { part in
      let numbers = part.split(separator: "-").compactMap { Int($0) }
      return Day(year: numbers[0], month: numbers[1], day: numbers[2])
    }
  }

  @Test func eachSegmentIsTrueToScaleAndTheyMeet() {
    var days = Self.days("2019-03-14 2019-06-17")
    days += (0..<12).map { Day(year: 2020, month: 1, day: 5).advanced(by: $0 * 27) }
    days += (0..<14).map { Day(year: 2020, month: 12, day: 20).advanced(by: $0 * 4) }
    let (first, end) = TimeScale.calendarFrame(days.min()!, days.max()!)
    let scale = TimeScale.piecewise(days, from: first, to: end, left: 206, right: 1_654)
    #expect((2...4).contains(scale.segments.count))
    #expect(scale.left == 206 && scale.right == 1_654)
    for (segment, next) in zip(scale.segments, scale.segments.dropFirst()) {
      #expect(segment.end == next.first && segment.right == next.left)
      #expect(segment.end.civil.day == 1)
    }
    for segment in scale.segments {
      let middle = Day(number: (segment.first.number + segment.end.number) / 2)
      let expected = segment.left + Double(middle.number - segment.first.number) * segment.pointsPerDay
      #expect(abs(scale.x(startOf: middle) - expected) < 0.001)
    }
    let densities = scale.segments.map(\.pointsPerDay)
    #expect(densities.max()! / densities.min()! <= 40.5)
    #expect(densities.first! < densities.last!)
  }

  @Test func evenTimesStayEven() {
    let days = (0..<200).map { Day(year: 2015, month: 1, day: 1).advanced(by: $0 * 11) }
    let (first, end) = TimeScale.calendarFrame(days[0], days[199])
    #expect(TimeScale.piecewise(days, from: first, to: end, left: 0, right: 1_000).segments.count == 1)
  }

  @Test func aLongGapIsCompressed() {
    var days = (0..<20).map { Day(year: 1966, month: 3, day: 1).advanced(by: $0 * 9) }
    days += (0..<20).map { Day(year: 2020, month: 3, day: 1).advanced(by: $0 * 9) }
    let (first, end) = TimeScale.calendarFrame(days[0], days[39])
    let scale = TimeScale.piecewise(days, from: first, to: end, left: 0, right: 1_000)
    let gap = scale.x(startOf: Day(year: 2020, month: 1, day: 1)) - scale.x(startOf: Day(year: 1967, month: 1, day: 1))
    #expect(scale.segments.count >= 3)
    #expect(gap < 450)
  }

  @Test func xGrowsWithTimeAndStaysOnTheChart() {
    let days = Self.days("2019-03-14 2020-06-17 2020-06-18 2020-06-19 2021-01-01")
    let scale = TimeScale.piecewise(
      days, from: Day(year: 2019, month: 3, day: 1), to: Day(year: 2021, month: 2, day: 1), left: 10, right: 900)
    var last = 10.0
    for day in stride(from: scale.first.number, to: scale.end.number, by: 1) {
      let x = scale.x(middleOf: Day(number: day))
      #expect(x > last)
      last = x
    }
    #expect(scale.x(startOf: Day(year: 1900, month: 1, day: 1)) == 10)
    #expect(scale.x(startOf: Day(year: 2100, month: 1, day: 1)) == 900)
  }

  @Test(arguments: [
    (1.0, 0.0), (2.718281828459045, 1), (10, 2.302585092994046), (0.5, -0.6931471805599453), (1e6, 13.815510557964274),
  ])
  func logarithmsAreRight(x: Double, ln: Double) { #expect(abs(Logarithm.natural(x) - ln) < 1e-9) }

  @Test func ticksStandAtRoundTimes() {
    let (first, end) = (Day(year: 2020, month: 1, day: 15), Day(year: 2021, month: 3, day: 2))
    #expect(
      TickUnit.months(3).ticks(from: first, to: end).map(\.description) == [
        "2020-04-01", "2020-07-01", "2020-10-01", "2021-01-01",
      ])
    #expect(TickUnit.years(1).ticks(from: first, to: end).map(\.description) == ["2021-01-01"])
    #expect(TickUnit.weeks.ticks(from: first, to: end).allSatisfy { $0.weekday == 1 })
    #expect(TickUnit.weeks.ticks(from: Day(year: 2020, month: 1, day: 6), to: end).first?.description == "2020-01-06")
    #expect(
      TickUnit.years(100).ticks(from: Day(year: -250, month: 5, day: 1), to: Day(year: 1, month: 1, day: 1)).map {
        $0.civil.year
      } == [-199, -99])
  }

  @Test func frames() {
    let long = TimeScale.calendarFrame(Day(year: 1901, month: 5, day: 3), Day(year: 2001, month: 5, day: 3))
    #expect(long.first.description == "1901-01-01" && long.end.description == "2002-01-01")
    let year = TimeScale.calendarFrame(Day(year: 2020, month: 5, day: 3), Day(year: 2020, month: 12, day: 31))
    #expect(year.first.description == "2020-05-01" && year.end.description == "2021-01-01")
    let day = TimeScale.calendarFrame(Day(year: 2020, month: 5, day: 3), Day(year: 2020, month: 5, day: 3))
    #expect(day.first.description == "2020-05-02" && day.end.description == "2020-05-05")
  }
}

@Suite struct TimeExtentTests {
  private func day(_ month: Int, _ day: Int) -> Day { Day(year: 2020, month: month, day: day) }

  @Test func boundsBecomeTheShapesOfTheChart() {
    #expect(TimeExtent(TimeBounds(actWithin: day(5, 1), day(5, 1))) == .day(day(5, 1)))
    #expect(TimeExtent(TimeBounds(actWithin: day(5, 1), day(5, 31))) == .window(day(5, 1), day(5, 31)))
    let days = TimeBounds(
      earliestStart: day(5, 1), latestStart: day(5, 1), earliestEnd: day(5, 3), latestEnd: day(5, 3))
    #expect(TimeExtent(days) == .days(day(5, 1), day(5, 3)))
    #expect(TimeExtent(.unbounded) == nil)
  }

  @Test func aStateIsCertainBetweenItsWindows() {
    let bounds = TimeBounds(
      stateFrom: PartialDate(year: 2020, month: 1), to: PartialDate(year: 2020, month: 7))
    guard case .span(let edges) = TimeExtent(bounds) else {
      Issue.record("no span")
      return
    }
    #expect(edges.earliest == day(1, 1) && edges.from == day(1, 31) && edges.to == day(7, 2))
    #expect(edges.latest == day(8, 1))
  }

  @Test func openSidesAreOpen() {
    var bounds = TimeBounds(actWithin: day(5, 1), day(5, 1))
    bounds.latestEnd = .unboundedFuture
    guard case .span(let edges) = TimeExtent(bounds) else {
      Issue.record("no span")
      return
    }
    #expect(edges.latest == nil && edges.from == day(5, 1) && edges.to == day(5, 2))
    bounds = TimeBounds(
      earliestStart: .unboundedPast, latestStart: day(1, 9), earliestEnd: .unboundedPast, latestEnd: day(1, 9))
    guard case .span(let before) = TimeExtent(bounds) else {
      Issue.record("no span")
      return
    }
    #expect(before.earliest == nil && before.lastKnown == day(1, 9))
  }

  @Test(arguments: [
    (-998, 500, -999), (-499, 500, -499), (-500, 500, -999), (0, 500, -499), (1, 500, 1), (499, 500, 1),
    (500, 500, 500), (1_999, 100, 1_900), (0, 10, -9), (-9, 10, -9), (-10, 10, -19),
  ])
  func stretchesOfYearsAreRoundAsPeopleCount(year: Int, step: Int, start: Int) {
    #expect(TickUnit.start(of: year, years: step) == start)
  }

  @Test func ticksBeforeChristAreRound() {
    let ticks = TickUnit.years(100).ticks(from: Day(year: -250, month: 1, day: 1), to: Day(year: 201, month: 1, day: 1))
    #expect(ticks.map(\.civil.year) == [-199, -99, 100, 200])
  }
}
