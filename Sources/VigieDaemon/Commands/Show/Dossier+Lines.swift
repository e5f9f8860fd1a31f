package import VigieDomain
import VigieEngine
package import VigieWording

extension Dossier {
    /// The dossier as a person reads it.
    package func lines(_ wording: Wording, now: Instant) -> [String] {
        let today = wording.zone.day(of: now)
        var page = TextPage()
        addClient(to: &page, wording, today)
        addDeadlines(to: &page, wording, today)
        addProceedings(to: &page, wording, today)
        addFacets(to: &page, wording)
        addContradictions(to: &page, wording, now)
        addChanges(to: &page, wording)
        addDeliveries(to: &page, wording)
        return page.lines
    }

    private func addClient(to page: inout TextPage, _ wording: Wording, _ today: Day) {
        page.heading("\(Plain.name(client.name)) – \(client.key.display)")
        if let ended = watch.ended {
            page.add(
                wording.say(
                    "Sorti des listes le \(wording.moment(ended)) ; l'historique est gardé.",
                    "Left the watchlists on \(wording.moment(ended)); the history is kept."))
            if let until = watch.followedUntil {
                page.add(
                    wording.say(
                        "Suivi jusqu'au \(wording.date(until)), car un délai court.",
                        "Followed until \(wording.date(until)), as a legal clock runs."))
            }
        } else {
            page.add(
                wording.say(
                    "Dans les listes depuis le \(wording.moment(watch.since)).",
                    "In the watchlists since \(wording.moment(watch.since))."))
        }
        if watch.baselines.isEmpty {
            page.add(
                wording.say(
                    "Pas encore surveillé : aucune source n'a encore tout dit de lui.",
                    "Not yet watched: no source has told everything it knows."))
        }
        for (source, moment) in watch.baselines.sorted(by: { $0.key < $1.key }) {
            page.add(
                wording.say(
                    "Surveillé par \(source) depuis le \(wording.moment(moment)).",
                    "Watched by \(source) since \(wording.moment(moment))."))
        }
        addNumbers(to: &page, wording)
        if let muted = client.mutedUntil, muted >= today {
            page.add(wording.say("En sourdine jusqu'au \(wording.date(muted)).", "Muted until \(wording.date(muted))."))
        }
        page.heading(wording.say("Comptes", "Accounts"))
        for account in client.accounts { page.add(line(account, wording)) }
        page.heading(wording.exposureHeading)
        for row in wording.exposure(of: watch.ended == nil ? client : nil, on: today) {
            page.add(wording.labelled(row.label, row.value))
        }
    }

    private func line(_ account: Account, _ wording: Wording) -> String {
        func person(_ person: Person?) -> String {
            person.map { wording.recipient(.person($0)) } ?? wording.say("personne", "nobody")
        }
        let code = account.code.map { Plain.name($0, limit: 60) } ?? wording.say("sans code", "no code")
        let manager = wording.labelled(wording.say("chargé de compte", "account manager"), person(account.manager))
        let credit = wording.labelled(wording.say("crédit", "credit manager"), person(account.creditManager))
        return "\(code) (\(Plain.name(account.portfolio, limit: 60))) – \(manager) – \(credit)"
    }

    private func addDeadlines(to page: inout TextPage, _ wording: Wording, _ today: Day) {
        let running = runningDeadlines(on: today)
        page.heading(
            running.isEmpty
                ? wording.say("Aucun délai en cours", "No running deadline")
                : wording.say("Délais en cours", "Running deadlines"))
        page.add(lines: running.map { wording.deadline($0, on: today) })
    }

    private func addProceedings(to page: inout TextPage, _ wording: Wording, _ today: Day) {
        page.heading(
            wording.labelled(
                wording.say("Procédures collectives", "Insolvency proceedings"),
                wording.state(docket.state(on: today))))
        for proceeding in docket.proceedings {
            var parts = [
                wording.say("ouverte le ", "opened on ") + wording.date(proceeding.opened)
                    + (proceeding.openingKnown
                        ? "" : wording.say(" au plus tard (ouverture inconnue)", " at the latest (opening not known)")),
                wording.state(proceeding.state),
                wording.say("dernier jugement le ", "last judgment on ") + wording.date(proceeding.lastJudgment),
            ]
            if proceeding.needsReview { parts.append(wording.say("à vérifier", "to be checked")) }
            if proceeding.isStale(on: today) {
                parts.append(wording.say("ancienne, issue inconnue", "old, its end is not known"))
            }
            page.add(parts.joined(separator: " – "))
        }
        guard !notices.isEmpty else { return }
        page.heading(wording.say("Avis, dans l'ordre légal", "Notices, in legal order"))
        for record in orderedNotices { page.add(line(record, wording)) }
    }

