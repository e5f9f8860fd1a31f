import VigieDomain
import VigieEngine

/// What people ask of the journal.
extension JournalContract {
    static let asking = [
        JournalContract("the history is filtered by every condition given") { open in
            let journal = try await open()
            let recorded = [
                JournalSpecimen.change(1, "a", code: .procOpenLiquidation, at: moment(0)),
                JournalSpecimen.change(1, "b", code: .procOpenSafeguard, at: moment(10)),
                JournalSpecimen.change(2, "c", code: .idName, at: moment(20)),
                JournalSpecimen.change(2, "d", code: .riskRatingDown, at: moment(30), source: JournalSpecimen.bureau),
            ]
            try await commit(recorded, to: journal)
            let sequence = try await journal.changes(matching: ChangeFilter()).map(\.sequence)
            let cases: [(ChangeFilter, String)] = [
                (ChangeFilter(), "abcd"),
                (ChangeFilter(newestFirst: true), "dcba"),
                (ChangeFilter(newestFirst: true, limit: 2), "dc"),
                (ChangeFilter(limit: 0), ""),
                (ChangeFilter(company: JournalSpecimen.company(2)), "cd"),
                (ChangeFilter(ids: [recorded[1].id, recorded[3].id]), "bd"),
                (ChangeFilter(ids: []), ""),
                (ChangeFilter(codes: ["proc.*"]), "ab"),
                (ChangeFilter(codes: ["proc.open.*", "id.name"]), "abc"),
                (ChangeFilter(codes: ["proc"]), ""),
                (ChangeFilter(codes: ["proc.open.liquidation"]), "a"),
                (ChangeFilter(minimumSeverity: .medium), "abd"),
                (ChangeFilter(minimumSeverity: .critical), "ab"),
                (ChangeFilter(source: JournalSpecimen.bureau), "d"),
                (ChangeFilter(since: moment(10)), "bcd"),
                (ChangeFilter(until: moment(10)), "a"),
                (ChangeFilter(since: moment(10), until: moment(30)), "bc"),
                (ChangeFilter(afterSequence: sequence[1]), "cd"),
                (ChangeFilter(company: JournalSpecimen.company(1), codes: ["proc.*"], since: moment(5)), "b"),
                // What the recorder asks before it weighs a change.
                (
                    ChangeFilter(
                        company: JournalSpecimen.company(2), codes: ["risk.rating.down", "id.name"], since: moment(0),
                        newestFirst: true, limit: 1000), "dc"
                ),
            ]
            for (filter, expected) in cases {
                let found = try await journal.changes(matching: filter)
                let facts = found.map { $0.change.details.text?.dropFirst(2).dropLast(2) ?? "" }.joined()
                try requireEqual(facts, expected, "changes of \(filter)")
            }
        },
        JournalContract("the alerts about changes are told with their message and how far it got") { open in
            let journal = try await open()
            let (alerts, message) = try await frozen(2, to: anne, in: journal)
            let change = JournalSpecimen.change(3, "autre")
            let waiting = JournalSpecimen.alert(change, to: erp, due: moment(50))
            try await commit([change], alerts: [waiting], to: journal)
            try await attempt(message, at: 0, .refused, journal)
            let unknown = ChangeID(text: "inconnu")
            let found = try await journal.alerts(about: [change.id, unknown, alerts[1].change])
            try requireEqual(
                found,
                [
                    AlertRecord(alert: waiting, message: nil, state: nil),
                    AlertRecord(alert: alerts[1], message: message.id, state: .refused),
                ], "alerts")
        },
        JournalContract("the messages about a company include the digests that tell of it") { open in
            let journal = try await open()
            let (_, digest) = try await frozen(3, to: anne, fact: "digeste", in: journal)
            let (_, alone) = try await frozen(1, to: bruno, fact: "seul", in: journal)
            let first = try await journal.deliveries(about: JournalSpecimen.company(1), limit: 9)
            try requireEqual(first.map(\.message), [alone, digest], "messages, newest first")
            let third = try await journal.deliveries(about: JournalSpecimen.company(3), limit: 9)
            try requireEqual(third.map(\.message), [digest], "messages about the third")
            let none = try await journal.deliveries(about: JournalSpecimen.company(5), limit: 9)
            try requireEqual(none, [], "messages about another")
            let newest = try await journal.deliveries(about: JournalSpecimen.company(1), limit: 1)
            try requireEqual(newest.map(\.message), [alone], "messages under a limit")
        },
        JournalContract("the summary counts what an administrator looks at first") { open in
            let journal = try await open()
            let empty = try await journal.summary(now: moment(0))
            try requireEqual(empty.clients, 0, "clients of an empty journal")
            try requireEqual(empty.changes, 0, "changes of an empty journal")
            try requireEqual(empty.oldestUndelivered, nil, "oldest undelivered of an empty journal")

            _ = try await journal.commit(JournalSpecimen.entry())
            var later = JournalSpecimen.watch(4)
            later.client.start = Day("2099-01-01")
            var ended = JournalSpecimen.watch(5)
            ended.ended = moment(1)
            try await watch([JournalSpecimen.watch(3), later, ended], journal)
            let (_, first) = try await frozen(1, to: anne, at: moment(20), fact: "1", in: journal)
            try await frozen(1, to: bruno, at: moment(10), fact: "2", in: journal)
            let (_, refused) = try await frozen(1, to: bruno, at: moment(5), fact: "3", in: journal)
            let (_, parked) = try await frozen(1, to: erp, at: moment(5), fact: "4", in: journal)
            try await attempt(first, at: 25, .pending, next: 60, journal)
            try await attempt(refused, at: 25, .refused, journal)
            try await attempt(parked, at: 25, .parked, journal)

            var found = try await journal.summary(now: moment(30))
            try require(found.bytesOnDisk >= 0, "a journal of \(found.bytesOnDisk) bytes")
            found.bytesOnDisk = 0
            try requireEqual(
                found,
                JournalSummary(
                    clients: 4, notYetWatched: 1, changes: 6, pendingDeliveries: 2, oldestUndelivered: moment(10),
                    parkedDeliveries: 1, refusedDeliveries: 1, unreadable: 1, openAlarms: 1, bytesOnDisk: 0), "summary")
        },
        JournalContract("a client is not yet watched before every feed that can know it has read its past") { open in
            let journal: any Journal = try await open()
            let gazette = JournalSpecimen.gazette
            func client(_ key: CompanyKey, sources: [SourceID]? = nil) -> WatchRecord {
                var watch = JournalSpecimen.watch(1)
                watch.client.key = key
                watch.client.sources = sources
                return watch
            }
            let foreign = CompanyKey.foreign(country: "BE", number: "0123456789")
            let elsewhere = client(JournalSpecimen.company(4), sources: [JournalSpecimen.bureau])
            try await watch(
                [
                    client(JournalSpecimen.company(1)), client(JournalSpecimen.company(2)),
                    client(JournalSpecimen.company(3)), elsewhere, client(foreign),
                ], journal)
            // Only the second has been read by the gazette; the third is known to nobody.
            for (source, known) in [
                (
                    JournalSpecimen.bureau,
                    [JournalSpecimen.company(1), JournalSpecimen.company(2), JournalSpecimen.company(4), foreign]
                ), (gazette, [JournalSpecimen.company(2)]),
            ] {
                var entry = JournalEntry(at: moment(5), source: source)
                entry.baselines = known
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await waiting([], journal), 1, "clients of whom no source told anything")
            try requireEqual(
                try await waiting([FeedReach(source: gazette)], journal), 2, "clients that the gazette has not read")
            try requireEqual(
                try await waiting([FeedReach(source: gazette, countries: ["FR", "BE"])], journal), 3,
                "with those abroad")
            try requireEqual(
                try await waiting([FeedReach(source: gazette), FeedReach(source: JournalSpecimen.bureau)], journal), 2,
                "clients that either feed has not read")
            try requireEqual(
                try await waiting([FeedReach(source: SourceID("gaz"))], journal), 3,
                "clients of a feed that has read nobody")
        },
        JournalContract("a watchlist file is kept as it was last accepted") { open in
            let journal = try await open()
            func list(_ name: String, _ bytes: [UInt8], _ second: Int) -> AcceptedWatchlist {
                AcceptedWatchlist(
                    name: name, digest: "d\(second)", bytes: bytes, clients: bytes.count, accepted: moment(second))
            }
            let lists = [
                list("sud.csv", [1, 2, 3], 0), list("nord.csv", [9], 0), list("nord.csv", [], 5),
            ]
            for accepted in lists {
                var entry = JournalEntry(at: moment(0))
                entry.watchlists = [accepted]
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await journal.acceptedWatchlists(), [lists[2], lists[0]], "watchlists by name")
        },
    ]
}

private func waiting(_ feeds: [FeedReach], _ journal: any Journal) async throws -> Int {
    try await journal.summary(now: JournalSpecimen.moment(10), feeds: feeds).notYetWatched
}
