import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// What one record of INPI's register means for a client.
@Suite("A company in the RNE")
struct RneCompanyTests {
    static let siren = Invented.siren(1)

    static func ask(today: String = "2026-11-23") -> Ask {
        Invented.ask(
            .about([Target(company: .siren(siren))], continuing: nil),
            now: Instant(today + "T06:30:00Z") ?? Invented.now, today: day(today))
    }

    static func act(_ company: InventedRneCompany, today: String = "2026-11-23") async -> SourceContract.Act {
        let register = InventedRne([company])
        return await SourceContract.act(InventedRne.source(StubExchange { register.answer($0) }), ask(today: today))
    }

    static func facets(
        today: String = "2026-11-23", _ change: (inout InventedRneCompany) -> Void = { _ in }
    ) async throws -> Facets {
        var company = InventedRneCompany(siren)
        change(&company)
        let act = await act(company, today: today)
        if let failure = act.failure { throw failure }
        guard case .facets(let facets) = try #require(act.items.first).content else { throw CancellationError() }
        return facets
    }

    @Test func `all that the register tells is told`() async throws {
        let facets = try await Self.facets()
        #expect(
            facets
                == Facets(
                    identity: .known(
                        Identity(
                            name: "ALPHA", legalForm: "5710", activity: "4110A",
                            address: "1 RUE Inventée 67000 Strasbourg", postcode: "67000", diffusion: .full)),
                    life: .known(.active),
                    officers: .known([Officer(key: "r1", name: "Jeanne DUPONT", role: "Président de SAS")]),
                    capital: .known(Capital(amount: Amount(cents: 100_000))),
                    owners: .known([
                        BeneficialOwner(
                            key: "b1", name: "Jeanne DUPONT", share: Share(hundredths: 5100),
                            votes: Share(hundredths: 5100))
                    ]),
                    establishments: .known([
                        Establishment(key: "\(Self.siren)00016", label: "1 RUE Inventée 67000 Strasbourg")
                    ])))
    }

    // MARK: - Identity and life

    @Test(arguments: ["P", "N"]) func `a hidden company has neither name nor seat`(_ code: String) async throws {
        let identity = try await Self.facets { $0.set("formality.diffusionINSEE", code) }.identity.value
        #expect(identity == Identity(legalForm: "5710", activity: "4110A", diffusion: .partial))
    }

    @Test func `a natural person in business has a name`() async throws {
        let facets = try await Self.facets { company in
            company.set("formality.content.personneMorale", nil)
            company.set("nombreRepresentantsActifs", nil)
            company.set(
                "formality.content.personnePhysique.identite.entrepreneur.descriptionPersonne",
                ["nom": "DUPONT", "prenoms": ["Jeanne"], "dateDeNaissance": "1964-09"])
        }
        #expect(facets.identity.value?.name == "Jeanne DUPONT")
        #expect(facets.officers.isUnknown && facets.owners.isUnknown && facets.capital.isUnknown)
    }

    @Test(arguments: [
        (
            "{\"etatAdministratifInsee\":\"C\"}", "{\"dateRadiation\":\"2026-10-05\",\"dateEffet\":\"2026-09-30\"}",
            "2026-10-05"
        ),
        ("\"radiation\"", "{\"dateEffet\":\"2026-09-30T00:00:00+02:00\"}", "2026-09-30"),
        ("true", "{\"dateCessationTotaleActivite\":\"2026-09-29\"}", "2026-09-29"), ("{\"x\":1}", "null", nil),
        ("null", "{\"dateRadiation\":\"2026-10-05\"}", "2026-10-05"),
    ])
    func `a company struck off has ceased`(_ nature: String, _ detail: String, _ date: String?) async throws {
        let facets = try await Self.facets { company in
            company.set("formality.content.natureCessation", Self.value(nature))
            company.setPerson("detailCessationEntreprise", Self.value(detail))
        }
        #expect(facets.life == .known(.ceased(on: date.map { day($0) })))
    }

    @Test(arguments: ["null", "false", "{}", "\"\"", "{\"etat\":null}", "[]"])
    func `a dormant company is not over`(_ nature: String) async throws {
        let facets = try await Self.facets { company in
            company.set("formality.content.natureCessation", Self.value(nature))
            company.setPerson("detailCessationEntreprise", ["dateCessationTotaleActivite": "2026-09-29"])
        }
        #expect(facets.life == .known(.active))
    }

    static func value(_ text: String) -> Any {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) ?? NSNull()
    }

    // MARK: - Officers

    @Test(arguments: [
        ("30", "Gérant"), ("53", "Directeur général"), ("71", "Commissaire aux comptes titulaire"),
        ("72", "Commissaire aux comptes suppléant"), ("73", "Président de SAS"), ("40", "Liquidateur"),
        ("4242", "role 4242"),
    ])
    func `an office has its name, and an unknown one its code`(_ code: String, _ role: String) async throws {
        let officers = try await Self.facets {
            $0.setPerson("composition.pouvoirs", [InventedRneCompany.person(code, "r1", "DUPONT")])
        }.officers
        #expect(officers.value?.map(\.role) == [role])
    }

    @Test(
        arguments: [
            (true, nil, true), (false, nil, false), (nil, true, true), (nil, false, false), (nil, nil, true),
            (true, false, true),
        ] as [(Bool?, Bool?, Bool)])
    func `who is no longer active holds no office, wherever it is written`(
        _ beside: Bool?, _ inside: Bool?, _ isHeld: Bool
    ) async throws {
        let officers = try await Self.facets { company in
            company.set("nombreRepresentantsActifs", nil)
            company.setPerson(
                "composition.pouvoirs",
                [
                    InventedRneCompany.person("30", "r1", "DUPONT", active: beside, inside: inside),
                    InventedRneCompany.person("30", "r2", "MARTIN"),
                ])
        }.officers
        #expect(officers.value?.map(\.key) == (isHeld ? ["r1", "r2"] : ["r2"]))
    }

    @Test func `without the register's own key, the number or the names and the birth month name an officer`()
        async throws
    {
        let officers = try await Self.facets { company in
            company.set("nombreRepresentantsActifs", 3)
            company.setPerson(
                "composition.pouvoirs",
                [
                    InventedRneCompany.person("30", nil, "Dupont"),
                    [
                        "roleEntreprise": "71", "typeDePersonne": "ENTREPRISE", "actif": true,
                        "entreprise": ["siren": "784824153", "denomination": "AUDIT SA"],
                    ],
                    [
                        "roleEntreprise": "65", "typeDePersonne": "ENTREPRISE", "actif": true,
                        "entreprise": ["denomination": "Étrangère GmbH"],
                    ],
                ])
        }.officers
        #expect(
            officers
                == .known([
                    Officer(key: "784824153", name: "AUDIT SA", role: "Commissaire aux comptes titulaire"),
                    Officer(key: "DUPONT|JEANNE|1964-09", name: "Jeanne Dupont", role: "Gérant"),
                    Officer(key: "ETRANGERE GMBH", name: "Étrangère GmbH", role: "Administrateur"),
                ]))
    }

    @Test(arguments: ["[]", "null"]) func `an emptied list of officers is unknown, never a departure`(_ list: String)
        async throws
    {
        #expect(try await Self.facets { $0.setPerson("composition.pouvoirs", Self.value(list)) }.officers.isUnknown)
        #expect(try await Self.facets { $0.setPerson("composition", nil) }.officers.isUnknown)
    }

    @Test func `a list shorter than the register's own count is unknown`() async throws {
        #expect(
            try await Self.facets { $0.set("nombreRepresentantsActifs", 2) }.officers == .unknown("1 dirigeants sur 2"))
        #expect(try await Self.facets { $0.set("nombreRepresentantsActifs", 0) }.officers.value?.count == 1)
    }

    @Test func `a list with a hidden person is unknown`() async throws {
        let officers = try await Self.facets {
            $0.setPerson("composition.pouvoirs", [InventedRneCompany.person("30", "r1", "[ND]")])
        }.officers
        #expect(officers.isUnknown)
    }

    // MARK: - Capital, owners, establishments

    @Test(arguments: [
        ("{\"montantCapital\":1000.5,\"deviseCapital\":\"EUR\"}", 100_050, "EUR", false),
        ("{\"capital\":{\"montant\":13090.0,\"devise\":\"EUR\"}}", 1_309_000, "EUR", false),
        ("{\"capital\":{\"montant\":\"7622.45\",\"devise\":\"frf\"},\"capitalVariable\":true}", 762_245, "FRF", true),
    ])
    func `both layouts of the capital are read`(
        _ description: String, _ cents: Int64, _ currency: String, _ isVariable: Bool
    ) async throws {
        let capital = try await Self.facets { $0.setPerson("identite.description", Self.value(description)) }.capital
        #expect(
            capital == .known(Capital(amount: Amount(cents: cents, currency: currency), isVariable: isVariable)))
    }

    @Test(arguments: [
        "{}", "{\"montantCapital\":0.0,\"deviseCapital\":\"EUR\"}", "{\"montantCapital\":1000}",
        "{\"montantCapital\":1e30,\"deviseCapital\":\"EUR\"}", "{\"montantCapital\":-5,\"deviseCapital\":\"EUR\"}",
    ])
    func `a capital that is not told, or cannot be, is unknown`(_ description: String) async throws {
        let facets = try await Self.facets { $0.setPerson("identite.description", Self.value(description)) }
        #expect(facets.capital.isUnknown)
    }

    @Test(arguments: ["[]", "null"]) func `owners that this account may not read are unknown`(_ list: String)
        async throws
    {
        #expect(try await Self.facets { $0.setPerson("beneficiairesEffectifs", Self.value(list)) }.owners.isUnknown)
    }

    @Test func `an owner who has left is not one, and a share beyond the whole says nothing`() async throws {
        let owners = try await Self.facets {
            $0.setPerson(
                "beneficiairesEffectifs",
                [
                    InventedRneCompany.owner("b1", "DUPONT", 51.0, active: false),
                    InventedRneCompany.owner(nil, "MARTIN", 33.335), InventedRneCompany.owner("b3", "LEGRAND", 510),
                ])
        }.owners
        #expect(
            owners.value == [
                BeneficialOwner(
                    key: "MARTIN|JEANNE|1964-09", name: "Jeanne MARTIN", share: Share(hundredths: 3334),
                    votes: Share(hundredths: 3334)),
                BeneficialOwner(key: "b3", name: "Jeanne LEGRAND"),
            ])
    }

    @Test(arguments: [
        ("{\"siret\":\"1\",\"dateEffetFermeture\":\"2026-11-23\"}", false),
        ("{\"siret\":\"1\",\"dateEffetFermeture\":\"2026-11-24\"}", true),
        ("{\"siret\":\"1\",\"statutPourFormalite\":\"6\"}", false),
        ("{\"siret\":\"1\",\"statutPourFormalite\":\"2\"}", true),
    ])
    func `a place is open until the day on which it closes`(_ description: String, _ isOpen: Bool) async throws {
        let places = try await Self.facets {
            $0.setPerson("autresEtablissements", [["descriptionEtablissement": Self.value(description)], [:]])
        }.establishments.value
        #expect(places?.map(\.key) == ["1", "\(Self.siren)00016"])
        #expect(places?.first?.isOpen == isOpen)
    }

    @Test func `a place bears its sign and its address`() async throws {
        let places = try await Self.facets {
            $0.setPerson("etablissementPrincipal.descriptionEtablissement.enseigne", "LE FOURNIL")
        }.establishments.value
        #expect(places?.first?.label == "LE FOURNIL, 1 RUE Inventée 67000 Strasbourg")
    }

    // MARK: - Lies

    @Test(arguments: [
        ("formality", "null", SourceFault.Lie.fieldMissing), ("formality", "[]", .fieldType),
        ("formality.content", "null", .fieldMissing), ("formality.content.personneMorale", "null", .fieldMissing),
        ("formality.content.personneMorale", "[]", .fieldType),
        ("formality.content.natureCreation", "null", .fieldMissing),
        ("formality.siren", "\"12\"", .fieldType), ("siren", "\"552081317\"", .garbled),
        ("formality.diffusionINSEE", "\"X\"", .fieldType), ("formality.diffusionINSEE", "\"open\"", .language),
        ("formality.content.personneMorale.composition", "[]", .fieldType),
        ("formality.content.personneMorale.composition.pouvoirs", "{}", .fieldType),
        ("formality.content.personneMorale.composition.pouvoirs", "[7]", .fieldType),
        ("formality.content.personneMorale.composition.pouvoirs", "[{\"typeDePersonne\":\"INDIVIDU\"}]", .fieldMissing),
        (
            "formality.content.personneMorale.composition.pouvoirs",
            "[{\"roleEntreprise\":\"30\",\"typeDePersonne\":\"PERSON\"}]", .language
        ),
        ("formality.content.personneMorale.composition.pouvoirs", "[{\"actif\":\"oui\"}]", .fieldType),
        ("formality.content.personneMorale.beneficiairesEffectifs", "{}", .fieldType),
        ("formality.content.personneMorale.identite.description.montantCapital", "\"mille\"", .fieldType),
        ("formality.content.personneMorale.identite.entreprise.denomination", "7", .fieldType),
        ("formality.content.personneMorale.etablissementPrincipal", "[]", .fieldType),
        ("formality.content.personneMorale.autresEtablissements", "{}", .fieldType),
        ("formality.content.personneMorale.detailCessationEntreprise", "[]", .fieldType),
    ])
    func `a field that changed is a lie, never a change`(_ path: String, _ value: String, _ lie: SourceFault.Lie) async
    {
        var company = InventedRneCompany(Self.siren)
        company.set(path, Self.value(value))
        #expect(await Self.act(company).fault?.kind == .lie(lie))
    }

    @Test(
        .enabled(if: Samples.arePresent, "\(Samples.missing)"),
        arguments: ["companies-list.json", "company-980704894.json"])
    func `every real company is read`(_ name: String) async throws {
        let folder = try #require(Samples.folder).appending(path: "inpi-rne")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
        let body = InventedRneCompany.text(object is [Any] ? object : [object])
        let siren = try #require(SIREN("980704894"))
        let exchange = StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : .json(body) }
        let reading = try await InventedRne.source(exchange).read(
            Invented.ask(.about([Target(company: .siren(siren))], continuing: nil)))
        guard case .facets(let facets) = try #require(reading.items.first).content else { return }
        #expect(facets.identity.value?.name == "BKMD CAPITAL")
        #expect(facets.identity.value?.address == "185 RUE Albert 94500 Champigny-sur-Marne")
        #expect(facets.life == .known(.active))
        #expect(Set(facets.officers.value?.map(\.role) ?? []) == ["Président de SAS", "Directeur général"])
        #expect(facets.capital == .known(Capital(amount: Amount(cents: 100_000))))
        #expect(facets.owners.value?.compactMap(\.share?.hundredths).sorted() == [4500, 5100])
        #expect(facets.establishments.value?.map(\.key) == ["98070489400016"])
        #expect(reading.unreadable.isEmpty)
    }
}
