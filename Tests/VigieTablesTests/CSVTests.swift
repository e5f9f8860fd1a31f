import Testing

@testable import VigieTables

@Suite struct CSVTests {
    static func parse(_ text: String, _ separator: Character = ";") -> [CSVRecord] {
        var parser = CSVParser(Array(text.utf8), separator: separator.asciiValue ?? 0x3B)
        var records: [CSVRecord] = []
        while let record = parser.next() { records.append(record) }
        return records
    }

    @Test(
        "rows and cells are cut as offices write them",
        arguments: [
            ("a;b\nc;d", [["a", "b"], ["c", "d"]]), ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
            ("a;b\rc;d\r", [["a", "b"], ["c", "d"]]), ("\"a;b\";c", [["a;b", "c"]]),
            ("\"a\"\"b\";c", [["a\"b", "c"]]), ("\"a\nb\";c\nd", [["a\nb", "c"], ["d"]]), (";;\n", [["", "", ""]]),
            ("\"\";x", [["", "x"]]), ("\"a\"  ;b", [["a", "b"]]), ("a\n\nb", [["a"], [""], ["b"]]), ("", []),
        ])
    func cut(text: String, rows: [[String]]) { #expect(Self.parse(text).map(\.cells) == rows) }

    @Test("lines are those of the file, embedded breaks included") func lines() {
        #expect(Self.parse("a\n\"b\r\nc\"\nd").map(\.line) == [1, 2, 4])
        #expect(Self.parse("a\r\"b\rc\"\rd").map(\.line) == [1, 2, 4])
    }

    @Test("a quote that is never closed costs its own cell only") func strayQuote() {
        let records = Self.parse("\"a;b\nc;d\ne;\"f\" g;h\n")
        #expect(records.map(\.cells) == [["\"a", "b"], ["c", "d"], ["e", "\"f\" g", "h"]])
        #expect(records.map(\.hasStrayQuote) == [true, false, true])
        #expect(Self.parse("ACME \"NORD\";x").first?.hasStrayQuote == false)
    }

    @Test("a line of a million cells and a cell of a million letters have limits") func limits() {
        let wide = Self.parse(String(repeating: ";", count: 1_000_000) + "\nx;y")
        #expect(wide.map(\.cells.count) == [200, 2])
        #expect(wide.first?.width == 1_000_001)
        let long = Self.parse(String(repeating: "x", count: 1_000_000) + ";y")
        #expect(long.first?.cells.first?.count == 4096)
        #expect(long.first?.cutCell == 0)
        let quotes = Self.parse(String(repeating: "\";", count: 100_000))
        #expect(quotes.count == 1)
    }
}

@Suite struct DecodedTextTests {
    @Test("Windows-1252 gives its own signs between 0x80 and 0x9F") func windows() throws {
        let text = try DecodedText([0x80, 0x92, 0x9C, 0x8C, 0xE9, 0x41])
        #expect(String(decoding: text.utf8, as: UTF8.self) == "€’œŒéA")
        #expect(text.encoding == .windows1252)
    }

    @Test("UTF-16 with or without its mark, UTF-8 with or without its own") func unicode() throws {
        let word = "Né€"
        let units = Array(word.utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [
            [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, Array(word.utf8), [0xEF, 0xBB, 0xBF] + Array(word.utf8),
        ] {
            #expect(String(decoding: try DecodedText(bytes).utf8, as: UTF8.self) == word)
        }
        #expect(try DecodedText(Array("a;b".utf16).flatMap { [UInt8($0), 0] }).encoding == .utf16)
    }

    @Test("a workbook and a binary file are known by their bytes") func refused() {
        #expect(throws: DecodedText.Fault.spreadsheet(.archive)) { try DecodedText([0x50, 0x4B, 3, 4, 20]) }
        #expect(throws: DecodedText.Fault.spreadsheet(.compound)) { try DecodedText([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
        #expect(throws: DecodedText.Fault.binary) { try DecodedText([0x41, 0x42, 0x43, 0, 0x44, 0x45]) }
    }

    @Test("a file in two encodings is noticed") func mixed() throws {
        #expect(try DecodedText([0xC3, 0xA9, 0x3B, 0xE9]).looksMixed)
        #expect(try !DecodedText([0x41, 0xE9]).looksMixed)
    }
}
