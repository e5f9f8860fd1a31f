/// One collective proceeding of a company, as its notices tell it.
package struct Proceeding: Hashable, Sendable {
    /// Day of the opening judgment, which names the proceeding; of the earliest known notice where the opening is missing.
    package var opened: Day
    /// false where no notice of the opening is known: `opened` is then only the earliest day met.
    package var openingKnown: Bool
    package var state: ProceedingState
    /// Liquidation judiciaire simplifiée.
    package var simplified: Bool
    /// Every change of state, in legal order.
    package var history: [Transition]
    /// Every notice that belongs to it and stands, in legal order, those that changed nothing too.
    package var notices: [NoticeID]
    /// Day of the last judgment known.
    package var lastJudgment: Day
    /// A later opening shows that this one is over, though no notice of its end is known.
    package var supersededBy: Day?
    /// A person must look: an appeal, an unexpected transition, a notice that could not be read.
    package var needsReview: Bool

    /// How long a proceeding without a judgment stays credible; after it, it is stale and never "closed".
    package static let staleAfterYears = 10

    package var isOpen: Bool { state.isOpen && supersededBy == nil }

    package func isStale(on today: Day) -> Bool {
        isOpen && lastJudgment.adding(months: Proceeding.staleAfterYears * 12) < today
    }

    /// One change of state, and the notice that told it.
    package struct Transition: Hashable, Sendable {
        package var before: ProceedingState
        package var after: ProceedingState
        package var day: Day
        package var notice: NoticeID
        /// false where the life cycle knows no such pair.
        package var expected: Bool
    }
}
