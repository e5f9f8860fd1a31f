import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `What was observed` {
    @Test func `has three states that survive the journal`() throws {
        let states: [Observed<String>] = [.known("x"), .absent, .unknown("timeout")]
        for state in states { #expect(try roundTrip(state) == state) }
        #expect(states.map(\.value) == ["x", nil, nil])
        #expect(states.map(\.isUnknown) == [false, false, true])
        #expect(states.map { $0.map(\.count) } == [.known(1), .absent, .unknown("timeout")])
        #expect(Set(states).count == 3)
    }

    @Test func `is refused where it says nothing`() {
        #expect(throws: DecodingError.self) { try decode(Observed<String>.self, "{}") }
    }

    @Test func `is unknown until a source speaks`() throws {
        let facets = Facets()
        #expect(facets.identity.isUnknown && facets.life.isUnknown && facets.officers.isUnknown)
        #expect(facets.shareholders.isUnknown && facets.proceedings.isUnknown && facets.rating.isUnknown)
        #expect(try roundTrip(facets) == facets)
    }

    @Test func `survives the journal whole`() throws {
        let facets = Facets(
            identity: .known(
                Identity(
                    name: "DUPONT", legalForm: "SA", activity: "10.71C", address: "1 rue X", postcode: "75001",
                    diffusion: .partial)),
            life: .known(.ceased(on: Invented.today)), officers: .known([Officer(key: "k", name: "n", role: "r")]),
            shareholders: .known([Shareholder(key: "k", name: "n", share: .half)]),
            proceedings: .known(ProceedingsStatus(open: true, label: "RJ", since: Invented.today)),
            rating: .known(Rating(raw: "42", score: 42, scale: Invented.hundred)))
        #expect(try roundTrip(facets) == facets)
        #expect(Facet.allCases.sorted().first == .accounts)
    }
}

@Suite struct `A share` {
    @Test(arguments: [0, 1, 5_000, 10_000])
    func `lies between nothing and the whole`(hundredths: Int) throws {
        let share = try #require(Share(hundredths: hundredths))
        #expect(share.hundredths == hundredths)
        #expect(try roundTrip(share) == share)
    }

    @Test(arguments: [-1, 10_001, .min, .max])
    func `lies nowhere else`(hundredths: Int) { #expect(Share(hundredths: hundredths) == nil) }

    @Test func `has an order and a half`() {
        #expect(Share.half.hundredths == 5_000)
        #expect(Invented.share(4_999) < .half)
    }
}
