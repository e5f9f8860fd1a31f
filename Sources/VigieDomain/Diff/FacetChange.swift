/// One difference between two observations of the same side of a client, before it has a date of detection and a proof.
package struct FacetChange: Hashable, Sendable {
    package let code: EventCode
    package let before: ChangeValue?
    package let after: ChangeValue?
    /// When it took effect, where the source says so.
    package let effective: Day?
    /// What names the event for `ChangeID`: what it departs from and the new value. The observation departed from is added
    /// by the engine, so that a rating that falls, recovers and falls again is told twice.
    package let fact: [String]
    /// Before the exposure of the client moves it (`Severity.adjusted`).
    package let severity: Severity
    /// Why it counts, and why it weighs what it weighs.
    package let why: String
    /// The client's own threshold that it passes.
    package let threshold: Threshold?
    /// What else is known of it than before and after.
    package let circumstance: Circumstance?

    /// - Parameter severity: nil for the severity that the event has by itself.
    package init(
        _ code: EventCode, before: ChangeValue? = nil, after: ChangeValue? = nil, effective: Day? = nil,
        fact: [String], severity: Severity? = nil, why: String, threshold: Threshold? = nil,
        circumstance: Circumstance? = nil
    ) {
        self.code = code
        self.before = before
        self.after = after
        self.effective = effective
        self.fact = fact
        self.severity = severity ?? code.severity
        self.why = why
        self.threshold = threshold
        self.circumstance = circumstance
    }
}
