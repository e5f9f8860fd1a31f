import Testing
import VigieDomain
import VigieLaw

@Suite struct `A modification` {
    private static func record(_ text: String?, person: GazetteRecord.Party? = nil) -> GazetteRecord {
        GazetteRecord(
            id: "B20260029123", publication: Invented.day("2026-02-11"), family: "modification",
            trader: "ATELIERS DE LA VIGIE",
            numbers: [Invented.first], persons: person.map { [$0] } ?? [], modification: .init(description: text))
    }

    @Test(
        arguments: [
            (
                "Modification survenue sur l'administration, l'activité, le capital.",
                [EventCode.ownCapitalChange, .mgmtOfficerChange, .idActivity]
            ),
            ("modification survenue sur le capital (augmentation)", [.ownCapitalIncrease]),
            ("Modification du capital (diminution)", [.ownCapitalReduction]),
            ("Réduction du capital social non motivée par des pertes", [.ownCapitalReduction]),
            ("modification survenue sur l'administration.", [.mgmtOfficerChange]),
            ("modification survenue sur la dénomination et la forme juridique", [.idName, .idLegalForm]),
            ("Transfert du siège social à Nantes", [.idSeatMoved]),
            ("Mise en sommeil de la société", [.lifeDormant]),
            ("Cessation totale d'activité", [.lifeDormant]),
            ("Reprise d'activité après mise en sommeil", [.lifeResumed]),
            ("Dissolution anticipée, nomination du liquidateur", [.lifeDissolved]),
            ("Dissolution et transmission universelle du patrimoine à l'associé unique", [.lifeTup]),
            ("Projet de fusion avec la société MÂT", [.lifeMergerProject]),
            ("Fusion - absorption de la société MÂT", [.lifeMergerDone]),
            ("Continuation malgré la perte de la moitié du capital", [.ownEquityBelowHalf]),
            (
                "Poursuite de l'activité malgré des capitaux propres inférieurs à la moitié du capital social",
                [.ownEquityBelowHalf]
            ),
            ("Reconstitution de l'actif net", [.ownEquityRestored]),
            ("Mise en location-gérance du fonds", [.lifeFundLeased]),
            ("Fin de la location-gérance", [.lifeFundLeaseEnd]),
            ("Nom commercial et enseigne", [.idBrand]),
            ("modification survenue sur la date de clôture de l'exercice social", [.idModified]),
            ("modification survenue sur lâ€™administration", [.mgmtOfficerChange]),
        ] as [(String, [EventCode])])
    func `tells each of its changes, the gravest first`(text: String, codes: [EventCode]) {
        let meanings = FrenchGazette.read(Self.record(text))[0].meanings
        #expect(Set(meanings.map(\.code)) == Set(codes), "\(text): \(meanings.map(\.code))")
        let weights = meanings.map(\.code.severity)
        let descending = Array(weights.sorted().reversed())
        #expect(weights == descending)
        let certain = meanings.filter(\.certain)
        #expect(certain.count == meanings.count)
    }

    @Test(arguments: [nil, "", "Divers"])
    func `that is not understood is told as uncertain`(text: String?) {
        let reading = FrenchGazette.read(Self.record(text))[0]
        #expect(reading.meanings.map(\.code) == [.idModified])
        #expect(!reading.meanings[0].certain)
        #expect(!reading.meanings[0].problems.isEmpty)
    }

    @Test func `gives the value after the change`() {
        let person = GazetteRecord.Party(
            siren: Invented.first, name: "ATELIERS DE LA VIGIE", administration: "Gérant : NOMTEST Prénomtest",
            capital: "5000.00 EUR")
        let meanings = FrenchGazette.read(Self.record("sur l'administration, le capital", person: person))[0].meanings
        #expect(meanings.first { $0.code == .ownCapitalChange }?.value == "5000.00 EUR")
        #expect(meanings.first { $0.code == .mgmtOfficerChange }?.value == "Gérant : NOMTEST Prénomtest")
    }
}

@Suite struct `A sale of a business` {
    private static let seller = GazetteRecord.Party(siren: Invented.second, name: "MÂT DE MISAINE")
    private static let buyer = GazetteRecord.Party(siren: Invented.first, name: "ATELIERS DE LA VIGIE")
    private static let former = GazetteRecord.Party(siren: Invented.third, name: "FOC")

    private static func record(
        _ category: String?, origin: String?, owners: [GazetteRecord.Party] = [seller],
        operators: [GazetteRecord.Party] = [],
        description: String? = nil, kind: String = "annonce", persons: [GazetteRecord.Party] = [buyer]
    ) -> GazetteRecord {
        GazetteRecord(
            id: "A20260029123", publication: Invented.day("2026-02-11"), family: "vente", kind: kind,
            numbers: (persons + owners + operators).compactMap(\.siren).reversed(), persons: persons,
            formerOwners: owners,
            formerOperators: operators, establishments: [.init(origin: origin)],
            act: .init(
                kind: .sale(category: category, opposition: nil, claims: nil, description: nil),
                description: description))
    }

