import FoundationEssentials
import Glibc
import VigieConfiguration
import VigieDomain

/// Looks into the folder of watchlists: which files are there, which have changed, and what those say. A file is read when
/// it has been still for two seconds, so that a save in progress is not taken for a short list.
struct WatchlistFolderReader {
    /// What tells one state of a file from another without reading it.
    private struct Mark: Equatable {
        var modified: Instant
        var size: Int64
        var inode: UInt64
    }

    /// How long a file must have been left alone.
    static let stillness: Duration = .seconds(2)

    let folder: String
    let context: WatchlistFile.Context
    private var read: [String: (mark: Mark, state: WatchlistFileState)] = [:]
    private var pending: [String: (mark: Mark, since: Duration)] = [:]

    init(folder: String, context: WatchlistFile.Context) {
        self.folder = folder
        self.context = context
    }

    /// Why the folder itself cannot be read.
    struct FolderFailure: Error {
        let sentence: String
    }

    struct Look {
        var files: [WatchlistFileState]
        var diagnostics: [Diagnostic]
        /// A file is being written: look again soon.
        var isUnsettled: Bool
    }

    mutating func look(now: Instant, uptime: Duration) throws(FolderFailure) -> Look {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw FolderFailure(sentence: "\(folder): \(String(cString: strerror(errno)))")
        }
        let (watchlists, diagnostics) = WatchlistFolder.files(among: names, folder: folder)
        var look = Look(files: [], diagnostics: diagnostics, isUnsettled: false)
        for name in watchlists {
            if let state = state(of: name, now: now, uptime: uptime) {
                look.files.append(state)
            } else {
                look.isUnsettled = true
                // Not the one in force nor the one being written: the last that was whole.
                if let before = read[name] { look.files.append(before.state) }
            }
        }
        read = read.filter { watchlists.contains($0.key) }
        return look
    }

    // nil while the file moves.
    private mutating func state(of name: String, now: Instant, uptime: Duration) -> WatchlistFileState? {
        let path = "\(folder)/\(name)"
        guard let mark = WatchlistFolderReader.mark(of: path) else {
            return .unreadable(name: name, reason: String(cString: strerror(errno)))
        }
        if let before = read[name], before.mark == mark { return before.state }
        if let waiting = pending[name], waiting.mark == mark {
            guard uptime - waiting.since >= WatchlistFolderReader.stillness else { return nil }
        } else if mark.modified.duration(to: now) < WatchlistFolderReader.stillness {
            // Just written: its clock may also run ahead of ours, so the wait is counted on our own.
            pending[name] = (mark, uptime)
            return nil
        }
        pending[name] = nil
        let state: WatchlistFileState
        if let data = FileManager.default.contents(atPath: path) {
            state = .read(WatchlistFile.read(bytes: [UInt8](data), name: name, context: context))
        } else {
            state = .unreadable(name: name, reason: String(cString: strerror(errno)))
        }
        // Written again while it was read: the next look decides.
        guard WatchlistFolderReader.mark(of: path) == mark else { return nil }
        read[name] = (mark, state)
        return state
    }

    private static func mark(of path: String) -> Mark? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let modified = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        return Mark(
            modified: Instant(milliseconds: modified), size: Int64(status.st_size), inode: UInt64(status.st_ino))
    }
}
