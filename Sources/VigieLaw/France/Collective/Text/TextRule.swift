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
    /// Where not empty, the text also names one of these, decided or not.
    let naming: [Phrase]
    /// Holds only where the text calls the creditors (true) or does not (false).
    let called: Bool?
    /// Holds only where the judgment also opens something, or nothing.
    let opening: Opening
    /// false: the words decide weakly, and the reader is told.
    let certain: Bool

    /// What the rule asks of the openings that the same judgment decides.
    enum Opening: Sendable {
        case any
        /// The rule yields to every opening.
        case none
        /// Opened or pronounced in any words.
        case of(Proceeding)
        /// Opened in so many words, not only pronounced.
        case opened(Proceeding)
    }

    init(
        _ code: EventCode, _ state: ProceedingState?, _ phrases: [Phrase], claims: Claims = .never,
        unless: [Phrase] = [], naming: [Phrase] = [], called: Bool? = nil, opening: Opening = .any,
        certain: Bool = true
    ) {
        self.code = code
        self.state = state
        self.claims = claims
        self.phrases = phrases
        self.unless = unless
        self.naming = naming
        self.called = called
        self.opening = opening
        self.certain = certain
    }

    /// - Returns: the words that decide; nil where the rule does not hold.
    func decides(_ judgment: JudgmentWords) -> Range<Int>? {
        if let called, called != judgment.called { return nil }
        guard let opened = judgment.words(for: opening) else { return nil }
        guard let found = phrases.isEmpty ? opened : judgment.text.first(of: phrases),
            !judgment.text.contains(anyOf: unless), naming.isEmpty || judgment.whole.contains(anyOf: naming)
        else { return nil }
        return found
    }
}

/// The words of one judgment and what they do, found once for all the rules.
struct JudgmentWords {
    /// What it decides.
    let text: GazetteText
    /// All that it says.
    let whole: GazetteText
    /// Whether the text calls the creditors to declare.
    let called: Bool
    let openings: [DecidedOpening]

    init(_ whole: GazetteText, called: Bool) {
        self.whole = whole
        text = DecidedText(whole).text
        self.called = called
        openings = DecidedOpening.all(in: text)
    }

    /// - Returns: where the text does what a rule asks of openings; empty where the rule asks nothing, nil where it fails.
    fileprivate func words(for asked: TextRule.Opening) -> Range<Int>? {
        switch asked {
        case .any: 0..<0
        case .none: openings.isEmpty ? 0..<0 : nil
        case .of(let proceeding): openings.first { $0.proceeding == proceeding }?.range
        case .opened(let proceeding):
            openings.first { $0.proceeding == proceeding && $0.strength == .opened }?.range
        }
    }
}
