import VigieDomain
import VigieEngine
import VigieTables

/// The rows of a file that a spreadsheet or a program saved as text.
struct CSVRows {
    let table: Table
    let header: TableHeader
    let text: DecodedText
    private let separator: Character

    init(_ bytes: [UInt8], _ settings: FileSourceSettings) throws(FileRefusal) {
        do throws(DecodedText.Fault) {
            text = try DecodedText(bytes)
        } catch {
            switch error {
            case .spreadsheet:
                throw FileRefusal(
                    .notTheFormat, "un classeur de tableur, et non un texte. Faites écrire ce fichier en CSV.",
                    "a spreadsheet's workbook, not a text. Have this file written as CSV.")
            case .binary:
                throw FileRefusal(
                    .notTheFormat, "ce n’est pas un texte. Un fichier CSV est attendu.",
                    "this is not a text. A CSV file is expected.")
            }
        }
        table = Table(text.utf8, settings.content.vocabulary(settings.columns))
        guard let found = table.header else {
            throw FileRefusal(
                .fieldMissing,
                "aucune colonne ne nomme les clients"
                    + (table.likelyHeaders.isEmpty
                        ? "" : " (en-têtes lus : \(Quoted.french(table.likelyHeaders, joining: "et")))")
                    + ". Une colonne « SIREN », « Code client », « LEI » ou « ISIN » est attendue ; un autre nom s’indique dans « columns ».",
                "no column names the clients"
                    + (table.likelyHeaders.isEmpty
                        ? "" : " (headers read: \(Quoted.english(table.likelyHeaders, joining: "and")))")
                    + ". A column \"SIREN\", \"Customer code\", \"LEI\" or \"ISIN\" is expected; another name is given in \"columns\"."
            )
        }
        header = found
        separator = Character(Unicode.Scalar(table.separator ?? 0x3B))
        let needed = settings.content.needed
        guard needed.contains(where: { header.columns[$0.rawValue] != nil }) else {
            let titles = needed.map { settings.columns[$0]?.first ?? $0.headers(in: settings.content)[0] }
            throw FileRefusal(
                .fieldMissing, line: header.line,
                "ce fichier n’a pas la colonne \(Quoted.french(titles)). Un autre nom s’indique dans « columns ».",
                "this file has no column \(Quoted.english(titles)). Another name is given in \"columns\".")
        }
    }

    /// Whether the last line is ended: a file cut in the middle of one is not.
    var endsLine: Bool { text.utf8.last == 10 || text.utf8.last == 13 }

    /// Rows with something in them, without totals and what stands below them.
    ///
    /// - Parameter visit: a row, or why it cannot be one. Returns false to stop.
    func forEach(_ visit: (FileRow, FileProblem?) -> Bool) throws(FileRefusal) {
        var isBelowTotals = false
        var last: CSVRecord?
        for record in table.rows() {
            last = record
            let row = TableRow(record: record, header: header)
            if record.isBlank { continue }
            if row.isTotals || (isBelowTotals && row.isFooter) {
                isBelowTotals = true
                continue
            }
            guard visit(self.row(row), shape(row)) else { return }
        }
        if let last, !endsLine, !last.isBlank, !isBelowTotals, last.width < header.width {
            throw FileRefusal(
                .cut, line: last.line, column: last.width,
                "la dernière ligne s’arrête après \(last.width) cellules sur \(header.width) : le fichier est coupé. Rien n’en a été lu.",
                "the last line stops after \(last.width) of \(header.width) cells: the file is cut. Nothing of it was read."
            )
        }
    }

    /// A row whose cells may stand under the wrong headers says nothing.
    private func shape(_ row: TableRow) -> FileProblem? {
        if row.hasExtraCells {
            return FileProblem(
                column: header.width,
                "\(row.record.width) cellules pour \(header.width) en-têtes : un séparateur coupe sans doute un texte. La ligne n’est pas lue.",
                "\(row.record.width) cells for \(header.width) headers: a separator probably cuts a text. The line is not read."
            )
        }
        if row.record.hasStrayQuote {
            return FileProblem(
                "un guillemet n’est pas refermé. La ligne n’est pas lue.",
                "a quotation mark is not closed. The line is not read.")
        }
        return nil
    }

    private func row(_ row: TableRow) -> FileRow {
        var cells: [FileColumn: [FileRow.Cell]] = [:]
        for name in header.columns.keys {
            guard let column = FileColumn(rawValue: name) else { continue }
            cells[column] = row.cells(name).map {
                FileRow.Cell(title: $0.title, text: $0.text, factor: $0.factor, column: $0.index + 1)
            }
        }
        let kept = row.record.cells.joined(separator: String(separator))
        return FileRow(line: row.line, cells: cells, bytes: Array(kept.utf8))
    }
}
