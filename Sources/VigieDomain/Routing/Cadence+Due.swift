/// When a message of this cadence goes out.
extension Cadence {
    /// What a change waits for when no rule says otherwise (`domain.md` section 5); nil for the history only.
    package init?(for severity: Severity) {
        switch severity {
        case .critical, .high: self = .atOnce
        case .medium: self = .daily
        case .low: self = .weekly
        case .info: return nil
        }
    }

    /// The first moment after this one when the message goes out: at once, with the digest of the next working morning, or
    /// with that of the next Monday morning (the next working day where that Monday is a day off).
    ///
    /// A change seen at the very moment of a digest waits for the next one: that digest may have left already.
    ///
    /// - Parameter digestHour: on the wall clock of the zone.
    package func due(after moment: Instant, zone: CivilZone, workingDays: WorkingDays, digestHour: HourOfDay) -> Instant
    {
        let today = zone.day(of: moment)
        switch self {
        case .atOnce: return moment
        case .daily:
            let first = zone.instant(on: workingDays.rolledForward(today), at: digestHour)
            if first > moment { return first }
            return zone.instant(on: workingDays.next(after: today), at: digestHour)
        case .weekly:
            var monday = today.adding(days: 1 - today.weekday)
            while true {
                let digest = zone.instant(on: workingDays.rolledForward(monday), at: digestHour)
                if digest > moment { return digest }
                monday = monday.adding(days: 7)
            }
        }
    }

    /// From the soonest to the latest.
    private var patience: Int {
        switch self {
        case .atOnce: 0
        case .daily: 1
        case .weekly: 2
        }
    }

    func sooner(than other: Cadence) -> Bool { patience < other.patience }
}
