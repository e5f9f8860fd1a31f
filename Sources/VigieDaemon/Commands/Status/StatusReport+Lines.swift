import VigieControl
package import VigieDomain
import VigieEngine
package import VigieWording

extension StatusReport {
    package func lines(_ wording: Wording, now: Instant) -> [String] {
        var page = TextPage()
        page.heading(processLine(wording, now: now))
        if case .running(let status) = process, !status.silentLoops.isEmpty {
            page.add(
                wording.labelled(
                    wording.say("Boucles muettes", "Silent loops"), status.silentLoops.joined(separator: ", ")))
        }
        if case .running(let status) = process {
            for line in watchLines(status, wording, now: now) { page.add(line) }
        }
        page.heading(wording.say("Sources", "Sources"))
        for source in sources { page.add(line(source, wording, now: now)) }
        addEnrolments(to: &page, wording, now: now)
        page.heading(wording.say("Clients et messages", "Clients and messages"))
        for (label, value) in figures(wording, now: now) { page.add(wording.labelled(label, value)) }
        if !holds.isEmpty {
            page.heading(wording.say("Alertes retenues", "Held alerts"))
            for hold in holds { page.add(line(hold, wording)) }
        }
        let troubled = endpoints.filter { $0.disabled != nil || $0.failingSince != nil }
        if !troubled.isEmpty {
            page.heading(wording.say("Points d'accès en défaut", "Failing endpoints"))
            for endpoint in troubled { page.add(line(endpoint, wording)) }
        }
        page.heading(
            alarms.isEmpty ? wording.say("Aucune alarme", "No alarm") : wording.say("Alarmes ouvertes", "Open alarms"))
        for alarm in alarms {
            page.add("\(wording.moment(alarm.opened)) – \(Plain.line(alarm.key)) – \(wording.line(alarm.sentence))")
        }
        return page.lines
    }

    private func processLine(_ wording: Wording, now: Instant) -> String {
        switch process {
        case .running(let status):
            let since = wording.age(of: status.started, at: now)
            let reloads =
                status.reloads == 0
                ? ""
                : wording.say(
                    ", réglages rechargés \(status.reloads) fois", ", settings reloaded \(status.reloads) times")
            return wording.say(
                "vigie \(status.version) – en marche, démarré \(since)\(reloads)",
                "vigie \(status.version) – running, started \(since)\(reloads)")
        case .absent:
            return wording.say(
                "Aucun démon en marche (\(controlPath)). Lancez-le : « systemctl start vigie ». Ce qui suit vient du journal.",
                "No daemon runs (\(controlPath)). Start it: \"systemctl start vigie\". What follows is from the journal."
            )
        case .unknown(let failure):
            return CommandWords.control(failure, path: controlPath, in: wording.language)
        }
    }

    /// Who watches the watcher: the self-audit, and the heartbeat.
    private func watchLines(_ status: DaemonStatus, _ wording: Wording, now: Instant) -> [String] {
        var lines: [String] = []
        if let audited = status.lastAudit {
            let age = wording.age(of: audited, at: now)
            lines.append(
                wording.labelled(
                    wording.say("Auto-contrôle", "Self-audit"),
                    status.auditHolds == true
                        ? wording.say("bon, \(age)", "good, \(age)")
                        : wording.say("en échec, \(age)", "failed, \(age)")))
        }
        if let host = status.heartbeatHost {
            lines.append(
                wording.labelled(
                    wording.say("Battement vers \(host)", "Heartbeat to \(host)"),
                    status.lastBeat.map { wording.age(of: $0, at: now) } ?? wording.say("aucun encore", "none yet")))
        }
        return lines
    }

    private func line(_ source: Source, _ wording: Wording, now: Instant) -> String {
        guard let health = source.health else {
            return wording.labelled(source.id.name, wording.say("jamais interrogée", "never asked"))
        }
        let state =
            switch health.state {
            case .healthy: wording.say("bonne", "healthy")
            case .suspect: wording.say("douteuse", "suspect")
            case .down: wording.say("en panne", "down")
            }
        let success =
            health.lastSuccess.map {
                wording.say(
                    "dernier succès \(wording.age(of: $0, at: now)) (\(wording.moment($0)))",
                    "last success \(wording.age(of: $0, at: now)) (\(wording.moment($0)))")
            } ?? wording.say("aucun succès encore", "no success yet")
        // How long ago it was last seen to see is what matters most.
        var parts = [success, state]
        if health.failures > 0 {
            parts.append(
                wording.count(
                    health.failures, Phrase("échec de suite", "failure in a row"),
                    Phrase("échecs de suite", "failures in a row")))
        }
        if let reason = health.reason { parts.append(wording.line(reason)) }
        if let wait = health.notBefore, wait > now {
            parts.append(wording.say("à revoir \(wording.moment(wait))", "again \(wording.moment(wait))"))
        }
        return wording.labelled(source.id.name, parts.joined(separator: " – "))
    }

    private func figures(_ wording: Wording, now: Instant) -> [(String, String)] {
        func number(_ value: Int) -> String { wording.integer(Int64(value)) }
        let oldest =
            summary.oldestUndelivered.map {
                "\(wording.moment($0)) (\(wording.age(of: $0, at: now)))"
            } ?? wording.say("aucun", "none")
        return [
            (wording.say("Clients surveillés", "Watched clients"), number(summary.clients)),
            (wording.say("Pas encore surveillés", "Not yet watched"), number(summary.notYetWatched)),
            (wording.say("Changements connus", "Changes known"), wording.integer(summary.changes)),
            (wording.say("Messages en attente", "Messages waiting"), number(summary.pendingDeliveries)),
            (wording.say("Plus ancien non remis", "Oldest undelivered"), oldest),
            (
                wording.say("Mis de côté (vigie redeliver)", "Parked (vigie redeliver)"),
                number(summary.parkedDeliveries)
            ),
            (wording.say("Refusés ou expirés", "Refused or expired"), number(summary.refusedDeliveries)),
            (
                wording.say(
                    "Illisibles, gardés (vigie show --unreadable)", "Unreadable, kept (vigie show --unreadable)"),
                number(summary.unreadable)
            ),
            (
                wording.say("Journal", "Journal"),
                "\(wording.integer(summary.bytesOnDisk / 1024))\u{A0}\(wording.say("Kio", "KiB"))"
            ),
        ]
    }

    private func line(_ hold: AlertHold, _ wording: Wording) -> String {
        let name = Plain.line(hold.source.name)
        let alerts = wording.count(hold.alerts, Phrase("alerte", "alert"), Phrase("alertes", "alerts"))
        let clients = wording.count(hold.clients, Phrase("client", "client"), Phrase("clients", "clients"))
        return wording.labelled(
            name,
            wording.say(
                "\(alerts) sur \(clients), depuis le \(wording.moment(hold.opened)) ; vérifiez, puis « vigie release \(name) »",
                "\(alerts) about \(clients), since \(wording.moment(hold.opened)); check, then \"vigie release \(name)\""
            ))
    }

    private func line(_ endpoint: EndpointRecord, _ wording: Wording) -> String {
        let name = Plain.line(endpoint.name)
        if let disabled = endpoint.disabled {
            return wording.say(
                "\(name) : abandonné le \(wording.moment(disabled)) ; « vigie redeliver --endpoint \(name) » quand il répond.",
                "\(name): given up on \(wording.moment(disabled)); \"vigie redeliver --endpoint \(name)\" when it answers."
            )
        }
        let since = endpoint.failingSince.map(wording.moment) ?? ""
        return wording.say("\(name) : en défaut depuis le \(since)", "\(name): failing since \(since)")
    }
}
