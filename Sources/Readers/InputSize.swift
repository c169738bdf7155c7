internal import Glibc

/// How much there is to read, for progress.
public enum InputSize {
  /// Bytes of all files among inputs as `DocumentReader` takes them; nil where that cannot be known beforehand.
  ///
  /// Walks folders. What cannot be looked at counts nothing: reading will report it.
  public static func bytes(of inputs: [String]) -> Int? {
    var total = 0
    for input in inputs {
      var status = stat()
      guard input != "-", stat(input, &status) == 0 else { return input == "-" ? nil : total }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        for file in FolderWalk(folder: input).files where stat(file.systemPath, &status) == 0 {
          total += Int(status.st_size)
        }
      case S_IFREG: total += Int(status.st_size)
      default: return nil
      }
    }
    return total
  }
}
