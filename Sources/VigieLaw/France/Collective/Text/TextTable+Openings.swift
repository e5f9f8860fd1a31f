import VigieDomain

/// What opens.
extension TextTable {
    /// In any words: `OpeningWords`.
    static let decided: [TextRule] = [
        TextRule(.procOpenLiquidation, .liquidation, [], claims: .started, opening: .opened(.liquidation)),
        TextRule(.procOpenLiquidation, .liquidation, [], claims: .started, called: true, opening: .of(.liquidation)),
        // Nothing but the pronouncement: with an earlier proceeding it is a conversion, without one it opens.
        TextRule(.procOpenLiquidation, .liquidation, [], claims: .started, opening: .of(.liquidation), certain: false),
        TextRule(.procOpenRecovery, .recoveryObservation, [], claims: .started, opening: .of(.recovery)),
        TextRule(.procOpenAccelerated, .safeguardAccelerated, [], claims: .started, opening: .of(.accelerated)),
        TextRule(.procOpenSafeguard, .safeguardObservation, [], claims: .started, opening: .of(.safeguard)),
        TextRule(
            .procOpenProfRecovery, .professionalRecovery, [], called: false, opening: .of(.professionalRecovery)),
    ]

    /// It opens or pronounces, and the words stand too far apart, or too oddly, to be sure of what.
    static let unsure: [TextRule] = [
        TextRule(
            .procOpenLiquidation, .liquidation,
            [
                "ouvre|prononce|ordonne …… liquidation judiciaire",
                "^jugement …… ouvrant|prononcant …… liquidation judiciaire",
            ],
            claims: .started, unless: notOpened, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation,
            [
                "ouvre|prononce|ordonne …… redressement judiciaire",
                "^jugement …… ouvrant|prononcant …… redressement judiciaire",
            ],
            claims: .started, unless: notOpened + ["plan de redressement"], certain: false),
        TextRule(
            .procOpenSafeguard, .safeguardObservation,
            ["ouvre|prononce|ordonne …… procedure de sauvegarde", "^jugement …… ouvrant …… sauvegarde"],
            claims: .started, unless: notOpened + ["plan de sauvegarde"], certain: false),
        TextRule(
            .procOpenUnknown, .openUnknown,
            [
                "ouvre (la|une|l) (nouvelle)? procedure", "^jugement (d)? ouverture",
                "^(jugement)? (d)? ouverture (d|de)? (une)? procedure collective",
            ], claims: .started, unless: notOpened, certain: false),
    ]

    /// What else is opened.
    private static let notOpened: [Phrase] = [
        "ouvre (une|la)? (nouvelle)? periode", "ouvre droit|les debats|la voie", "n ouvre", "qui ouvre",
        "procedure de repartition|conciliation", "rectifi* … jugement", "rejet*|debout*|irrecevable*|lieu … ouverture",
        // What else is pronounced or ordered.
        Phrase(
            "prononce|ordonne|prononcant (d)? (office)? (la|le|l|une|un)? nullite|irrecevabilite|rejet|radiation|sursis|vente|"
                + "publication|jonction|disjonction|renvoi|mainlevee|cloture|report|prorogation|remplacement|application|"
                + "passage|extension|faillite|interdiction|suspension|maintien|poursuite|reouverture|cession|resiliation|"
                + "repartition|execution|admission|desistement|caducite|expertise|enquete"),
        "ayant|avait prononce", "a ete prononce", "au|du prononce", "qui a|avait prononce|ouvert",
        "liquidation|redressement judiciaire evite*",
    ]

    /// "Jugement de", "Faillite civile - ", "Ouverture LJS": before the kind that is the whole title.
    private static let title = "^(jugement)? (de)? (faillite)? (civile)? (ouverture)?"

    /// The kind alone, as a title: "Jugement de liquidation judiciaire".
    static let titles: [TextRule] = [
        TextRule(
            .procOpenLiquidation, .liquidation, [Phrase("\(title) liquidation judiciaire|des")], claims: .started,
            unless: titled, called: true),
        TextRule(
            .procOpenLiquidation, .liquidation, [Phrase("\(title) liquidation judiciaire|des")], claims: .started,
            unless: titled, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation, [Phrase("\(title) redressement judiciaire")], claims: .started,
            unless: titled),
        TextRule(
            .procOpenUnknown, .crisisExit,
            ["ouvre|ouvrant|ouverture|prononc* … sortie de crise"], claims: .started),
    ]

    private static let titled: [Phrase] = [
        "liquidation|redressement judiciaire evite*", "rectifi* … jugement",
        "suite|suivant|apres … jugement … prononcant",
    ]

    static let openings: [TextRule] = decided + titles

    /// A proceeding is named and nothing says what was decided.
    static let mentions: [TextRule] = [
        TextRule(
            .procOpenLiquidation, .liquidation, ["liquidation judiciaire", "liquidation des biens"], claims: .started,
            called: true, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation, ["redressement judiciaire"], claims: .started, called: true,
            certain: false),
        TextRule(
            .procOpenSafeguard, .safeguardObservation, ["procedure de sauvegarde"], claims: .started, called: true,
            certain: false),
        TextRule(
            .procOpenUnknown, .openUnknown, ["creance*|creances"], claims: .asCalled, called: true, certain: false),
        // Nothing is said to be decided, yet a date is given and someone to write to: the form of an opening.
        TextRule(
            .procOpenUnknown, .openUnknown,
            ["date de cessation des? paiements", "cessation des? paiements (le|au|fixee)?"],
            claims: .started, naming: ["liquidateur|liquidatrice|mandataire"], certain: false),
    ]
}
