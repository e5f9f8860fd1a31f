package import VigieDomain
package import VigieEngine
package import VigieRehearsal

/// All that was measured in one demonstration.
package struct DemoReport: Sendable {
    package var folder: DemoFolder
    package var turns: [DemoTurn] = []
    /// The folder held a journal already: the story was over, and nothing may be told again.
    package var isRepeat = false
    /// Clients as the watchlist describes them.
    package var clients: [CompanyKey: Client] = [:]
    package var world: World
    package var summary: JournalSummary?
    /// Alerts that wait for their digest, with the hour of the first.
    package var waiting = 0
    package var nextDigest: Instant?
    /// Calls whose signature was wrong: never accepted.
    package var forged = 0
    package var checks: [DemoCheck] = []

    package init(folder: DemoFolder, world: World) {
        self.folder = folder
        self.world = world
    }

    package var changes: [RecordedChange] { turns.flatMap(\.changes) }
    package var mails: [ReceivedMail] { turns.flatMap(\.mails) }
    package var calls: [ReceivedCall] { turns.flatMap(\.calls) }
    package var questions: Int { turns.reduce(0) { $0 + $1.questions } }
    package var tally: Recorder.Tally { turns.reduce(into: Recorder.Tally()) { $0 += $1.tally } }
    package var succeeded: Bool { checks.allSatisfy(\.holds) }

    /// The mail that a credit manager would open first: the gravest news, in the mailbox of the one who must act.
    package var showpiece: ReceivedMail? {
        let opening = changes.first { $0.change.code == .procOpenLiquidation }
        let credit = opening.flatMap { clients[$0.change.company]?.accounts.compactMap(\.creditManager).first }
        let name = opening.flatMap { clients[$0.change.company]?.name }
        guard let credit, let name else { return mails.first }
        return mails.first { $0.recipient == credit.email.text && $0.reading.subject.contains(name) } ?? mails.first
    }
}
