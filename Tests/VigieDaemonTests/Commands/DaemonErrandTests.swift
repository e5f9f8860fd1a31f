import Foundation
import Logging
import Testing
import VigieConfiguration
import VigieControl
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting

@Suite("Commands that change something") struct DaemonErrandTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func errand(_ context: CommandContext, _ ask: DaemonErrand.Ask? = nil) -> DaemonErrand {
        DaemonErrand(context, logger: logger, ask: ask)
    }

    @Test("a running daemon is asked, and its lines are the answer") func asked() async throws {
        let context = try Desk().context()
        let daemon = errand(context) { request in
            ControlReply(succeeded: request == .acceptWatchlist(name: "nord.csv"), lines: ["\(request)"])
        }
        #expect(await daemon.acceptWatchlist("nord.csv").exit == .success)
        let refused = await daemon.redeliver(RedeliverySelection(endpoint: "erp"))
        #expect(refused.exit == .failure && refused.lines.isEmpty && refused.complaints.count == 1)
        #expect(refused.complaints[0].contains("erp"))
    }

    @Test("with no daemon, messages are queued again under the journal's lock") func alone() async throws {
        let filed = try await Filed()
        let context = try filed.desk.context()
        let answer = await errand(context).redeliver(RedeliverySelection())
        #expect(answer.exit == .success, "\(answer)")
        #expect(answer.lines.count == 2 && answer.lines[0].hasPrefix("1 "))
        #expect(try await context.journal().summary(now: SampleAlerts.now).pendingDeliveries == 1)
    }

    @Test("a journal that another process holds is left alone, and 75 says to come back") func held() async throws {
        let filed = try await Filed()
        let holder = try SQLiteJournal(at: filed.desk.folder.file("state"))
        let answer = await errand(try filed.desk.context()).redeliver(RedeliverySelection())
        #expect(answer.exit == .temporary)
        #expect(answer.complaints.joined().contains("tenu par un autre processus"))
        await holder.close()
    }

    @Test("a journal that is not there is not made") func missing() async throws {
        let desk = try Desk()
        let answer = await errand(try desk.context()).redeliver(RedeliverySelection())
        #expect(answer.exit == .temporary)
        #expect(!FileManager.default.fileExists(atPath: desk.folder.file("state").path))
    }

    @Test("a held list is accepted without a daemon") func accept() async throws {
        let filed = try await Filed()
        let context = try filed.desk.context()
        let nothing = await errand(context).acceptWatchlist(nil)
        #expect(nothing.exit == .noInput)
        // A list of sixty is in force, and the file names one: it waits for a person.
        let clients = (0..<60).map { JournalSpecimen.client($0) }
        let bytes = try JSONEncoder().encode(
            AcceptedWatchlists.File(name: "nord.csv", digest: "ancien", clients: clients))
        let journal = try SQLiteJournal(at: filed.desk.folder.file("state"))
        var entry = JournalEntry(at: SampleAlerts.now)
        entry.watchlists = [
            AcceptedWatchlist(
                name: "nord.csv", digest: "ancien", bytes: [UInt8](bytes), clients: 60, accepted: SampleAlerts.now)
        ]
        _ = try await journal.commit(entry)
        await journal.close()
        #expect(await errand(context).acceptWatchlist("sud.csv").exit == .noInput)
        let accepted = await errand(context).acceptWatchlist("nord.csv")
        #expect(accepted.exit == .success, "\(accepted)")
        #expect(accepted.lines == ["nord.csv : acceptée, 60 → 1 clients (60 retirés)."])
        #expect(try await context.journal().acceptedWatchlists().first?.clients == 1)
    }

    @Test("held alerts are released once without a daemon, and a source that nobody knows is named") func release()
        async throws
    {
        let filed = try await Filed()
        let context = try filed.desk.context()
        let unknown = await errand(context).release("bodac", discarding: false)
        #expect(unknown.exit == .noInput && unknown.complaints.joined().contains("recherche-entreprises"))
        #expect(await errand(context).release("bodacc", discarding: false).exit == .noInput)
        let source = SourceID("recherche-entreprises")
        let other = SampleAlerts.change(.idName, before: .text("A"), after: .text("B"))
        let change = Change(
            id: ChangeID(company: other.company, code: other.code, fact: ["retenu"]), company: other.company,
            code: other.code, severity: other.severity, case: other.case, before: other.before, after: other.after,
            detected: other.detected,
            provenance: Provenance(
                source: source, url: "https://registre.example/", fetched: other.detected,
                evidence: other.provenance.evidence), details: other.details)
        var entry = JournalEntry(at: SampleAlerts.now, source: source)
        entry.changes = [change]
        entry.alerts = [
            Alert(
                change: change.id, company: change.company, recipient: .person(SampleAlerts.credit), cadence: .atOnce,
                reason: "essai", due: SampleAlerts.now)
        ]
        entry.heldChanges = [change.id]
        let journal = try SQLiteJournal(at: filed.desk.folder.file("state"))
        _ = try await journal.commit(entry)
        await journal.close()
        let report = try await StatusReport.load(context, process: .absent)
        let text = report.lines(context.wording, now: SampleAlerts.now).joined(separator: "\n")
        #expect(text.contains("vigie release recherche-entreprises"), "\(text)")
        #expect(report.json.line.contains("\"held\":[{\"source\":\"recherche-entreprises\""))
        let released = await errand(context).release("recherche-entreprises", discarding: false)
        #expect(released.exit == .success && released.lines.count == 2, "\(released)")
        #expect(released.lines[0] == "recherche-entreprises : 1 alerte(s) sur 1 client(s) partent, chacune une fois.")
        #expect(await errand(context).release("recherche-entreprises", discarding: false).exit == .noInput)
    }

    @Test(
        "each failure to reach the daemon has its exit and its advice",
        arguments: [
            (ControlFailure.Code.absent, Daemon.Exit.unavailable), (.permission, .permission), (.timeout, .temporary),
            (.broken, .temporary), (.pathTooLong, .configuration),
        ]) func failures(code: ControlFailure.Code, exit: Daemon.Exit)
    {
        let path = ControlPath(configuration: "/nulle/part.yaml", environment: [:])
        for language in Language.allCases {
            let answer = DaemonErrand.reload(at: path, in: language) { _ in
                throw ControlFailure(code, "détail", "detail")
            }
            #expect(answer.exit == exit)
            #expect(answer.complaints.count == 1 && !answer.complaints[0].isEmpty)
        }
    }

    @Test("settings that have become wrong do not hide the daemon that must refuse them") func wrongSettings() throws {
        let desk = try Desk("inconnu: 1")
        let path = ControlPath(configuration: desk.settingsPath, environment: [:])
        #expect(path.path == desk.folder.file("run").path + "/control")
        let reply = DaemonErrand.reload(at: path, in: .french) { _ in
            ControlReply(succeeded: false, lines: ["vigie.yaml:8:1: erreur", "refusés"])
        }
        #expect(reply.exit == .configuration && reply.complaints.count == 2)
        #expect(ControlPath(configuration: "/nulle/part", environment: [:]).path == "/run/vigie/control")
        #expect(
            ControlPath(configuration: "/nulle/part", environment: ["RUNTIME_DIRECTORY": "/run/autre"]).path
                == "/run/autre/control")
    }

    @Test("status tells running, absent and unknown apart") func process() throws {
        let context = try Desk().context()
        guard case .absent = errand(context).process() else {
            Issue.record("no daemon runs here")
            return
        }
        let status = DaemonStatus(version: "1", started: SampleAlerts.now, reloads: 0, silentLoops: [])
        guard case .running(status) = errand(context, { _ in ControlReply(succeeded: true, status: status) }).process()
        else {
            Issue.record("the daemon answered")
            return
        }
        guard case .unknown = errand(context, { _ in ControlReply(succeeded: true) }).process() else {
            Issue.record("an answer without a status is not one")
            return
        }
    }

    @Test("redeliver refuses an unknown endpoint, an unread date, and everything to everyone") func selection() throws {
        let context = try Desk(
            "endpoints: {erp: {url: 'https://erp.atelier.example/h', secret: {credential: erp}}}"
        ).context()
        func request(
            message: String? = nil, endpoint: String? = nil, since: String? = nil, all: Bool = false
        ) throws -> RedeliverySelection {
            try RedeliveryRequest(message: message, endpoint: endpoint, since: since, includingDelivered: all)
                .selection(context)
        }
        #expect(try request(endpoint: "erp", since: "2026-11-02").since?.description == "2026-11-01T23:00:00Z")
        #expect(try request(message: "msg_1", all: true).includingDelivered)
        let unknown = #expect(throws: Daemon.Ending.self) { try request(endpoint: "epr") }
        #expect(unknown?.exit == .usage && unknown?.lines.joined().contains("erp") == true)
        #expect(throws: Daemon.Ending.self) { try request(since: "hier") }
        #expect(throws: Daemon.Ending.self) { try request(all: true) }
    }
}
