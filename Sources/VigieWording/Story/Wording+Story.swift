package import VigieDomain
package import VigieEngine

extension Wording {
    /// The whole story of one alert for its reader.
    ///
    /// - Parameters:
    ///   - textLimit: characters of the source's text shown; what is cut is said.
    package func story(of pending: PendingAlert, today: Day, textLimit: Int) -> AlertStory {
        let change = pending.change.change
        return AlertStory(
            tag: tag(change.severity), title: title(change.code), client: clientName(pending),
            identifiers: identifiers(pending), cautions: cautions(about: change),
            before: change.before.map(value) ?? (change.after == nil ? nil : nothingKnown),
            after: change.after.map(value) ?? (change.before == nil ? nil : nothingKnown),
            explanation: explanation(change.code), clocks: clocks(change, on: today), toDo: toDo(pending),
            addressee: addressee(change), dates: dates(change), exposure: exposure(of: pending.client, on: today),
            severity: [
                AlertStory.Row(
                    capitalised(severity(change.severity)), "\(urgency(change.severity)) – \(severityReason(change))")
            ] + (threshold(change).map { [AlertStory.Row(say("Seuil du client", "Client's threshold"), $0)] } ?? []),
            source: source(change), fullText: fullText(change, limit: textLimit), told: told(pending),
            references: references(pending))
    }

    package func clientName(_ pending: PendingAlert) -> String {
        pending.client.map { Plain.name($0.name) } ?? pending.change.change.company.display
    }

    /// `C0123, C0456 – SIREN 552 081 317`.
    package func identifiers(_ pending: PendingAlert) -> String {
        let codes = (pending.client?.accountCodes ?? []).prefix(6).map { Plain.name($0, limit: 40) }
        var parts: [String] = []
        if !codes.isEmpty { parts.append(codes.joined(separator: ", ")) }
        switch pending.change.change.company {
        case .siren(let siren): parts.append("SIREN\u{A0}" + Wording.unbroken(siren.spaced))
        case .foreign(let country, let number):
            parts.append(Plain.name("\(country) \(number)", limit: 60))
        case .account(let code):
            if codes.isEmpty { parts.append(say("compte ", "account ") + Plain.name(code, limit: 60)) }
        }
        return parts.joined(separator: " – ")
    }

    private static func unbroken(_ text: String) -> String {
        text.split(separator: " ").joined(separator: "\u{A0}")
    }

    private func clocks(_ change: Change, on today: Day) -> [AlertStory.Clock] {
        change.details.deadlines.map { deadline in
            let isOver =
                switch clock(of: deadline, on: today) {
                case .running, .lastDays: false
                case .expired, .closed: true
                }
            return AlertStory.Clock(
                right: right(deadline.right), countdown: capitalised(countdown(deadline, on: today)),
                dates: capitalised(safeAndLegal(deadline)), basis: capitalised(basis(deadline)), isOver: isOver)
        }
    }

    /// The steps of the reader's own part; both where the watchlist does not tell which part that is.
    private func toDo(_ pending: PendingAlert) -> [AlertStory.ToDo] {
        let advice = Advice(for: pending.change.change.code)
        let accounts = pending.client?.accounts ?? []
        let address = pending.alert.recipient.address
        let isManager = accounts.contains { $0.manager?.email.text == address }
        let isCredit = accounts.contains { $0.creditManager?.email.text == address }
        var lists: [AlertStory.ToDo] = []
        if isCredit || !isManager || advice.accountManager.isEmpty {
            lists.append(AlertStory.ToDo(reader: say("Crédit", "Credit manager"), steps: steps(advice.creditManager)))
        }
        if isManager || !isCredit, !advice.accountManager.isEmpty {
            lists.append(
                AlertStory.ToDo(
                    reader: say("Commercial, chargé de compte", "Account manager"),
                    steps: steps(advice.accountManager)))
        }
        return lists
    }

