import Testing
import VigieDomain
import VigieTables

@Suite struct AmountCellTests {
    @Test(
        "a sum is read however an office writes it",
        arguments: [
            ("1234", 123_400), ("1234,56", 123_456), ("1 234,56", 123_456), ("1\u{A0}234,56", 123_456),
            ("1\u{202F}234,56", 123_456), ("1.234,56", 123_456), ("1,234.56", 123_456), ("1'234.50", 123_450),
            ("1234.5", 123_450), ("1234,5 €", 123_450), ("€ 1234", 123_400), ("1234 EUR", 123_400),
            ("1 234 euros", 123_400), ("-1 234,56", -123_456), ("\u{2212}12", -1_200), ("1234-", -123_400),
            ("(1 234,00)", -123_400), ("(1 234,00 €)", -123_400), ("+12", 1_200), ("1.234.567", 123_456_700),
            ("1,234,567", 123_456_700), ("0,125", 13), ("1234,567", 123_457), ("48200,000000001", 4_820_000),
            (",50", 50), ("0", 0), ("  12  ", 1_200), ("1 234,567", 123_457), ("48 200,00 €", 4_820_000),
        ])
    func read(cell: String, cents: Int64) throws {
        #expect(try AmountCell.read(cell) == Amount(cents: cents))
    }

    @Test(
        "nothing, or the dash of accounting, is unknown and not zero", arguments: ["", "  ", "-", " -   € ", "\u{A0}"])
    func nothing(cell: String) throws { #expect(try AmountCell.read(cell) == nil) }

    @Test(
        "what is not a sum for certain is refused",
        arguments: [
            ("1.234", .ambiguous), ("12,345", .ambiguous), ("123.456", .ambiguous), ("1.234 €", .ambiguous),
            ("#N/A", .spreadsheetError), ("#VALEUR!", .spreadsheetError), ("1,5E+06", .scientific),
            ("12 34", .notANumber), ("1,23.45", .notANumber), ("1.2.3", .notANumber), ("12 345 67", .notANumber),
            ("1.234,56,7", .notANumber), ("douze", .notANumber), ("12a", .notANumber), ("1,", .notANumber),
            ("--1", .notANumber), ("99999999999", .tooLarge), ("9999999999999999999999999", .tooLarge),
            ("1 234.567,8", .notANumber), ("٣", .notANumber),
        ] as [(String, AmountCell.Fault)])
    func refused(cell: String, fault: AmountCell.Fault) {
        #expect(throws: fault) { try AmountCell.read(cell) }
    }

    @Test("a limit is not negative, an outstanding may be") func negative() throws {
        #expect(throws: AmountCell.Fault.negative) { try AmountCell.read("-5", mayBeNegative: false) }
        #expect(try AmountCell.read("-0", mayBeNegative: false) == Amount(cents: 0))
    }

    @Test("a currency sign wins over the column") func currency() throws {
        #expect(try AmountCell.read("12 $", currency: "EUR") == Amount(cents: 1_200, currency: "USD"))
        #expect(try AmountCell.read("12", currency: "CHF") == Amount(cents: 1_200, currency: "CHF"))
    }

    @Test("thousands of euros are multiplied") func factor() throws {
        #expect(try AmountCell.read("48,2", factor: 1000) == Amount(cents: 4_820_000))
        #expect(throws: AmountCell.Fault.tooLarge) { try AmountCell.read("99 999 999", factor: 1_000_000) }
    }
}
