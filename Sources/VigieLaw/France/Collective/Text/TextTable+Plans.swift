import VigieDomain

/// What adopts, changes or sells.
extension TextTable {
    static let plans: [TextRule] = [
        // "Dit n'y avoir lieu à résolution du plan de sauvegarde et autorise sa modification".
        TextRule(
            .procPlanModified, .planSafeguard, ["autoris* sa modification"], naming: ["plan de sauvegarde"],
            called: false,
            opening: .none),
        TextRule(
            .procPlanModified, .planRecovery, ["autoris* sa modification"],
            naming: ["plan de redressement|continuation"], called: false, opening: .none),
        TextRule(
            .procPlanModified, .planSafeguard,
            changed.map { Phrase("\($0) … plan de sauvegarde") } + [
                "plan de sauvegarde … modifi*|prorog*|prolong*|allong*"
            ],
            unless: unchanged, called: false, opening: .none),
        TextRule(
            .procPlanModified, .planSale,
            ["modifi*|prolong*|allong* … plan de cession", "plan de cession … modifi*"], called: false, opening: .none),
        TextRule(
            .procPlanModified, .planRecovery,
            [
                "plan de redressement|continuation … modifi*|prorog*|prolong*|allong*",
                "modifi* (substantielle)? (du|le|de|des)? (modalites)? (du)? plan",
                "modifi*|prolong*|prorog*|allong* (de)? (la)? duree du plan", "report (de|d|des) … echeance* du plan",
            ] + changed.map { Phrase("\($0) … plan de redressement|continuation|apurement|traitement") },
            unless: unchanged + ["plan de cession"], called: false, opening: .none),
        TextRule(
            .procPlanSale, .planSale,
            [
                "arret* … plan de? cession", "arrete|arretant|adopte …… le|un|du plan de cession",
                "adopt*|homolog* … plan de cession", "ordonn* … plan de? cession",
                "^(jugement)? (de)? plan de cession", "prononc* … plan de cession",
                "ordonn*|arret*|prononc* … cession … entreprise|actifs|activite", "approuv*|valid* … plan de cession",
            ], unless: ["prorog*|modifi* … plan de cession"], opening: .none),
        TextRule(
            .procPlanAdopted, .planSafeguard,
            [
                "arret*|adopt*|homolog*|valid*|approuv* … plan de sauvegarde",
                "^(jugement)? (de|du)? plan de sauvegarde",
            ],
            opening: .none),
        TextRule(
            .procPlanAdopted, .planRecovery,
            [
                "arret*|adopt*|homolog*|valid*|approuv* … plan de|d redressement|continuation|apurement|traitement",
                "^(jugement)? (de|du)? plan de redressement|continuation|apurement",
                "arret*|adopt*|homolog* … plan … par (voie)? (de)? continuation",
            ], opening: .none),
    ]

    private static let unchanged: [Phrase] = [
        "rejet*|debout*|refus*|irrecevable* …… modifi*|prolong*|prorog*|report*", "lieu (a|de|d)? (la|une|sa)? modifi*",
    ]

    /// How a plan is said to change. Its adoption may be told with the same words: "plan arrêté et modifié".
    private static let changed = [
        "modifi*", "prolong* (de)? (la)? duree", "allong* (de)? (la)? duree", "prorog* (de)? (la)? duree",
        "report* (de|d|des|l|les|la)? echeance*", "suspen* (de|d|des|l|les|la)? echeance*", "reamenag*", "reechelonn*",
    ]
}
