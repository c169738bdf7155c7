extension PackCompiler.Source {
  mutating func readQuestions(_ characters: CharacterTable) throws(PackError) {
    if let file = files.first(where: { $0.name == "questions.rules" }) {
      questions = try QuestionFile(file).rules(characters)
    }
    if let file = files.first(where: { $0.name == "cues.rules" }) { cues = try QuestionFile(file).cues(characters) }
  }

  /// What `LanguagePack.questions` reads.
  var questionNotes: [UInt8] {
    var notes = ImageNotes()
    let firstBytes = Set((questions.program.words + cues.program.words).compactMap(\.first))
    notes.write(firstBytes.sorted()) { $0.write(Int($1)) }
    questions.write(to: &notes)
    cues.write(to: &notes)
    return notes.bytes
  }
}