    private func addressee(_ change: Change) -> [AlertStory.Row] {
        guard let addressee = change.details.addressee else { return [] }
        var rows = [
            AlertStory.Row(
                capitalised(office(addressee.role)), Plain.name(addressee.name, limit: 160), isStrong: true)
        ]
        if let address = addressee.address {
            rows.append(AlertStory.Row(say("Adresse", "Address"), Plain.name(address, limit: 300)))
        }
        return rows
    }

    /// Four different dates, each under its own name.
    private func dates(_ change: Change) -> [AlertStory.Row] {
        var rows: [AlertStory.Row] = []
        func add(_ label: String, _ day: Day?) {
            if let day { rows.append(AlertStory.Row(label, fullDate(day))) }
        }
        add(say("Prise d'effet", "Effective"), change.effective)
        add(say("Jugement", "Judgment"), change.judgment)
        add(say("Publication", "Publication"), change.publication)
        rows.append(AlertStory.Row(say("Détection par Vigie", "Seen by Vigie"), moment(change.detected)))
        add(say("Cessation des paiements", "Insolvent since (cessation des paiements)"), change.details.cessation)
        return rows
    }

    private func source(_ change: Change) -> [AlertStory.Row] {
        var rows = [AlertStory.Row(say("Source", "Source"), Plain.line(change.provenance.source.name, limit: 80))]
        if let notice = change.notice {
            rows.append(AlertStory.Row(say("Avis", "Notice"), Plain.line(notice.number, limit: 80)))
        }
        if let court = change.details.court {
            rows.append(AlertStory.Row(say("Tribunal", "Court"), Plain.name(court, limit: 160)))
        }
        if let link = change.details.link {
            rows.append(AlertStory.Row(say("Lien", "Link"), Plain.line(link, limit: 500), link: Plain.link(link)))
        }
        if change.notice != nil, let why = change.details.why, change.details.certain, change.details.corrects.isEmpty,
            !why.isEmpty
        {
            rows.append(
                AlertStory.Row(say("Lu dans l'avis", "Read in the notice"), quoted(Plain.name(why, limit: 300))))
        }
        rows.append(AlertStory.Row(say("Lu le", "Fetched"), moment(change.provenance.fetched)))
        return rows
    }

    private func fullText(_ change: Change, limit: Int) -> String? {
        guard let text = change.details.text else { return nil }
        let whole = Plain.block(text, limit: .max)
        let length = whole.unicodeScalars.count
        guard !whole.isEmpty else { return nil }
        guard length > limit else { return whole }
        return Plain.block(text, limit: limit) + "\n"
            + say(
                "[texte abrégé : \(integer(Int64(length - limit))) caractères de plus dans l'avis]",
                "[shortened: \(integer(Int64(length - limit))) more characters in the notice]")
    }

    private func told(_ pending: PendingAlert) -> [AlertStory.Row] {
        var rows = [
            AlertStory.Row(say("Pourquoi vous", "Why you"), Plain.name(reason(pending.alert.reason), limit: 300))
        ]
        let others = pending.others.filter { $0 != pending.alert.recipient }.prefix(Wording.namesShown).map(recipient)
        rows.append(
            AlertStory.Row(
                say("Aussi prévenus", "Also told"),
                others.isEmpty ? say("personne d'autre", "nobody else") : others.joined(separator: ", ")))
        return rows
    }

    private func references(_ pending: PendingAlert) -> [AlertStory.Row] {
        let change = pending.change.change
        return [
            AlertStory.Row(
                say("Fait", "Event"), "\(change.code) – " + say("n° ", "no. ") + "\(pending.change.sequence)"),
            AlertStory.Row(say("Dossier", "Case"), Plain.line(change.case.text, limit: 160)),
            AlertStory.Row(say("Alerte", "Alert"), Plain.line(pending.alert.id.text, limit: 64)),
            AlertStory.Row(
                say("Preuve (SHA-256)", "Evidence (SHA-256)"),
                Plain.line(change.provenance.evidence.digest, limit: 64)),
        ]
    }
}
