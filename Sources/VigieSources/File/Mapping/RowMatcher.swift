import VigieDomain
import VigieTables

/// Whose row it is: by number, account code, LEI or ISIN. What contradicts itself, or names several clients, is nobody's.
struct RowMatcher {
    let watch: WatchIndex

    /// - Returns: nil where the row is about nobody whom we watch.
    func client(of row: FileRow) throws(FileProblem) -> CompanyKey? {
        let (number, wrong) = try number(of: row)
        var named: [(cell: FileRow.Cell, clients: [CompanyKey])] = []
        if let number { named.append((number.cell, watch.keys.contains(number.key) ? [number.key] : [])) }
        if let cell = row[.accountCode], let code = TextCell.code(cell.text) {
            named.append((cell, watch.clients(account: code)))
        }
        if let cell = row[.lei], let lei = try? LEI(cell.text) { named.append((cell, watch.clients(lei: lei))) }
        if let cell = row[.isin], let isin = try? ISIN(cell.text) { named.append((cell, watch.clients(isin: isin))) }
        let found = named.filter { !$0.clients.isEmpty }
        guard let first = found.first else {
            if let wrong { throw wrong }
            guard !named.isEmpty else {
                throw FileProblem(
                    "ni numéro, ni code client : on ne sait pas de qui parle la ligne. Elle n’est pas lue.",
                    "neither number nor customer code: nobody knows whom the line is about. It is not read.")
            }
            return nil
        }
        var clients = Set(first.clients)
        for one in found.dropFirst() {
            let both = clients.intersection(one.clients)
            guard !both.isEmpty else { throw RowMatcher.disagree(first.cell, one.cell) }
            clients = both
        }
        // A number that we do not watch, beside a code of a client who has another number.
        if let number, !watch.keys.contains(number.key) {
            let others = clients.filter { $0.siren != nil }
            guard others.isEmpty else { throw RowMatcher.disagree(number.cell, first.cell) }
        }
        guard clients.count == 1, let client = clients.first else {
            throw FileProblem(
                column: first.cell.column,
                "\(Quoted.french(first.cell.text)) nomme \(clients.count) clients des listes : la ligne n’est pas lue. Ajoutez une colonne « SIREN ».",
                "\(Quoted.english(first.cell.text)) names \(clients.count) clients of the watchlists: the line is not read. Add a column \"SIREN\"."
            )
        }
        return client
    }

    private func number(
        of row: FileRow
    ) throws(FileProblem) -> (found: (key: CompanyKey, cell: FileRow.Cell)?, wrong: FileProblem?) {
        var country = "FR"
        if let typed = row.text(.country), let code = CountryCell.read(typed) { country = code }
        var found: (key: CompanyKey, cell: FileRow.Cell)?
        var wrong: FileProblem?
        for cell in row.filled(.siren) {
            switch CompanyNumber.read(cell.text, country: country) {
            case .read(let number):
                if let found, found.key != number.key { throw RowMatcher.disagree(found.cell, cell) }
                found = found ?? (number.key, cell)
            case .refused(.empty): continue
            case .refused:
                wrong = FileProblem(
                    column: cell.column,
                    "\(Quoted.french(cell.text)) n’est pas un numéro d’entreprise valable. La ligne n’est pas lue.",
                    "\(Quoted.english(cell.text)) is not a valid company number. The line is not read.")
            }
        }
        return (found, wrong)
    }

    private static func disagree(_ first: FileRow.Cell, _ second: FileRow.Cell) -> FileProblem {
        FileProblem(
            column: second.column,
            "\(Quoted.french(first.text)) et \(Quoted.french(second.text)) ne désignent pas le même client. La ligne n’est pas lue.",
            "\(Quoted.english(first.text)) and \(Quoted.english(second.text)) do not name the same client. The line is not read."
        )
    }
}
