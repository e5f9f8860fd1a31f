/// Whom we watch: every client of every accepted watchlist file, one entry per company.
package struct Watchlist: Hashable, Sendable {
    /// In the order of their keys, so that nothing depends on the order of files or of a hash table.
    package let clients: [Client]
    private let positions: [CompanyKey: Int]

    /// - Parameter lines: one client per line of the files, in their order; lines about one company are merged, all
    ///   accounts kept.
    package init(lines: [Client] = []) {
        var merged: [CompanyKey: Client] = [:]
        for line in lines {
            if let client = merged[line.key] {
                merged[line.key] = client.merged(with: line)
            } else {
                merged[line.key] = line
            }
        }
        clients = merged.values.sorted { $0.key < $1.key }
        positions = Dictionary(uniqueKeysWithValues: clients.enumerated().map { ($1.key, $0) })
    }

    package subscript(key: CompanyKey) -> Client? { positions[key].map { clients[$0] } }

    package var count: Int { clients.count }
}

extension Client {
    /// The same company met again: accounts add up, tags unite, the watch covers both periods.
    fileprivate func merged(with other: Client) -> Client {
        var client = self
        for account in other.accounts where !client.accounts.contains(account) { client.accounts.append(account) }
        for tag in other.tags where !client.tags.contains(tag) { client.tags.append(tag) }
        client.postcode = postcode ?? other.postcode
        client.note = note ?? other.note
        // Where two lines disagree the first counts; whoever reads the files says so.
        client.lei = lei ?? other.lei
        client.isin = isin ?? other.isin
        for line in other.thresholds where !thresholds.contains(line) { client.thresholds.append(line) }
        client.start = start.flatMap { first in other.start.map { min(first, $0) } }
        client.end = end.flatMap { first in other.end.map { max(first, $0) } }
        client.mutedUntil = mutedUntil.flatMap { first in other.mutedUntil.map { min(first, $0) } }
        client.minimumSeverity = minimumSeverity.flatMap { first in other.minimumSeverity.map { min(first, $0) } }
        if let mine = sources, let theirs = other.sources {
            client.sources = mine + theirs.filter { !mine.contains($0) }
        } else {
            client.sources = nil
        }
        return client
    }
}
