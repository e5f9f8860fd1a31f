import VigieDomain

/// What turns a proceeding or a plan into another proceeding.
extension TextTable {
    static let conversions: [TextRule] = [
        // The rules of the simplified liquidation begin or cease to apply: it was a liquidation already.
        TextRule(
            .procOther, nil,
            [
                "liquidation (judiciaire)? simplifiee en liquidation",
                "liquidation (judiciaire)? en liquidation (judiciaire)? simplifiee",
                "simplifiee … a la liquidation",
            ], called: false, opening: .none),
        // Nobody declares in a crisis exit, so its end starts a period (`domain.md` section 2).
        TextRule(
            .procConversion, .liquidation,
            ["fin … sortie de crise … ouvr*|ouverture|prononc* … liquidation"], claims: .started),
        TextRule(
            .procConversion, .recoveryObservation,
            ["fin … sortie de crise … ouvr*|ouverture|prononc* … redressement"], claims: .started),
        TextRule(
            .procConversion, .liquidation,
            [
                "conver* … en|a (une|la)? (procedure)? (de)? liquidation",
                "liquidation judiciaire … par|sur|apres conversion",
                "conver* … redressement|sauvegarde … en liquidation", "liquidation (judiciaire)? sur|par conversion",
                "fin … (periode)? d? observation|sauvegarde|redressement … prononc*|ouvr* … liquidation",
                "passage en liquidation judiciaire", "rejet* … plan … prononc* … liquidation",
                "prononc* … liquidation … cours de periode d observation",
                "redressement|sauvegarde … transform* … en liquidation",
            ], unless: refused + planOver),
        TextRule(
            .procConversion, .liquidation,
            [
                "rejet* …… plan …… et (de)? (la)? conver* … en liquidation",
                "rejet* …… et conver* …… en liquidation",
            ]),
        TextRule(.procConversion, .liquidation, observationEnded, unless: planFailed, opening: .of(.liquidation)),
        TextRule(
            .procConversion, .recoveryObservation,
            [
                "conver* … en|a (une|la)? (procedure)? (de)? redressement",
                "redressement (judiciaire)? sur|par conversion",
                "fin … sauvegarde … prononc*|ouvr* … redressement",
            ], unless: refused + planOver),
        TextRule(
            .procConversion, .recoveryObservation, ["fin a|de la (procedure)? (de)? sauvegarde"],
            opening: .of(.recovery)),
    ]

    /// The proceeding that ran until now; what is pronounced with its end follows it.
    private static let observationEnded: [Phrase] = [
        "fin a|de la periode d observation", "fin a|de la (procedure)? (de)? sauvegarde",
        "fin a|au|de|du (la|l)? (procedure)? (de)? redressement", "redressement (judiciaire)? manifestement impossible",
        // A sale plan is adopted in a case that runs.
        "arret*|adopt*|ordonn*|homolog* … plan de cession",
    ]

    /// A plan ran, no observation period: what follows is a new case.
    private static let planOver: [Phrase] = ["fin au|du plan", "fin a l execution du plan"]

    /// The plan that ran until now.
    private static let planFailed: [Phrase] = [
        "resolution|resolu*|caducite|caduc|caduque …… plan", "plan …… est|soit|declare|devenu|etant resolu|caduc",
        "plan …… resolution de celui ci",
        "sa resolution|caducite",
        "prononc* la|en (la)? resolution", "inexecution du|de|des (la|ce|son|l|ses)? plan|engagements",
        "fin au|du plan de redressement|sauvegarde|continuation", "echec du plan",
    ]

    /// Before the conversions: a new case, even where the text says "convertit".
    static let failures: [TextRule] = [
        TextRule(
            .procResolution, .liquidation,
            [
                "fin au plan …… conver* … en liquidation", "resolution …… plan …… conver* … en liquidation",
                "caducite …… plan …… conver* … en liquidation",
            ], claims: .started, unless: resolutionAsked + ["rejet*|debout* … resolution"])
    ]

    static let resolutions: [TextRule] = [
        TextRule(
            .procResolution, .liquidation,
            [
                "liquidation … apres|suite|sur|et (a)? (la)? resolution", "resolution … plan … et (la)? liquidation",
                "resolution … plan … ouverture|ouvr*|prononc* … liquidation", "sa resolution … liquidation",
            ], claims: .started, unless: resolutionAsked + refused),
        TextRule(
            .procResolution, .liquidation, planFailed, claims: .started, unless: resolutionAsked,
            opening: .of(.liquidation)),
        TextRule(
            .procResolution, .recoveryObservation,
            [
                "redressement (judiciaire)? … apres|suite|sur (a)? (la)? resolution",
                "resolution … plan … ouvr*|prononc* … redressement",
                "resolution … plan … et (le)? redressement judiciaire", "sa resolution … redressement",
            ], claims: .started, unless: resolutionAsked + refused),
        TextRule(
            .procResolution, .recoveryObservation, planFailed, claims: .started, unless: resolutionAsked,
            opening: .of(.recovery)),
        // A liquidator is named and no word says why: the plan of a company that is in no liquidation yet.
        TextRule(
            .procResolution, .liquidation, resolved, claims: .started,
            unless: resolutionAsked + refused + notNamed + ["plan de cession"], naming: ["liquidateur|liquidatrice"],
            certain: false),
        TextRule(
            .procResolution, .openUnknown, resolved, claims: .started,
            unless: resolutionAsked + refused + notNamed + ["plan de cession"],
            naming: [
                "mandataire judiciaire", "cessation des paiements", "en|la|sa liquidation judiciaire",
                "en|le|son redressement judiciaire",
            ], certain: false),
        TextRule(
            .procResolution, .openUnknown, resolved, claims: .asCalled, unless: resolutionAsked + refused),
    ]

    private static let resolved: [Phrase] = [
        "resolution (du|de|d) (un|le)? plan",
        "resolution|resolu*|resol* … plan de redressement|sauvegarde|continuation|cession",
        "sa resolution", "caducite … plan", "plan … est|soit|declare|devenu caduc|resolu",
        "prononc* la|en (la)? resolution … plan",
    ]

    /// The office ends, or speaks: nobody is named for a new case.
    private static let notNamed: [Phrase] = [
        "fin (a|de) (la)? mission|fonctions", "requete|demande (de|du) (la|le|me|maitre)?",
    ]

    static let extensions: [TextRule] = [
        TextRule(
            .procExtension, .liquidation,
            ["etend*|extension …… liquidation", "liquidation …… etendue", "liquidation … commune a"], claims: .started,
            unless: extendedMission),
        TextRule(
            .procExtension, .recoveryObservation,
            ["etend*|extension …… redressement", "redressement …… etendu", "redressement … commun* a"],
            claims: .started, unless: extendedMission),
        TextRule(
            .procExtension, .safeguardObservation,
            ["etend*|extension …… sauvegarde", "sauvegarde …… etendue", "sauvegarde … commune a"], claims: .started,
            unless: extendedMission),
        TextRule(
            .procExtension, .openUnknown,
            ["etend*|extension (de|d|la|les|l)? (la|une)? procedure", "reunion … patrimoines"], claims: .started,
            unless: extendedMission,
            certain: false),
    ]

    /// It is asked, or may come one day.
    static let resolutionAsked: [Phrase] = [
        "demande|requete|assignation|saisine … resolution", "a defaut …… resolu*", "pourra|pourrait|peut …… resolu*",
    ]

    static let extendedMission: [Phrase] = ["etend*|extension (de|la|l)? (la)? mission|periode|duree|delai"]
}
