import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// What one record of INSEE's register means for a client.
@Suite("A company in Sirene")
struct SireneUnitTests {
    static let siren = Invented.siren(1)

    static func reading(_ unit: InventedUnit, today: String = "2026-11-23") async throws -> Reading {
        let now = try #require(Instant(today + "T06:30:00Z"))
        let exchange = StubExchange(.json(InventedSirene.page([unit.json], total: 1)))
        return try await InventedSirene.source(exchange).read(
            Invented.ask(.about([Target(company: .siren(siren))], continuing: nil), now: now, today: day(today)))
    }

    static func facets(_ unit: InventedUnit, today: String = "2026-11-23") async throws -> Facets {
        guard case .facets(let facets) = try #require(try await reading(unit, today: today).items.first).content else {
            throw CancellationError()
        }
        return facets
    }

    static func unit(
        _ period: [String: String] = [:], _ fields: [String: String] = [:], others: [String] = []
    ) -> InventedUnit {
        InventedUnit(siren: siren, fields: fields, period: period, others: others)
    }

    @Test func `name, form, activity and state are told, and nothing else`() async throws {
        let facets = try await Self.facets(Self.unit())
        #expect(
            facets
                == Facets(
                    identity: .known(
                        Identity(name: "ALPHA", legalForm: "5710", activity: "46.90Z", diffusion: .full)),
                    life: .known(.active)))
    }

    @Test(arguments: [
        (["nomUniteLegale": "\"DUPONT\""], ["prenom1UniteLegale": "\"JEANNE\""], "JEANNE DUPONT"),
        (
            ["nomUniteLegale": "\"DUPONT\"", "nomUsageUniteLegale": "\"MARTIN\""],
            ["prenom1UniteLegale": "\"JEANNE\"", "prenomUsuelUniteLegale": "\"LEA\""], "LEA MARTIN"
        ),
        (["nomUniteLegale": "\"DUPONT\""], [:], "DUPONT"),
    ])
    func `a natural person has a name too`(
        _ period: [String: String], _ fields: [String: String], _ name: String
    ) async throws {
        let whole = period.merging(["denominationUniteLegale": "null"]) { first, _ in first }
        #expect(try await Self.facets(Self.unit(whole, fields)).identity.value?.name == name)
    }

    @Test(arguments: [
        ("\"P\"", "\"[ND]\""), ("\"P\"", "\"ALPHA\""), ("\"P\"", "null"), ("\"N\"", "null"), ("\"O\"", "\"[ND]\""),
    ])
    func `a hidden name is never a name`(_ diffusion: String, _ name: String) async throws {
        let identity = try await Self.facets(
            Self.unit(["denominationUniteLegale": name], ["statutDiffusionUniteLegale": diffusion])
        ).identity.value
        #expect(identity?.name == nil)
        #expect(identity?.diffusion == .partial)
    }

    /// One period has ended, one is open, and one is told ahead.
    static let ahead = InventedUnit.period([
        "dateDebut": "\"2026-12-01\"", "etatAdministratifUniteLegale": "\"C\"", "denominationUniteLegale": "\"OMEGA\"",
    ])

    @Test(arguments: [("2026-11-30", Life.active, "ALPHA"), ("2026-12-01", .ceased(on: day("2026-12-01")), "OMEGA")])
    func `a period told ahead counts from its first day`(_ today: String, _ life: Life, _ name: String) async throws {
        var unit = Self.unit(["dateFin": "\"2026-11-30\""], others: [])
        unit.others = [
            Self.ahead,
            InventedUnit.period(["dateDebut": "null", "dateFin": "\"2018-12-31\"", "denominationUniteLegale": "\"X\""]),
        ]
        let facets = try await Self.facets(unit, today: today)
        #expect(facets.life == .known(life))
        #expect(facets.identity.value?.name == name)
    }

    @Test func `a company that begins only later is shown as it will begin`() async throws {
        let facets = try await Self.facets(Self.unit(["dateDebut": "\"2027-01-01\""]))
        #expect(facets.life == .known(.active))
    }

    @Test func `the day is that of Paris, not of the office`() async throws {
        // 23:30 in universal time on the 30th is the 1st in Paris.
        var unit = Self.unit(["dateFin": "\"2026-11-30\""])
        unit.others = [Self.ahead]
        let exchange = StubExchange(.json(InventedSirene.page([unit.json], total: 1)))
        let reading = try await InventedSirene.source(exchange).read(
            Invented.ask(
                .about([Target(company: .siren(Self.siren))], continuing: nil),
                now: try #require(Instant("2026-11-30T23:30:00Z")), today: day("2026-11-30")))
        guard case .facets(let facets)? = reading.items.first?.content else { return }
        #expect(facets.life == .known(.ceased(on: day("2026-12-01"))))
    }

    @Test func `a cessation is dated by the period that tells it`() async throws {
        let life = try await Self.facets(
            Self.unit(["etatAdministratifUniteLegale": "\"C\"", "dateDebut": "\"2026-10-02\""])
        ).life
        #expect(life == .known(.ceased(on: day("2026-10-02"))))
    }

    @Test func `a company that the register has not touched for decades is read`() async throws {
        let reading = try await Self.reading(Self.unit([:], ["dateDernierTraitementUniteLegale": "null"]))
        #expect(reading.items.count == 1)
    }

    @Test(
        arguments: [
            (["etatAdministratifUniteLegale": "null"], [:], SourceFault.Lie.fieldMissing),
            (["etatAdministratifUniteLegale": "\"Active\""], [:], .language),
            (["etatAdministratifUniteLegale": "\"F\""], [:], .fieldType),
            (["etatAdministratifUniteLegale": "{}"], [:], .fieldType),
            (["denominationUniteLegale": "-"], [:], .fieldMissing),
            (["denominationUniteLegale": "[]"], [:], .fieldType),
            (["dateDebut": "\"1er mars\""], [:], .fieldType), (["dateFin": "20181231"], [:], .fieldType),
            ([:], ["statutDiffusionUniteLegale": "null"], .fieldMissing),
            ([:], ["statutDiffusionUniteLegale": "\"X\""], .fieldType), ([:], ["siren": "null"], .fieldMissing),
            ([:], ["siren": "\"552081318\""], .fieldType), ([:], ["periodesUniteLegale": "[]"], .fieldMissing),
            ([:], ["periodesUniteLegale": "{}"], .fieldType), ([:], ["periodesUniteLegale": "null"], .fieldMissing),
            ([:], ["dateDernierTraitementUniteLegale": "\"hier\""], .fieldType),
        ] as [([String: String], [String: String], SourceFault.Lie)])
    func `a field that changed is a lie, never a change`(
        _ period: [String: String], _ fields: [String: String], _ lie: SourceFault.Lie
    ) async {
        let exchange = StubExchange(.json(InventedSirene.page([Self.unit(period, fields).json], total: 1)))
        let act = await SourceContract.act(
            InventedSirene.source(exchange),
            Invented.ask(.about([Target(company: .siren(Self.siren))], continuing: nil)))
        #expect(act.fault?.kind == .lie(lie))
    }

    @Test func `fields never met before are counted and cost nothing`() async throws {
        let reading = try await Self.reading(Self.unit(["couleur": "1"], ["humeur": "\"bonne\""]))
        #expect(reading.counts.unknownFields == ["couleur", "humeur"])
        #expect(reading.items.count == 1)
    }
}
