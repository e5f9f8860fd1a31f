package import VigieDomain

/// The two sides of a before -> after, as a reader says them.
extension Wording {
    /// Officers or shareholders named in one cell; the others are counted.
    package static let namesShown = 12

    package func value(_ value: ChangeValue) -> String {
        switch value {
        case .text(let text): day(text) ?? Plain.name(text, limit: 600)
        case .state(let state): self.state(state)
        case .rating(let rating): self.rating(rating)
        case .life(let life): self.life(life)
        case .officer(let officer): self.officer(officer)
        case .officers(let officers): list(officers.map(self.officer), none: Phrase("aucun dirigeant", "no officer"))
        case .shareholder(let shareholder): self.shareholder(shareholder)
        case .shareholders(let shareholders):
            list(shareholders.map(self.shareholder), none: Phrase("aucun actionnaire connu", "no known shareholder"))
        case .bureauStatus(let status): bureauStatus(status)
        case .amount(let amount): self.amount(amount)
        case .owners(let owners):
            list(owners.map(self.owner), none: Phrase("aucun bénéficiaire connu", "no known owner"))
        case .establishments(let places):
            list(
                places.map { "\(Plain.name($0.label, limit: 160)) (\(Plain.name($0.key, limit: 40)))" },
                none: Phrase("aucun établissement", "no establishment"))
        case .accounts(let accounts): filed(accounts)
        case .cover(let cover): self.cover(cover)
        case .ledger(let entry): ledger(entry)
        }
    }

    /// A text that is a date and nothing else (the day on which filed accounts close) as the language writes dates.
    private func day(_ text: String) -> String? {
        guard text.utf8.count == 10, let day = Day(text) else { return nil }
        return date(day)
    }

    /// What stands where a side is missing.
    package var nothingKnown: String { say("rien de connu", "nothing known") }

    /// One sentence for lists and webhooks; nil where the change has no two sides.
    package func movement(_ change: Change) -> String? {
        switch (change.before, change.after) {
        case (nil, nil): nil
        case (let before, let after):
            "\(before.map(value) ?? nothingKnown) → \(after.map(value) ?? nothingKnown)"
        }
    }

    package func rating(_ rating: Rating) -> String {
        var words = [Plain.name(rating.raw, limit: 40)]
        words.append(
            say("échelle ", "scale ") + Plain.name(rating.scale.id, limit: 60)
                + (rating.scale.version == "1" ? "" : " " + Plain.name(rating.scale.version, limit: 30)))
        words.append(band(rating.band))
        if let limit = rating.limit { words.append(say("limite conseillée ", "recommended limit ") + amount(limit)) }
        if let date = rating.date { words.append(say("au ", "as of ") + self.date(date)) }
        return words.joined(separator: ", ")
    }

    package func band(_ band: Band) -> String {
        switch band {
        case .a: say("classe A (la meilleure)", "band A (best)")
        case .b: say("classe B", "band B")
        case .c: say("classe C", "band C")
        case .d: say("classe D (risque marqué)", "band D (marked risk)")
        case .e: say("classe E (risque très élevé)", "band E (very high risk)")
        case .default: say("défaut", "default")
        case .none: say("non classé", "not graded")
        }
    }

    package func life(_ life: Life) -> String {
        switch life {
        case .active: say("en activité", "active")
        case .ceased(let day):
            say("cessée", "ceased") + (day.map { say(" le ", " on ") + date($0) } ?? "")
        }
    }

    private func officer(_ officer: Officer) -> String {
        let name = Plain.name(officer.name, limit: 120)
        let role = Plain.line(officer.role, limit: 80)
        return role.isEmpty ? name : "\(name) (\(role))"
    }

    private func shareholder(_ shareholder: Shareholder) -> String {
        let part = shareholder.share.map(share) ?? say("part inconnue", "share unknown")
        return "\(Plain.name(shareholder.name, limit: 120)) (\(part))"
    }

    private func bureauStatus(_ status: ProceedingsStatus) -> String {
        var words = [
            status.open
                ? say("procédure en cours selon le bureau", "proceeding in progress, says the bureau")
                : say("aucune procédure selon le bureau", "no proceeding, says the bureau")
        ]
        if let label = status.label { words.append(quoted(Plain.name(label, limit: 120))) }
        if let since = status.since { words.append(say("depuis le ", "since ") + date(since)) }
        return words.joined(separator: ", ")
    }

    private func list(_ names: [String], none: Phrase) -> String {
        guard !names.isEmpty else { return self(none) }
        var shown = names.prefix(Wording.namesShown).joined(separator: "; ")
        if language == .french { shown = names.prefix(Wording.namesShown).joined(separator: "\u{A0}; ") }
        let rest = names.count - Wording.namesShown
        return rest > 0 ? shown + say(" et \(rest) autres", " and \(rest) more") : shown
    }
}
