import VigieDomain

extension SireneEntry {
    /// The company as the register writes it, every field in its place.
    func json(on zone: CivilZone) -> OrderedJSON {
        let isHidden = sheet.diffusion == .partial
        let wall = treated.adding(milliseconds: Int64(zone.secondsFromUTC(at: treated)) * 1000)
        return [
            "siren": .text(sheet.siren.description),
            "statutDiffusionUniteLegale": .text(sheet.diffusion.rawValue),
            "dateCreationUniteLegale": .text(sheet.founded.description),
            "sigleUniteLegale": nil, "sexeUniteLegale": nil, "prenom1UniteLegale": nil, "prenom2UniteLegale": nil,
            "prenom3UniteLegale": nil, "prenom4UniteLegale": nil, "prenomUsuelUniteLegale": nil,
            "pseudonymeUniteLegale": nil, "identifiantAssociationUniteLegale": nil,
            "trancheEffectifsUniteLegale": "NN", "anneeEffectifsUniteLegale": nil,
            "dateDernierTraitementUniteLegale": .text(String(wall.description.dropLast())),
            "nombrePeriodesUniteLegale": .integer(sheet.closed == nil ? 1 : 2),
            "categorieEntreprise": "PME", "anneeCategorieEntreprise": "2025",
            "periodesUniteLegale": .list(periods(isHidden: isHidden)),
        ]
    }

    private func periods(isHidden: Bool) -> [OrderedJSON] {
        let name: OrderedJSON = isHidden ? "[ND]" : .text(sheet.name)
        guard let closed = sheet.closed else {
            return [period(from: sheet.founded, until: nil, state: "A", name: name)]
        }
        return [
            period(from: closed, until: nil, state: "C", name: name),
            period(from: sheet.founded, until: closed.adding(days: -1), state: "A", name: name),
        ]
    }

    private func period(from start: Day, until end: Day?, state: String, name: OrderedJSON) -> OrderedJSON {
        [
            "dateFin": .text(orNull: end?.description), "dateDebut": .text(start.description),
            "etatAdministratifUniteLegale": .text(state), "changementEtatAdministratifUniteLegale": .bool(state == "C"),
            "nomUniteLegale": nil, "changementNomUniteLegale": false, "nomUsageUniteLegale": nil,
            "changementNomUsageUniteLegale": false, "denominationUniteLegale": name,
            "changementDenominationUniteLegale": false, "denominationUsuelle1UniteLegale": nil,
            "denominationUsuelle2UniteLegale": nil, "denominationUsuelle3UniteLegale": nil,
            "changementDenominationUsuelleUniteLegale": false,
            "categorieJuridiqueUniteLegale": .text(sheet.legalFormCode),
            "changementCategorieJuridiqueUniteLegale": false,
            "activitePrincipaleUniteLegale": .text(sheet.activityCode),
            "nomenclatureActivitePrincipaleUniteLegale": "NAFRev2", "changementActivitePrincipaleUniteLegale": false,
            "nicSiegeUniteLegale": "00015", "changementNicSiegeUniteLegale": false,
            "economieSocialeSolidaireUniteLegale": "N", "changementEconomieSocialeSolidaireUniteLegale": false,
            "caractereEmployeurUniteLegale": "O", "changementCaractereEmployeurUniteLegale": false,
        ]
    }
}
