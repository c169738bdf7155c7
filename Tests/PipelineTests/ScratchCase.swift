import Foundation
import ScratchFolders
import Testing

@testable import Pipeline

/// A case file in a folder of its own, and a pipeline that keeps the links of however few documents.
struct ScratchCase {
  let folder: ScratchFolder
  let pipeline: Pipeline
  var path: String { folder.path + "/c.annals" }
  static let briefs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/briefs").path

  init() throws {
    folder = try ScratchFolder()
    var pipeline = try Pipeline()
    pipeline.leastKept = 1
    self.pipeline = pipeline
  }
}
