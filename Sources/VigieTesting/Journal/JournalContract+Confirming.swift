import VigieDomain
import VigieEngine

/// What a second source said of a change that stands.
extension JournalContract {
    static let confirming = [
        JournalContract("a confirmation is kept with its source, its proof and its hour, once, across a kill") { open in
            var journal = try await open()
            let first = JournalSpecimen.change(1, "ouverture")
            let second = JournalSpecimen.change(1, "plan")
            var entry = JournalEntry(at: JournalSpecimen.start, source: JournalSpecimen.gazette)
            entry.changes = [first, second, JournalSpecimen.change(2, "ouverture")]
            _ = try await journal.commit(entry)
            try requireEqual(try await journal.confirmations(of: JournalSpecimen.company(1)), [], "before")
            let words = [
                confirmation(of: second, "b", at: 60), confirmation(of: first, "a", at: 90),
                confirmation(of: first, "c", at: 30, source: JournalSpecimen.register, notice: "bodacc:A1"),
            ]
            for _ in 1...2 { try await confirm(words, in: journal) }
            let expected = [words[2], words[1], words[0]]
            try requireEqual(try await journal.confirmations(of: JournalSpecimen.company(1)), expected, "after")
            try requireEqual(try await journal.confirmations(of: JournalSpecimen.company(2)), [], "of another client")
            journal = try await open()
            try requireEqual(
                try await journal.confirmations(of: JournalSpecimen.company(1)), expected, "after a restart")
        },
        JournalContract("one telling may confirm two changes; met again later, its first hour stands") { open in
            let journal = try await open()
            let left = JournalSpecimen.change(1, "parti", code: .mgmtOfficerLeft)
            let came = JournalSpecimen.change(1, "venu", code: .mgmtOfficerAdded)
            var entry = JournalEntry(at: JournalSpecimen.start, source: JournalSpecimen.gazette)
            entry.changes = [left, came]
            entry.confirmations = [confirmation(of: left, "r", at: 10), confirmation(of: came, "r", at: 10)]
            _ = try await journal.commit(entry)
            try await confirm([confirmation(of: left, "r", at: 99)], in: journal)
            try requireEqual(
                try await journal.confirmations(of: JournalSpecimen.company(1)), entry.confirmations, "confirmations")
        },
        JournalContract("what confirms a change that is not there is refused whole") { open in
            let journal = try await open()
            let empty = try await JournalPicture(of: journal)
            var entry = JournalSpecimen.entry()
            entry.confirmations = [confirmation(of: JournalSpecimen.change(5, "inconnu"), "x", at: 10)]
            let broken = entry
            try await requireFailure("a confirmation of nothing") { _ = try await journal.commit(broken) }
            try requireEqual(try await JournalPicture(of: journal), empty, "the journal after a refused entry")
            try requireEqual(try await JournalPicture(of: open()), empty, "the journal after a restart")
        },
    ]

    private static func confirmation(
        of change: Change, _ telling: String, at seconds: Int, source: SourceID = JournalSpecimen.bureau,
        notice: String? = nil
    ) -> Confirmation {
        Confirmation(
            change: change.id, telling: ChangeID(text: telling),
            provenance: JournalSpecimen.provenance(
                JournalSpecimen.evidence("confirmation \(telling)", at: JournalSpecimen.moment(seconds)),
                source: source),
            notice: notice.map(NoticeID.init(text:)), at: JournalSpecimen.moment(seconds))
    }

    private static func confirm(_ words: [Confirmation], in journal: any Journal) async throws {
        var entry = JournalEntry(at: JournalSpecimen.moment(100), source: JournalSpecimen.bureau)
        entry.confirmations = words
        _ = try await journal.commit(entry)
    }
}
