import Testing

@testable import VigieDomain

@Suite("One fact told by two sources") struct SameFactTests {
    enum Outcome { case confirms, adds, news }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let told: [Change]
        let change: Change
        let outcome: Outcome

        init(_ name: String, _ told: [Change], then change: Change, _ outcome: Outcome) {
            testDescription = name
            self.told = told
            self.change = change
            self.outcome = outcome
        }
    }

    private static func outcome(_ change: Change, after told: [Change], days: Int = 30) -> Outcome {
        switch SameFact(days: days).verdict(on: change, among: told) {
        case .news: .news
        case .confirms: .confirms
        case .adds: .adds
        }
    }

    private static let gone = "DUPONT|JEAN|1970-05"
    private static let claims = ChangeDetails(deadlines: [Telling.deadline(from: "2026-11-20")])

    private static let life: [Row] = [
        .init("ceased, ceased", [Telling.ceased("sirene")], then: Telling.ceased("rne", day: 3), .confirms),
        .init("ceased by the same source", [Telling.ceased("rne")], then: Telling.ceased("rne", day: 3), .news),
        .init("ceased on the last day", [Telling.ceased("sirene")], then: Telling.ceased("rne", day: 30), .confirms),
        .init("ceased a day too late", [Telling.ceased("sirene")], then: Telling.ceased("rne", day: 31), .news),
        .init(
            "the clock went back between them", [Telling.ceased("sirene", day: 2)], then: Telling.ceased("rne"),
            .confirms),
        .init(
            "two dates of one cessation", [Telling.ceased("sirene", on: "2026-10-31")],
            then: Telling.ceased("rne", day: 3, on: "2026-11-05"), .confirms),
        .init(
            "two cessations years apart", [Telling.ceased("sirene", on: "2019-10-31")],
            then: Telling.ceased("rne", day: 3, on: "2026-11-05"), .news),
        .init(
            "struck off, then ceased", [Telling.struckOff()], then: Telling.ceased("sirene", day: 3, on: "2026-10-31"),
            .confirms),
        .init("ceased, then struck off", [Telling.ceased("sirene")], then: Telling.struckOff(day: 3), .adds),
        .init(
            "struck off, then ceased after it", [Telling.struckOff(published: "2026-11-20")],
            then: Telling.ceased("sirene", day: 9, on: "2026-11-25"), .news),
        .init(
            "active again", [Telling.ceased("sirene", day: -2), Telling.active("sirene")],
            then: Telling.active("rne", day: 1), .confirms),
        .init(
            "ceased, active again: not the same", [Telling.active("sirene")], then: Telling.ceased("rne", day: 1), .news
        ),
        .init(
            "A, B, A: the newest stands", [Telling.ceased("sirene"), Telling.active("sirene", day: 2)],
            then: Telling.ceased("rne", day: 3), .news),
        .init(
            "A, B, A by the second source",
            [Telling.ceased("sirene"), Telling.active("rne", day: 2)], then: Telling.ceased("rne", day: 3), .news),
        .init(
            "a striking that was taken back",
            [Telling.struckOff(), Telling.change(.lifeStruckOffReversed, from: "bodacc", day: 2)],
            then: Telling.ceased("sirene", day: 3), .news),
        .init(
            "a dissolution taken back is not the register's word",
            [Telling.change(.lifeReactivated, from: "bodacc", notice: "bodacc:B2")],
            then: Telling.active("sirene", day: 3), .news),
    ]

    private static let identity: [Row] = [
        .init(
            "a name spelt in two ways", [Telling.name("sirene", "ÉCLAIR & FILS SARL")],
            then: Telling.name("pappers", day: 1, "Eclair et fils"), .confirms),
        .init("two names", [Telling.name("sirene", "ECLAIR")], then: Telling.name("pappers", day: 1, "ECLAT"), .news),
        .init(
            "the gazette's name in words", [Telling.name("sirene", "ECLAIR")],
            then: Telling.change(.idName, from: "bodacc", day: 4, after: .text("Éclair"), notice: "bodacc:B1"),
            .confirms),
        .init(
            "a notice that gives no name",
            [Telling.name("sirene", "ECLAIR"), Telling.change(.idName, from: "bodacc", day: 2, notice: "bodacc:B1")],
            then: Telling.name("pappers", day: 3, "ECLAIR"), .news),
        .init(
            "a seat, abbreviated", [Telling.seat("sirene", "12 AV DE LA PAIX 69003 LYON")],
            then: Telling.seat("rne", day: 1, "12 Avenue de la Paix, 69003 Lyon"), .confirms),
        .init(
            "a seat with its building", [Telling.seat("sirene", "12 AVENUE DE LA PAIX 69003 LYON")],
            then: Telling.seat("rne", day: 1, "Immeuble Azur, 12 av. de la Paix, 69003 Lyon"), .confirms),
        .init(
            "two numbers of a street", [Telling.seat("sirene", "12 AVENUE DE LA PAIX 69003 LYON")],
            then: Telling.seat("rne", day: 1, "14 AVENUE DE LA PAIX 69003 LYON"), .news),
        .init(
            "two streets of a postcode", [Telling.seat("sirene", "12 AVENUE DE LA PAIX 69003 LYON")],
            then: Telling.seat("rne", day: 1, "12 RUE DES LILAS 69003 LYON"), .news),
        .init(
            "a bare town", [Telling.seat("sirene", "69003 LYON")],
            then: Telling.seat("rne", day: 1, "ZI EST 69003 LYON"), .news),
        .init(
            "a form in code and one in words", [Telling.change(.idLegalForm, from: "sirene", after: .text("5710"))],
            then: Telling.change(.idLegalForm, from: "pappers", day: 1, after: .text("SAS, société par actions")), .news
        ),
        .init(
            "hidden names", [Telling.change(.idDiffusion, from: "sirene", after: .text("partial"))],
            then: Telling.change(.idDiffusion, from: "rne", day: 1, after: .text("partial")), .confirms),
        .init(
            "one place among several",
            [Telling.change(.idEstablishmentOpened, from: "rne", after: .establishments([place("1"), place("2")]))],
            then: Telling.change(.idEstablishmentOpened, from: "sirene", day: 1, after: .establishments([place("2")])),
            .confirms),
        .init(
            "a place more",
            [Telling.change(.idEstablishmentOpened, from: "rne", after: .establishments([place("1")]))],
            then: Telling.change(
                .idEstablishmentOpened, from: "sirene", day: 1, after: .establishments([place("1"), place("2")])), .news
        ),
    ]

    private static func place(_ key: String) -> Establishment { Establishment(key: key, label: "") }

    private static let people: [Row] = [
        .init(
            "one person, in any order of his names", [Telling.came("rne", "8f3a", "Jean Dupont")],
            then: Telling.came("pappers", day: 2, gone, "DUPONT Jean Pierre"), .confirms),
        .init(
            "two births", [Telling.came("recherche-entreprises", "DUPONT|JEAN|1995-01", "JEAN DUPONT")],
            then: Telling.came("pappers", day: 2, gone, "Jean Dupont"), .news),
        .init(
            "a year for a birth", [Telling.came("recherche-entreprises", "DUPONT|JEAN|1970", "JEAN DUPONT")],
            then: Telling.came("pappers", day: 2, gone, "Jean Dupont"), .confirms),
        .init(
            "a role with and without its form", [Telling.came("rne", "x", "Jean Dupont", "Président de SAS")],
            then: Telling.came("pappers", day: 2, gone, "Jean Dupont", "Président"), .confirms),
        .init(
            "two roles", [Telling.came("rne", "x", "Jean Dupont", "Vice-président")],
            then: Telling.came("pappers", day: 2, gone, "Jean Dupont", "Président"), .news),
        .init(
            "came, left: not the same", [Telling.came("rne", "x", "Jean Dupont")],
            then: Telling.left("pappers", day: 2, gone, "Jean Dupont"), .news),
        .init(
            "one replaced, told as two",
            [Telling.left("rne", "x", "Jean Dupont"), Telling.came("rne", "y", "Anne Martin")],
            then: Telling.replaced("pappers", day: 2, (gone, "Jean Dupont"), ("MARTIN|ANNE|", "Anne Martin")), .confirms
        ),
        .init(
            "two told as one replaced", [Telling.replaced("rne", ("x", "Jean Dupont"), ("y", "Anne Martin"))],
            then: Telling.came("pappers", day: 2, "MARTIN|ANNE|", "Anne Martin"), .confirms),
        .init(
            "one replaced, half of it told", [Telling.left("rne", "x", "Jean Dupont")],
            then: Telling.replaced("pappers", day: 2, (gone, "Jean Dupont"), ("MARTIN|ANNE|", "Anne Martin")), .news),
        .init(
            "a company by its number", [Telling.came("rne", "732829320", "HOLDING SA")],
            then: Telling.came("pappers", day: 2, "732829320", "Holding du Rhône"), .confirms),
        .init(
            "two companies of one name", [Telling.came("rne", "732829320", "HOLDING SA")],
            then: Telling.came("pappers", day: 2, "552081317", "HOLDING SA"), .news),
        .init(
            "one majority", [Telling.majority("bureau", "DURAND Marie", 6_000)],
            then: Telling.majority("infogreffe", day: 5, "Marie Durand", 6_000, key: "DURAND|MARIE|1960-02"), .confirms),
        .init(
            "two shares", [Telling.majority("bureau", "DURAND Marie", 6_000)],
            then: Telling.majority("infogreffe", day: 5, "Marie Durand", 6_100), .news),
        .init(
            "a share after none",
            [
                Telling.change(
                    .ownShareholderMajority, from: "bureau",
                    after: .shareholder(Shareholder(key: "DURAND MARIE", name: "Marie Durand", share: nil)))
            ], then: Telling.majority("infogreffe", day: 5, "Marie Durand", 6_000), .adds),
        .init(
            "owners",
            [Telling.change(.ownUboChange, from: "rne", after: .owners([owner("u1", "Marie Durand", 3_000)]))],
            then: Telling.change(
                .ownUboChange, from: "pappers", day: 2, after: .owners([owner("DURAND|MARIE|", "Marie Durand", 3_000)])),
            .confirms),
    ]

    private static func owner(_ key: String, _ name: String, _ share: Int) -> BeneficialOwner {
        BeneficialOwner(key: key, name: name, share: Invented.share(share))
    }

    private static let sums: [Row] = [
        .init(
            "one capital", [Telling.capital("rne", 5_000)], then: Telling.capital("pappers", day: 1, 5_000), .confirms),
        .init("two capitals", [Telling.capital("rne", 5_000)], then: Telling.capital("pappers", day: 1, 5_001), .news),
        .init(
            "the gazette's capital", [Telling.capital("rne", 5_000)],
            then: Telling.change(.ownCapitalReduction, from: "bodacc", day: 1, after: .text("5000.00 EUR")), .confirms),
        .init(
            "the gazette's capital in words that could be read in two ways", [Telling.capital("rne", 5_000)],
            then: Telling.change(.ownCapitalReduction, from: "bodacc", day: 1, after: .text("5.000,00 euros")), .news),
        .init(
            "a reduction with its clock", [Telling.capital("rne", 5_000)],
            then: Telling.change(
                .ownCapitalReduction, from: "bodacc", day: 1, after: .text("5000.00 EUR"), details: claims), .adds),
        .init(
            "a graver weight", [Telling.capital("rne", 5_000, code: .ownCapitalIncrease)],
            then: Telling.capital("pappers", day: 1, 5_000, code: .ownCapitalChange), .adds),
        .init(
            "a variable capital", [Telling.capital("rne", 5_000, code: .ownCapitalVariable)],
            then: Telling.capital("pappers", day: 1, 5_000, code: .ownCapitalVariable), .news),
        .init(
            "one year of accounts", [Telling.filed("rne", "2025-12-31")],
            then: Telling.change(.accFiled, from: "bodacc", day: 9, after: .text("2025-12-31"), notice: "bodacc:C1"),
            .confirms),
        .init(
            "two years of accounts", [Telling.filed("rne", "2024-12-31")], then: Telling.filed("pappers", "2025-12-31"),
            .news),
        .init(
            "accounts turn out to be hidden", [Telling.filed("rne", "2025-12-31")],
            then: Telling.filed("pappers", day: 1, "2025-12-31", code: .accConfidential), .adds),
    ]

    private static let proceedings: [Row] = [
        .init("a notice, then a bureau", [Telling.judged()], then: Telling.bureau(day: 1), .confirms),
        .init("a bureau, then a notice", [Telling.bureau()], then: Telling.judged(day: 1, details: claims), .adds),
        .init("a bureau without a day", [Telling.judged()], then: Telling.bureau(day: 1, since: nil), .confirms),
        .init(
            "a bureau with another day", [Telling.judged()], then: Telling.bureau(day: 1, since: "2026-11-13"), .news),
        .init("a bureau without words", [Telling.judged()], then: Telling.bureau(day: 1, nil), .news),
        .init(
            "a bureau with another state", [Telling.judged()], then: Telling.bureau(day: 1, "Redressement judiciaire"),
            .news
        ),
        .init(
            "a conversion that the bureau dates by the opening",
            [Telling.judged(.procConversion, .liquidation, judged: "2026-11-12", opened: "2026-02-01")],
            then: Telling.bureau(day: 1, since: "2026-02-01"), .confirms),
        .init(
            "a plan is not its proceeding",
            [Telling.judged(.procPlanAdopted, .planRecovery)], then: Telling.bureau(day: 1, "Redressement judiciaire"),
            .news),
        .init(
            "a plan in the bureau's words", [Telling.judged(.procPlanAdopted, .planRecovery)],
            then: Telling.bureau(day: 1, "Plan de redressement", severity: .high), .confirms),
        .init(
            "words that name two", [Telling.judged()],
            then: Telling.bureau(day: 1, "Conversion du redressement en liquidation"), .news),
        .init(
            "an opening that was taken back since", [Telling.judged(), Telling.judged(.procWithdrawn, .void, day: 1)],
            then: Telling.bureau(day: 2), .news),
        .init(
            "an opening that was corrected since",
            [Telling.judged(), Telling.judged(.procCorrection, .liquidation, day: 1, severity: .critical)],
            then: Telling.bureau(day: 2), .confirms),
        .init(
            "an appeal since", [Telling.judged(), Telling.change(.procAppeal, from: "bodacc", day: 1)],
            then: Telling.bureau(day: 2), .news),
        .init(
            "a list since", [Telling.judged(), Telling.change(.procClaimsList, from: "bodacc", day: 1)],
            then: Telling.bureau(day: 2), .confirms),
        .init(
            "a closing, then a bureau", [Telling.judged(.procClosedNoAssets, .closedNoAssets)],
            then: Telling.bureauClosed(day: 1), .confirms),
        .init(
            "a closing of another proceeding", [Telling.judged(.procClosedNoAssets, .closedNoAssets)],
            then: Telling.bureauClosed(day: 1, since: "2019-01-01"), .news),
        .init(
            "a closing of what the bureau dated by a conversion",
            [
                Telling.judged(
                    .procClosedNoAssets, .closedNoAssets, judged: "2026-11-12", opened: "2025-02-01")
            ], then: Telling.bureauClosed(day: 1, since: "2026-03-04"), .confirms),
        .init(
            "a bureau, then a closing", [Telling.bureauClosed()],
            then: Telling.judged(.procClosedNoAssets, .closedNoAssets, day: 1), .adds),
        .init("two bureaux", [Telling.bureau()], then: Telling.bureau("bureau", day: 1), .confirms),
        .init(
            "two bureaux, two words", [Telling.bureau()], then: Telling.bureau("bureau", day: 1, "Sauvegarde"), .news),
        .init(
            "two bureaux, no words", [Telling.bureau("pappers", nil)], then: Telling.bureau("bureau", day: 1, nil),
            .news),
    ]

    private static let caution: [Row] = [
        .init(
            "what was only possible is told", [Telling.ceased("sirene", details: ChangeDetails(isPossibleMatch: true))],
            then: Telling.ceased("rne", day: 1), .news),
        .init(
            "what was in doubt is told", [Telling.ceased("sirene", details: ChangeDetails(certain: false))],
            then: Telling.ceased("rne", day: 1), .adds),
        .init(
            "a doubt confirms nothing", [Telling.ceased("sirene")],
            then: Telling.ceased("rne", day: 1, details: ChangeDetails(certain: false)), .news),
        .init(
            "a correction confirms nothing", [Telling.ceased("sirene")],
            then: Telling.ceased("rne", day: 1, details: ChangeDetails(corrects: [ChangeID(text: "x")])), .news),
        .init(
            "two scores", [Telling.change(.riskRatingDown, from: "bureau", after: .text("40"))],
            then: Telling.change(.riskRatingDown, from: "pappers", day: 1, after: .text("40")), .news),
        .init(
            "two limits", [Telling.change(.riskLimitZero, from: "bureau")],
            then: Telling.change(.riskLimitZero, from: "pappers", day: 1), .news),
        .init(
            "two covers", [Telling.change(.riskCoverWithdrawn, from: "assureur")],
            then: Telling.change(.riskCoverWithdrawn, from: "autre", day: 1), .news),
        .init(
            "a modification that names nothing", [Telling.change(.idModified, from: "bodacc")],
            then: Telling.name("sirene", day: 1, "ECLAIR"), .news),
    ]

    @Test(arguments: life + identity) func `life and identity`(_ row: Row) {
        #expect(Self.outcome(row.change, after: row.told) == row.outcome)
    }

    @Test(arguments: people + sums) func `people and sums`(_ row: Row) {
        #expect(Self.outcome(row.change, after: row.told) == row.outcome)
    }

    @Test(arguments: proceedings + caution) func `proceedings, and what is never merged`(_ row: Row) {
        #expect(Self.outcome(row.change, after: row.told) == row.outcome)
    }

    @Test(arguments: life + identity + people + sums + proceedings)
    func `nothing is merged where the setting says so`(_ row: Row) {
        #expect(Self.outcome(row.change, after: row.told, days: 0) == .news)
    }

    @Test(arguments: life + identity + people + sums + proceedings)
    func `what stands in the journal between is no obstacle where it is of other things`(_ row: Row) {
        let others = [
            Telling.change(.riskRatingDown, from: "bureau", day: 0), Telling.change(.accDeterioration, from: "pappers"),
            Telling.change(.diversNotice, from: "bodacc"), Telling.filed("rne", "1999-12-31"),
        ]
        #expect(Self.outcome(row.change, after: row.told + others) == row.outcome)
    }
}
