package import VigieDomain

/// What a rule of the calendar sees of one client.
package struct CalendarSight: Sendable {
    package var watch: WatchRecord
    /// What each source told last of the client, in the order of their names.
    package var told: [FacetsRecord]
    package var notices: [NoticeRecord]
    /// Sources whose silence the rule would believe.
    package var witnesses: [SourceID: CalendarWitness]
    package var zone: CivilZone
    package var today: Day

    package init(
        watch: WatchRecord, told: [FacetsRecord], notices: [NoticeRecord] = [],
        witnesses: [SourceID: CalendarWitness] = [:], zone: CivilZone = .utc, today: Day
    ) {
        self.watch = watch
        self.told = told
        self.notices = notices
        self.witnesses = witnesses
        self.zone = zone
        self.today = today
    }
}

/// Whether a source would have told, had there been anything to tell.
package struct CalendarWitness: Hashable, Sendable {
    /// Nothing is wrong with it, and it answered within the last day.
    package var isAwake: Bool
    /// When it last answered about this client.
    package var answered: Instant?

    package init(isAwake: Bool, answered: Instant? = nil) {
        self.isAwake = isAwake
        self.answered = answered
    }
}
