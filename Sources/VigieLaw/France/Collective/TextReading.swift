import VigieDomain

/// Reads a judgment from its words alone, by the ordered rules of `TextTable`.
struct TextReading {
    let text: GazetteText
    private let called: Bool

    init(_ text: GazetteText, called: Bool? = nil) {
        self.text = text
        self.called = called ?? (ClaimsCall.words(in: text) != nil)
    }

    /// - Parameter codes: the only answers allowed, where the nature already says the kind.
    /// - Returns: nil where no rule decides.
    func meaning(among codes: [EventCode]? = nil) -> NoticeMeaning? {
        for rule in TextTable.rules {
            if let codes, !codes.contains(rule.code) { continue }
            guard let words = rule.decides(text, called: called) else { continue }
            return meaning(rule, words)
        }
        return nil
    }

    private func meaning(_ rule: TextRule, _ words: Range<Int>) -> NoticeMeaning {
        var meaning = NoticeMeaning(
            code: rule.code, state: rule.state, certain: rule.certain, why: text.quote(words))
        switch rule.claims {
        case .started: meaning.startsClaims = true
        case .asCalled: meaning.startsClaims = called
        case .never: meaning.startsClaims = false
        }
        if rule.code == .procAppeal {
            meaning.state = ReversedJudgment.state(text)
            meaning.certain = meaning.state != nil
        }
        // The text calls the creditors where the law starts no new period: a person must look.
        if called, !meaning.startsClaims { meaning.certain = false }
        if !rule.certain {
            meaning.problems.append(
                "le texte ne décide pas seul : l'histoire de la société ou une lecture doit confirmer")
        }
        return meaning
    }
}

/// What a court of appeal, or a judge who takes his word back, leaves standing.
enum ReversedJudgment {
    static func isConversion(_ text: GazetteText) -> Bool { text.contains(anyOf: ["conver*"]) }

    /// - Returns: nil where the text does not say it: a person decides.
    static func state(_ text: GazetteText) -> ProceedingState? {
        let reverses = text.contains(anyOf: [
            "infirm*", "annul*", "reform*", "retract*", "met a neant", "mise a neant",
        ])
        for (phrases, state) in renewed where text.contains(anyOf: phrases) { return state }
        guard reverses else {
            // A court that opens what the first judge refused.
            return text.contains(anyOf: ["confirm*"]) ? nil : pronounced.first { text.contains(anyOf: $0.0) }?.1
        }
        if text.contains(anyOf: ["retract*"]), isConversion(text) { return .openUnknown }
        for (phrases, state) in before where text.contains(anyOf: phrases) { return state }
        return text.contains(anyOf: opening) ? .void : nil
    }

    /// The court decides again.
    private static let renewed: [([Phrase], ProceedingState)] = [
        (
            [
                "statuant a nouveau … prononce|ouvre … liquidation",
                "et … prononce|ouvre (la|une) (procedure)? (de)? liquidation",
                "prononcant|ouvrant a l egard … liquidation",
            ], .liquidation
        ),
        (
            [
                "statuant a nouveau … prononce|ouvre … redressement",
                "et … prononce|ouvre (le|un|une) (procedure)? (de)? redressement",
            ], .recoveryObservation
        ),
        (["statuant a nouveau … arrete|adopte … plan", "et … arrete|adopte le plan de redressement"], .planRecovery),
    ]

    private static let pronounced: [([Phrase], ProceedingState)] = [
        (["prononcant|prononce|ouvrant|ouvre … liquidation"], .liquidation),
        (["prononcant|prononce|ouvrant|ouvre … redressement"], .recoveryObservation),
    ]

    /// What stood before the judgment that is undone.
    private static let before: [([Phrase], ProceedingState)] = [
        (["conver* … redressement … en liquidation", "redressement … conver* … liquidation"], .recoveryObservation),
        (["conver* … sauvegarde … en", "sauvegarde … conver* … en"], .safeguardObservation),
        (["conver* … en liquidation"], .openUnknown),
        (["resolution … plan de sauvegarde"], .planSafeguard),
        (["resolution … plan"], .planRecovery),
        (["clotur*|cloture"], .openUnknown),
    ]

    private static let opening: [Phrase] = [
        "extension", "ouverture", "ouvert", "ouvrant", "prononc* … liquidation|redressement|sauvegarde",
        "liquidation judiciaire",
        "redressement judiciaire", "retract*",
    ]
}
