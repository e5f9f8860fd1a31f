import VigieDomain

/// One way to read the words of a judgment whose nature says nothing. The rules are tried in order; the first wins.
struct TextRule: Sendable {
    enum Claims: Sendable {
        /// The event starts a period by law, whether or not the text says so.
        case started
        /// Only where the text calls the creditors.
        case asCalled
        case never
    }

    let code: EventCode
    let state: ProceedingState?
    let claims: Claims
    /// Any of these.
    let phrases: [Phrase]
    /// None of these.
    let unless: [Phrase]
    /// Holds only where the text calls the creditors (true) or does not (false).
    let called: Bool?
    /// false: the words decide weakly, and the reader is told.
    let certain: Bool

    init(
        _ code: EventCode, _ state: ProceedingState?, _ phrases: [Phrase], claims: Claims = .never,
        unless: [Phrase] = [], called: Bool? = nil, certain: Bool = true
    ) {
        self.code = code
        self.state = state
        self.claims = claims
        self.phrases = phrases
        self.unless = unless
        self.called = called
        self.certain = certain
    }

    func decides(_ text: GazetteText, called isCalled: Bool) -> Range<Int>? {
        if let called, called != isCalled { return nil }
        guard let found = text.first(of: phrases), !text.contains(anyOf: unless) else { return nil }
        return found
    }
}
