import Testing
import VigieDomain
import VigieLaw

@Suite struct `The person to write to` {
    private func addressee(_ text: String) -> Addressee? {
        Invented.meaning(Invented.judgment("Jugement d'ouverture de liquidation judiciaire", text)).addressee
    }

    @Test(
        arguments: [
            (
                "désigne Me Zoé DURAND, 3 rue Neuve, 44000 Nantes, en qualité de liquidateur", "liquidateur",
                "Me Zoé DURAND"
            ),
            (
                "désigne Me Zoé DURAND 3 rue Neuve 44000 Nantes en qualité de mandataire judiciaire et invite les créanciers",
                "mandataire judiciaire", "Me Zoé DURAND"
            ),
            (
                "nomme la SELARL FOC, prise en la personne de Me Zoé DURAND, 3 rue Neuve 44000 Nantes, liquidateur",
                "liquidateur", "SELARL FOC, prise en la personne de Me Zoé DURAND"
            ),
            (
                "désigne la SCP GENOIS représentée par Me Ève MARTIN, 19 quai Neuf à Dijon (21000), ès qualités de liquidateur",
                "liquidateur", "SCP GENOIS représentée par Me Ève MARTIN"
            ),
            (
                "maintient Me Ève MARTIN 9 quai Neuf 44000 Nantes en qualité de liquidateur", "liquidateur",
                "Me Ève MARTIN"
            ),
            (
                "désigné : Maître MARTIN Ève, 9 quai Neuf - 44000 Nantes, en qualité de liquidateur", "liquidateur",
                "Maître MARTIN Ève"
            ),
            (
                "Remplace Me Paul LEROY par la SELARL FOC, 3 rue Neuve, 44000 Nantes, en qualité de liquidateur",
                "liquidateur", "SELARL FOC"
            ),
            (
                "La SELARL FOC, 3 rue Neuve 44000 Nantes, est désignée en qualité de liquidateur", "liquidateur",
                "SELARL FOC"
            ),
            ("Maître Zoé DURAND est nommée liquidateur", "liquidateur", "Maître Zoé DURAND"),
            (
                "désigne Me Zoé DURAND, 3 rue Neuve, 44000 Nantes, commissaire à l'exécution du plan",
                "commissaire à l'exécution du plan", "Me Zoé DURAND"
            ),
            (
                "désignant Me Zoé DURAND 3 rue Neuve 44000 Nantes mandataire judiciaire et Me Ève MARTIN 9 quai Neuf 44000 Nantes administrateur judiciaire",
                "mandataire judiciaire", "Me Zoé DURAND"
            ),
            (
                "nomme Me Zoé DURAND, 3 rue Neuve, 44000 Nantes, mandataire judiciaire, Me Ève MARTIN, 9 quai Neuf, 44000 Nantes, administrateur judiciaire",
                "mandataire judiciaire", "Me Zoé DURAND"
            ),
            (
                "désignant en qualité d'administrateur judiciaire : SCP FOC (Me Ève MARTIN) 9 quai Neuf 44000 Nantes et en qualité de mandataire judiciaire : SELAFA GENOIS (Me Zoé DURAND) 3 rue Neuve 44000 Nantes",
                "mandataire judiciaire", "SELAFA GENOIS (Me Zoé DURAND)"
            ),
            (
                "administrateur : SELARL FOC 9 quai Neuf 44000 Nantes ; mandataire judiciaire : SELARL GENOIS 3 rue Neuve 44000 Nantes",
                "mandataire judiciaire", "SELARL GENOIS"
            ),
            (
                "maintient Me Zoé DURAND mandataire judiciaire jusqu'à la fin de la vérification des créances",
                "mandataire judiciaire", "Me Zoé DURAND"
            ),
            ("dit que le mandataire judiciaire Me DURAND restera en fonction", "mandataire judiciaire", "Me DURAND"),
            ("confirme Me Zoé DURAND mandataire judiciaire.", "mandataire judiciaire", "Me Zoé DURAND"),
            (
                "désignant liquidateur S.E.L.A.R.L. FOC ET ASSOCIÉS, prise en la personne de Me Zoé DURAND, 3 rue Neuve 44000 Nantes",
                "liquidateur", "S.E.L.A.R.L. FOC ET ASSOCIÉS, prise en la personne de Me Zoé DURAND"
            ),
            (
                "désignant liquidateur S.C.P. FOC , représentée par Me Zoé DURAND , 3 rue Neuve 44000 Nantes",
                "liquidateur", "S.C.P. FOC , représentée par Me Zoé DURAND"
            ),
            (
                "Liquidateur : SELARL FOC, Me Zoé DURAND 3 rue Neuve 44000 Nantes", "liquidateur",
                "SELARL FOC, Me Zoé DURAND"
            ),
            (
                "désignant mandataire judiciaire la SAS FOC & GENOIS, Maître Zoé DURAND, 3 rue Neuve 44000 Nantes",
                "mandataire judiciaire", "SAS FOC & GENOIS, Maître Zoé DURAND"
            ),
            (
                "désignant liquidateur SAS Les Gréeurs, mission conduite par Me Zoé DURAND 3 rue Neuve 44000 Nantes",
                "liquidateur", "SAS Les Gréeurs, mission conduite par Me Zoé DURAND"
            ),
            (
                "désignant liquidateur SELARL LES MANDATAIRES 3 rue Neuve 44000 Nantes", "liquidateur",
                "SELARL LES MANDATAIRES"
            ),
            (
                "désignant liquidateur Selarl Mandataire Ouest 3 rue Neuve 44000 Nantes", "liquidateur",
                "Selarl Mandataire Ouest"
            ),
            ("Mandataire-liquidateur : Me Zoé DURAND, 3 rue Neuve, 44000 Nantes", "liquidateur", "Me Zoé DURAND"),
            (
                "Mandataire judiciaire chargé de la liquidation : Maître Zoé DURAND, 3 rue Neuve, 44000 Nantes",
                "mandataire judiciaire", "Maître Zoé DURAND"
            ),
            (
                "désignant en qualité de liquidateurs : 1/ SELARL FOC 3 rue Neuve 44000 Nantes 2/ SELARL GENOIS 9 quai Neuf 44000 Nantes",
                "liquidateur", "SELARL FOC"
            ),
            ("CEP : Me Zoé DURAND 3 rue Neuve 44000 Nantes", "commissaire à l'exécution du plan", "Me Zoé DURAND"),
            ("désigne Me Zoé DURAND mandataire ad hoc pour poursuivre l'instance", nil, nil),
            ("Déboute le liquidateur de sa demande de report", nil, nil),
            ("à la requête du liquidateur de la SARL MÂT DE MISAINE", nil, nil),
            (
                "désigne M. Paul LEROY juge-commissaire, 3 rue Neuve 44000 Nantes, et dit que le liquidateur déposera son rapport",
                nil, nil
            ),
            ("nomme Mme Ève MARTIN, 9 quai Neuf 44000 Nantes, représentante des salariés, et un liquidateur", nil, nil),
        ] as [(String, String?, String?)])
    func `is named before or after the part that is given`(text: String, role: String?, name: String?) {
        let found = addressee(text)
        #expect(found?.role == role, "\(text)")
        #expect(found?.name == name, "\(text)")
    }

    @Test(
        arguments: [
            ("désigne Me Zoé DURAND 3 rue Neuve 44000 Nantes en qualité de liquidateur", "3 rue Neuve 44000 Nantes"),
            (
                "désignant liquidateurs Me Zoé DURAND 3 rue Neuve 44000 Nantes et Me Ève MARTIN 9 quai Neuf 67000 Strasbourg",
                "3 rue Neuve 44000 Nantes"
            ),
            ("nomme Me Zoé DURAND liquidateur, 3 rue Neuve, 44000 Nantes", "3 rue Neuve, 44000 Nantes"),
            (
                "Liquidateurs : 1/ Me DURAND 3 rue Neuve 44000 Nantes 2/ Me MARTIN 9 quai Neuf 67000 Strasbourg",
                "3 rue Neuve 44000 Nantes"
            ),
        ] as [(String, String?)])
    func `has an address that stops at the town`(text: String, address: String?) {
        #expect(addressee(text)?.address == address, "\(text)")
    }
}
