/// A promise of Vigie that a simulated world saw broken.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
    package enum Rule: String, Hashable, Sendable, CaseIterable {
        /// Something happened to a watched client, and no change of it is recorded.
        case lost
        /// It was found, and long after it could have been.
        case late
        /// A change is recorded that the world did not make.
        case invented
        /// One event is recorded as two changes.
        case doubled
        /// A change is recorded, and somebody who was to be told was not.
        case unsaid
        /// Two messages of one name differ, or one was sent that the journal does not know.
        case torn
        /// A host was asked too often or too soon.
        case rude
        /// A client on the list is not watched, and nobody is told.
        case unwatched
        /// What the journal holds of a client at the end is not the truth.
        case untrue
        /// A source failed for long, and the administrator was not told.
        case silentOutage = "silent_outage"
        /// The daemon would not start, or hangs.
        case stuck
    }

    package let rule: Rule
    package let what: String

    package init(rule: Rule, what: String) {
        self.rule = rule
        self.what = what
    }

    package var description: String { "\(rule.rawValue): \(what)" }
}
