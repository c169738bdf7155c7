extension EDTF: CustomStringConvertible {
  /// The canonical spelling: no spaces, each qualifier written once, after the component up to which it holds or before
  /// the only one for which it holds. Reading it gives the same content.
  public var description: String {
    switch content {
    case .date(let date): date.description
    case .interval(let start, let end): "\(start)/\(end)"
    case .oneOf(let members): "[" + members.map(\.description).joined(separator: ",") + "]"
    case .allOf(let members): "{" + members.map(\.description).joined(separator: ",") + "}"
    }
  }
}

extension EDTFEndpoint: CustomStringConvertible {
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension EDTFSetMember: CustomStringConvertible {
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .range(let first, let last): "\(first)..\(last)"
    case .upTo(let date): "..\(date)"
    case .from(let date): "\(date).."
    }
  }
}

extension EDTFDate: CustomStringConvertible {
  public var description: String {
    var parts = [yearText]
    var marks = [yearQualifier]
    if let unit = month.map(\.description) ?? season.map(PartialDate.twoDigits) {
      parts.append(unit)
      marks.append(monthQualifier)
    }
    if let day {
      parts.append(day.description)
      marks.append(dayQualifier)
    }
    // The run of components from the year on that share a qualifier has it once, at its end.
    let run = marks.prefix { $0 == marks[0] }.count
    for index in parts.indices {
      if index < run {
        if index == run - 1 { parts[index] += marks[index].text }
      } else {
        parts[index] = marks[index].text + parts[index]
      }
    }
    return parts.joined(separator: "-") + (time.map(\.description) ?? "")
  }

  private var yearText: String {
    let digits =
      switch year {
      case .digits(let pattern, let isNegative), .century(let pattern, let isNegative),
        .decade(let pattern, let isNegative):
        (isNegative ? "-" : "") + pattern.description
      case .long(let mantissa, let exponent, let isExponential):
        "Y\(mantissa)" + (isExponential ? "E\(exponent)" : "")
      }
    return digits + (significantDigits.map { "S\($0)" } ?? "")
  }
}

extension EDTFTime: CustomStringConvertible {
  /// `T10:10:10+04:00`.
  public var description: String {
    let two = PartialDate.twoDigits
    let clock = "T\(two(hour)):\(two(minute)):\(two(second))"
    guard let offsetInMinutes else { return clock }
    if isUTC { return clock + "Z" }
    let magnitude = abs(offsetInMinutes)
    return clock + (offsetInMinutes < 0 ? "-" : "+") + two(magnitude / 60) + ":" + two(magnitude % 60)
  }
}
