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
        case convertedToLiquidation = "converted_to_liquidation"
        case closedForLackOfAssets = "closed_for_lack_of_assets"
        /// A notice is declared void.
        case noticeAnnulled = "notice_annulled"
        /// The gazette prints the same notice again under another number: nothing new happens.
        case noticeRepeated = "notice_repeated"
        // Only in a world that was widened: no notice tells them here.
        case renamed
        case seatMoves = "seat_moves"
        case capitalRaised = "capital_raised"
        case capitalCut = "capital_cut"

        /// What only a widened world meets.
        package static let wider: Set<Kind> = [.renamed, .seatMoves, .capitalRaised, .capitalCut]
    }

    package var kind: Kind
    package var siren: SIREN
    package var name: String
    /// The day on which a register begins to say it.
    package var day: Day
    /// Id of the notice, where one says it.
    package var notice: String?
    /// Id of the notice that this one corrects, annuls or repeats.
    package var earlier: String?
    /// When a register begins to say it: that morning, or days later for a notice that the portal shows late.
    package var shown: Instant
}

/// A time during which a register lies or fails.
package struct ScheduledFault: Hashable, Sendable {
    package var fault: Fault
    package var host: String
    package var from: Instant
    package var until: Instant

    package init(fault: Fault, host: String, from: Instant, until: Instant) {
        self.fault = fault
        self.host = host
        self.from = from
        self.until = until
    }
}
