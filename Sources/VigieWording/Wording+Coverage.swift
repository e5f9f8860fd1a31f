import VigieDomain
package import VigieEngine

/// The proof of watch in words.
extension Wording {
    package func standing(_ standing: Coverage.Standing) -> String {
        switch standing {
        case .watched: say("suivi", "watched")
        case .notYet: say("pas encore lu", "not read yet")
        case .late: say("EN RETARD", "LATE")
        case .unwatched(let reason): say("NON SUIVI : ", "NOT WATCHED: ") + self.reason(reason)
        }
    }

    private func reason(_ reason: Coverage.Reason) -> String {
        switch reason {
        case .off: say("source désactivée dans les réglages", "source switched off in the settings")
        case .notAllowed: say("la liste ne permet pas cette source", "the watchlist does not allow this source")
        case .noNumber(let kinds):
            say("il manque un numéro (", "a number is missing (") + kinds.map(number).joined(separator: ", ") + ")"
        case .country(let country):
            say("pays \(country) hors de cette source", "country \(country) is not the source's")
        case .notBegun(let day): say("à partir du ", "from ") + date(day)
        case .ended: say("suivi terminé", "watch ended")
        }
    }

    /// `3 h`, `2 j 4 h`, `12 min`: the two largest units are enough.
    package func lasting(_ duration: Duration) -> String {
        let minutes = max(0, duration.milliseconds / 60_000)
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
        if days > 0 { return say("\(days) j", "\(days) d") + (hours > 0 ? " \(hours) h" : "") }
        if hours > 0 { return "\(hours) h" + (rest > 0 ? " \(rest) min" : "") }
        return "\(rest) min"
    }

    /// `99,87 %`, rounded down: 100 % is said of nothing less.
    package func percent(_ share: Double) -> String {
        let parts = Int((min(1, max(0, share)) * 10_000).rounded(.down))
        let rest = parts % 100
        let decimals = rest == 0 ? "" : say(",", ".") + (rest < 10 ? "0" : "") + String(rest)
        return "\(parts / 100)\(decimals)" + say("\u{A0}%", "%")
    }
}
