import VigieDomain
import VigieEngine

/// Whom a provider watches for us.
extension JournalContract {
    static let enrolments = [
        JournalContract(
            "the last word about a client on a list stands, across a kill, and whoever is off it is not told"
        ) {
            open in
            var journal = try await open()
            let first = [JournalSpecimen.enrolment(1, .entering), JournalSpecimen.enrolment(2, .enrolled)]
            for _ in 1...2 { try await record(first, in: journal) }
            try requireEqual(try await read(journal), first, "written twice")
            let second = [JournalSpecimen.enrolment(1, .enrolled, at: moment(60)), JournalSpecimen.enrolment(2, .gone)]
            try await record(second, in: journal)
            journal = try await open()
            try requireEqual(try await read(journal), [second[0]], "one is off the list")
            try await record([JournalSpecimen.enrolment(2, .entering, at: moment(90))], in: journal)
            try requireEqual(
                try await read(journal), [second[0], JournalSpecimen.enrolment(2, .entering, at: moment(90))],
                "back again")
        },
        JournalContract("lists and providers are told apart, and each keeps its own record") { open in
            var journal = try await open()
            let here = JournalSpecimen.enrolment(1, .enrolled)
            let there = JournalSpecimen.enrolment(1, .leaving, list: "43")
            let elsewhere = JournalSpecimen.enrolment(1, .entering, source: JournalSpecimen.register)
            var entry = JournalEntry(at: moment(0))
            entry.enrolments = [here, there, elsewhere]
            var list = EnrolmentList(
                source: JournalSpecimen.bureau, list: "42", failures: 3, failure: "réponse « 503 »")
            list.notBefore = moment(120)
            entry.enrolmentLists = [list]
            _ = try await journal.commit(entry)
            try requireEqual(try await read(journal), [here], "of this list")
            try requireEqual(try await read(journal, list: "43"), [there], "of the other list")
            try requireEqual(
                try await journal.enrolments(at: JournalSpecimen.register, list: "42"), [elsewhere], "elsewhere")
            try requireEqual(try await read(journal, list: "44"), [], "of none")
            journal = try await open()
            try requireEqual(try await journal.enrolmentLists(), [list], "the record")
            list.failures = 0
            entry = JournalEntry(at: moment(60))
            entry.enrolmentLists = [list]
            _ = try await journal.commit(entry)
            try requireEqual(try await journal.enrolmentLists(), [list], "the record after a success")
            let summary = try await journal.enrolmentSummaries()
            try requireEqual(summary, [EnrolmentSummary(list: list, enrolled: 1)], "the summary")
        },
    ]

    private static func record(_ enrolments: [Enrolment], in journal: any Journal) async throws {
        var entry = JournalEntry(at: moment(0))
        entry.enrolments = enrolments
        _ = try await journal.commit(entry)
    }

    private static func read(_ journal: any Journal, list: String = "42") async throws -> [Enrolment] {
        try await journal.enrolments(at: JournalSpecimen.bureau, list: list)
    }
}
