package import VigieDomain

/// How long something lasts, to the unit that matters.
extension Wording {
    /// `5 min`, `3 h`, `12 jours`; less than a minute counts as one.
    package func length(_ duration: Duration) -> String {
        let minutes = max(1, duration.milliseconds / 60_000)
        if minutes < 120 { return "\(minutes)\u{A0}min" }
        if minutes < 48 * 60 { return "\(minutes / 60)\u{A0}h" }
        return days(Int(minutes / (24 * 60)))
    }

    /// `il y a 5 min`; a moment that is still to come is given as it is.
    package func age(of moment: Instant, at now: Instant) -> String {
        guard moment <= now else { return self.moment(moment) }
        let length = length(moment.duration(to: now))
        return say("il y a \(length)", "\(length) ago")
    }
}
