import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `A threshold` {
    static let bureau = SourceID("bureau")
    /// 1 is best, 10 is worst.
    static let grade = Scale(id: "grade", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])

    @Test(
        arguments: [
            (Threshold(.score(30)), 29, true), (Threshold(.score(30)), 30, false), (Threshold(.score(30)), 80, false),
            (Threshold(.score(30)), 0, true), (Threshold(.score(30)), nil, nil),
            (Threshold(.score(30), side: .below), 29, true), (Threshold(.score(30), side: .above), 29, nil),
            (Threshold(.score(30), rating: "Bureau"), 29, true), (Threshold(.score(30), rating: "HUNDRED"), 29, true),
            (Threshold(.score(30), rating: "creditsafe"), 29, nil), (Threshold(.score(101)), 29, nil),
            (Threshold(.score(-1)), 29, nil), (Threshold(.score(0)), 0, true), (Threshold(.score(100)), 100, false),
        ] as [(Threshold, Int?, Bool?)])
    func `is passed below its figure where a higher score is better`(
        threshold: Threshold, value: Int?, expected: Bool?
    ) {
        #expect(threshold.isPassed(by: score(value), of: Self.bureau) == expected)
    }

    @Test(
        arguments: [
            (Threshold(.score(6)), 7, true), (Threshold(.score(6)), 6, false), (Threshold(.score(6)), 1, false),
            (Threshold(.score(6), side: .above), 7, true), (Threshold(.score(6), side: .below), 1, nil),
            (Threshold(.score(30)), 10, nil), (Threshold(.score(6), rating: "grade"), 10, true),
        ] as [(Threshold, Int?, Bool?)])
    func `is passed above its figure where a lower score is better`(threshold: Threshold, value: Int?, expected: Bool?)
    {
        #expect(threshold.isPassed(by: score(value, scale: Self.grade), of: Self.bureau) == expected)
    }

    @Test func `is passed by a default without a number, and not by a score withdrawn`() {
        let scale = Scale(
            id: "bdf", lowest: 1, highest: 8, higherIsBetter: false, limits: [], labels: ["P": .default, "0": .none])
        let threshold = Threshold(.score(5))
        #expect(threshold.isPassed(by: score(nil, "P", scale: scale), of: Self.bureau) == true)
        #expect(threshold.isPassed(by: score(0, "0", scale: scale), of: Self.bureau) == nil)
        #expect(threshold.isPassed(by: score(nil, "NC", scale: scale), of: Self.bureau) == nil)
    }

    @Test(
        arguments: [
            (999_999, true), (1_000_000, false), (0, true), (-1, true), (nil, nil),
        ] as [(Int64?, Bool?)])
    func `of a limit is passed by a lower recommended limit`(limit: Int64?, expected: Bool?) {
        let threshold = Threshold(.limit(Amount(cents: 1_000_000)), side: .below)
        #expect(threshold.isPassed(by: score(50, limit: limit), of: Self.bureau) == expected)
        let abroad = Threshold(.limit(Amount(cents: 1_000_000, currency: "CHF")), side: .below)
        #expect(abroad.isPassed(by: score(50, limit: limit), of: Self.bureau) == nil)
    }

    @Test(arguments: [
        (Threshold(.score(30)), "30"), (Threshold(.score(30), side: .below), "<30"),
        (Threshold(.score(30), rating: "Creditsafe", side: .below), "creditsafe<30"),
        (Threshold(.score(6), rating: "allianz", side: .above), "allianz>6"),
        (Threshold(.score(6), rating: "allianz"), "allianz 6"),
        (Threshold(.limit(Amount(cents: 1_000_000)), side: .below), "limit<10000 EUR"),
        (Threshold(.limit(Amount(cents: 1_005, currency: "CHF")), side: .below), "limit<10.05 CHF"),
    ])
    func `is named in one line`(threshold: Threshold, expected: String) { #expect(threshold.text == expected) }
}

@Suite struct `A client with numbers and thresholds` {
    static func line(_ lei: String?, _ isin: String?, _ thresholds: [Threshold] = []) throws -> Client {
        Client(
            key: Invented.key, name: "DUPONT", accounts: [Account(portfolio: "nord", currency: "CHF")],
            lei: try lei.map { try LEI($0) }, isin: try isin.map { try ISIN($0) }, thresholds: thresholds)
    }

    @Test func `is written and read again`() throws {
        let client = try Self.line(
            "969500VIGIE000000178", "FR0000VIGIE7",
            [Threshold(.score(30), rating: "a", side: .below), Threshold(.limit(Amount(cents: 1)), side: .below)])
        #expect(try roundTrip(client) == client)
        #expect(try roundTrip(client).accounts[0].currency == "CHF")
        var bare = client
        bare.thresholds = []
        #expect(try bare == Self.line("969500VIGIE000000178", "FR0000VIGIE7"))
        #expect(try roundTrip(bare).thresholds.isEmpty)
    }

    /// As the first version of the product stored it.
    @Test func `is read where it was stored before there were such members`() throws {
        let stored = """
            {"key":"siren:552081317","name":"DUPONT SA","country":"FR","accounts":[{"code":"C0123","portfolio":"nord",\
            "exposure":{"limit":{"cents":100,"currency":"EUR"}}}],"tags":["vip"],"isNumberCompleted":false}
            """
        let client = try decode(Client.self, stored)
        #expect(client.name == "DUPONT SA" && client.accountCodes == ["C0123"] && client.tags == ["vip"])
        #expect(client.lei == nil && client.isin == nil && client.thresholds.isEmpty)
        #expect(client.accounts[0].currency == nil)
        #expect(try roundTrip(client) == client)
    }

    @Test func `keeps the first number and every threshold of its lines`() throws {
        let one = try Self.line(nil, "FR0000VIGIE7", [Threshold(.score(30))])
        let two = try Self.line("969500VIGIE000000178", "FR0000VIGI23", [Threshold(.score(30)), Threshold(.score(20))])
        let three = try Self.line("969500VIGIE000000275", nil)
        let client = try #require(Watchlist(lines: [one, two, three])[Invented.key])
        #expect(client.lei?.text == "969500VIGIE000000178" && client.isin?.text == "FR0000VIGIE7")
        #expect(client.thresholds == [Threshold(.score(30)), Threshold(.score(20))])
    }

    @Test func `tells the numbers under which a source may know it`() throws {
        let client = try Self.line("969500VIGIE000000178", nil)
        #expect(client.identifiers[.siren] == "552081317" && client.identifiers[.number] == "552081317")
        #expect(client.identifiers[.country] == "FR" && client.identifiers[.lei] == "969500VIGIE000000178")
        #expect(client.identifiers[.isin] == nil && client.identifiers[.account] == nil)
        #expect(client.identifiers.has([.siren, .lei]) && !client.identifiers.has([.siren, .isin]))
        #expect(client.identifiers.has([]))
        let nameless = Client(
            key: .account("C9"), name: "X", country: "BE",
            accounts: [Account(code: "C9", portfolio: "n"), Account(code: "C8", portfolio: "n")])
        #expect(nameless.identifiers[.account] == "C9" && nameless.identifiers[.country] == "BE")
        let foreign = Identifiers(.foreign(country: "BE", number: "0403170701"))
        #expect(foreign[.number] == "0403170701" && foreign[.country] == "BE" && foreign[.siren] == nil)
        #expect(Identifiers(.account("C1"))[.account] == "C1")
    }
}
