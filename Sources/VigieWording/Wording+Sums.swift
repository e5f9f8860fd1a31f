package import VigieDomain

/// Sides of a client that are made of sums and dates.
extension Wording {
    func owner(_ owner: BeneficialOwner) -> String {
        var parts: [String] = []
        if let share = owner.share { parts.append(say("capital ", "capital ") + self.share(share)) }
        if let votes = owner.votes { parts.append(say("voix ", "votes ") + self.share(votes)) }
        let name = Plain.name(owner.name, limit: 120)
        return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
    }

    /// `exercice clos le 31/12/2025, déposés le 12/06/2026, chiffre d'affaires 1 250 000 EUR`.
    package func filed(_ accounts: FiledAccounts) -> String {
        var parts = [say("exercice clos le ", "year closed on ") + date(accounts.yearEnd)]
        if let day = accounts.deposited { parts.append(say("déposés le ", "filed on ") + date(day)) }
        if accounts.isConfidential == true { parts.append(say("confidentiels", "confidential")) }
        if let turnover = accounts.turnover {
            parts.append(say("chiffre d'affaires ", "turnover ") + amount(turnover))
        }
        if let result = accounts.result { parts.append(say("résultat ", "result ") + amount(result)) }
        return parts.joined(separator: ", ")
    }

    /// `garantie 50 000 EUR jusqu'au 31/12/2026, assureur …`.
    package func cover(_ cover: Cover) -> String {
        var parts: [String]
        switch cover.decision {
        case .granted:
            parts = [say("garantie", "covered") + (cover.amount.map { " " + amount($0) } ?? "")]
        case .refused: parts = [say("garantie refusée", "cover refused")]
        case .withdrawn: parts = [say("garantie résiliée", "cover withdrawn")]
        }
        if let until = cover.until { parts.append(say("jusqu'au ", "until ") + date(until)) }
        if let insurer = cover.insurer { parts.append(Plain.name(insurer, limit: 80)) }
        if let policy = cover.policy { parts.append(say("police ", "policy ") + Plain.name(policy, limit: 60)) }
        return parts.joined(separator: ", ")
    }

    /// `C0123 : encours 48 200 EUR, échu 3 000 EUR, plafond 50 000 EUR au 20/11/2026`.
    package func ledger(_ entry: LedgerEntry) -> String {
        let sums: [(String, Amount?)] = [
            (say("encours", "outstanding"), entry.exposure.outstanding),
            (say("échu", "overdue"), entry.exposure.overdue),
            (say("commandes", "orders"), entry.exposure.openOrders),
            (say("acomptes", "deposits"), entry.exposure.deposits), (say("plafond", "limit"), entry.exposure.limit),
        ]
        var parts = sums.compactMap { label, sum in sum.map { "\(label) \(amount($0))" } }
        if let days = entry.daysLate { parts.append(say("\(days) j de retard", "\(days) days late")) }
        if let day = entry.exposure.outstandingDate { parts.append(say("au ", "as of ") + date(day)) }
        let text = parts.isEmpty ? nothingKnown : parts.joined(separator: ", ")
        return entry.account.map { Plain.name($0, limit: 60) + say(" : ", ": ") + text } ?? text
    }
}
