import Testing

@testable import VigieDomain

@Suite("Sources that say different things") struct ContradictionTests {
    private static func contradict(_ mine: Facets, _ theirs: Facets) -> [Position.Side] {
        Position.positions(of: mine).flatMap { position in
            Position.positions(of: theirs).filter(position.contradicts).map(\.side)
        }
    }

    private static func identity(
        name: String? = nil, form: String? = nil, address: String? = nil, postcode: String? = nil
    ) -> Facets {
        Facets(identity: .known(Identity(name: name, legalForm: form, address: address, postcode: postcode)))
    }

    private static func capital(_ cents: Int64, _ currency: String = "EUR", isVariable: Bool = false) -> Facets {
        Facets(capital: .known(Capital(amount: Amount(cents: cents, currency: currency), isVariable: isVariable)))
    }

    private static func proceeding(_ open: Bool, _ label: String? = nil) -> Facets {
        Facets(proceedings: .known(ProceedingsStatus(open: open, label: label)))
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let mine: Facets
        let theirs: Facets
        let sides: [Position.Side]

        init(_ name: String, _ mine: Facets, _ theirs: Facets, _ sides: [Position.Side] = []) {
            testDescription = name
            (self.mine, self.theirs, self.sides) = (mine, theirs, sides)
        }
    }

    private static let rows: [Row] = [
        .init(
            "alive here, ceased there", Facets(life: .known(.active)), Facets(life: .known(.ceased(on: nil))), [.life]),
        .init(
            "two dates of an end", Facets(life: .known(.ceased(on: nil))),
            Facets(life: .known(.ceased(on: Invented.today)))),
        .init("nothing told is nothing said against", Facets(life: .known(.ceased(on: nil))), Facets()),
        .init("the register has none", Facets(life: .known(.ceased(on: nil))), Facets(life: .absent)),
        .init("a name spelt otherwise", identity(name: "Éclair & Fils SARL"), identity(name: "ECLAIR ET FILS")),
        .init("words in another order", identity(name: "DUPONT MENUISERIE"), identity(name: "Menuiserie Dupont")),
        .init("another name", identity(name: "ECLAIR"), identity(name: "ECLAT"), [.name]),
        .init("a hidden name", identity(name: "ECLAIR"), identity(name: "[ND]")),
        .init(
            "streets of one postcode", identity(address: "1 RUE A 69003 LYON", postcode: "69003"),
            identity(address: "2 RUE B 69003 LYON", postcode: "69 003")),
        .init("two postcodes", identity(postcode: "69003"), identity(postcode: "69004"), [.seat]),
        .init("a form in code and one in words", identity(form: "5710"), identity(form: "SAS")),
        .init("two codes of a form", identity(form: "5710"), identity(form: "5499"), [.legalForm]),
        .init("two capitals", capital(1_000_000), capital(1_000_001), [.capital]),
        .init("two currencies", capital(1_000_000), capital(6_559_570, "FRF")),
        .init("a variable capital", capital(1_000_000), capital(1, isVariable: true)),
        .init("a proceeding here, none there", proceeding(true), proceeding(false), [.proceedings]),
        .init("a plan and its proceeding", proceeding(true, "Plan de redressement"), proceeding(true, "Redressement")),
        .init(
            "two proceedings", proceeding(true, "Redressement judiciaire"), proceeding(true, "Liquidation judiciaire"),
            [.proceedings]),
        .init("a proceeding without words", proceeding(true), proceeding(true, "Liquidation judiciaire")),
    ]

    @Test(arguments: rows) func `what cannot both be true, and nothing else`(_ row: Row) {
        #expect(Self.contradict(row.mine, row.theirs) == row.sides)
        #expect(Self.contradict(row.theirs, row.mine) == row.sides)
    }

    @Test(arguments: [
        (ProceedingState.liquidation, Facets(proceedings: .known(ProceedingsStatus(open: false))), true),
        (.closedNoAssets, Facets(proceedings: .known(ProceedingsStatus(open: false))), false),
        (.closedNoAssets, Facets(proceedings: .known(ProceedingsStatus(open: true))), true),
        (.planRecovery, Facets(proceedings: .known(ProceedingsStatus(open: true, label: "Redressement"))), false),
        (.openUnknown, Facets(proceedings: .known(ProceedingsStatus(open: true, label: "Liquidation"))), false),
        (.conciliationPublic, Facets(proceedings: .known(ProceedingsStatus(open: false))), false),
    ])
    func `the docket beside a bureau`(state: ProceedingState, facets: Facets, isContradicted: Bool) {
        let bureau = Position.positions(of: facets)
        #expect(bureau.contains { $0.contradicts(Position(state: state)) } == isContradicted)
    }

    @Test(arguments: [
        // The older word told on day 0, the younger on day 10: checked, looked at, contradicted.
        (5, 12, false), (10, 12, false), (11, 12, true), (5, 39, false), (5, 41, true),
    ])
    func `a younger fact is given time`(checked: Int, now: Int, isContradicted: Bool) {
        func day(_ number: Int) -> Instant { Invented.now.adding(.seconds(number * 86_400)) }
        let words = [
            SourceWord(
                source: SourceID("sirene"), position: Position(life: .active), told: day(0), checked: day(checked)),
            SourceWord(
                source: SourceID("rne"), position: Position(life: .ceased(on: nil)), told: day(10), checked: day(10)),
            SourceWord(source: SourceID("bodacc"), position: .struckOff, told: day(10), checked: day(10)),
        ]
        let found = Contradiction.found(in: words, days: 30, now: day(now))
        #expect(found.map(\.side) == (isContradicted ? [.life] : []))
        // Each is named, those who agree with each other too.
        if isContradicted { #expect(found[0].words.map(\.source.name) == ["bodacc", "rne", "sirene"]) }
    }

    @Test func `an alert says what the others say, and not what says the same`() throws {
        let words = [
            SourceWord(
                source: SourceID("sirene"), position: Position(life: .active), told: Invented.now, checked: Invented.now
            ),
            SourceWord(
                source: SourceID("rne"), position: .struckOff, told: Invented.now, checked: Invented.now),
        ]
        let change = Telling.ceased("pappers")
        #expect(Elsewhere.words(words, against: change).map(\.source.name) == ["sirene"])
        #expect(Elsewhere.words(words, against: Telling.ceased("sirene")).isEmpty)
        #expect(Elsewhere.words(words, against: Telling.came("pappers", "x", "Jean Dupont")).isEmpty)
    }

    @Test func `details with other sources' words are read again as they were written`() throws {
        var details = ChangeDetails()
        details.follows = [EarlierTelling(Telling.ceased("sirene"), isWhole: true)]
        details.elsewhere = [
            Elsewhere(source: SourceID("rne"), value: .struckOff, checked: Invented.now),
            Elsewhere(source: SourceID("rne"), value: .value(.life(.active)), checked: Invented.now),
        ]
        #expect(try roundTrip(details) == details)
        let older =
            #"{"certain":true,"unexpected":false,"isStatus":false,"isPossibleMatch":false,"deadlines":[],"corrects":[]}"#
        #expect(try decode(ChangeDetails.self, older) == ChangeDetails())
    }
}
