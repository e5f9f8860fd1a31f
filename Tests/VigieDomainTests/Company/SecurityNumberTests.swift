import Testing
import VigieDomain

@Suite struct `The number of a legal entity` {
    /// The first two belong to real companies and stand in public lists; the others are invented with their key.
    @Test(arguments: [
        ("HWUPKR0MPOU8FGXBT394", "HWUPKR0MPOU8FGXBT394"), ("7LTWFZYICNSX8D621K86", "7LTWFZYICNSX8D621K86"),
        ("969500VIGIE000000178", "969500VIGIE000000178"), ("969500vigie000000178", "969500VIGIE000000178"),
        (" 9695 00VI GIE0 0000 0178 ", "969500VIGIE000000178"),
        ("9695\u{A0}00VI-GIE0.0000\u{202F}0178\u{FEFF}", "969500VIGIE000000178"),
        ("AAAAAAAAAAAAAAAAAA26", "AAAAAAAAAAAAAAAAAA26"),
    ])
    func `is read as people type it`(typed: String, expected: String) throws {
        #expect(try LEI(typed).text == expected)
    }

    @Test(
        arguments: [
            ("", .length(0)), ("969500VIGIE00000017", .length(19)), ("969500VIGIE0000001780", .length(21)),
            ("969500VIGIE0000001AB", .characters), ("969500VIGIÉ000000178", .characters),
            ("969500VIGIE00000017_", .characters), ("969500VIGIE００0000178", .characters),
            ("969500VIGIE000000179", .key), ("969500VIGIE000000187", .key), ("969500VIIGE000000178", .key),
            ("96950OVIGIE000000178", .key), ("552081317", .length(9)),
        ] as [(String, LEI.Fault)])
    func `is refused with its reason`(typed: String, fault: LEI.Fault) {
        #expect(throws: fault) { try LEI(typed) }
    }

    /// A digit for a letter changes the length of the sum and may escape: two of a thousand do.
    @Test func `finds every wrong character of the same kind and every swap of neighbours`() throws {
        let right = Array("969500VIGIE000000178")
        for index in right.indices {
            let kind = right[index].isLetter ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789"
            for other in kind where other != right[index] {
                var wrong = right
                wrong[index] = other
                #expect(throws: LEI.Fault.self, "\(String(wrong))") { try LEI(String(wrong)) }
            }
            guard index > 0, right[index] != right[index - 1] else { continue }
            var swapped = right
            swapped.swapAt(index, index - 1)
            #expect(throws: LEI.Fault.self, "\(String(swapped))") { try LEI(String(swapped)) }
        }
    }

    @Test func `is written and read again, and a stored one that is wrong is not believed`() throws {
        let lei = try LEI("969500VIGIE000000178")
        #expect(try roundTrip(lei) == lei && "\(lei)" == "969500VIGIE000000178")
        #expect(throws: DecodingError.self) { try decode([LEI].self, "[\"969500VIGIE000000179\"]") }
    }
}

@Suite struct `The number of a security` {
    @Test(arguments: [
        ("US0378331005", "US0378331005"), ("FR0000120271", "FR0000120271"), ("fr0000vigie7", "FR0000VIGIE7"),
        ("FR 0000 VIGI 23", "FR0000VIGI23"), ("XS0000000009", "XS0000000009"), ("BE-000000ABC9", "BE000000ABC9"),
    ])
    func `is read as people type it`(typed: String, expected: String) throws {
        #expect(try ISIN(typed).text == expected)
    }

    @Test(
        arguments: [
            ("", .length(0)), ("FR000012027", .length(11)), ("FR00001202710", .length(13)),
            ("120000120271", .characters), ("F10000120271", .characters), ("FR000012027A", .characters),
            ("FR00001202é1", .characters), ("FR0000120272", .key), ("FR0000120721", .key), ("US0378331004", .key),
        ] as [(String, ISIN.Fault)])
    func `is refused with its reason`(typed: String, fault: ISIN.Fault) {
        #expect(throws: fault) { try ISIN(typed) }
    }

    @Test func `is written and read again, and a stored one that is wrong is not believed`() throws {
        let isin = try ISIN("FR0000VIGIE7")
        #expect(try roundTrip(isin) == isin && "\(isin)" == "FR0000VIGIE7")
        #expect(throws: DecodingError.self) { try decode([ISIN].self, "[\"FR0000VIGIE8\"]") }
    }
}
