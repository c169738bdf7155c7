/// Event types that gold may name in a coarser way.
enum CoarseTypes {
  /// The coarser type that gold may carry for a type.
  private static let coarse: [String: String] = [
    "election-campaign": "other", "election-observation": "review", "office-change": "other",
    "law-repealed": "law-amended", "condemnation": "statement", "demand": "statement", "imprisonment": "arrest",
    "abduction": "arrest", "search": "other", "trial": "other", "extradition": "other", "org-founded": "other",
    "penalty-lifted": "case-closed", "harassment": "other", "censorship": "ban", "surveillance": "other",
    "gathering": "meeting", "expulsion": "displacement", "emergency": "other", "award": "other",
  ]

  /// Whether a type is one of those accepted, or one is the coarser type of the other.
  static func match(_ predicted: String, _ accepted: [String]) -> Bool {
    accepted.contains(predicted) || coarse[predicted].map(accepted.contains) ?? false
      || accepted.contains { coarse[$0] == predicted }
  }
}
