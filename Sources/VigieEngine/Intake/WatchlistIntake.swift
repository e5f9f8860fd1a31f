package import VigieDomain

/// From the watchlists as they now stand to the clients whose watch begins, changes or ends. Pure. A removed line ends
/// the watch and keeps the history; a client with a running legal clock is followed until it has passed.
package enum WatchlistIntake {
    package struct Outcome: Hashable, Sendable {
        package var records: [WatchRecord] = []
        package var added: [CompanyKey] = []
        package var changed: [CompanyKey] = []
        package var ended: [CompanyKey] = []
    }

    /// - Parameters:
    ///   - records: what the journal holds.
    ///   - runningClocks: for each company, the last legal day of a clock that runs.
    package static func outcome(
        of watchlist: Watchlist, records: [WatchRecord], runningClocks: [CompanyKey: Day], now: Instant
    ) -> Outcome {
        var outcome = Outcome()
        let held = Dictionary(records.map { ($0.company, $0) }) { _, last in last }
        for client in watchlist.clients {
            guard var record = held[client.key] else {
                outcome.records.append(WatchRecord(client: client, since: now))
                outcome.added.append(client.key)
                continue
            }
            if record.ended != nil {
                // Met again after a pause: what happened meanwhile is the past, so every source tells it anew.
                record.ended = nil
                record.followedUntil = nil
                record.since = now
                record.baselines = [:]
                record.books = Books()
                record.client = client
                outcome.records.append(record)
                outcome.added.append(client.key)
            } else if record.client != client {
                record.client = client
                outcome.records.append(record)
                outcome.changed.append(client.key)
            }
        }
        for record in records.sorted(by: { $0.company < $1.company })
        where record.ended == nil && watchlist[record.company] == nil {
            var ended = record
            ended.ended = now
            ended.followedUntil = runningClocks[record.company]
            outcome.records.append(ended)
            outcome.ended.append(record.company)
        }
        return outcome
    }
}
