package import VigieDomain

/// One thing that happens in the invented world, for the story told beside it and for tests that check it was noticed.
package struct WorldEvent: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case liquidationOpens = "liquidation_opens"
        case recoveryOpens = "recovery_opens"
        case safeguardOpens = "safeguard_opens"
        case noticeCorrected = "notice_corrected"
        case majorityChanges = "majority_changes"
        case ratingFalls = "rating_falls"
        case accountsFiled = "accounts_filed"
        case managerChanges = "manager_changes"
        case struckOff = "struck_off"
    }

    package var kind: Kind
    package var siren: SIREN
    package var name: String
    /// The day on which a register begins to say it.
    package var day: Day
    /// Id of the notice, where one says it.
    package var notice: String?
}

/// A time during which a register lies or fails.
package struct ScheduledFault: Hashable, Sendable {
    package var fault: Fault
    package var host: String
    package var from: Instant
    package var until: Instant
}
