import Foundation
import Testing
import VigieDomain
import VigieSources
import VigieTesting

/// What the sieve lets pass without a parse is lost for good: it may say yes too often, never no too often.
@Suite struct NumberSieveTests {
    static let sieve = NumberSieve(["552081317", "005520135"].compactMap { SIREN($0).map(CompanyKey.siren) })

    @Test(arguments: [
        ("552081317", true), ("552 081 317", true), ("\"552081317\",", true), ("005520135", true),
        ("005 520 135", true), ("5520813170001", true), ("000552081317", true), ("552  081 317", true),
        ("55 2081317", true), ("552.081.317", true), ("552\u{A0}081\u{A0}317", true), ("552\n081\t317", true),
        ("1 552 081 317", true), ("12 552081317", true), ("le 12 mai 2024, RCS 552 081 317 PARIS", true),
        ("552&#160;081&#xA0;317", true), (#"552\u00a0081\u00A0317"#, true), (#"552\\u00a0081\\u00a0317"#, true),
        ("&#53;52081317", true), (#"\u0035520813 17"#, true),
        ("552081318", false), ("552 081", false), ("", false), ("&", false), ("\\", false), ("&#", false),
        ("\\u", false), ("552<b>081317</b>", false), ("\"552\",\"081317\"", false), ("55208131", false),
        ("552&#57", false), ("&#160;&#160;", false),
    ])
    func `finds a number in every spelling that a reader takes`(_ text: String, _ found: Bool) {
        #expect(Self.sieve.finds(in: Array(text.utf8)) == found)
    }

    @Test func `each of many numbers is found, and few others`() {
        let numbers = (0..<20_000).map { UInt32(truncatingIfNeeded: 100_000_000 + $0 * 44_017) }
        let watched = numbers.compactMap(SIREN.init(value:))
        let sieve = NumberSieve(watched.map(CompanyKey.siren))
        #expect(watched.count > 1_500)
        for siren in watched { #expect(sieve.finds(in: Array(" \(siren.spaced) ".utf8))) }
        for siren in watched {
            #expect(
                !sieve.finds(in: Array("\(siren.value ^ 1)".utf8)) || watched.contains { $0.value == siren.value ^ 1 })
        }
    }

    @Test func `an empty portfolio finds nothing`() {
        let sieve = NumberSieve([])
        #expect(sieve.isEmpty && !sieve.finds(in: Array("552081317 000000000".utf8)))
    }
}
