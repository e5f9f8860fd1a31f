import Testing
import VigieDomain

@Suite struct `A SIREN` {
    @Test(arguments: ["552081317", "732829320", "552005969", "005520135", "300254471", "356000000"])
    func `is accepted with nine digits and the right key`(text: String) throws {
        let siren = try #require(SIREN(text))
        #expect(siren.description == text)
        #expect(SIREN(value: siren.value) == siren)
        #expect(try roundTrip([siren]) == [siren])
    }

    @Test(arguments: [
        "", "123456789", "55208131", "5520813170", "552 081 317", "552081318", "5520135", "55208131a", "+52081317",
        "-52081317", "５５２０８１３１７", "٥٥٢٠٨١٣١٧", "552081317\n", "\u{0}52081317", "000000000",
    ])
    func `is refused in any other spelling`(text: String) { #expect(SIREN(text) == nil) }

    @Test func `is refused when one digit is wrong or two neighbours are swapped, as Luhn promises`() {
        let digits = Array("552081317".utf8)
        for index in digits.indices {
            for other in UInt8(48)...57 where other != digits[index] {
                var wrong = digits
                wrong[index] = other
                #expect(SIREN(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
        #expect(SIREN("525081317") == nil)
        #expect(SIREN("552018317") == nil)
    }

    @Test func `keeps its leading zeros and is shown in groups`() {
        #expect(Invented.siren("005520135").spaced == "005 520 135")
        #expect(Invented.siren.spaced == "552 081 317")
        #expect(Invented.siren("005520135") < Invented.siren)
    }

    @Test(arguments: [UInt32(0), 1_000_000_000, .max, 123_456_789])
    func `does not come from a number that is none`(value: UInt32) { #expect(SIREN(value: value) == nil) }

    @Test func `is refused by the journal when it is wrong`() {
        #expect(throws: DecodingError.self) { try decode([SIREN].self, #"["123456789"]"#) }
    }
}

@Suite struct `The Luhn sum` {
    @Test(arguments: ["73282932000074", "35600000000048", "552081317", "0", "18", "4539578763621486"])
    func `holds`(digits: String) { #expect(Luhn.holds(Array(digits.utf8))) }

    @Test(arguments: ["12345678912345", "35600000049837", "1", "81", "7328293200007a", "7328 2932", "-18"])
    func `does not hold`(digits: String) { #expect(!Luhn.holds(Array(digits.utf8))) }
}
