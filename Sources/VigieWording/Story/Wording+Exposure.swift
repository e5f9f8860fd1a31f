package import VigieDomain

extension Wording {
    /// Accounts told one by one; with more, the total stands alone.
    private static let accountsShown = 6

    /// The table of what is at stake, as of the dates that the watchlist gives.
    package func exposure(of client: Client?, on today: Day) -> [AlertStory.Row] {
        guard let client else {
            return [
                AlertStory.Row(
                    say("Encours", "Outstanding"),
                    say(
                        "inconnu : ce client n'est plus dans les listes de surveillance",
                        "unknown: this client is no longer in the watchlists"))
            ]
        }
        let total = ExposureTotal(of: client.accounts, on: today)
        var rows: [AlertStory.Row] = []
        func add(_ label: String, _ sum: ExposureTotal.Sum?, note: String? = nil, isStrong: Bool = false) {
            guard let sum else { return }
            rows.append(AlertStory.Row(label, text(sum) + (note.map { " (\($0))" } ?? ""), isStrong: isStrong))
        }
        if let outstanding = total.outstanding {
            add(say("Encours", "Outstanding"), outstanding, note: asOf(client), isStrong: true)
        } else {
            rows.append(
                AlertStory.Row(
                    say("Encours", "Outstanding"),
                    say("non renseigné dans la liste de surveillance", "not given in the watchlist")))
        }
        add(
            say("Plafond", "Credit limit"), total.limit,
            note: client.accounts.contains { $0.exposure.isOverLimit } ? say("dépassé", "exceeded") : nil)
        add(say("Échu", "Overdue"), total.overdue)
        add(say("Commandes en cours", "Open orders"), total.openOrders)
        add(say("Acomptes", "Deposits"), total.deposits)
        add(say("Garantie", "Cover"), total.cover, note: insurance(client, on: today))
        if let atRisk = total.atRisk {
            add(say("Exposition à risque", "Exposure at risk"), atRisk, isStrong: true)
        } else if total.outstanding == nil {
            rows.append(
                AlertStory.Row(
                    say("Exposition à risque", "Exposure at risk"),
                    say("inconnue sans l'encours", "unknown without the outstanding")))
        }
        if (2...Wording.accountsShown).contains(client.accounts.count) {
            rows += client.accounts.map(account)
        }
        return rows
    }

    /// For a subject: `encours 48 200 EUR`, or nothing.
    package func outstandingGist(of client: Client?, on today: Day) -> String? {
        guard let client, let sum = ExposureTotal(of: client.accounts, on: today).outstanding else { return nil }
        return say("encours ", "outstanding ") + text(sum)
    }

    private func text(_ sum: ExposureTotal.Sum) -> String {
        sum.isPartial
            ? say("au moins ", "at least ") + amount(sum.amount) : amount(sum.amount)
    }

    private func account(_ account: Account) -> AlertStory.Row {
        let code = account.code.map { Plain.name($0, limit: 60) } ?? say("sans code", "no code")
        let outstanding = account.exposure.outstanding.map(amount) ?? say("encours inconnu", "outstanding unknown")
        let limit = account.exposure.limit.map { say(", plafond ", ", limit ") + amount($0) } ?? ""
        return AlertStory.Row(say("Compte ", "Account ") + code, outstanding + limit)
    }

    private func asOf(_ client: Client) -> String? {
        let days = client.accounts.compactMap(\.exposure.outstandingDate)
        guard let oldest = days.min() else { return nil }
        return say("au ", "as of ") + date(oldest)
    }

    private func insurance(_ client: Client, on today: Day) -> String? {
        var notes: [String] = []
        for exposure in client.accounts.map(\.exposure) where exposure.cover != nil {
            if let insurer = exposure.insurer { notes.append(Plain.name(insurer, limit: 60)) }
            if let policy = exposure.policy { notes.append(say("police ", "policy ") + Plain.name(policy, limit: 40)) }
            if let until = exposure.coverUntil {
                notes.append(
                    until >= today
                        ? say("jusqu'au ", "until ") + date(until)
                        : say("échue le ", "ended on ") + date(until) + say(", non comptée", ", not counted"))
            }
        }
        var unique: [String] = []
        for note in notes where !unique.contains(note) { unique.append(note) }
        return unique.isEmpty ? nil : unique.prefix(6).joined(separator: ", ")
    }
}
