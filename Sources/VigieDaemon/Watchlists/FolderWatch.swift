import Glibc
import VigieControl
import VigieEngine

/// Rings a bell when something in a folder changes (inotify). Network folders send no events: a look each minute does
/// for them, and this is only the quick way.
final class FolderWatch: Sendable {
    private let stop: Int32

    /// nil where the system gives no watch (folder missing, limit reached); the look each minute remains.
    init?(path: String, bell: Bell) {
        let events = inotify_init1(Int32(IN_CLOEXEC))
        guard events >= 0 else { return nil }
        let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
        guard inotify_add_watch(events, path, mask) >= 0 else {
            close(events)
            return nil
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            close(events)
            return nil
        }
        let heard = ends[0]
        stop = ends[1]
        BlockingThread.start {
            var buffer = [UInt8](repeating: 0, count: 16_384)
            while true {
                var waits = [
                    pollfd(fd: events, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: heard, events: Int16(POLLIN), revents: 0),
                ]
                let count = poll(&waits, 2, -1)
                if count < 0, errno == EINTR { continue }
                guard count > 0, waits[1].revents == 0, read(events, &buffer, buffer.count) > 0 else { break }
                bell.ring()
            }
            close(events)
            close(heard)
        }
    }

    deinit {
        // The thread sees the other end close, and ends.
        close(stop)
    }
}