    private func codes(_ record: GazetteRecord) -> [SIREN?: String] {
        Dictionary(
            FrenchGazette.read(record).map { ($0.siren, "\($0.role.rawValue) \($0.meanings[0].code)") },
            uniquingKeysWith: { $0 + $1 })
    }

    @Test func `is critical for the seller and news for the buyer`() {
        let told = codes(
            Self.record(
                "Achat d'un fonds par une personne morale (insertion provisoire)",
                origin: "acquis par achat au prix stipulé de 345000.00 euros"))
        #expect(told == [Invented.first: "buyer life.fund.bought", Invented.second: "seller life.fund.sold"])
    }

    @Test func `shows its price as written, and none where none is written`() {
        let price = FrenchGazette.read(
            Self.record("Achat d'un fonds", origin: "acquis par achat au prix stipulé de 345000.00 euros"))
        #expect(price.allSatisfy { $0.meanings[0].value?.contains("345000.00 euros") == true })
        let silent = FrenchGazette.read(Self.record("Achat d'un fonds", origin: nil))
        #expect(silent.allSatisfy { $0.meanings[0].value?.contains("0") != true })
    }

    @Test(arguments: [
        (
            "Apport d'un établissement principal", "acquis par apport au montant évalué à 45000 Euros.",
            "seller life.fund.contributed"
        ),
        (
            "Autre achat, apport, attribution", "acquis par apport au montant évalué à 45000 Euros.",
            "seller life.fund.contributed"
        ),
        (
            "Autre achat, apport, attribution", "acquis par achat au prix stipulé de 45000 Euros.",
            "seller life.fund.sold"
        ),
        (
            "Achat d'un fonds", "Fonds précédemment exploité en location-gérance acquis par achat",
            "seller life.fund.sold"
        ),
        ("Location-gérance d'un fonds", "Fonds pris en location-gérance", "lessor life.fund.leased"),
        ("Autre achat, apport, attribution", "transmission universelle du patrimoine", "seller life.tup"),
    ])
    func `is told from its origin where the category names everything`(category: String, origin: String, told: String) {
        #expect(codes(Self.record(category, origin: origin))[Invented.second] == told)
    }

    @Test func `ends the lease of the one who ran the business`() {
        let told = codes(Self.record("Achat d'un fonds", origin: "acquis par achat", operators: [Self.former]))
        #expect(told[Invented.third] == "former_operator life.fund.lease_end")
    }

    @Test func `never forgets a number whose part is not said`() {
        var record = Self.record("Achat d'un fonds", origin: "acquis par achat", owners: [])
        record.numbers = [Invented.third, Invented.first]
        let reading = FrenchGazette.read(record).first { $0.siren == Invented.third }
        #expect(reading?.meanings[0].code == .lifeFundSold)
        #expect(reading?.role == .mentioned)
        #expect(reading?.meanings[0].certain == false)
    }

    @Test func `names a seller once, whatever it sells`() {
        let told = FrenchGazette.read(
            Self.record("Achat d'un fonds", origin: "acquis par achat", owners: [Self.seller, Self.seller]))
        #expect(told.filter { $0.siren == Invented.second }.count == 1)
    }

    @Test func `withdrawn is told to all`() {
        let told = FrenchGazette.read(Self.record(nil, origin: nil, owners: [], kind: "annulation"))
        #expect(told.map(\.correction) == [.annulment])
        #expect(told.map(\.siren) == [Invented.first])
    }
}

@Suite struct `The other families` {
    private static func record(_ family: String, _ edit: (inout GazetteRecord) -> Void = { _ in }) -> GazetteRecord {
        var record = GazetteRecord(
            id: "A20260029123", publication: Invented.day("2026-02-11"), family: family, trader: "ATELIERS DE LA VIGIE",
            numbers: [Invented.first])
        edit(&record)
        return record
    }

    private func codes(_ record: GazetteRecord) -> [EventCode] { FrenchGazette.read(record)[0].meanings.map(\.code) }

    @Test func `tell a creation, and no creation where a company only moves`() {
        let created = Self.record("creation") {
            $0.act = .init(
                kind: .creation(
                    category:
                        "Immatriculation d'une personne morale (B, C, D) suite à création d'un établissement principal")
            )
        }
        #expect(codes(created) == [.lifeCreated])
        let moved = Self.record("immatriculation") {
            $0.act = .init(
                kind: .registration(category: "Immatriculation suite à transfert"),
                description: "immatriculation suite à transfert de l'établissement principal hors ressort.")
        }
        #expect(codes(moved) == [.idSeatMoved])
        #expect(codes(Self.record("immatriculation")) == [.lifeRegistered])
    }

