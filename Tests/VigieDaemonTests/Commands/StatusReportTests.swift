import Foundation
import Testing
import VigieConfiguration
import VigieControl
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("vigie status") struct StatusReportTests {
    private let running = DaemonStatus(
        version: "0.1.0", started: SampleAlerts.moment("2026-10-06T04:00:00Z"), reloads: 2, silentLoops: [])

    @Test("sources with their age, figures, alarms, all from a journal that another process may hold")
    func whole() async throws {
        let filed = try await Filed()
        let context = try filed.desk.context()
        let report = try await StatusReport.load(context, process: .running(running))
        let text = report.lines(context.wording, now: SampleAlerts.now).joined(separator: "\n")
            .replacing("\u{A0}", with: " ")
        for part in [
            "vigie 0.1.0 – en marche, démarré il y a 60 min, réglages rechargés 2 fois",
            "bodacc : dernier succès il y a 20 jours", "recherche-entreprises : jamais interrogée",
            "Clients surveillés : 1", "Changements connus : 2", "Refusés ou expirés : 1", "source:bodacc – la source",
        ] {
            #expect(text.contains(part), "missing: \(part)\n\(text)")
        }
        #expect(!text.contains("\u{1B}"))
        #expect(report.exit == .failure, "an alarm is open")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json.pretty.utf8)) as? [String: Any])
        #expect((object["daemon"] as? [String: Any])?["state"] as? String == "running")
        #expect(object["open_alarms"] as? Int == 1)
    }

    private func report(
        _ process: StatusReport.Process, state: SourceHealth.State = .healthy, alarms: Int = 0
    ) -> StatusReport {
        StatusReport(
            process: process, controlPath: "/run/vigie/control",
            sources: [
                .init(
                    id: SourceID("bodacc"),
                    health: SourceHealth(source: SourceID("bodacc"), state: state, since: SampleAlerts.now))
            ],
            summary: JournalSummary(
                clients: 0, notYetWatched: 0, changes: 0, pendingDeliveries: 0, oldestUndelivered: nil,
                parkedDeliveries: 0, refusedDeliveries: 0, unreadable: 0, openAlarms: alarms, bytesOnDisk: 0),
            alarms: [],
            endpoints: [EndpointRecord(name: "erp", failingSince: SampleAlerts.now, disabled: SampleAlerts.now)])
    }

    @Test("the exit says whether a person must look") func exits() {
        var silent = running
        silent.silentLoops = ["deliveries"]
        var unsound = running
        unsound.auditHolds = false
        #expect(report(.running(unsound)).exit == .failure)
        #expect(report(.running(running)).exit == .success)
        #expect(report(.running(running), state: .down).exit == .failure)
        #expect(report(.running(running), alarms: 1).exit == .failure)
        #expect(report(.running(silent)).exit == .failure)
        #expect(report(.absent).exit == .unavailable)
        #expect(report(.unknown(ControlFailure(.permission, "", ""))).exit == .success)
    }

    @Test("a list at a provider is told with who waits, and not at all where there is none") func enrolments() throws {
        var report = report(.running(running))
        func text(_ language: Language) -> String {
            report.lines(Wording(language), now: SampleAlerts.now).joined(separator: "\n").replacing(
                "\u{A0}", with: " ")
        }
        #expect(!text(.french).contains("fournisseurs"))
        let list = EnrolmentList(
            source: SourceID("pappers"), list: "42", failures: 2, failure: Phrase("quota épuisé", "quota spent"),
            lastSuccess: SampleAlerts.now.adding(.seconds(-7200)))
        report.enrolments = [
            EnrolmentSummary(
                list: list, enrolled: 120, entering: 3, leaving: 1,
                differsSince: SampleAlerts.now.adding(.seconds(-3600)))
        ]
        #expect(
            text(.french).contains("pappers, liste 42 : 120 clients inscrits – 3 à inscrire – 1 à retirer – en attente")
        )
        #expect(
            text(.french).contains("quota épuisé") && text(.english).contains("pappers, list 42: 120 clients enrolled"))
        let object = try JSONSerialization.jsonObject(with: Data(report.json.pretty.utf8)) as? [String: Any]
        let first = try #require((object?["enrolments"] as? [[String: Any]])?.first)
        #expect(first["entering"] as? Int == 3 && first["reason_en"] as? String == "quota spent")
    }

    @Test("the self-audit and the heartbeat are told with their age") func watcher() {
        var status = running
        (status.lastAudit, status.auditHolds) = (SampleAlerts.now.adding(.seconds(-120)), true)
        (status.heartbeatHost, status.lastBeat) = ("guet.example", SampleAlerts.now.adding(.seconds(-60)))
        func text(_ status: DaemonStatus, _ language: Language) -> String {
            report(.running(status)).lines(Wording(language), now: SampleAlerts.now).joined(separator: "\n")
                .replacing("\u{A0}", with: " ")
        }
        #expect(text(status, .french).contains("Auto-contrôle : bon, il y a 2 min"))
        #expect(text(status, .french).contains("Battement vers guet.example : il y a 1 min"))
        (status.auditHolds, status.lastBeat) = (false, nil)
        #expect(text(status, .english).contains("Self-audit: failed, 2 min ago"))
        #expect(text(status, .english).contains("Heartbeat to guet.example: none yet"))
        #expect(!text(running, .english).contains("Heartbeat"))
    }

    @Test("each state of the daemon says what to do") func process() {
        let wording = Wording(.french)
        let processes: [(StatusReport.Process, String)] = [
            (.absent, "systemctl start vigie"), (.unknown(ControlFailure(.permission, "", "")), "sudo vigie"),
            (.unknown(ControlFailure(.timeout, "", "")), "systemctl status vigie"),
        ]
        for (process, hint) in processes {
            #expect(report(process).lines(wording, now: SampleAlerts.now)[0].contains(hint))
        }
        #expect(
            report(.absent).lines(wording, now: SampleAlerts.now).joined().contains("vigie redeliver --endpoint erp"))
    }

    @Test("the lists in force, and what waits for a person") func watchlists() throws {
        let clients = (0..<60).map { JournalSpecimen.client($0) }
        let stored = AcceptedWatchlists.File(name: "nord.csv", digest: "d", clients: clients)
        let accepted = AcceptedWatchlist(
            name: "nord.csv", digest: "d", bytes: [UInt8](try JSONEncoder().encode(stored)), clients: 60,
            accepted: SampleAlerts.now)
        let file = WatchlistFile.read(bytes: Array(Desk.list.utf8), name: "nord.csv")
        let status = WatchlistStatus(accepted: [accepted], files: [.read(file)])
        let text = status.lines(Wording(.french)).joined(separator: "\n").replacing("\u{A0}", with: " ")
        #expect(text.contains("nord.csv : 60 clients, prise le"))
        #expect(text.contains("nord.csv : 60 → 1 clients, 60 retirés"), "\(text)")
        #expect(status.json.line.contains("\"held\":[{\"file\":\"nord.csv\",\"before\":60,\"after\":1,\"lost\":60}]"))
        #expect(WatchlistStatus(accepted: [], files: []).lines(Wording(.english)).first == "No watchlist in force.")
    }
}
