import Foundation
import VigieDomain
import VigieTables

/// One row of a file, its cells found by their meaning, whatever the form of the file.
struct FileRow {
    struct Cell: Hashable {
        /// The header, or the member's name, as the file writes it.
        var title: String
        var text: String
        /// Where the file says a number and not a text: nothing in it is then to be guessed.
        var number: Decimal?
        /// Cells are in thousands: `Encours (k€)`.
        var factor: Int64 = 1
        /// From 1; nil where the file has no columns.
        var column: Int?
    }

    /// From 1.
    let line: Int
    let cells: [FileColumn: [Cell]]
    /// What is kept of a row that cannot be read.
    let bytes: [UInt8]

    /// The first of a column; nil where there is none, or it is empty.
    subscript(column: FileColumn) -> Cell? { filled(column).first }

    func filled(_ column: FileColumn) -> [Cell] { (cells[column] ?? []).filter { TextCell.read($0.text) != nil } }

    func text(_ column: FileColumn) -> String? { self[column].flatMap { TextCell.read($0.text) } }

    func amount(
        _ column: FileColumn, currency: String, mayBeNegative: Bool = true
    ) throws(FileProblem) -> Amount? {
        guard let cell = self[column] else { return nil }
        if let number = cell.number {
            guard let cents = BureauReader.whole(number * 100 * Decimal(cell.factor)),
                abs(cents) <= FileRow.mostCents
            else { throw wrong(cell, .tooLarge) }
            guard cents >= 0 || mayBeNegative else { throw wrong(cell, .negative) }
            return Amount(cents: Int64(cents), currency: currency)
        }
        do throws(AmountCell.Fault) {
            return try AmountCell.read(
                cell.text, currency: currency, factor: cell.factor, mayBeNegative: mayBeNegative)
        } catch {
            throw wrong(cell, error)
        }
    }

    func day(_ column: FileColumn) throws(FileProblem) -> Day? {
        guard let cell = self[column] else { return nil }
        do throws(DayCell.Fault) {
            return try DayCell.read(cell.text)
        } catch {
            let found = TextCell.trimmed(cell.text[...])
            throw FileProblem(
                column: cell.column, error.french(found, cell.title, then: FileRow.left.french),
                error.english(found, cell.title, then: FileRow.left.english))
        }
    }

    private func wrong(_ cell: Cell, _ fault: AmountCell.Fault) -> FileProblem {
        let found = TextCell.trimmed(cell.text[...])
        return FileProblem(
            column: cell.column, fault.french(found, cell.title, then: FileRow.left.french),
            fault.english(found, cell.title, then: FileRow.left.english))
    }

    static let left = Phrase("La ligne n’est pas lue.", "The line is not read.")
    /// 10 billion: what `AmountCell` allows.
    private static let mostCents = 1_000_000_000_000
}
