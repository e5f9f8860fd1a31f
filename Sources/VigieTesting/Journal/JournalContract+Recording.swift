import VigieDomain
import VigieEngine

/// One commit: all or nothing, once.
extension JournalContract {
    static let recording = [
        JournalContract("an entry is found whole after its commit, and after a restart") { open in
            let entry = JournalSpecimen.entry()
            let journal = try await open()
            let receipt = try await journal.commit(entry)
            try requireEqual(receipt.newChanges, Set(entry.changes.map(\.id)), "new changes")
            try await requireHolds(journal, entry)
            try await requireHolds(open(), entry)
        },
        JournalContract("the same entry committed a hundred times leaves what it left the first time") { open in
            let entry = JournalSpecimen.entry()
            let journal = try await open()
            _ = try await journal.commit(entry)
            let once = try await JournalPicture(of: journal)
            for round in 2...100 {
                let receipt = try await journal.commit(entry)
                try requireEqual(receipt.newChanges, [], "new changes of round \(round)")
            }
            try requireEqual(try await JournalPicture(of: journal), once, "the journal after a hundred commits")
            try requireEqual(try await JournalPicture(of: open()), once, "the journal after a restart")
        },
        JournalContract("an entry that cannot be recorded whole leaves nothing") { open in
            let journal = try await open()
            let empty = try await JournalPicture(of: journal)
            var entry = JournalSpecimen.entry()
            entry.alerts.append(
                JournalSpecimen.alert(JournalSpecimen.change(3, "inconnu"), to: JournalSpecimen.person("anne")))
            let broken = entry
            try await requireFailure("an alert without its change") { _ = try await journal.commit(broken) }
            try requireEqual(try await JournalPicture(of: journal), empty, "the journal after a refused entry")
            try requireEqual(try await JournalPicture(of: open()), empty, "the journal after a restart")
        },
        JournalContract("an entry that belongs to a source must name it") { open in
            let journal = try await open()
            let empty = try await JournalPicture(of: journal)
            var entry = JournalEntry(at: JournalSpecimen.start)
            entry.cursor = Cursor(text: "{}")
            entry.changes = [JournalSpecimen.change(1, "ouverture")]
            let nameless = entry
            try await requireFailure("a cursor of no source") { _ = try await journal.commit(nameless) }
            try requireEqual(try await JournalPicture(of: journal), empty, "the journal after a refused entry")
        },
        JournalContract("a change met again keeps its first telling and its sequence") { open in
            let journal = try await open()
            let first = JournalSpecimen.change(1, "ouverture")
            let later = JournalSpecimen.change(1, "ouverture", at: JournalSpecimen.moment(60), severity: .low)
            try await commit([first, JournalSpecimen.change(2, "autre")], to: journal)
            let before = try await journal.changes(matching: ChangeFilter())
            let receipt = try await commit([later, JournalSpecimen.change(3, "nouveau")], to: journal)
            try requireEqual(receipt.newChanges, [JournalSpecimen.change(3, "nouveau").id], "new changes")
            let after = try await journal.changes(matching: ChangeFilter())
            try requireEqual(Array(after.prefix(2)), before, "the changes that were known")
            try requireEqual(after.count, 3, "changes")
        },
        JournalContract("sequences increase in the order in which changes were recorded") { open in
            let journal = try await open()
            for round in 0..<5 {
                try await commit((0..<4).map { JournalSpecimen.change($0, "fait \(round)") }, to: journal)
            }
            let recorded = try await journal.changes(matching: ChangeFilter())
            let expected = (0..<5).flatMap { round in (0..<4).map { JournalSpecimen.change($0, "fait \(round)").id } }
            try requireEqual(recorded.map(\.change.id), expected, "changes in order")
            try require(
                zip(recorded, recorded.dropFirst()).allSatisfy { $0.sequence < $1.sequence }, "sequences do not grow")
        },
        JournalContract("of a known change only the alerts that are new are added") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "ouverture")
            let anne = JournalSpecimen.alert(change, to: JournalSpecimen.person("anne"))
            let bruno = JournalSpecimen.alert(change, to: JournalSpecimen.person("bruno"))
            try await commit([change], alerts: [anne], to: journal)
            let told = JournalSpecimen.message([anne], to: anne.recipient)
            try await journal.freeze([told])
            try await commit([change], alerts: [anne, bruno], to: journal)
            let waiting = try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 10)
            try requireEqual(waiting.map(\.alert), [bruno], "alerts that wait")
            let records = try await journal.alerts(about: [change.id])
            try requireEqual(records.map(\.alert.id), [anne.id, bruno.id], "alerts of the change")
        },
    ]

    @discardableResult
    static func commit(_ changes: [Change], alerts: [Alert] = [], to journal: any Journal) async throws -> CommitReceipt
    {
        var entry = JournalEntry(at: JournalSpecimen.start, source: JournalSpecimen.gazette)
        entry.changes = changes
        entry.alerts = alerts
        return try await journal.commit(entry)
    }

    /// Every part of the entry can be asked for, and is what was committed.
    private static func requireHolds(_ journal: any Journal, _ entry: JournalEntry) async throws {
        let source = JournalSpecimen.gazette
        for watch in entry.watches {
            var expected = watch
            expected.baselines = [source: entry.at]
            try requireEqual(try await journal.watch(of: watch.company), expected, "watch")
        }
        for facets in entry.facets {
            try requireEqual(try await journal.facets(of: facets.company), [facets.source: facets], "facets")
        }
        try requireEqual(try await journal.notices(of: JournalSpecimen.company(1)), entry.notices, "notices")
        try requireEqual(
            try await journal.changes(matching: ChangeFilter()).map(\.change), entry.changes, "changes")
        let alerts = try await journal.alerts(about: entry.changes.map(\.id))
        try requireEqual(Set(alerts.map(\.alert)), Set(entry.alerts), "alerts")
        try require(alerts.allSatisfy { $0.message == nil && $0.state == nil }, "an alert has a message already")
        for evidence in entry.evidence {
            try requireEqual(try await journal.evidence(evidence.id), evidence, "evidence")
        }
        try requireEqual(
            try await journal.sightings(of: Array(entry.sightings.keys), by: source),
            [JournalSpecimen.company(1): JournalSpecimen.sighting("un")], "sightings")
        try requireEqual(try await journal.cursor(of: source), entry.cursor, "cursor")
        try requireEqual(try await journal.health(of: source), entry.health, "health")
        try requireEqual(
            try await journal.unreadable(limit: 10),
            entry.unreadable.map { UnreadableEntry(source: source, record: $0, at: entry.at) }, "unreadable records")
        try requireEqual(try await journal.alarms(onlyOpen: true, limit: 10), entry.alarmsOpened, "alarms")
        try requireEqual(try await journal.acceptedWatchlists(), entry.watchlists, "watchlists")
    }
}
