package import VigieDomain

/// How urgent an event is, in words that stand without a colour.
extension Wording {
    package func severity(_ severity: Severity) -> String {
        switch severity {
        case .critical: say("critique", "critical")
        case .high: say("élevé", "high")
        case .medium: say("moyen", "medium")
        case .low: say("faible", "low")
        case .info: say("info", "info")
        }
    }

    /// `[CRITIQUE]`, as a subject begins.
    package func tag(_ severity: Severity) -> String { "[\(self.severity(severity).uppercased())]" }

    /// What the severity asks of the reader.
    package func urgency(_ severity: Severity) -> String {
        switch severity {
        case .critical:
            say(
                "agir aujourd'hui : de l'argent ou un délai légal est en jeu",
                "act today: money or a legal clock is running")
        case .high: say("agir sous deux jours ouvrés", "act within two working days")
        case .medium: say("à traiter cette semaine", "to be dealt with this week")
        case .low: say("à lire dans la prochaine synthèse", "to be read in the next digest")
        case .info: say("pour mémoire, rien à faire", "for the record, nothing to do")
        }
    }

    /// Why this severity: the event's own, or moved by the client's exposure.
    package func severityReason(_ change: Change) -> String {
        let own = change.code.severity
        if change.severity > own {
            return say(
                "niveau relevé depuis « \(severity(own)) » (situation du client : exposition, plafond ou état de la procédure)",
                "raised from “\(severity(own))” (the client's situation: exposure, limit or state of the proceeding)")
        }
        if change.severity < own {
            return say(
                "niveau abaissé depuis « \(severity(own)) » (situation du client)",
                "lowered from “\(severity(own))” (the client's situation)")
        }
        return say("niveau habituel de ce type de fait", "the usual level of this kind of event")
    }

    /// `3 critiques, 1 moyen`, gravest first.
    package func tally(_ severities: [Severity]) -> String {
        Severity.allCases.reversed().compactMap { level in
            let number = severities.count { $0 == level }
            guard number > 0 else { return nil }
            let plural = number > 1 && language == .french && level != .info
            return "\(integer(Int64(number)))\u{A0}\(severity(level))\(plural ? "s" : "")"
        }.joined(separator: ", ")
    }
}
