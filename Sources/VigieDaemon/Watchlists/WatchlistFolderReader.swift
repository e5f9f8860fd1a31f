import FoundationEssentials
import Glibc
import VigieConfiguration
import VigieDomain

/// Looks into the folder of watchlists: which files are there, which have changed, and what those say. A file is read when
/// it has been still for two seconds, so that a save in progress is not taken for a short list; and a file is gone when it
/// has been missing as long, because many programs save by taking the old one away first.
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
    private var missing: [String: Duration] = [:]

    init(folder: String, context: WatchlistFile.Context) {
        self.folder = folder
        self.context = context
    }

    /// Why the folder itself cannot be read, in the system's word.
    struct FolderFailure: Error {
        let reason: String
    }

    struct Look {
        var files: [WatchlistFileState] = []
        /// Names of files that are being written or replaced: look again soon. What was last whole of them may stand among
        /// the files.
        var unsettled: Set<String> = []
        var diagnostics: [Diagnostic] = []
    }

    /// - Parameter known: names of the lists in force, some of which may be missing.
    mutating func look(known: [String], now: Instant, uptime: Duration) throws(FolderFailure) -> Look {
        let names = try names()
        let (watchlists, diagnostics) = WatchlistFolder.files(among: names.plain, folder: folder)
        var look = Look(diagnostics: diagnostics)
        look.files = WatchlistFolder.files(among: names.garbled, folder: folder).watchlists.map {
            .unreadable(name: $0, reason: String(cString: strerror(EILSEQ)))
        }
        for name in watchlists {
            if let state = state(of: name, now: now, uptime: uptime) {
                look.files.append(state)
            } else {
                look.unsettled.insert(name)
            }
        }
        let present = Set(watchlists)
        for name in Set(known).union(read.keys).subtracting(present) {
            let since = missing[name] ?? uptime
            missing[name] = since
            if uptime - since < WatchlistFolderReader.stillness { look.unsettled.insert(name) }
        }
        missing = missing.filter { !present.contains($0.key) }
        pending = pending.filter { present.contains($0.key) }
        read = read.filter { present.contains($0.key) || look.unsettled.contains($0.key) }
        // Not the one being written: the last that was whole.
        look.files += look.unsettled.sorted().compactMap { read[$0]?.state }
        look.files.sort { $0.name < $1.name }
        return look
    }

    // The system's own calls, because they say why. Names that are not UTF-8 come from old network shares; no path made of
    // their text leads back to them.
    private func names() throws(FolderFailure) -> (plain: [String], garbled: [String]) {
        guard let directory = opendir(folder) else { throw FolderFailure(reason: String(cString: strerror(errno))) }
        defer { closedir(directory) }
        var names: (plain: [String], garbled: [String]) = ([], [])
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                // Half a folder would end the watches of the other half.
                guard errno == 0 else { throw FolderFailure(reason: String(cString: strerror(errno))) }
                return names
            }
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    name in
                    if let plain = String(validatingCString: name) {
                        if plain != ".", plain != ".." { names.plain.append(plain) }
                    } else {
                        names.garbled.append(String(cString: name))
                    }
                }
            }
        }
    }

    // nil while the file moves.
    private mutating func state(of name: String, now: Instant, uptime: Duration) -> WatchlistFileState? {
        let path = "\(folder)/\(name)"
        guard let mark = WatchlistFolderReader.mark(of: path) else {
            // Taken away since the folder was listed: the next look knows whether for good.
            if errno == ENOENT, !isThere(path) { return nil }
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
        let state = contents(of: path, name: name)
        // Written again while it was read: the next look decides.
        guard WatchlistFolderReader.mark(of: path) == mark else { return nil }
        // What could not be opened is tried again, for a right that is granted moves no mark.
        if case .read = state { read[name] = (mark, state) }
        return state
    }

    private func contents(of path: String, name: String) -> WatchlistFileState {
        do {
            let bytes = try FileBytes.read(path, atMost: context.limits.bytes + 1)
            return .read(WatchlistFile.read(bytes: bytes.bytes, name: name, context: context))
        } catch {
            return .unreadable(name: name, reason: error.reason)
        }
    }

    /// Whether the name stands for anything, be it a link to nowhere.
    private func isThere(_ path: String) -> Bool {
        let reason = errno
        defer { errno = reason }
        var status = stat()
        return Glibc.lstat(path, &status) == 0
    }

    private static func mark(of path: String) -> Mark? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let modified = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        return Mark(
            modified: Instant(milliseconds: modified), size: Int64(status.st_size), inode: UInt64(status.st_ino))
    }
}
