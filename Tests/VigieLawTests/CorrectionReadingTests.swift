import Testing
import VigieDomain
import VigieLaw

@Suite struct `A notice that corrects another` {
    @Test func `carries the code of what it restates`() {
        let reading = FrenchGazette.read(
            Invented.judgment("Jugement d'ouverture de liquidation judiciaire", kind: "rectificatif"))[0]
        #expect(reading.correction == .rectification)
        #expect(reading.meanings[0].code == .procOpenLiquidation)
        #expect(reading.meanings[0].startsClaims)
    }

    @Test func `voids what it annuls, and starts no period`() {
        let reading = FrenchGazette.read(
            Invented.judgment(
                "Jugement d'ouverture d'une procédure de redressement judiciaire", date: nil, kind: "annulation"))[0]
        #expect(reading.correction == .annulment)
        #expect(reading.meanings[0].code == .procOpenRecovery)
        #expect(reading.meanings[0].state == .void)
        #expect(!reading.meanings[0].startsClaims)
    }

    @Test(
        arguments: [
            ("BODACC A", "20260068", "0071", "A2026006871"), ("BODACC B", "20080237", "43", "B2008023743"),
            ("BODACC A", "00000069", "71", nil), ("BODACC A", "2026006", "71", nil), ("BODACC A", "20260068", "", nil),
            ("JO", "20260068", "71", nil), ("BODACC A", "20260068", "7x1", nil), (nil, nil, nil, nil),
        ] as [(String?, String?, String?, String?)])
    func `names the earlier one where its number is usable`(
        publication: String?, issue: String?, number: String?, id: String?
    ) {
        var record = Invented.judgment("Jugement de plan de redressement", kind: "rectificatif")
        record.previous = .init(publication: publication, issue: issue, number: number)
        #expect(FrenchGazette.read(record)[0].corrects == id)
    }

    @Test func `by a judge who retracts an opening voids it`() {
        let nature = "Rétractation de jugement d'ouverture sur tierce opposition"
        #expect(Invented.meaning(Invented.judgment(nature)).state == .void)
        #expect(Invented.meaning(Invented.judgment(nature)).code == .procAppeal)
        #expect(
            Invented.meaning(Invented.judgment(nature, "Rétractation de la décision ayant prononcé la conversion"))
                .state
                == .openUnknown)
    }
}

@Suite struct `The companies of a notice` {
    @Test func `are each told, once per part`() {
        let readings = FrenchGazette.read(
            Invented.judgment(
                "Jugement d'extension de liquidation judiciaire",
                numbers: [Invented.first, Invented.second, Invented.third]))
        #expect(readings.map(\.siren) == [Invented.first, Invented.second, Invented.third])
        #expect(readings.allSatisfy { $0.role == .debtor && $0.meanings[0].startsClaims })
    }

    @Test func `may bear no number`() {
        let readings = FrenchGazette.read(
            Invented.judgment("Jugement d'ouverture de liquidation judiciaire", numbers: []))
        #expect(readings.count == 1)
        #expect(readings[0].siren == nil)
        #expect(readings[0].name == "ATELIERS DE LA VIGIE")
        #expect(readings[0].postcode == "44000")
    }

    @Test func `are only mentioned where a person is banned`() {
        let nature = "Jugement d'interdiction de gérer"
        #expect(FrenchGazette.read(Invented.judgment(nature))[0].role == .mentioned)
        var trader = Invented.judgment(nature)
        trader.persons = [.init(siren: Invented.first, name: "NOMTEST Prénomtest", isNaturalPerson: true)]
        #expect(FrenchGazette.read(trader).map(\.role) == [.subject])
        #expect(FrenchGazette.read(trader)[0].meanings[0].state == nil)
    }
}
