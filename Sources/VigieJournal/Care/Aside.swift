import Glibc

/// Small marks beside the journal that outlive the process: "damage was met here", "a restore is under way".
enum Aside {
    /// Damage was met: the next start looks at everything before it believes anything.
    static let damaged = "journal.damaged"
    /// A restore began: what lies in the folder is neither the old journal nor the new one.
    static let restoring = "journal.restoring"

    static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    @discardableResult
    static func leave(_ text: String, at path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array("\(text)\n".utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else { return false }
        return syncFolder(of: path)
    }

    static func remove(_ path: String) { unlink(path) }

    /// Makes names final: without it a power cut may undo a renaming.
    @discardableResult
    static func syncFolder(of path: String) -> Bool {
        let descriptor = open(Reserve.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
