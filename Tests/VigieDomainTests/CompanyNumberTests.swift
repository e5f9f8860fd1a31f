import Testing
import VigieDomain

@Suite struct CompanyNumberTests {
    static func siren(_ text: String) throws -> CompanyKey { .siren(try #require(SIREN(text))) }

    @Test(
        "a French number is understood however an office types it",
        arguments: [
            ("552081317", "552081317"), ("732829320", "732829320"), ("552005969", "552005969"),
            ("005520135", "005520135"), ("552 081 317", "552081317"), ("552\u{A0}081\u{A0}317", "552081317"),
            ("552\u{202F}081\u{202F}317", "552081317"), ("552.081.317", "552081317"), ("552-081-317", "552081317"),
            ("'005520135", "005520135"), ("’005520135", "005520135"), ("=\"005520135\"", "005520135"),
            ("RCS Paris 552 081 317", "552081317"), ("R.C.S. PARIS B 552 081 317", "552081317"),
            ("552 081 317 R.C.S. Aix-en-Provence", "552081317"), ("552081317 RCS Saint-Étienne", "552081317"),
            ("SIREN : 552081317", "552081317"), ("N° SIREN 552 081 317", "552081317"), ("FR552081317", "552081317"),
            ("\u{FEFF}552081317\u{200B}", "552081317"), (" 552081317\t", "552081317"), ("552081317.0", "552081317"),
            ("552081317,00", "552081317"), ("fr 03 552081317", "552081317"),
        ])
    func spellings(typed: String, expected: String) throws {
        let number = try #require(CompanyNumber.read(typed).number)
        #expect(number.key == (try Self.siren(expected)))
        #expect(!number.zerosRestored)
    }

    @Test(
        "a SIRET gives its SIREN and keeps its establishment",
        arguments: [
            ("73282932000074", "732829320", "00074"), ("732 829 320 00074", "732829320", "00074"),
            ("SIRET 732.829.320-00074", "732829320", "00074"), ("FR73282932000074", "732829320", "00074"),
            // La Poste: the first by Luhn, the second by its own rule.
            ("35600000000048", "356000000", "00048"), ("35600000049837", "356000000", "49837"),
        ])
    func siret(typed: String, expected: String, establishment: String) throws {
        let number = try #require(CompanyNumber.read(typed).number)
        #expect(number.key == (try Self.siren(expected)))
        #expect(number.form == .siret(establishment: establishment))
    }

    @Test(
        "a French VAT number gives its SIREN once its key is right",
        arguments: [
            ("FR03552081317", "552081317"), ("FR44732829320", "732829320"), ("FR85300254471", "300254471"),
            ("FR92005520135", "005520135"), ("FR 44 732 829 320", "732829320"), ("TVA FR44732829320", "732829320"),
            // Keys with letters are not checked.
            ("FRAB732829320", "732829320"), ("FR2H732829320", "732829320"),
        ])
    func vat(typed: String, expected: String) throws {
        let number = try #require(CompanyNumber.read(typed).number)
        #expect(number.key == (try Self.siren(expected)))
        #expect(number.form == .vat)
    }

    @Test(
        "lost zeros are put back when the key holds, and said",
        arguments: [("5520135", "005520135"), ("82012345", "082012345"), ("5.520.135", "005520135")])
    func lostZeros(typed: String, expected: String) throws {
        let number = try #require(CompanyNumber.read(typed).number)
        #expect(number.key == (try Self.siren(expected)))
        #expect(number.zerosRestored)
    }

    @Test(
        "what cannot be understood for certain is refused with its reason",
        arguments: [
            ("", .empty), ("   ", .empty), ("\u{A0}-", .empty), ("123456789", .wrongKeySIREN),
            ("12345678912345", .wrongKeySIRET), ("7,32829E+13", .scientific), ("7.32829E+13", .scientific),
            ("7,32829e13", .scientific), ("5,52081317E+08", .scientific), ("7E+13", .scientific),
            ("552081", .tooShort(digits: 6)), ("5520136", .wrongKeySIREN),
            ("5520813170", .betweenForms(digits: 10, suggestion: nil)),
            ("44732829320", .betweenForms(digits: 11, suggestion: SIREN("732829320"))),
            ("5520135000012", .betweenForms(digits: 13, suggestion: nil)),
            ("732829320000741", .tooLong(digits: 15)), ("FR45732829320", .wrongKeyVAT(expected: "44")),
            ("FR44732829321", .wrongKeySIREN), ("FRIO732829320", .notANumber), ("Dupont SA", .notANumber),
            ("55208131Z", .notANumber), ("000000000", .testNumber), ("00000000000000", .testNumber),
            ("0000000", .testNumber), ("#N/A", .notANumber), ("٥٥٢٠٨١٣١٧", .notANumber),
        ] as [(String, CompanyNumber.Refusal)])
    func refusals(typed: String, reason: CompanyNumber.Refusal) {
        #expect(CompanyNumber.read(typed) == .refused(reason))
    }

    @Test(
        "a foreign number keeps its type and its letters",
        arguments: [
            ("0202.239.951", "BE", "foreign:BE:0202239951", false),
            ("BE 0202.239.951", "BE", "foreign:BE:0202239951", false),
            ("202239951", "BE", "foreign:BE:0202239951", true), ("SC123456", "GB", "foreign:GB:SC123456", false),
            ("00445790", "GB", "foreign:GB:00445790", false), ("445790", "GB", "foreign:GB:00445790", true),
            ("HRB 12345", "DE", "foreign:DE:HRB12345", false), ("552081317", "DE", "foreign:DE:552081317", false),
            ("B 6.469", "LU", "foreign:LU:B6469", false),
        ])
    func foreign(typed: String, country: String, key: String, restored: Bool) throws {
        let number = try #require(CompanyNumber.read(typed, country: country).number)
        #expect(number.key.description == key)
        #expect(number.zerosRestored == restored)
    }

    @Test(
        "a foreign number that its register would not write is refused",
        arguments: [
            ("0202239952", "BE"), ("2202239951", "BE"), ("S123456", "GB"), ("ABC", "DE"),
            (String(repeating: "9", count: 33), "DE"),
        ])
    func foreignRefused(typed: String, country: String) {
        #expect(CompanyNumber.read(typed, country: country) == .refused(.wrongForeignForm(country: country)))
    }

    @Test("overseas France has SIRENs") func overseas() throws {
        #expect(CompanyNumber.read("552081317", country: "RE").number?.key == (try Self.siren("552081317")))
    }

    @Test("no text crashes the reader, and what it accepts has a right key") func hostile() {
        var seed: UInt64 = 42
        let alphabet = Array("0123456789 .,-'EFRSIENT+°\u{A0}\u{202F}\u{FEFF}é€\u{0}\u{1F600}=\"")
        for _ in 0..<20_000 {
            var text = ""
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<Int(seed >> 59) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(seed >> 33) % alphabet.count])
            }
            guard let siren = CompanyNumber.read(text).number?.key.siren else { continue }
            #expect(Luhn.holds(Array(siren.description.utf8)))
        }
        #expect(CompanyNumber.read(String(repeating: "1", count: 1_000_000)) == .refused(.tooLong(digits: 200)))
    }
}
