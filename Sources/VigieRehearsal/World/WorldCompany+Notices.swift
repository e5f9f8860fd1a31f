import VigieDomain

extension WorldCompany {
    /// The company as `listepersonnes` names it.
    var asPerson: OrderedJSON {
        [
            "typePersonne": "pm",
            "numeroImmatriculation": [
                "numeroIdentification": .text(siren.spaced), "codeRCS": "RCS", "nomGreffeImmat": .text(town.registry),
            ],
            "denomination": .text(name),
            "formeJuridique": .text(form.rawValue),
            "activite": .text(activity.text),
            "administration": .text("\(form.managerRole) : \(manager.familyName.uppercased()), \(manager.firstName)"),
            "capital": ["montantCapital": .text("\(capital).00"), "devise": "EUR"],
            "adresseSiegeSocial": address,
        ]
    }

    var address: OrderedJSON {
        [
            "numeroVoie": .text(streetNumber), "nomVoie": .text(street), "codePostal": .text(town.postcode),
            "ville": .text(town.name),
        ]
    }

    private var establishment: OrderedJSON {
        [
            "origineFonds": "Création", "qualiteEtablissement": "Etablissement principal",
            "activite": .text(activity.text), "adresse": address,
        ]
    }

    func judgment(
        family: String, nature: String, date: Day, complement: String, kind: NoticeDraft.Family = .collective
    ) -> NoticeDraft {
        NoticeDraft(
            kind, of: self,
            [
                .jugement:
                    ([
                        "type": "initial", "famille": .text(family), "nature": .text(nature), "date": .text("\(date)"),
                        "complementJugement": .text(complement),
                    ] as OrderedJSON).inString
            ])
    }

    func liquidationOpens(judged: Day, ceased: Day, by practitioner: Practitioner) -> NoticeDraft {
        judgment(
            family: "Jugement d'ouverture", nature: "Jugement d'ouverture de liquidation judiciaire", date: judged,
            complement:
                "Jugement prononçant la liquidation judiciaire, date de cessation des paiements le "
                + "\(FrenchDay.text(ceased)), désignant liquidateur \(practitioner.text). Les créances sont à adresser, "
                + "dans les deux mois de la présente publication, auprès du liquidateur ou sur le portail électronique "
                + "prévu par les articles L. 814-2 et L. 814-13 du code de commerce.")
    }

    func recoveryOpens(judged: Day, ceased: Day, by practitioner: Practitioner) -> NoticeDraft {
        judgment(
            family: "Jugement d'ouverture",
            nature: "Jugement d'ouverture d'une procédure de redressement judiciaire", date: judged,
            complement:
                "Jugement prononçant l'ouverture d'une procédure de redressement judiciaire, date de cessation des "
                + "paiements le \(FrenchDay.text(ceased)), désignant mandataire judiciaire \(practitioner.text). Les "
                + "déclarations des créances sont à adresser au mandataire judiciaire ou sur le portail électronique "
                + "prévu par les articles L. 814-2 et L. 814-13 du code de commerce dans les deux mois à compter de la "
                + "publication au Bodacc.")
    }

    func safeguardOpens(judged: Day, by practitioner: Practitioner) -> NoticeDraft {
        judgment(
            family: "Jugement d'ouverture", nature: "Jugement d'ouverture d'une procédure de sauvegarde", date: judged,
            complement:
                "Jugement prononçant l'ouverture d'une procédure de sauvegarde, désignant mandataire judiciaire "
                + "\(practitioner.text). Les déclarations des créances sont à adresser au mandataire judiciaire ou sur "
                + "le portail électronique prévu par les articles L. 814-2 et L. 814-13 du code de commerce dans les "
                + "deux mois à compter de la publication au Bodacc.")
    }

    func convertedToLiquidation(judged: Day, by practitioner: Practitioner) -> NoticeDraft {
        judgment(
            family: "Jugement de conversion", nature: "Jugement de conversion en liquidation judiciaire", date: judged,
            complement:
                "Jugement prononçant la conversion en liquidation judiciaire, désignant liquidateur "
                + "\(practitioner.text).")
    }

    func closedForLackOfAssets(judged: Day) -> NoticeDraft {
        judgment(
            family: "Jugement de clôture", nature: "Jugement de clôture pour insuffisance d'actif", date: judged,
            complement:
                "Jugement prononçant la clôture de la procédure de liquidation judiciaire pour insuffisance d'actif.")
    }

