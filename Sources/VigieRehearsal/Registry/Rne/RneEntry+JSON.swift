import VigieDomain

extension RneEntry {
    /// The company as the register writes it: what the source reads, and enough around it.
    var json: OrderedJSON {
        let number = sheet.siren.description
        var content: [OrderedJSON.Member] = [
            .init(
                "natureCreation",
                ["dateCreation": .text(sheet.founded.description), "formeJuridique": .text(sheet.legalFormCode)]),
            .init("personneMorale", person),
        ]
        if sheet.closed != nil { content.insert(.init("natureCessation", ["etatAdministratifInsee": "C"]), at: 1) }
        return [
            "updatedAt": .text("\(updated.dayUTC)T05:00:00+01:00"),
            "nombreRepresentantsActifs": .integer(Int64(sheet.officers.count)),
            "nombreEtablissementsOuverts": 1,
            "id": .text("rne\(number)"),
            "formality": [
                "siren": .text(number), "content": .object(content),
                "diffusionINSEE": .text(sheet.diffusion.rawValue), "typePersonne": "M", "diffusionCommerciale": true,
                "formeJuridique": .text(sheet.legalFormCode),
            ],
            "siren": .text(number),
        ]
    }

    private var person: OrderedJSON {
        var members: [OrderedJSON.Member] = [
            .init("adresseEntreprise", ["adresse": address]),
            .init(
                "etablissementPrincipal",
                [
                    "descriptionEtablissement": [
                        "rolePourEntreprise": "2", "siret": .text("\(sheet.siren)00016"),
                        "indicateurEtablissementPrincipal": true, "statutPourFormalite": "4",
                    ],
                    "adresse": address,
                ]),
            .init("composition", ["pouvoirs": .list(sheet.officers.map(power))]),
            .init(
                "identite",
                [
                    "entreprise": [
                        "siren": .text(sheet.siren.description), "denomination": .text(sheet.name),
                        "formeJuridique": .text(sheet.legalFormCode),
                        "codeApe": .text(sheet.activityCode.filter { $0 != "." }),
                    ],
                    "description": [
                        "capitalVariable": false, "montantCapital": .decimal(Double(capital)), "deviseCapital": "EUR",
                    ],
                ]),
        ]
        if let closed = sheet.closed {
            members.append(
                .init(
                    "detailCessationEntreprise",
                    ["dateRadiation": .text(closed.description), "dateEffet": .text(closed.description)]))
        }
        return .object(members)
    }

    private var address: OrderedJSON {
        [
            "pays": "FRANCE", "codePays": "FRA", "codePostal": .text(sheet.seat.postcode),
            "commune": .text(sheet.seat.town), "voie": .text(sheet.seat.street), "numVoie": .text(sheet.seat.number),
        ]
    }

    private func power(_ officer: CompanySheet.Officer) -> OrderedJSON {
        let code: OrderedJSON =
            switch officer.role {
            case "Gérant": "30"
            case "Président de SAS": "73"
            default: "53"
            }
        switch officer.person {
        case .natural(let name, let firstNames, let born):
            return [
                "roleEntreprise": code, "typeDePersonne": "INDIVIDU",
                "representantId": .text("rep-\(sheet.siren)-\(name)-\(firstNames)-\(born)"),
                "individu": [
                    "descriptionPersonne": [
                        "dateDeNaissance": .text(born), "nom": .text(name), "prenoms": .list([.text(firstNames)]),
                    ]
                ], "actif": true,
            ]
        case .legal(let siren, let name):
            return [
                "roleEntreprise": code, "typeDePersonne": "ENTREPRISE",
                "entreprise": ["siren": .text(siren.description), "denomination": .text(name)], "actif": true,
            ]
        }
    }
}
