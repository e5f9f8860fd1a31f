package import VigieDomain
package import VigieEngine

/// The line that must be enough for someone in a hurry.
extension Wording {
    /// Names are cut here so that the deadline at the end is still seen.
    private static let subjectNameLimit = 60

    /// `[CRITIQUE] LJ ouverte – DUPONT SA (C0123) – encours 48 200 EUR – déclarer au plus tard le 13/11/2026`.
    package func subject(of alerts: [PendingAlert], today: Day) -> String {
        guard let first = alerts.first else { return "" }
        let companies = Set(alerts.map(\.change.change.company))
        return companies.count == 1
            ? subject(of: first, others: alerts.count - 1, all: alerts, today: today)
            : digestSubject(alerts, today: today)
    }

    /// The same words for one alert where no message is around it: a list, a webhook.
    package func gist(of pending: PendingAlert, today: Day) -> String {
        subject(of: pending, others: 0, all: [pending], today: today)
    }

    private func subject(of first: PendingAlert, others: Int, all: [PendingAlert], today: Day) -> String {
        let change = first.change.change
        var event = gist(of: change)
        if change.details.isPossibleMatch { event = say("Correspondance possible : ", "Possible match: ") + event }
        if change.code == .procCorrection || change.code == .procWithdrawn || !change.details.corrects.isEmpty {
            let mark =
                change.code == .procWithdrawn ? say("Retrait", "Withdrawn") : say("Correction", "Corrected")
            event = change.code == .procCorrection || change.code == .procWithdrawn ? event : "\(mark) – \(event)"
        }
        if others > 0 {
            event += say(" (+\(others) \(others == 1 ? "autre fait" : "autres faits"))", " (+\(others) more)")
        }
        var parts = ["\(tag(change.severity)) \(event)", nameWithCodes(first)]
        if let outstanding = outstandingGist(of: first.client, on: today) { parts.append(outstanding) }
        // The first clock that still runs; with none, the first that ran.
        let deadlines = all.flatMap(\.change.change.details.deadlines)
        let running = deadlines.filter { today <= $0.legal }.min { $0.safe < $1.safe }
        if let deadline = running ?? deadlines.first, change.code != .procWithdrawn {
            parts.append(subjectTail(deadline, on: today))
        }
        return parts.joined(separator: " – ")
    }

    private func nameWithCodes(_ pending: PendingAlert) -> String {
        let name =
            pending.client.map { Plain.name($0.name, limit: Wording.subjectNameLimit) }
            ?? pending.change.change.company.display
        let codes = (pending.client?.accountCodes ?? []).map { Plain.name($0, limit: 24) }
        guard !codes.isEmpty else { return name }
        let more = codes.count > 2 ? " +\(codes.count - 2)" : ""
        return "\(name) (\(codes.prefix(2).joined(separator: ", "))\(more))"
    }

    private func digestSubject(_ alerts: [PendingAlert], today: Day) -> String {
        let worst = alerts.map(\.change.change.severity).max() ?? .info
        let clients = Set(alerts.map(\.change.change.company)).count
        let kind: String =
            switch alerts[0].alert.cadence {
            case .atOnce: say("Alertes", "Alerts")
            case .daily: say("Synthèse du ", "Digest of ") + date(today)
            case .weekly: say("Synthèse de la semaine, ", "Weekly digest, ") + date(today)
            }
        var names: [String] = []
        for alert in alerts {
            let name = alert.client.map { Plain.name($0.name, limit: 30) } ?? alert.change.change.company.display
            if !names.contains(name) { names.append(name) }
            if names.count > 2 { break }
        }
        let shown = names.prefix(2).joined(separator: ", ") + (names.count > 2 ? "…" : "")
        let facts = count(alerts.count, Phrase("fait", "event"), Phrase("faits", "events"))
        let of = count(clients, Phrase("client", "client"), Phrase("clients", "clients"))
        let tally = self.tally(alerts.map(\.change.change.severity))
        return "\(tag(worst)) \(labelled(kind, "\(facts), \(of) (\(tally))")) – \(shown)"
    }
}
