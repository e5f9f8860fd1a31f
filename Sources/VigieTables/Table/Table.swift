/// The table inside a file: which separator it uses, and where its header stands below the title lines.
package struct Table: Sendable {
    /// How many rows may stand above the header: a title, a date, an agency, some blank lines.
    static let rowsAboveHeader = 30

    let bytes: [UInt8]
    /// Nil where no separator makes a header of any row.
    package let separator: UInt8?
    package let header: TableHeader?
    /// For the sentence about a missing key column: the cells of the row that looks most like a header.
    package let likelyHeaders: [String]

    /// - Parameter bytes: UTF-8, as `DecodedText` gives it.
    package init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
        self.bytes = bytes
        let declared = Table.declaredSeparator(bytes)
        let candidates: [UInt8] = declared.map { [$0] } ?? [0x3B, 0x09, 0x2C, 0x7C]
        var best: (separator: UInt8, header: TableHeader)?
        var likely: [String] = []
        for separator in candidates {
            var parser = CSVParser(bytes, separator: separator)
            var row = 0
            while row < Table.rowsAboveHeader, let record = parser.next() {
                row += 1
                let header = TableHeader(record, vocabulary)
                let filled = record.cells.filter { TextCell.read($0) != nil }
                if filled.count > likely.count, filled.count <= 60 { likely = filled }
                guard header.hasKey, header.columns.count > best?.header.columns.count ?? 0 else { continue }
                best = (separator, header)
            }
        }
        separator = best?.separator
        header = best?.header
        likelyHeaders = Array(likely.prefix(8))
    }

    /// The rows below the header.
    package func rows() -> some Sequence<CSVRecord> {
        var parser = CSVParser(bytes, separator: separator ?? 0x3B)
        let first = header?.line ?? 0
        return AnyIterator {
            while let record = parser.next() {
                if record.line > first { return record }
            }
            return nil
        }
    }

    /// Excel's own first line, `sep=;`.
    private static func declaredSeparator(_ bytes: [UInt8]) -> UInt8? {
        let start = bytes.prefix(6).map { $0 | 0x20 }
        guard start.starts(with: Array("sep=".utf8)), bytes.count > 4, [0x3B, 0x09, 0x2C, 0x7C].contains(bytes[4])
        else { return nil }
        return bytes[4]
    }
}
