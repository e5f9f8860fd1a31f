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

    /// It opens, and the words stand too far apart to be sure of what.
    static let unsure: [TextRule] = [
        TextRule(
            .procOpenLiquidation, .liquidation,
            ["ouvre …… liquidation judiciaire", "^jugement …… ouvrant …… liquidation judiciaire"], claims: .started,
            unless: notOpened, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation,
            ["ouvre …… redressement judiciaire", "^jugement …… ouvrant …… redressement judiciaire"], claims: .started,
            unless: notOpened + ["plan de redressement"], certain: false),
        TextRule(
            .procOpenUnknown, .openUnknown,
            [
                "ouvre (la|une|l) (nouvelle)? procedure",
                "^jugement (d)? ouverture (d|de)? (une)? (procedure)? (collective)?",
                "^(jugement)? (d)? ouverture (d|de)? (une)? procedure collective",
            ], claims: .started, unless: notOpened, certain: false),
    ]

    /// What else is opened.
    private static let notOpened: [Phrase] = [
        "ouvre (une|la)? (nouvelle)? periode", "ouvre droit|les debats|la voie", "n ouvre", "qui ouvre",
        "repartition|conciliation|mandat ad hoc", "rejet*|debout*|irrecevable*|lieu … ouverture",
    ]

    static let openings: [TextRule] =
        decided + [
            TextRule(
                .procOpenProfRecovery, .professionalRecovery,
                ["ouvr*|ouverture|prononc* … retablissement professionnel"], called: false),
            // One judgment may refuse the recovery and open the liquidation; the words of both stand there.
            TextRule(
                .procOpenLiquidation, .liquidation,
                [
                    "ouvre|ouvrant|ouverte … liquidation judiciaire|des", "^(jugement)? d? ouverture … liquidation",
                    "prononce|prononcant|prononcee (l|d)? ouverture … liquidation",
                ],
                claims: .started),
            TextRule(
                .procOpenLiquidation, .liquidation,
                [
                    "prononce|prononcant|prononcee|prononcent … liquidation judiciaire|des",
                    "ouverture (de|d) (la|une)? (procedure)? (de)? liquidation",
                    "^(jugement)? (de)? liquidation judiciaire|des",
                ], claims: .started, called: true),
            // Nothing but the pronouncement: with an earlier proceeding it is a conversion, without one it opens. The reading
            // that cannot miss a deadline is taken, and said to be uncertain; the docket decides.
            TextRule(
                .procOpenLiquidation, .liquidation,
                [
                    "prononce|prononcant|prononcee|prononcent … liquidation judiciaire|des",
                    "^(jugement)? (de)? liquidation judiciaire|des",
                ],
                claims: .started,
                unless: [
                    "prononce|prononcant … application|passage … liquidation",
                    "suite|suivant|apres … jugement … prononcant",
                    "rectifi* … jugement", "liquidation judiciaire evite*",
                ], called: false, certain: false),
            TextRule(
                .procOpenRecovery, .recoveryObservation,
                [
                    "ouvre|ouvrant|ouverte|prononce|prononcant … redressement",
                    "^(jugement)? d? ouverture … redressement",
                    "^(jugement)? (de)? redressement judiciaire",
                ], claims: .started,
                unless: ["rectifi* … jugement", "redressement judiciaire evite*", "prononc* … plan de redressement"]),
            TextRule(
                .procOpenAccelerated, .safeguardAccelerated,
                ["ouvre|ouvrant|ouverte|ouverture|prononc* … sauvegarde (financiere)? acceleree"], claims: .started),
            TextRule(
                .procOpenSafeguard, .safeguardObservation,
                ["ouvre|ouvrant|ouverte|prononce|prononcant … sauvegarde", "^(jugement)? d? ouverture … sauvegarde"],
                claims: .started, unless: ["rectifi* … jugement", "sauvegarde … evite*"]),
            TextRule(
                .procOpenUnknown, .crisisExit,
                ["ouvre|ouvrant|ouverture|prononc* … sortie de crise"], claims: .started),
            TextRule(
                .procOpenRecovery, .recoveryObservation,
                ["ouverture (de|d) (la|une|le)? (procedure)? (de|du)? redressement"], claims: .started, called: true),
            TextRule(
                .procOpenSafeguard, .safeguardObservation,
                ["ouverture (de|d) (la|une)? (procedure)? (de)? sauvegarde"], claims: .started, called: true),
        ]

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
