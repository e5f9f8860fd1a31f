import VigieDomain

/// Goes through the files of the folder once and settles what each of them becomes.
struct WatchlistPlanner {
    private let before: [String: AcceptedWatchlists.File]
    private let confirmed: Set<WatchlistConfirmation>
    private let watchedBefore: Watchlist

    private var inForce: [AcceptedWatchlists.File] = []
    private var accepted: [String] = []
    private var kept: [String] = []
    private var held: [WatchlistPlan.Held] = []
    private var removed: [String] = []
    private var diagnostics: [Diagnostic] = []

    init(before: AcceptedWatchlists, confirmed: Set<WatchlistConfirmation>) {
        self.before = Dictionary(before.files.map { ($0.name, $0) }) { first, _ in first }
        self.confirmed = confirmed
        watchedBefore = before.watchlist
    }

    /// A file that could take the place of the one in force.
    private struct Candidate {
        var name: String
        var digest: String?
        var clients: [Client]
    }

    mutating func plan(_ files: [WatchlistFileState], unsettled: Set<String>) -> WatchlistPlan {
        var candidates: [Candidate] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            switch file {
            case .unreadable(let name, let reason):
                tell(name, .unreadable(reason: reason))
                keep(name)
            case .read(let reading):
                diagnostics += reading.diagnostics
                guard reading.isUsable else {
                    keep(reading.name)
                    continue
                }
                let clients = reading.clients + carried(into: reading)
                candidates.append(Candidate(name: reading.name, digest: reading.digest, clients: clients))
            }
        }
        let readings = files.compactMap { file in if case .read(let reading) = file { reading } else { nil } }
        diagnostics += WatchlistFolder.disagreements(among: readings.sorted { $0.name < $1.name })
        let present = Set(files.map(\.name))
        for (name, file) in before.sorted(by: { $0.key < $1.key }) where !present.contains(name) {
            if unsettled.contains(name) {
                inForce.append(file)
            } else {
                candidates.append(Candidate(name: name, digest: nil, clients: []))
            }
        }
        settle(candidates)
        return result()
    }

    /// The last good content stays, where there is one.
    private mutating func keep(_ name: String) {
        guard let file = before[name] else { return }
        kept.append(name)
        inForce.append(file)
        tell(name, .kept(clients: file.clients.count))
    }

    /// Lines whose number can no longer be read, but whose account code tells which client of the last good content they
    /// are: a spreadsheet that rounds a column must not end a watch in silence.
    private mutating func carried(into reading: WatchlistReading) -> [Client] {
        guard let file = before[reading.name], !reading.refused.isEmpty else { return [] }
        let present = Set(reading.clients.flatMap(\.accountCodes))
        var byCode: [String: Client] = [:]
        for client in file.clients {
            for code in client.accountCodes where byCode[code] == nil { byCode[code] = client }
        }
        var carried: [Client] = []
        for line in reading.refused {
            guard let code = line.accountCode, !present.contains(code), let client = byCode[code] else { continue }
            carried.append(client)
            diagnostics.append(
                Diagnostic(
                    file: reading.name, line: line.number,
                    problem: .folder(.carried(line: line.number, client: client.name))))
        }
        return carried
    }

    /// A client that moves from one list to another is not lost: losses are counted against all the candidates.
    private mutating func settle(_ candidates: [Candidate]) {
        let after = Set(candidates.flatMap(\.clients).map(\.key) + inForce.flatMap(\.clients).map(\.key))
        let lostInAll = watchedBefore.clients.count { !after.contains($0.key) }
        let isFolderTooLight = WatchlistFolder.isTooManyLost(lostInAll, of: watchedBefore.count)
        for candidate in candidates {
            guard let file = before[candidate.name] else {
                accept(candidate)
                continue
            }
            let keys = Set(file.clients.map(\.key))
            let lost = keys.count { !after.contains($0) }
            let confirmation = WatchlistConfirmation(file: candidate.name, digest: candidate.digest)
            let isTooLight = WatchlistFolder.isTooManyLost(lost, of: keys.count) || (isFolderTooLight && lost > 0)
            if isTooLight, !confirmed.contains(confirmation) {
                let count = Set(candidate.clients.map(\.key)).count
                held.append(
                    WatchlistPlan.Held(confirmation: confirmation, before: keys.count, after: count, lost: lost))
                inForce.append(file)
                tell(candidate.name, .held(before: keys.count, after: count, lost: lost))
            } else if candidate.digest == nil {
                removed.append(candidate.name)
                tell(candidate.name, .removed(clients: keys.count))
            } else {
                accept(candidate)
            }
        }
    }

    private mutating func accept(_ candidate: Candidate) {
        accepted.append(candidate.name)
        inForce.append(
            AcceptedWatchlists.File(
                name: candidate.name, digest: candidate.digest ?? "", clients: candidate.clients))
    }

    private mutating func tell(_ name: String, _ problem: FolderProblem) {
        diagnostics.append(Diagnostic(file: name, problem: .folder(problem)))
    }

    private func result() -> WatchlistPlan {
        let lists = AcceptedWatchlists(files: inForce)
        let after = lists.watchlist
        return WatchlistPlan(
            inForce: lists, accepted: accepted, kept: kept, held: held, removed: removed,
            added: after.clients.map(\.key).filter { watchedBefore[$0] == nil },
            changed: after.clients.filter { client in watchedBefore[client.key].map { $0 != client } ?? false }
                .map(\.key),
            ended: watchedBefore.clients.map(\.key).filter { after[$0] == nil }, diagnostics: diagnostics.sorted(),
            watchlist: after)
    }
}
