package import VigieDomain

/// What several sources say of one fact, or of one side of a client.
extension Wording {
    /// `Même fait, déjà dit par pappers le 12/03/2026.`
    func earlier(_ change: Change) -> String? {
        guard let follows = change.details.follows, !follows.isEmpty else { return nil }
        let told = follows.map { earlier in
            let source = Plain.line(earlier.source.name, limit: 80)
            let day = date(zone.day(of: earlier.detected))
            return say("par \(source) le \(day)", "by \(source) on \(day)")
        }
        return say("Même fait, déjà dit ", "Same fact, told before ") + told.joined(separator: say(" et ", " and "))
            + "."
    }

    /// `Selon sirene (12/03/2026) : active.` What the others said when the change was recorded.
    func elsewhere(_ change: Change) -> String? {
        guard let words = change.details.elsewhere, !words.isEmpty else { return nil }
        return words.map { labelled(said(by: $0.source, on: $0.checked), position($0.value)) }
            .joined(separator: say("\u{A0}; ", "; ")) + "."
    }

    /// `Selon sirene (12/03/2026)`.
    package func said(by source: SourceID, on moment: Instant) -> String {
        let name = Plain.line(source.name, limit: 80)
        let day = date(zone.day(of: moment))
        return say("Selon \(name) (\(day))", "According to \(name) (\(day))")
    }

    /// What a source says of a side, in words.
    package func position(_ value: Position.Value) -> String {
        switch value {
        case .value(let value): self.value(value)
        case .struckOff: say("radiée du registre du commerce", "struck off the register of companies")
        }
    }

    /// The side of a client that sources may see differently.
    package func side(_ side: Position.Side) -> String {
        switch side {
        case .life: say("existence", "existence")
        case .name: say("dénomination", "name")
        case .seat: say("siège", "seat")
        case .legalForm: say("forme juridique", "legal form")
        case .capital: say("capital", "capital")
        case .proceedings: say("procédure collective", "insolvency proceeding")
        }
    }
}
