extension TIMEX3 {
  /// The value as an attribute that TimeML requires: what could not be resolved is written with `X` for every digit.
  var requiredValue: String {
    if let value { return value }
    return switch type {
    case .date: "XXXX-XX-XX"
    case .time: "XXXX-XX-XXTXX:XX"
    case .duration, .set: "PXX"
    }
  }

  /// Attributes of one TIMEX3 element.
  ///
  /// - Parameters:
  ///   - ends: ids of the elements that name the ends of a range.
  ///   - anchor: id of the element from which the value was completed.
  func write(id: String, ends: (begin: String?, end: String?) = (nil, nil), anchor: String? = nil, _ xml: inout XMLText)
  {
    xml.attribute("tid", id)
    xml.attribute("type", type.rawValue)
    xml.attribute("value", requiredValue)
    xml.attribute("mod", mod)
    xml.attribute("quant", quant)
    xml.attribute("freq", freq)
    // Only a length of time has ends in TimeML; "since 2013" is the date.
    if type == .duration {
      xml.attribute("beginPoint", ends.begin)
      xml.attribute("endPoint", ends.end)
    }
    if let anchor {
      xml.attribute("temporalFunction", "true")
      xml.attribute("anchorTimeID", anchor)
    }
  }
}
