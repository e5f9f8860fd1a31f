import Testing
import VigieDomain
import VigieLaw

@Suite struct `What a reader needs from the text` {
    private func addressee(_ text: String) -> Addressee? {
        Invented.meaning(Invented.judgment("Jugement d'ouverture de liquidation judiciaire", text)).addressee
    }

    @Test(
        arguments: [
            (
                "désignant liquidateur Maître Zoé DURAND 3, rue Neuve - 44000 Nantes .", "liquidateur",
                "Maître Zoé DURAND"
            ),
            ("Liquidateur : DURAND Zoé, 3 rue Neuve, 67000 STRASBOURG - N° RG : 26/00016", "liquidateur", "DURAND Zoé"),
            (
                "désignant liquidateur SELARL Mât & Vergue prise en la personne de Me Zoé Durand 3 Rue Neuve 44000 Nantes.Les déclarations des créances",
                "liquidateur", "SELARL Mât & Vergue prise en la personne de Me Zoé Durand"
            ),
            (
                "désignant mandataire judiciaire SCP Mât - Vergue, représentée par Maître Zoé Durand, 3 place Neuve",
                "mandataire judiciaire",
                "SCP Mât - Vergue, représentée par Maître Zoé Durand"
            ),
            (
                "désignant administrateur Selarl Foc 9 quai Neuf 44000 Nantes avec les pouvoirs : assister, mandataire judiciaire Selas Mât 3 rue Neuve",
                "mandataire judiciaire", "Selas Mât"
            ),
            (
                "désignant administrateur Selarl Foc 9 quai Neuf 44000 Nantes avec les pouvoirs : d'assister.",
                "administrateur", "Selarl Foc"
            ),
            (
                "nomme Commissaire à l'exécution du plan SELARL Foc en la personne de Me Ève Martin 9 quai Neuf 44000 NANTES.",
                "commissaire à l'exécution du plan", "SELARL Foc en la personne de Me Ève Martin"
            ),
            (
                "nommant la SELARL Foc prise en la personne de Maître Martin Commissaire à l'exécution du plan",
                "commissaire à l'exécution du plan", "SELARL Foc prise en la personne de Maître Martin"
            ),
            (
                "Mandataire judiciaire à la liquidation : SELARL ÉTUDE MÂT, prise en la personne de Me Zoé DURAND 2 Rue Neuve 57140 NORROY",
                "mandataire judiciaire", "SELARL ÉTUDE MÂT, prise en la personne de Me Zoé DURAND"
            ),
            ("la SELARL Mât, prise en la personne de Maître Durand, Administrateur, est maintenue", nil, nil),
            ("Les créances sont à adresser auprès du liquidateur ou sur le portail électronique.", nil, nil),
            ("adresser au LIQUIDATEUR JUDICIAIRE dans les deux mois. VOIES DE RECOURS : Appel", nil, nil),
            ("nommant Commissaire à l'exécution du plan .", nil, nil),
        ] as [(String, String?, String?)])
    func `is whom to write to, as written`(text: String, role: String?, name: String?) {
        let found = addressee(text)
        #expect(found?.role == role, "\(text)")
        #expect(found?.name == name, "\(text)")
    }

    @Test(
        arguments: [
            (
                "3, rue Neuve - 44000 Nantes Cedex 2 . Les créances sont à adresser",
                "3, rue Neuve - 44000 Nantes Cedex 2"
            ),
            ("3 rue Neuve, 67000 STRASBOURG - N° RG : 26/00016", "3 rue Neuve, 67000 STRASBOURG"),
            ("3 rue Neuve Cs 18501 44000 Nantes.Les déclarations des créances", "3 rue Neuve Cs 18501 44000 Nantes"),
            ("3 rue Neuve 44000 Nantes Les déclarations des créances", "3 rue Neuve 44000 Nantes"),
            ("3 rue Neuve 17000 La Rochelle avec les pouvoirs d'assister", "3 rue Neuve 17000 La Rochelle"),
            ("3 rue Neuve. Mandataire judiciaire Me Martin 5 quai Neuf 44000 Nantes", nil),
            ("3 rue Neuve", nil),
        ] as [(String, String?)])
    func `is an address that ends with the town`(text: String, address: String?) {
        #expect(addressee("désignant liquidateur Maître Zoé DURAND \(text)")?.address == address)
    }

    @Test(
        arguments: [
            ("date de cessation des paiements le 15 Janvier 2026 , désignant", "2026-01-15"),
            ("date de cessation des paiements le 1er juillet 2025", "2025-07-01"),
            ("Date de cessation des paiements : 01\u{00A0}Août 2025", "2025-08-01"),
            ("date de cessation des paiements le 17/11/2023", "2023-11-17"),
            ("fixant la date de cessation des paiements au : 20.01.2026", "2026-01-20"),
            ("Fixe provisoirement au 30 décembre 2024 la date de cessation des paiements.", "2024-12-30"),
            ("Report de la date de cessation des paiements du 3 mars 2025 au 1er septembre 2024", "2024-09-01"),
            (
                "date de cessation des paiements initialement fixée au 3 mars 2025 est reportée au 1er septembre 2024",
                "2024-09-01"
            ),
            ("date de cessation des paiements le dÃ©cembre", nil),
            ("date de cessation des paiements le 3 dÃ©cembre 2025", "2025-12-03"),
            (
                "date de cessation des paiements le . et désignant liquidateur Maître Zoé 44 rue du 11 novembre 2018",
                nil
            ),
            ("Jugement du 3 mars 2025.", nil),
        ] as [(String, String?)])
    func `is the date of cessation des paiements`(text: String, date: String?) {
        #expect(Invented.meaning(Invented.judgment("Autre jugement prononçant", text)).cessation?.description == date)
    }

    @Test func `refuses an absurd date of cessation and says so`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Jugement d'ouverture de liquidation judiciaire", "date de cessation des paiements le 02/12/0009"))
        #expect(meaning.cessation == nil)
        #expect(meaning.problems.contains { $0.contains("« 02/12/0009 »") })
    }

    @Test(
        arguments: [
            ("2024-07-24", "2024-07-24"), ("27/11/2008", "2008-11-27"), ("27 novembre 2008", "2008-11-27"),
            ("1er janvier 2020", "2020-01-01"), ("1er\u{00A0}mars\u{202F}2009", "2009-03-01"),
            ("10 dÃ©cembre 2009", "2009-12-10"),
            ("06.02.2026", "2026-02-06"), ("0009-12-02", nil), ("5025-05-27", nil), ("30 février 2020", nil), ("", nil),
            ("demain", nil),
            ("2024-07-24 puis", nil), ("00/00/2020", nil), ("99999999999999999999/1/2020", nil),
        ] as [(String, String?)])
    func `reads French dates in all their spellings`(text: String, day: String?) {
        #expect(FrenchDate.parse(text)?.description == day)
    }

    @Test(arguments: ["0009-12-02", "5025-05-27", "2026-12-01"])
    func `refuses a judgment dated absurdly or after its publication`(date: String) {
        let reading = FrenchGazette.read(Invented.judgment("Jugement de plan de redressement", date: date))[0]
        #expect(reading.judgment == nil)
        #expect(reading.meanings[0].problems.contains { $0.contains("« \(date) »") })
    }
}