    func accountsFiled(closing: Day, isConfidential: Bool = false) -> NoticeDraft {
        var depot: [OrderedJSON.Member] = [
            OrderedJSON.Member("dateCloture", .text("\(closing)")),
            OrderedJSON.Member("typeDepot", "Comptes annuels et rapports"),
        ]
        if isConfidential {
            depot.append(
                OrderedJSON.Member(
                    "descriptif",
                    .text(
                        "Les comptes annuels sont accompagnés d'une déclaration de confidentialité en application du "
                            + "premier ou deuxième alinéa de l'article L. 232-25.")))
        }
        return NoticeDraft(.dpc, of: self, [.depot: OrderedJSON.object(depot).inString])
    }

    func modified(_ description: String, effective: Day) -> NoticeDraft {
        NoticeDraft(
            .modification, of: self,
            [
                .modificationsgenerales:
                    ([
                        "descriptif": .text(description), "dateEffet": .text("\(effective)"),
                    ] as OrderedJSON).inString
            ])
    }

    func struckOff() -> NoticeDraft {
        NoticeDraft(
            .radiation, of: self,
            [.radiationaurcs: (["radiationPM": "O", "commentaire": "Radiation"] as OrderedJSON).inString])
    }

    func created() -> NoticeDraft {
        NoticeDraft(
            .creation, of: self,
            [
                .listeetablissements: establishment.inString("etablissement"),
                .acte:
                    ([
                        "dateImmatriculation": .text("\(founded)"), "dateCommencementActivite": .text("\(founded)"),
                        "creation": [
                            "categorieCreation":
                                "Immatriculation d'une personne morale (B, C, D) suite à création d'un établissement principal"
                        ],
                    ] as OrderedJSON).inString,
            ])
    }

    func registered(on day: Day) -> NoticeDraft {
        NoticeDraft(
            .immatriculation, of: self,
            [
                .listeetablissements: establishment.inString("etablissement"),
                .acte:
                    ([
                        "dateImmatriculation": .text("\(day)"), "dateCommencementActivite": .text("\(founded)"),
                        "immatriculation": [
                            "categorieImmatriculation":
                                "Immatriculation d'une personne morale suite à transfert de son siège social"
                        ],
                    ] as OrderedJSON).inString,
            ])
    }

    /// This company buys the business of another.
    func buys(from seller: WorldCompany, price: Int, effective: Day) -> NoticeDraft {
        let establishment: OrderedJSON = [
            "origineFonds": .text("Fonds acquis par achat au prix stipulé de \(price).00 euros"),
            "qualiteEtablissement": "Etablissement principal", "activite": .text(seller.activity.text),
            "adresse": seller.address,
        ]
        var draft = NoticeDraft(
            .vente, of: self,
            [
                .listeetablissements: establishment.inString("etablissement"),
                .listeprecedentproprietaire: seller.asFormerOwner.inString("personne"),
                .acte:
                    ([
                        "vente": [
                            "categorieVente":
                                "Achat d'un établissement principal par une personne morale (insertion provisoire)",
                            "publiciteLegale": ["titre": "Le Courrier imaginaire", "date": .text("\(effective)")],
                            "opposition": .text(
                                "Au siège du fonds, \(seller.seatLine), pour la validité et la correspondance."),
                        ], "dateCommencementActivite": .text("\(effective)"),
                    ] as OrderedJSON).inString,
            ])
        draft.numbers = [siren, seller.siren]
        return draft
    }

    private var asFormerOwner: OrderedJSON {
        [
            "typePersonne": "pm",
            "numeroImmatriculation": [
                "numeroIdentification": .text(siren.spaced), "codeRCS": "RCS", "nomGreffeImmat": .text(town.registry),
            ], "denomination": .text(name), "formeJuridique": .text(form.rawValue),
        ]
    }

    var seatLine: String { "\(streetNumber) \(street), \(town.postcode) \(town.name)" }
}

/// A court-appointed practitioner, with the address that claims go to.
package struct Practitioner: Hashable, Sendable {
    package var name: String
    package var address: String

    var text: String { "\(name) \(address)" }

    /// The practitioners of the invented courts.
    static let all = [
        Practitioner(
            name: "SELARL Mandataires du Modèle, prise en la personne de Me Dominique Exemple",
            address: "14 rue des Modèles 49990 Saint-Modèle-sur-Loire"),
        Practitioner(
            name: "SCP Esquisse et Associés, prise en la personne de Maître Claude Esquisse",
            address: "3 place du Gabarit 69990 Villefictive"),
        Practitioner(
            name: "SELAS MJ Maquette, prise en la personne de Me Alix Patron",
            address: "27 quai des Ébauches 35990 Port-Maquette"),
    ]
}
