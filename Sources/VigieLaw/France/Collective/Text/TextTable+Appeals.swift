import VigieDomain

/// What another court, or another judgment, says of a decision; what hits a person.
extension TextTable {
    /// A court of appeal is named in the boilerplate of most openings ("appel … devant la Cour d'Appel"): only its own
    /// decision counts.
    static let appeals: [TextRule] = [
        TextRule(
            .procAppeal, nil,
            [
                "arret … cour d appel … infirm*|annul*|reform*|confirm*|prononc*|statu*", "^arret … cour d appel",
                "cour d appel … a infirme|annule|reforme|confirme", "infirmant|annulant|reformant … jugement|decision",
                "^infirme|annule|reforme … jugement|decision", "retract*", "^tierce opposition",
            ])
    ]

    static let persons: [TextRule] = [
        TextRule(
            .procSanctionPerson, nil,
            [
                "faillite personnelle … encontre|duree|monsieur|madame", "prononc* … faillite personnelle",
                "interdiction de|d gerer|diriger|administrer", "interdiction prevue a l article l 653",
            ], opening: .none)
    ]
}
