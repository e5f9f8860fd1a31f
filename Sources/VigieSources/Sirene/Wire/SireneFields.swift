/// The fields that the register is known to send (version 3.11).
enum SireneFields {
    /// Never met before: tolerated, counted.
    static func unknown(in row: JSONValue) -> Set<String> {
        var names = Set((row.members ?? [:]).keys).subtracting(unit)
        for period in row["periodesUniteLegale"]?.elements ?? [] {
            names.formUnion(Set((period.members ?? [:]).keys).subtracting(periods))
        }
        return names
    }

    private static let unit: Set<String> = [
        "siren", "statutDiffusionUniteLegale", "unitePurgeeUniteLegale", "dateCreationUniteLegale", "sigleUniteLegale",
        "sexeUniteLegale", "prenom1UniteLegale", "prenom2UniteLegale", "prenom3UniteLegale", "prenom4UniteLegale",
        "prenomUsuelUniteLegale", "pseudonymeUniteLegale", "identifiantAssociationUniteLegale",
        "trancheEffectifsUniteLegale", "anneeEffectifsUniteLegale", "dateDernierTraitementUniteLegale",
        "nombrePeriodesUniteLegale", "categorieEntreprise", "anneeCategorieEntreprise", "periodesUniteLegale", "score",
        "activitePrincipaleNAF25UniteLegale",
    ]

    private static let periods: Set<String> = [
        "dateFin", "dateDebut", "etatAdministratifUniteLegale", "changementEtatAdministratifUniteLegale",
        "nomUniteLegale", "changementNomUniteLegale", "nomUsageUniteLegale", "changementNomUsageUniteLegale",
        "denominationUniteLegale", "changementDenominationUniteLegale", "denominationUsuelle1UniteLegale",
        "denominationUsuelle2UniteLegale", "denominationUsuelle3UniteLegale",
        "changementDenominationUsuelleUniteLegale", "categorieJuridiqueUniteLegale",
        "changementCategorieJuridiqueUniteLegale", "activitePrincipaleUniteLegale",
        "nomenclatureActivitePrincipaleUniteLegale", "changementActivitePrincipaleUniteLegale",
        "nicSiegeUniteLegale", "changementNicSiegeUniteLegale", "economieSocialeSolidaireUniteLegale",
        "changementEconomieSocialeSolidaireUniteLegale", "societeMissionUniteLegale",
        "changementSocieteMissionUniteLegale", "caractereEmployeurUniteLegale",
        "changementCaractereEmployeurUniteLegale",
    ]
}
