import VigieDomain

/// What a court of appeal, or a judge who takes his word back, leaves standing.
struct ReversedJudgment {
    private let judgment: JudgmentWords
    private var text: GazetteText { judgment.text }

    init(_ judgment: JudgmentWords) { self.judgment = judgment }

    var isConversion: Bool { text.contains(anyOf: ["conver*"]) }

    /// What the court itself opens in the place of what it undoes: the gravest of it.
    private var opened: Proceeding? {
        Proceeding.allCases.first { proceeding in judgment.openings.contains { $0.proceeding == proceeding } }
    }

    /// A new decision opens; whether the creditors must declare again is a matter of history, unless the text calls them.
    var startsClaims: Bool { judgment.called || opened != nil && keeps == nil }
    var isCertain: Bool { judgment.called || !startsClaims }

    /// - Returns: nil where the text does not say it: a person decides.
    var state: ProceedingState? {
        if let keeps { return keeps }
        if let opened { return opened.state }
        for (phrases, state) in ReversedJudgment.renewed where text.contains(anyOf: phrases) { return state }
        let confirms = text.contains(anyOf: ["confirm*"])
        let reverses = text.contains(anyOf: [
            "infirm*", "annul*", "reform*", "retract*", "met|mettant|mise|mis a neant",
        ])
        guard reverses, !text.contains(anyOf: ReversedJudgment.partly) else { return nil }
        if confirms { return nil }
        if text.contains(anyOf: ["retract*"]), isConversion { return .openUnknown }
        for (phrases, state) in ReversedJudgment.before where text.contains(anyOf: phrases) { return state }
        return text.contains(anyOf: ReversedJudgment.opening) ? .void : nil
    }

    var keepsOne: Bool { keeps != nil }

    /// The court says in which proceeding the debtor is left.
    private var keeps: ProceedingState? {
        ReversedJudgment.kept.first { text.contains(anyOf: $0.0) }?.1
    }

    private static let kept: [([Phrase], ProceedingState)] = [
        (
            [
                "remettant|remet|replacant|replace|retablissant|retablit|renvoyant|renvoie …… en redressement",
                "maintenant|maintient|retablissant|retablit|remplacant …… procedure|le|un|en (de)? redressement",
                "ouvre|ouvrant une (nouvelle)? periode d observation",
                "poursuite|reprise de la periode d observation … redressement",
                "renvoyant|renvoie …… periode d observation",
            ], .recoveryObservation
        ),
        (
            [
                "remettant|remet|replacant|replace …… en|sous sauvegarde",
                "maintenant|maintient|retablissant|retablit … procedure|la (de)? sauvegarde",
            ], .safeguardObservation
        ),
    ]

    /// The court decides again on a plan.
    private static let renewed: [([Phrase], ProceedingState)] = [
        (
            [
                "statuant a nouveau …… arrete|adopte|homologue … plan de sauvegarde",
                "et arrete|arretant|adopte|adoptant|homologue (le|un)? plan de sauvegarde",
            ], .planSafeguard
        ),
        (
            [
                "statuant a nouveau …… arrete|adopte|homologue … plan de cession",
                "et arrete|arretant (le|un)? plan de cession",
            ], .planSale
        ),
        (
            [
                "statuant a nouveau …… arrete|adopte|homologue … plan",
                "et arrete|arretant|adopte|adoptant|homologue (le|un)? plan",
            ], .planRecovery
        ),
    ]

    /// Only a date or a part is changed: the proceeding itself stands.
    private static let partly: [Phrase] = [
        "infirm*|reform* … date (de|du|d)? (la)? cessation", "infirm*|reform* … partiel*",
        "partiellement", "en ce qu il a fixe|condamne|rejete|refuse", "infirm*|reform* … ayant rejete|refuse",
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
