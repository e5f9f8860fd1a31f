import VigieDomain

/// One row of the table, its cells found by their meaning.
package struct TableRow: Sendable {
    package struct Cell: Hashable, Sendable {
        /// From 0.
        package var index: Int
        /// The column's header as written in the file.
        package var title: String
        package var factor: Int64
        package var text: String
    }

    package let record: CSVRecord
    package let header: TableHeader

    package init(record: CSVRecord, header: TableHeader) {
        self.record = record
        self.header = header
    }

    package var line: Int { record.line }

    /// - Returns: nil where the file has no such column; an empty text where the row is too short.
    package subscript(column: String) -> Cell? { header.columns[column]?.first.map { cell($0) } }

    package func cells(_ column: String) -> [Cell] { (header.columns[column] ?? []).map { cell($0) } }

    private func cell(_ column: TableHeader.Column) -> Cell {
        let text = column.index < record.cells.count ? record.cells[column.index] : ""
        return Cell(index: column.index, title: column.title, factor: column.factor, text: text)
    }

    /// More cells than headers, with something in them: an unquoted separator has shifted the row.
    package var hasExtraCells: Bool {
        guard record.width > header.width else { return false }
        return record.width > record.cells.count
            || record.cells[header.width...].contains { TextCell.read($0) != nil }
    }

    /// `Total;;;45 000,00`: a row that begins like a sum and names no company. A company called TOTAL has a number or an
    /// account code.
    package var isTotals: Bool {
        guard let first = record.cells.lazy.compactMap({ TextCell.read($0) }).first else { return false }
        let words = Folded.words(first)
        guard let head = words.first, TableRow.totals.contains(head),
            words.dropFirst().allSatisfy({ TableRow.ofTotals.contains($0) })
        else { return false }
        let numbers = header.vocabulary.naming.flatMap { cells($0).map(\.text) }
        return numbers.allSatisfy { !$0.utf8.contains { (48...57).contains($0) } }
    }

    /// A line of text below the totals: a date of edition, a signature. A number alone there is not one.
    package var isFooter: Bool {
        let filled = record.cells.compactMap { TextCell.read($0) }
        guard filled.count == 1, let text = filled.first, text.contains(where: \.isLetter) else { return false }
        return CompanyNumber.read(text).number == nil
    }

    private static let totals: Set<String> = ["total", "totaux", "soustotal", "sous", "somme", "grand", "general"]
    private static let ofTotals: Set<String> = [
        "total", "totaux", "general", "generaux", "des", "du", "de", "la", "liste", "clients", "client", "portefeuille",
        "encours", "eur", "ttc", "ht", "lignes",
    ]
}
