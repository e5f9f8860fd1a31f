import FoundationEssentials
import VigieDomain
import VigieEngine

/// Which files were taken, kept by the engine as text.
struct FileCursor: Hashable, Codable {
    /// What a file looked like.
    struct Stamp: Hashable, Codable {
        var size: Int
        var modified: Instant

        init(_ file: DepotFile) {
            size = file.size
            modified = file.modified
        }
    }

    /// A file that was read whole.
    struct Taken: Hashable, Codable {
        var stamp: Stamp
        var digest: String
        var at: Instant
    }

    /// A file that was met, and since when it has looked like this.
    struct Met: Hashable, Codable {
        var stamp: Stamp
        var since: Instant
    }

    var taken: [String: Taken] = [:]
    /// Files that were not read yet, because they may still be written.
    var met: [String: Met] = [:]
    /// Wrong files beside which good ones were taken.
    var refused: [String: Met] = [:]
    /// When something last came, or when we began to look.
    var arrived: Instant
    /// Rows about clients in the last file.
    var matched = 0
    /// Whether the last file ended with the end of a line: one that does not is then cut.
    var endsLine = false

    init(arrived: Instant) { self.arrived = arrived }

    /// nil where the text is not ours.
    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(FileCursor.self, from: Data(cursor.text.utf8)) else { return nil }
        self = value
    }

    var cursor: Cursor {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts always encode.
        return Cursor(text: (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}")
    }

    /// When this very file was read, as a good one or a wrong one; nil for one that is new.
    func met(_ file: DepotFile) -> Instant? {
        let stamp = Stamp(file)
        if let taken = taken[file.name], taken.stamp == stamp { return taken.at }
        if let refused = refused[file.name], refused.stamp == stamp { return refused.since }
        return nil
    }

    /// What was read later than now was read by a clock that was set back since. All that is known then: it came after the
    /// files that were read before that clock.
    func dated(notAfter now: Instant) -> FileCursor {
        guard taken.values.contains(where: { $0.at > now }) || refused.values.contains(where: { $0.since > now })
        else { return self }
        let sure = taken.values.filter { $0.at <= now }.map { min($0.stamp.modified, $0.at) }.max()
        let then = min(now, sure?.adding(milliseconds: 1) ?? Instant(milliseconds: 0))
        var cursor = self
        for (name, file) in taken where file.at > now { cursor.taken[name]?.at = then }
        for (name, file) in refused where file.since > now { cursor.refused[name]?.since = then }
        cursor.arrived = min(arrived, now)
        return cursor
    }

    /// With the files that were met now and are not at rest yet.
    func meeting(_ files: [String: Met]) -> FileCursor {
        var cursor = self
        cursor.met.merge(files) { $1 }
        return cursor
    }

    /// Without the files that lie there no more.
    func kept(among files: [DepotFile]) -> FileCursor {
        let names = Set(files.map(\.name))
        var cursor = self
        cursor.taken = taken.filter { names.contains($0.key) }
        cursor.met = met.filter { names.contains($0.key) }
        cursor.refused = refused.filter { names.contains($0.key) }
        return cursor
    }
}
