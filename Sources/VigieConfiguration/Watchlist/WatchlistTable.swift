/// The table inside a file: which separator it uses, and where its header stands below the title lines.
struct WatchlistTable {
    /// How many rows may stand above the header: a title, a date, an agency, some blank lines.
    static let rowsAboveHeader = 30

    let bytes: [UInt8]
    /// Nil where no separator makes a header of any row.
    let separator: UInt8?
    let header: WatchlistHeader?
    /// For the sentence about a missing key column: the cells of the row that looks most like a header.
    let likelyHeaders: [String]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let declared = WatchlistTable.declaredSeparator(bytes)
        let candidates: [UInt8] = declared.map { [$0] } ?? [0x3B, 0x09, 0x2C, 0x7C]
        var best: (separator: UInt8, header: WatchlistHeader)?
        var likely: [String] = []
        for separator in candidates {
            var parser = CSVParser(bytes, separator: separator)
            var row = 0
            while row < WatchlistTable.rowsAboveHeader, let record = parser.next() {
                row += 1
                let header = WatchlistHeader(record)
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
    func rows() -> some Sequence<CSVRecord> {
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

/// The header row: what each cell means.
struct WatchlistHeader {
    struct Column: Hashable {
        /// From 0.
        var index: Int
        /// As written in the file.
        var title: String
        var factor: Int64
    }

    let line: Int
    let width: Int
    /// A column of identifiers may stand twice (SIREN and TVA): both are kept. Of any other the first counts.
    private(set) var columns: [WatchlistColumn: [Column]] = [:]
    private(set) var unknown: [(index: Int, title: String)] = []
    private(set) var repeated: [(index: Int, title: String, kept: String)] = []

    init(_ record: CSVRecord) {
        line = record.line
        width = record.width
        for (index, cell) in record.cells.enumerated() {
            guard let title = TextCell.read(cell) else { continue }
            guard let reading = HeaderReading(title) else {
                unknown.append((index, title))
                continue
            }
            let column = Column(index: index, title: title, factor: reading.factor)
            if let kept = columns[reading.column]?.first, reading.column != .siren {
                repeated.append((index, title, kept.title))
            } else {
                columns[reading.column, default: []].append(column)
            }
        }
    }

    var hasKey: Bool { columns[.siren] != nil }
}
