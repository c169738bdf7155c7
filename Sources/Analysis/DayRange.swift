internal import TimeModel

/// Days from one to another, printed as the shortest EDTF that says the same: `2021-01-10`, `2020-02`, `2020-02/2020-11`.
struct DayRange: CustomStringConvertible {
  let first: Day
  let last: Day

  init(_ first: Day, _ last: Day) { (self.first, self.last) = (first, last) }

  var description: String {
    guard first.isFinite else { return "../\(last)" }
    guard last.isFinite else { return "\(first)/.." }
    if first == last { return "\(first)" }
    let (a, b) = (first.civil, last.civil)
    let isWholeMonths = a.day == 1 && b.day == Day.lengthOfMonth(b.month, year: b.year)
    if isWholeMonths, a.month == 1, b.month == 12 {
      return a.year == b.year
        ? "\(PartialDate(year: a.year))" : "\(PartialDate(year: a.year))/\(PartialDate(year: b.year))"
    }
    if isWholeMonths {
      let (start, end) = (PartialDate(year: a.year, month: a.month), PartialDate(year: b.year, month: b.month))
      return start == end ? "\(start)" : "\(start)/\(end)"
    }
    return "\(first)/\(last)"
  }
}
