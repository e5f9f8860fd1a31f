import Testing
import VigieDomain

@Suite struct `A mail address` {
    @Test(arguments: [
        "anne@example.com", "a@b", "prenom.nom@sous.domaine.example.fr", "x+tag@example.com", "o'brien@example.ie",
        "a_b-c@ex-ample.com", "!#$%&'*+/=?^_`{|}~-@example.com", "1@1.fr", "A@EXAMPLE.COM",
        String(repeating: "a", count: 64) + "@example.com",
    ])
    func `is accepted`(text: String) throws {
        let address = try #require(EmailAddress(text))
        #expect(address.description == text)
        #expect(try roundTrip([address]) == [address])
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b", "a@b@c", "anne.example.com", "anne @example.com", " anne@example.com",
        "anne@example.com ",
        "anne@example.com\r\nBcc: eve@example.com", "anne@example.com\n", "an\u{0}ne@example.com", "anne@exa\tmple.com",
        "<anne@example.com>", "Anne <anne@example.com>", "anne@example.com,eve@example.com", "\"a b\"@example.com",
        "anne@[127.0.0.1]", "anne@example..com", "anne@.example.com", "anne@example.com.", "anne@-example.com",
        "anne@example-.com", "anne@exam_ple.com", ".anne@example.com", "anne.@example.com", "an..ne@example.com",
        "françois@example.com", "anne@exämple.com", "anne@example.com\u{202E}", "аnne@example.com", "anne@example.com;",
        "a\\@b.c",
        "anne(comment)@example.com", String(repeating: "a", count: 65) + "@example.com",
        "a@" + String(repeating: "b", count: 64) + ".com", "a@" + String(repeating: "b.", count: 126) + "com",
    ])
    func `is refused`(text: String) { #expect(EmailAddress(text) == nil) }

    @Test func `knows its host`() { #expect(Invented.email("anne@mail.example.com").host == "mail.example.com") }

    @Test func `is refused by the journal when it is wrong`() {
        #expect(throws: DecodingError.self) { try decode([EmailAddress].self, #"["anne"]"#) }
    }
}
