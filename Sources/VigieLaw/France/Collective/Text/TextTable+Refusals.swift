import VigieDomain

/// What was asked and is not done.
extension TextTable {
    /// "Dit n'y avoir lieu à", "rejette la demande": what is named there was not decided.
    static let refused: [Phrase] = [
        "n y a pas lieu (a|de|d)? (la|une)? cloture|prononcer|resolution|conversion|liquidation|ouvrir|ouverture",
        "n y avoir lieu (a|de|d)? (la|une)? cloture|prononcer|resolution|conversion|liquidation|ouvrir|ouverture",
        "rejet*|debout*|refus* … cloture|clotur*|resolution|conversion|ouverture|extension",
    ]

    /// What was asked of the judge and fails, whatever it named; another decision of the same text counts.
    static let dismissals: [TextRule] = [
        TextRule(
            .procOther, nil,
            [
                "mal fonde*|fondee|fondees …… debout*|rejet*", "l en deboute|deboutant", "les en deboute",
                "recevable* …… et la|le|l|les rejette|deboute",
                "irrecevable* …… demande|requete|opposition|appel|action|recours|intervention|assignation",
                "demande|requete|opposition|action|recours …… irrecevable*|rejete*|mal fonde*",
                "rejet*|debout* … opposition|recours|tierce", "n y avoir lieu … sanction|interdiction|faillite",
                "n y a pas lieu … sanction|interdiction|faillite",
                "rejet*|debout*|refus* …… interdiction de|d gerer|diriger|administrer",
                "rejet*|debout*|refus* …… faillite personnelle", "declare incompetent*|incompetence",
                "releve*|relevant …… de (la)? forclusion", "releve de forclusion",
            ], unless: decidedElse + ["^arret", "cour d appel … confirm*|infirm*"], opening: .none)
    ]

    /// Decisions of their own, beside a refusal.
    private static let decidedElse: [Phrase] = [
        "^arrete", "et arrete (le|un)? plan", "arrete le plan", "conver* (la|le|celle) … en",
        "et (en)? prononce la resolution",
        "prononce la cloture", "et prononce … faillite|interdiction|resolution", "autoris* (sa|la)? modification",
        "modifie le plan", "homologue le plan", "adopte le plan", "ordonne la cession", "et (de)? conver*",
    ]

    static let refusals: [TextRule] = [
        // The simplified rules begin or cease to apply to a liquidation that is open already.
        TextRule(
            .procOther, nil,
            [
                "application|applique* … simplifie|simplifiee", "regime general",
                "fin … regime|regles|liquidation … simplifie|simplifiee", "passage … liquidation judiciaire simplifiee",
                "plus soumis* …… simplifie|simplifiee",
                "regles|regime de (la)? (liquidation)? (judiciaire)? simplifie*",
            ], called: false, opening: .none),
        TextRule(
            .procOther, nil,
            refused + [
                "^(jugement)? (de)? rejet*|debout*|refus*", "liquidation|redressement judiciaire evite*",
                "rejet* … demande|requete",
            ], unless: decidedElse + ["arrete|arretant … plan"], called: false, opening: .none),
    ]
}
