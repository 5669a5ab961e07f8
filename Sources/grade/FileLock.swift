import Glibc

/// The right to write to a file, which one process has at a time; it ends with the process.
final class FileLock {
  private let descriptor: Int32

  /// How long another process is waited for, in seconds.
  private static let patience = 10.0

  /// Locks a gradebook, and makes an empty file where there is none.
  init(_ path: String) throws(FileError) {
    descriptor = FileSystem.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw FileError(
        message: "cannot open the gradebook '\(path)': \(String(cString: strerror(errno)))")
    }
    let start = Environment.wallClock()
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      if Environment.wallClock() - start > Self.patience {
        close(descriptor)
        throw FileError(
          message: "another run writes to the gradebook '\(path)'; wait until it has ended")
      }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }
}