    private func line(_ record: NoticeRecord, _ wording: Wording) -> String {
        let notice = record.notice
        let fate: String =
            switch record.disposition {
            case .changed(let ids): wording.say("changement ", "change ") + list(ids)
            case .baseline: wording.say("connu au départ", "known at first sight")
            case .confirms(let ids): wording.say("confirme ", "confirms ") + list(ids)
            case .possible(let ids): wording.say("correspondance possible, ", "possible match, ") + list(ids)
            }
        let titles = notice.meanings.map { wording.title($0.code) }.joined(separator: ", ")
        var words = [
            wording.date(notice.legalDay), Plain.line(notice.id.number), wording.role(notice.role), titles, fate,
        ]
        if let link = notice.link { words.append(Plain.line(link, limit: 300)) }
        return words.joined(separator: " – ")
    }

    private func list(_ ids: [ChangeID]) -> String {
        ids.map { id in changes.first { $0.change.id == id }.map { "n° \($0.sequence)" } ?? id.text }
            .joined(separator: ", ")
    }

    private func addFacets(to page: inout TextPage, _ wording: Wording) {
        for record in facets {
            page.heading(
                wording.say(
                    "Selon \(record.source), lu le \(wording.moment(record.provenance.fetched))",
                    "Says \(record.source), read \(wording.moment(record.provenance.fetched))"))
            for (label, value) in record.facets.words(wording) { page.add(wording.labelled(label, value)) }
            page.add(proof(record.provenance, wording))
        }
    }

    private func proof(_ provenance: Provenance, _ wording: Wording) -> String {
        wording.labelled(
            wording.say("preuve", "evidence"),
            "\(provenance.evidence.digest) – \(Plain.line(provenance.url, limit: 300))")
    }

    private func addChanges(to page: inout TextPage, _ wording: Wording) {
        page.heading(
            changes.isEmpty
                ? wording.say("Aucun changement", "No change") : wording.say("Changements", "Changes"))
        for recorded in changes {
            let change = recorded.change
            page.add(
                "n° \(recorded.sequence)  \(wording.moment(change.detected))  \(wording.tag(change.severity))  \(wording.title(change.code))"
            )
            if let movement = wording.movement(change) { page.add(movement, depth: 2) }
            page.add(lines: wording.cautions(about: change), depth: 2)
            for alert in alerts where alert.alert.change == change.id {
                page.add("→ " + line(alert, wording), depth: 2)
            }
            page.add(proof(change.provenance, wording), depth: 2)
            for confirmation in confirmations where confirmation.change == change.id {
                page.add(line(confirmation, wording), depth: 2)
            }
        }
    }

    private func line(_ record: AlertRecord, _ wording: Wording) -> String {
        let alert = record.alert
        let waiting =
            switch record.hold {
            case .waiting: wording.say("retenu (vigie release)", "held (vigie release)")
            case .discarded: wording.say("mis de côté par une personne", "set aside by a person")
            case nil:
                wording.say("pas encore rédigé", "not yet composed")
                    + (alert.cadence == .atOnce ? "" : " (\(wording.moment(alert.due)))")
            }
        let state = record.state.map { wording.deliveryState($0) } ?? waiting
        return [
            wording.recipient(alert.recipient), wording.cadence(alert.cadence), state, wording.reason(alert.reason),
        ].joined(separator: " – ")
    }

    private func addDeliveries(to page: inout TextPage, _ wording: Wording) {
        guard !deliveries.isEmpty else { return }
        page.heading(wording.say("Messages", "Messages"))
        for delivery in deliveries {
            var words = [
                wording.moment(delivery.message.created), delivery.message.id.text,
                wording.recipient(delivery.message.recipient), wording.deliveryState(delivery.state),
            ]
            if delivery.attempts > 0 {
                words.append(
                    wording.count(delivery.attempts, Phrase("essai", "attempt"), Phrase("essais", "attempts")))
            }
            if let next = delivery.nextAttempt, delivery.state == .pending {
                words.append(wording.say("prochain ", "next ") + wording.moment(next))
            }
            if let reply = delivery.lastReply { words.append(wording.quoted(wording.line(reply, limit: 160))) }
            page.add(words.joined(separator: " – "))
            page.add(Plain.line(delivery.message.gist, limit: 300), depth: 2)
        }
    }
}
