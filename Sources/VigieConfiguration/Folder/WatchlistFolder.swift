package import VigieDomain

/// Decides what becomes of the folder of watchlists when its files change. Pure: the daemon lists and reads, this says
/// which lists are in force.
///
/// Four promises: a bad file never costs the running list; a list that suddenly lost many clients waits for a person; a
/// line that was good and became unreadable keeps its client; every such decision is told.
package enum WatchlistFolder {
    /// A list may lose this many clients without a question: an office closes some accounts each month.
    static let freeLosses = 20
    /// Or this part of them, in per cent, for the long lists.
    static let freeLossesPercent = 5

    /// Which names of the folder are watchlists. Hidden files, and those that Excel and LibreOffice leave while a file is
    /// open (`~$north.csv`, `.~lock.north.csv#`), are passed over in silence; any other name is told.
    package static func files(
        among names: [String], folder: String
    ) -> (watchlists: [String], diagnostics: [Diagnostic]) {
        var watchlists: [String] = []
        var diagnostics: [Diagnostic] = []
        for name in names.sorted() {
            if name.hasPrefix(".") || name.hasPrefix("~") || name.hasSuffix("~") || isOurs(name) { continue }
            if name.lowercased().hasSuffix(".csv") {
                watchlists.append(name)
            } else {
                diagnostics.append(Diagnostic(file: "\(folder)/\(name)", problem: .folder(.notWatched)))
            }
        }
        return (watchlists, diagnostics)
    }

    /// The guide that is delivered beside the example.
    private static func isOurs(_ name: String) -> Bool { name == "README.md" }

    /// - Parameters:
    ///   - previous: what is in force now; nil at the very first start.
    ///   - files: every watchlist of the folder, read or not. A file in force that is not among them was removed.
    ///   - unsettled: names of files that are being written, moved or replaced at this moment. What is in force of them
    ///     stays, without a word: the next look decides.
    ///   - confirmed: contents that a person accepted although they lose many clients.
    package static func plan(
        previous: AcceptedWatchlists?, files: [WatchlistFileState], unsettled: Set<String> = [],
        confirmed: Set<WatchlistConfirmation> = []
    ) -> WatchlistPlan {
        let before = previous ?? AcceptedWatchlists()
        var planner = WatchlistPlanner(before: before, confirmed: confirmed)
        return planner.plan(files, unsettled: unsettled)
    }

    static func isTooManyLost(_ lost: Int, of count: Int) -> Bool {
        lost > max(freeLosses, count * freeLossesPercent / 100)
    }
}

/// One file of the folder as it was found.
package enum WatchlistFileState: Hashable, Sendable {
    case read(WatchlistReading)
    /// With the system's word for why.
    case unreadable(name: String, reason: String)

    package var name: String {
        switch self {
        case .read(let reading): reading.name
        case .unreadable(let name, _): name
        }
    }
}

/// A content that a person accepted.
package struct WatchlistConfirmation: Hashable, Sendable, Codable {
    package var file: String
    /// SHA-256 of the bytes; nil accepts that the file is gone. A later, different content is asked about again.
    package var digest: String?

    package init(file: String, digest: String?) {
        self.file = file
        self.digest = digest
    }
}

/// The lists in force, kept by the journal so that a restart with a bad file still watches everyone.
package struct AcceptedWatchlists: Hashable, Sendable, Codable {
    /// One file as it was accepted.
    package struct File: Hashable, Sendable, Codable {
        package var name: String
        package var digest: String
        package var clients: [Client]

        package init(name: String, digest: String, clients: [Client]) {
            self.name = name
            self.digest = digest
            self.clients = clients
        }
    }

    /// By name.
    package var files: [File]

    package init(files: [File] = []) { self.files = files.sorted { $0.name < $1.name } }

    package var watchlist: Watchlist { Watchlist(lines: files.flatMap(\.clients)) }
}

/// What is decided about the folder.
package struct WatchlistPlan: Hashable, Sendable {
    /// A list that waits for a person, with what to confirm.
    package struct Held: Hashable, Sendable {
        package var confirmation: WatchlistConfirmation
        package var before: Int
        package var after: Int
        package var lost: Int
    }

    /// To be stored: the lists in force from now on.
    package var inForce: AcceptedWatchlists
    /// Names of the files whose new content is in force.
    package var accepted: [String]
    /// Names of the files whose last good content stays.
    package var kept: [String]
    package var held: [Held]
    package var removed: [String]
    package var added: [CompanyKey]
    package var changed: [CompanyKey]
    /// Their watch ends; their history and running deadlines do not.
    package var ended: [CompanyKey]
    /// Those of the files, and those of the folder.
    package var diagnostics: [Diagnostic]
    /// What `inForce` comes to. Merged once, because callers ask it about each client.
    package var watchlist: Watchlist
}
