import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("A company's sheet at Pappers")
struct PappersMappingTests {
    private typealias Sheet = PappersSheetText

    private func facets(
        _ fields: [String: String] = [:], without: Set<String> = [], status: Int = 200, isScored: Bool = true
    ) async throws -> Facets {
        let answer = Response.json(Sheet.body(fields, without: without), status: status)
        let reading = try await Sheet.source(StubExchange(answer), isScored: isScored).read(Sheet.ask())
        guard case .facets(let facets) = try #require(reading.items.first).content else { throw CancellationError() }
        return facets
    }

    private func fault(_ fields: [String: String], without: Set<String> = []) async -> SourceFault.Kind? {
        let answer = Response.json(Sheet.body(fields, without: without))
        return await SourceContract.act(Sheet.source(StubExchange(answer)), Sheet.ask()).fault?.kind
    }

    @Test func `every side that Pappers tells is told`() async throws {
        let facets = try await facets()
        #expect(
            facets.identity
                == .known(
                    Identity(
                        name: "ALPHA", legalForm: "5710", activity: "46.90Z",
                        address: "1 RUE INVENTEE 67000 STRASBOURG", postcode: "67000", diffusion: .full)))
        #expect(facets.life == .known(.active))
        #expect(
            facets.officers
                == .known([
                    Officer(key: "784824153", name: "AUDIT SA", role: "Commissaire aux comptes titulaire"),
                    Officer(key: "DUPONT|JEANNE|1964-09", name: "Jeanne Marie Dupont", role: "Président"),
                ]))
        #expect(facets.capital == .known(Capital(amount: Amount(cents: 3_700_000))))
        #expect(
            facets.owners
                == .known([
                    BeneficialOwner(
                        key: "DUPONT|JEANNE|1964-09", name: "Jeanne Marie Dupont", share: Share(hundredths: 6250),
                        votes: Share(hundredths: 5001))
                ]))
        #expect(facets.proceedings == .known(ProceedingsStatus(open: false)))
        #expect(
            facets.accounts
                == .known(
                    FiledAccounts(
                        yearEnd: day("2024-12-31"), deposited: day("2025-07-16"), isConfidential: false,
                        turnover: Amount(cents: 41_101_650), result: Amount(cents: -2_932_700))))
        #expect(facets.rating == .known(Rating(raw: "C", score: 10, scale: Sheet.scale, date: day("2026-01-17"))))
        #expect(facets.rating.value?.band == .c)
        #expect(facets.shareholders.isUnknown && facets.establishments.isUnknown)
    }

    @Test(arguments: [
        ("Président", true), ("Présidente de SAS", true), ("Co-gérant", true), ("Directeur général", true),
        ("Administrateur", true), ("Manager", false), ("President", false), ("General partner", false), ("", false),
    ])
    func `of who stands in no register, the roles tell the language`(_ role: String, _ isFrench: Bool) async throws {
        let list = #"[{"qualite":"\#(role)","personne_morale":false,"nom":"Durand","prenom":"P"}]"#
        #expect(
            try await facets(["representants": list], without: ["statut_rcs"]).officers.isUnknown == !isFrench)
        #expect(try await facets(["representants": list]).officers.isUnknown == false)
    }

    // MARK: - Life and identity

    @Test func `a company that ceased, with and without its date`() async throws {
        let dated = ["entreprise_cessee": "true", "date_cessation": "\"2026-11-02\"", "statut_rcs": "\"Radié\""]
        #expect(try await facets(dated).life == .known(.ceased(on: day("2026-11-02"))))
        #expect(try await facets(["entreprise_cessee": "true"]).life == .known(.ceased(on: nil)))
    }

    @Test(arguments: [
        ["diffusable": "false"], ["denomination": "\"[ND]\""], ["denomination": "\"[NON-DIFFUSIBLE]\""],
    ])
    func `a hidden name is never a name, and its address none`(_ fields: [String: String]) async throws {
        let identity = try #require(try await facets(fields).identity.value)
        #expect(identity.name == nil && identity.address == nil && identity.postcode == nil)
        #expect(identity.diffusion == .partial)
    }

    @Test func `a hidden seat hides the address alone`() async throws {
        let seat = #"{"adresse_ligne_1":"[ND]","code_postal":"67000","ville":"X","diffusion_partielle":true}"#
        let identity = try #require(try await facets(["siege": seat]).identity.value)
        #expect(identity.name == "ALPHA" && identity.address == nil && identity.postcode == nil)
        #expect(identity.diffusion == .partial)
    }

    @Test func `a person's business bears the name of the enterprise`() async throws {
        let facets = try await facets(
            ["denomination": "null", "nom_entreprise": "\"Jeanne Dupont\"", "personne_morale": "false"],
            without: ["capital"])
        #expect(facets.identity.value?.name == "Jeanne Dupont")
        #expect(facets.capital == .absent)
    }

    // MARK: - People

    @Test(arguments: [
        "[]", "null", #"[{"nom":"[ND]","prenom":"[ND]","qualite":"Gérant"}]"#, #"[{"qualite":"Gérant"}]"#,
    ])
    func `officers that are hidden or missing are unknown, never gone`(_ list: String) async throws {
        #expect(try await facets(["representants": list]).officers.isUnknown)
    }

    @Test func `an officer who is marked as a former one has left`() async throws {
        let list = """
            [{"qualite":"Gérant","nom":"Dupont","prenom":"J","date_de_naissance":"1964-09-01","actuel":false},\
            {"qualite":"Gérant","nom":"Durand","prenom":"P","date_de_naissance":"1970-01-06","actuel":true}]
            """
        #expect(try await facets(["representants": list]).officers.value?.map(\.key) == ["DURAND|P|1970-01"])
    }

    @Test func `one person with two roles is one officer, in any order`() async throws {
        func list(_ roles: [String]) -> String {
            "[" + roles.map { #"{"nom":"Dupont","prenom":"J","qualite":"\#($0)"}"# }.joined(separator: ",") + "]"
        }
        let one = try await facets(["representants": list(["Gérant", "Associé"])]).officers
        let other = try await facets(["representants": list(["Associé", "Gérant"])]).officers
        #expect(one == other && one.value?.map(\.role) == ["Associé, Gérant"])
    }

    @Test(arguments: [
        #"{"message":"Vous n'êtes pas habilité à consulter les bénéficiaires effectifs."}"#, "[]", "null",
        #"[{"nom":"[ND]"}]"#,
    ])
    func `owners that may not be read are unknown, never gone`(_ owners: String) async throws {
        #expect(try await facets(["beneficiaires_effectifs": owners]).owners.isUnknown)
    }

    @Test(arguments: [("08/1961", "1961-08"), ("14/08/1961", "1961-08"), ("1961-08-14", "1961-08"), ("1961", "1961")])
    func `a birth is told by its month, however it is written`(_ birth: String, _ month: String) async throws {
        let owners = #"[{"nom":"Mercier","prenom":"Luc","date_de_naissance_formatee":"\#(birth)"}]"#
        #expect(
            try await facets(["beneficiaires_effectifs": owners]).owners.value?.map(\.key) == ["MERCIER|LUC|\(month)"])
    }

    // MARK: - Money

    @Test(arguments: [
        ("1000.10", "\"Euros\"", "null", Capital(amount: Amount(cents: 100_010))),
        ("\"1 250 000,00\"", "\"EUR\"", "null", Capital(amount: Amount(cents: 125_000_000))),
        ("1000", "\"Dollar US\"", "null", Capital(amount: Amount(cents: 100_000, currency: "USD"))),
        ("1000", "null", "25000", Capital(amount: Amount(cents: 2_500_000), isVariable: true)),
        ("0", "\"Euros\"", "null", Capital(amount: Amount(cents: 0))),
    ])
    func `the capital`(_ amount: String, _ currency: String, _ present: String, _ capital: Capital) async throws {
        let fields = ["capital": amount, "devise_capital": currency, "capital_actuel_si_variable": present]
        #expect(try await facets(fields).capital == .known(capital))
    }

    @Test(arguments: [
        ["devise_capital": "\"Sesterces\""], ["capital": "null"], ["capital_actuel_si_variable": "\"?\""],
    ])
    func `a capital that cannot be told is unknown`(_ fields: [String: String]) async throws {
        #expect(try await facets(fields).capital.isUnknown)
    }

    @Test func `the last year is told, whatever the order, and no figures of another year`() async throws {
        let accounts = """
            [{"date_cloture":"2023-12-31"},{"date_cloture":"2025-12-31","confidentialite":true},{"date_cloture":null}]
            """
        #expect(
            try await facets(["comptes": accounts]).accounts
                == .known(FiledAccounts(yearEnd: day("2025-12-31"), isConfidential: true)))
        #expect(try await facets(["comptes": "[]"]).accounts == .absent)
        #expect(try await facets(["comptes": "null"]).accounts.isUnknown)
    }

    @Test(arguments: [
        "null", #"{"note":null,"score":null,"erreur":"Données financières incomplètes"}"#, #"{"note":"C"}"#,
    ])
    func `a score that is not given is unknown, never lost`(_ score: String) async throws {
        #expect(try await facets(["scoring_financier": score]).rating.isUnknown)
    }

    @Test func `a score that is not asked for is not told`() async throws {
        let exchange = StubExchange(.json(Sheet.body()))
        let source = Sheet.source(exchange, isScored: false)
        let reading = try await source.read(Sheet.ask())
        guard case .facets(let facets) = try #require(reading.items.first).content else { return }
        #expect(facets.rating == .notTold && !source.abilities.facets.contains(.rating))
        #expect(exchange.requests.map(\.url) == ["http://127.0.0.1:9/v2/entreprise?siren=\(Sheet.siren)"])
    }

    // MARK: - Proceedings

    @Test(arguments: [
        ("[]", nil, nil),
        (
            #"[{"type":"Redressement judiciaire","date_debut":"2026-04-16","date_fin":"2026-08-27"}]"#,
            "Redressement judiciaire", "2026-04-16"
        ),
        (
            """
            [{"type":"Procédure de sauvegarde","date_debut":"2026-02-01","date_fin":null},\
            {"type":"Redressement judiciaire","date_debut":"2026-04-16","date_fin":"2026-08-27"}]
            """, "Procédure de sauvegarde", "2026-02-01"
        ),
        (
            """
            [{"type":"Liquidation judiciaire","date_debut":"2026-08-27"},{"type":"Redressement judiciaire",\
            "date_debut":"2026-04-16"}]
            """, "Liquidation judiciaire", "2026-08-27"
        ), (#"[{"type":"Procédure d'un nouveau genre"}]"#, "Procédure d'un nouveau genre", nil),
    ])
    func `an open proceeding bears the name of the one under way`(
        _ list: String, _ label: String?, _ since: String?
    ) async throws {
        let fields = ["procedure_collective_en_cours": "true", "procedures_collectives": list]
        #expect(
            try await facets(fields).proceedings
                == .known(ProceedingsStatus(open: true, label: label, since: since.map(day))))
    }

    // MARK: - A partial answer

    @Test func `a partial answer takes nothing away`() async throws {
        let lists: Set<String> = ["representants", "beneficiaires_effectifs", "comptes", "capital", "siege"]
        let facets = try await facets(["representants": "[]", "comptes": "[]"], without: lists, status: 206)
        #expect(facets.life.isUnknown && facets.officers.isUnknown && facets.owners.isUnknown)
        #expect(facets.proceedings.isUnknown && facets.accounts.isUnknown && facets.capital.isUnknown)
        #expect(facets.identity.value?.name == "ALPHA" && facets.identity.value?.postcode == nil)
    }

    @Test func `a list in a partial answer may be half of it`() async throws {
        let facets = try await facets(status: 206)
        #expect(facets.officers.isUnknown && facets.owners.isUnknown)
    }

    @Test func `a partial answer may add`() async throws {
        let facets = try await facets(
            ["entreprise_cessee": "true", "procedure_collective_en_cours": "true"], status: 206)
        #expect(facets.life == .known(.ceased(on: nil)))
        #expect(facets.proceedings == .known(ProceedingsStatus(open: true)))
    }

    @Test func `a partial answer that says nothing is a lie`() async {
        let answer = Response.json(#"{"siren":"\#(Sheet.siren)"}"#, status: 206)
        let act = await SourceContract.act(Sheet.source(StubExchange(answer)), Sheet.ask())
        #expect(act.fault?.kind == .lie(.empty))
    }

    // MARK: - Lies

    @Test(arguments: [
        ("entreprise_cessee", SourceFault.Lie.fieldMissing), ("procedure_collective_en_cours", .fieldMissing),
        ("siren", .fieldMissing),
    ])
    func `what must be there and is not is a lie`(_ name: String, _ lie: SourceFault.Lie) async {
        #expect(await fault([:], without: [name]) == .lie(lie))
        #expect(await fault([name: "null"]) == .lie(lie))
    }

    @Test(arguments: [
        (["siren": "100000017"], SourceFault.Lie.fieldType), (["siren": "\"\(Invented.siren(2))\""], .garbled),
        (["siren": "\"0\(PappersSheetText.siren)\""], .garbled), (["entreprise_cessee": "\"non\""], .fieldType),
        (["procedure_collective_en_cours": "0"], .fieldType), (["representants": "{}"], .fieldType),
        (["representants": "[\"Jeanne\"]"], .fieldType), (["capital": "\"beaucoup\""], .fieldType),
        (["capital": "-1"], .fieldType), (["comptes": "7"], .fieldType),
        (["comptes": #"[{"date_cloture":"hier"}]"#], .fieldType), (["siege": "[]"], .fieldType),
        (["beneficiaires_effectifs": #"[{"nom":"X","pourcentage_parts":130}]"#], .fieldType),
        (["beneficiaires_effectifs": "\"?\""], .fieldType), (["scoring_financier": "\"C\""], .fieldType),
        (["scoring_financier": #"{"note":"C","score":42}"#], .fieldType), (["statut_rcs": "\"Registered\""], .language),
        (["denomination": "null", "nom_entreprise": "\" \""], .fieldMissing), (["denomination": "true"], .fieldType),
    ])
    func `a field that changed is a lie, never a change`(_ fields: [String: String], _ lie: SourceFault.Lie) async {
        #expect(await fault(fields) == .lie(lie))
    }

    @Test func `a member never met is tolerated and counted`() async throws {
        let answer = Response.json(Sheet.body(["champ_nouveau": "{\"a\":[1]}"]))
        let reading = try await Sheet.source(StubExchange(answer)).read(Sheet.ask())
        #expect(reading.items.count == 1 && reading.counts.unknownFields == ["champ_nouveau"])
    }

    // MARK: - Samples

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `the specification's own sheet is read`() async throws {
        let file = try #require(Samples.folder).appending(path: "pappers/entreprise.from-spec-examples.json")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let siren = try #require(SIREN("443061841"))
        let reading = try await Sheet.source(StubExchange(.json(text))).read(Sheet.ask(of: siren))
        guard case .facets(let facets) = try #require(reading.items.first).content else { return }
        #expect(reading.counts.unknownFields == [])
        #expect(facets.identity.value?.name == "GOOGLE FRANCE")
        #expect(facets.life == .known(.ceased(on: day("2002-05-16"))))
        #expect(facets.officers.value?.map(\.key) == ["YI|KENNETH|1970-01"])
        #expect(facets.owners.value?.map(\.key) == ["MCCOURT JR|FRANK|1953-08"])
        #expect(
            facets.proceedings.value
                == ProceedingsStatus(open: true, label: "Redressement judiciaire", since: day("2020-04-16")))
        #expect(facets.rating.value?.score == 10 && facets.accounts.value?.yearEnd == day("2019-12-31"))
        // The example of a variable capital is its own name.
        #expect(facets.capital.isUnknown)
    }
}
