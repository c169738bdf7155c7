internal import EventGraph

/// Prints the taxonomy.
public enum TaxonomyWriter {
  /// A table: type, family, occurrence, PLOVER and CAMEO codes.
  public static var text: String {
    var table = TextTable()
    table.append(["type", "family", "occurrence", "PLOVER", "CAMEO"])
    for type in Taxonomy.types {
      table.append([type.name, type.family, type.occurrence.rawValue, type.plover ?? "-", type.cameo ?? "-"])
    }
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// JSON Lines, one object a type.
  public static var json: [UInt8] {
    var json = JSONWriter()
    for type in Taxonomy.types {
      json.object { json in
        json.member("type", type.name)
        json.member("family", type.family)
        json.member("occurrence", type.occurrence.rawValue)
        json.member("plover", type.plover)
        json.member("cameo", type.cameo)
      }
      json.newline()
    }
    return json.bytes
  }
}