    @Test func `tell the lessor of a business that a new company runs it`() {
        let leased = Self.record("creation") {
            $0.persons = [.init(siren: Invented.first, name: "ATELIERS DE LA VIGIE")]
            $0.establishments = [.init(origin: "Fonds exploité en location-gérance")]
            $0.formerOwners = [.init(siren: Invented.second, name: "MÂT DE MISAINE")]
            $0.numbers = [Invented.first]
        }
        let told = FrenchGazette.read(leased)
        #expect(told.map(\.role) == [.subject, .lessor])
        #expect(told[0].meanings.map(\.code) == [.lifeFundLeased, .lifeCreated])
        #expect(told[1].meanings.map(\.code) == [.lifeFundLeased])
    }

    @Test(arguments: [
        ("Radiation suite à clôture des opérations de liquidation", "annonce", "2026-02-11", EventCode.lifeStruckOff),
        ("Rapport de radiation d'office", "rectificatif", "2026-02-11", .lifeStruckOffReversed),
        ("Transfert du siège hors ressort", "annonce", "2012-03-31", .idSeatMoved),
        ("Transfert du siège hors ressort", "annonce", "2012-04-01", .lifeStruckOff),
        ("", "annonce", "2026-02-11", .lifeStruckOff),
    ])
    func `tell a strike-off, its reversal, and neither for a move of old`(
        comment: String, kind: String, published: String, code: EventCode
    ) {
        let record = Self.record("radiation") {
            $0.kind = kind
            $0.publication = Invented.day(published)
            $0.striking = .init(comment: comment)
        }
        #expect(codes(record) == [code])
    }

    @Test func `tell accounts, and that they are confidential`() {
        let filed = Self.record("dpc") {
            $0.deposit = .init(closing: "2024-08-31", kind: "Comptes annuels et rapports")
        }
        #expect(codes(filed) == [.accFiled])
        #expect(FrenchGazette.read(filed)[0].meanings[0].value == "2024-08-31")
        let hidden = Self.record("dpc") {
            $0.deposit = .init(
                closing: "0024-08-31", kind: "Comptes annuels",
                description: "Les comptes annuels sont accompagnés d'une dÃ©claration de confidentialitÃ©.")
        }
        #expect(codes(hidden) == [.accConfidential])
        #expect(FrenchGazette.read(hidden)[0].meanings[0].problems.count == 1)
    }

    @Test(arguments: [
        (
            "conciliation", "Jugement d'homologation de l'accord", EventCode.procConciliationApproved,
            ProceedingState.conciliationPublic, true
        ),
        ("conciliation", "Autre", .procConciliationApproved, .conciliationPublic, false),
        (
            "retablissement_professionnel",
            "Jugement prononçant la clôture de la procédure de rétablissement professionnel",
            .procProfRecoveryClosed, .closedOther, true
        ),
        (
            "retablissement_professionnel", "Jugement d'ouverture d'une procédure de rétablissement professionnel",
            .procOpenProfRecovery, .professionalRecovery, true
        ),
        ("retablissement_professionnel", "Autre", .procOpenUnknown, .openUnknown, false),
    ])
    func `tell agreements and professional recoveries`(
        family: String, nature: String, code: EventCode, state: ProceedingState, certain: Bool
    ) {
        let meaning = Invented.meaning(Invented.judgment(nature, gazette: family))
        #expect(meaning.code == code)
        #expect(meaning.state == state)
        #expect(meaning.certain == certain)
    }

    @Test func `tell what is new as it is`() {
        #expect(
            codes(Self.record("divers") { $0.miscellaneous = .init(title: "Avis", text: "Texte") }) == [.diversNotice])
        let unknown = FrenchGazette.read(Self.record("inconnue"))[0]
        #expect(unknown.meanings.map(\.code) == [.diversNotice])
        #expect(!unknown.meanings[0].certain)
        #expect(unknown.meanings[0].problems.contains { $0.contains("« inconnue »") })
        let judged = Invented.meaning(
            Invented.judgment("Jugement d'ouverture de liquidation judiciaire", gazette: "nouvelle"))
        #expect(judged.code == .procOpenLiquidation)
        #expect(judged.startsClaims)
    }

    @Test(arguments: [
        "collective", "conciliation", "retablissement_professionnel", "creation", "immatriculation", "modification",
        "radiation",
        "vente", "dpc", "divers", "", "inconnue",
    ])
    func `survive a record with nothing in it`(family: String) {
        let record = GazetteRecord(id: "", publication: Invented.day("2026-02-11"), family: family)
        let readings = FrenchGazette.read(record)
        #expect(readings.count == 1)
        #expect(readings[0].siren == nil)
        #expect(readings[0].meanings.isEmpty == false)
        #expect(FrenchGazette.read(record) == readings)
    }
}
