import VigieDomain

/// One company as Pappers shows it, in the members and the order of its specification.
struct PappersSheet {
    let sheet: CompanySheet
    let report: BureauReport?
    let isScored: Bool
    /// Whole euros.
    var capital = 10_000
    /// Of the last accounts filed.
    var yearEnd = Day(year: 2024, month: 12, day: 31) ?? Day(number: 20_088)

    var json: OrderedJSON {
        let members: [OrderedJSON.Member] = [
            .init("siren", .text("\(sheet.siren)")), .init("siren_formate", .text(sheet.siren.spaced)),
            .init("diffusable", .bool(sheet.diffusion == .full)), .init("nom_entreprise", .text(shown(sheet.name))),
            .init("personne_morale", true), .init("denomination", .text(shown(sheet.name))), .init("sigle", nil),
            .init("code_naf", .text(sheet.activityCode)), .init("date_creation", .text("\(sheet.founded)")),
            .init("entreprise_cessee", .bool(sheet.closed != nil)),
            .init("date_cessation", .text(orNull: sheet.closed?.description)),
            .init("categorie_juridique", .text(sheet.legalFormCode)),
            .init("forme_juridique", sheet.legalFormCode == "5710" ? "SAS" : "SARL"),
            .init("capital", .decimal(Double(capital))), .init("devise_capital", "Euros"),
            .init("capital_actuel_si_variable", nil),
            .init("statut_rcs", sheet.closed == nil ? "Inscrit" : "Radié"), .init("siege", seat),
            .init(
                "finances", [["annee": 2024, "date_de_cloture_exercice": "2024-12-31", "chiffre_affaires": 1_250_000]]),
            .init("representants", .list(sheet.officers.map(officer))), .init("beneficiaires_effectifs", owners),
            .init(
                "comptes",
                [
                    [
                        "date_cloture": .text("\(yearEnd)"), "annee_cloture": .integer(Int64(yearEnd.year)),
                        "date_depot": .text("\(yearEnd.adding(days: 171))"),
                        "confidentialite": false,
                    ]
                ]
            ),
            .init("procedure_collective_existe", .bool(!proceedings.isEmpty)),
            .init("procedure_collective_en_cours", .bool(!proceedings.isEmpty)),
            .init("procedures_collectives", .list(proceedings)), .init("publications_bodacc", []),
            .init("derniere_mise_a_jour_sirene", .text("\(sheet.updated)")),
        ]
        return .object(members + (isScored ? [.init("scoring_financier", score)] : []))
    }

    private func shown(_ text: String) -> String { sheet.diffusion == .full ? text : "[NON-DIFFUSIBLE]" }

    private var seat: OrderedJSON {
        [
            "siret": .text(sheet.siret), "adresse_ligne_1": .text(shown("\(sheet.seat.number) \(sheet.seat.street)")),
            "adresse_ligne_2": nil, "code_postal": .text(sheet.seat.postcode),
            "ville": .text(sheet.seat.town.uppercased()),
            "diffusion_partielle": .bool(sheet.diffusion != .full),
        ]
    }

    private func officer(_ officer: CompanySheet.Officer) -> OrderedJSON {
        switch officer.person {
        case .natural(let name, let firstNames, let born):
            [
                "qualite": .text(officer.role), "personne_morale": false, "nom": .text(name),
                "prenom": .text(firstNames), "nom_complet": .text("\(firstNames) \(name)"),
                "date_de_naissance": .text(born),
            ]
        case .legal(let siren, let name):
            [
                "qualite": .text(officer.role), "personne_morale": true, "denomination": .text(name),
                "nom_complet": .text(name), "siren": .text("\(siren)"),
            ]
        }
    }

    /// The natural persons among the shareholders of the invented bureau, above a quarter.
    private var owners: OrderedJSON {
        .list(
            (report?.shareholders ?? []).filter { $0.siren == nil && $0.shareBasisPoints > 2500 }.map { holder in
                let words = holder.name.split(separator: " ")
                return [
                    "nom": .text(words.dropFirst().joined(separator: " ")), "prenom": .text(String(words.first ?? "")),
                    "date_de_naissance_formatee": "08/1961",
                    "pourcentage_parts": .decimal(Double(holder.shareBasisPoints) / 100),
                    "pourcentage_votes": .decimal(Double(holder.shareBasisPoints) / 100),
                ]
            })
    }

    private var proceedings: [OrderedJSON] {
        (report?.proceedings ?? []).map { proceeding in
            [
                "type": .text(proceeding.kind), "date_debut": .text("\(proceeding.opened)"), "date_fin": nil,
                "publications_bodacc": [],
            ]
        }
    }

    /// A hundred points of the bureau are twenty of Pappers.
    private var score: OrderedJSON {
        guard let report, let score = report.score else {
            return ["note": nil, "score": nil, "erreur": "Données financières incomplètes"]
        }
        let note = Array("GFEDCBA")[min(6, score * 7 / 100)]
        return [
            "note": .text(String(note)), "score": .decimal(Double(score) / 5), "date_calcul": .text("\(report.rated)"),
            "erreur": nil, "date_cloture_comptes": "2024-12-31",
        ]
    }
}
