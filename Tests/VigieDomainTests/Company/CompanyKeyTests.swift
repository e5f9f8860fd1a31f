import Testing
import VigieDomain

@Suite struct `A company key` {
    static let keys: [CompanyKey] = [
        Invented.key, .foreign(country: "BE", number: "0123456789"), .foreign(country: "GB", number: "SC:123"),
        .account("C0123"), .account("a:b:c"), .account("é \u{1F600}"),
    ]

    @Test(arguments: keys)
    func `is the same after a round trip`(key: CompanyKey) throws {
        #expect(CompanyKey(key.description) == key)
        #expect(try roundTrip([key]) == [key])
    }

    @Test(arguments: [
        "", "siren", "siren:", "siren:123456789", "SIREN:552081317", "foreign:BE", "foreign:BE:", "foreign:BEL:1",
        "foreign::1",
        "account:", "lei:5493001KJTIIGC8Y1R12", ":",
    ])
    func `does not come from a text that names none`(text: String) {
        #expect(CompanyKey(text) == nil)
        #expect(throws: DecodingError.self) { try decode([CompanyKey].self, "[\"\(text)\"]") }
    }

    @Test func `is shown as people write it`() {
        #expect(Self.keys.prefix(4).map(\.display) == ["552 081 317", "BE 0123456789", "GB SC:123", "C0123"])
        #expect(Self.keys.map(\.siren) == [Invented.siren, nil, nil, nil, nil, nil])
    }

    @Test func `has one order`() {
        #expect(Self.keys.sorted().first == .account("C0123"))
        #expect(Self.keys.sorted() == Self.keys.reversed().sorted())
    }
}
