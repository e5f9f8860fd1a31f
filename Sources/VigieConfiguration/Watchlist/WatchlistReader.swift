import VigieDomain
import VigieTables

/// Reads the rows of one table, one after the other, and gathers what is wrong.
struct WatchlistReader {
    private var reading: WatchlistReading
    private let header: TableHeader
    private let context: WatchlistFile.Context
    private var firstLines: [CompanyKey: Int] = [:]
    private var numbers = SecurityNumbers()
    private var unshown = 0

    init(reading: WatchlistReading, header: TableHeader, context: WatchlistFile.Context) {
        self.reading = reading
        self.header = header
        self.context = context
        for column in WatchlistColumn.allCases {
            self.reading.columns[column] = columns(column)?.first.map { $0.index + 1 }
        }
    }

    private func columns(_ column: WatchlistColumn) -> [TableHeader.Column]? { header.columns[column.rawValue] }

    mutating func read(_ table: Table) -> WatchlistReading {
        reportHeader()
        var isBelowTotals = false
        for record in table.rows() {
            guard reading.linesRead < context.limits.lines else {
                report(record.line, nil, .tooManyLines(limit: context.limits.lines))
                break
            }
            let row = TableRow(record: record, header: header)
            if record.isBlank { continue }
            if row.isTotals || (isBelowTotals && row.isFooter) {
                isBelowTotals = true
                continue
            }
            reading.linesRead += 1
            read(row)
        }
        if !reading.isUsable { report(nil, nil, .noClient) }
        reading.diagnostics.sort()
        if unshown > 0 {
            reading.diagnostics.append(
                Diagnostic(file: reading.name, problem: .watchlist(.moreProblems(count: unshown))))
        }
        return reading
    }

    /// - Parameter column: from 0.
    mutating func report(_ line: Int?, _ column: Int?, _ problem: WatchlistProblem) {
        guard reading.diagnostics.count < context.limits.diagnostics else {
            unshown += 1
            return
        }
        reading.diagnostics.append(
            Diagnostic(
                file: reading.name, line: line, column: column.map { $0 + 1 }, problem: .watchlist(problem)))
    }

    private mutating func reportHeader() {
        var found: [(index: Int, problem: WatchlistProblem)] = []
        for (index, title) in header.unknown {
            found.append(
                (index, .unknownColumn(header: title, suggestion: Vocabulary.watchlist.suggestion(for: title))))
        }
        for (index, title, kept) in header.repeated {
            found.append((index, .repeatedColumn(header: title, kept: kept)))
        }
        for (index, problem) in found.sorted(by: { $0.index < $1.index }) { report(header.line, index, problem) }
        if !hasManagerColumn { report(header.line, nil, .noManagerColumn(fallback: context.fallback)) }
    }

    private var hasManagerColumn: Bool {
        columns(.accountManager) != nil || columns(.accountManagerEmail) != nil
    }

    private mutating func read(_ row: TableRow) {
        reportShape(row)
        guard let key = key(of: row) else {
            reading.refused.append(
                WatchlistReading.Refused(
                    number: row.line, accountCode: TextCell.code(row[.accountCode]?.text ?? ""),
                    name: TextCell.read(row[.name]?.text ?? "")))
            return
        }
        if let first = firstLines[key.key] {
            report(row.line, key.column, .duplicate(company: key.key, firstLine: first))
        } else {
            firstLines[key.key] = row.line
        }
        var client = client(of: row, key: key.key, country: key.country)
        client.isNumberCompleted = key.isCompleted
        for (number, kept) in numbers.disagreements(of: client, file: reading.name, line: row.line) {
            let column = number == .lei ? row[.lei]?.index : row[.isin]?.index
            let found = client.text(of: number) ?? ""
            report(
                row.line, column,
                .identifiersDisagree(number, found: found, kept: kept.text, file: nil, line: kept.line))
        }
        reading.lines.append(WatchlistReading.Line(number: row.line, client: client))
    }

    private mutating func reportShape(_ row: TableRow) {
        if row.record.hasStrayQuote { report(row.line, nil, .strayQuote) }
        if let cut = row.record.cutCell {
            report(row.line, cut, .cellTooLong(limit: CSVParser.Limits().bytesPerCell))
        }
        if row.hasExtraCells {
            report(row.line, header.width, .extraCells(found: row.record.width, headers: header.width))
        }
        for (index, cell) in row.record.cells.enumerated() where TextCell.holdsControls(cell) {
            report(row.line, index, .controlCharacters(found: cell))
        }
    }

    // MARK: Identity

    private mutating func key(of row: TableRow) -> (
        key: CompanyKey, country: String, column: Int?, isCompleted: Bool
    )? {
        var country = "FR"
        if let cell = row[.country], let typed = TextCell.read(cell.text) {
            guard let code = CountryCell.read(typed) else {
                report(row.line, cell.index, .unknownCountry(found: typed))
                return nil
            }
            country = code
        }
        var first: (cell: TableRow.Cell, number: CompanyNumber)?
        var refusals: [(cell: TableRow.Cell, refusal: CompanyNumber.Refusal)] = []
        for cell in row.cells(WatchlistColumn.siren.rawValue) {
            switch CompanyNumber.read(cell.text, country: country) {
            case .refused(.empty): continue
            case .refused(let refusal): refusals.append((cell, refusal))
            case .read(let number):
                if let first, first.number.key != number.key {
                    report(row.line, cell.index, .numbersDisagree(first: first.cell.text, second: cell.text))
                    return nil
                }
                if first == nil { first = (cell, number) }
            }
        }
        // A number that is wrong beside one that is right (SIREN beside a SIRET in scientific form) is told only where
        // it costs the line.
        guard let first else {
            if let (cell, refusal) = refusals.first {
                report(row.line, cell.index, .numberRefused(refusal, found: TextCell.trimmed(cell.text[...])))
                return nil
            }
            return keyWithoutNumber(of: row).map { ($0, country, nil, false) }
        }
        if first.number.zerosRestored {
            let found = TextCell.trimmed(first.cell.text[...])
            report(row.line, first.cell.index, .zerosRestored(found: found, siren: first.number.key))
        }
        return (first.number.key, country, first.cell.index, first.number.zerosRestored)
    }

    /// A client without a number is kept under its account code, so that it is shown as not watched rather than
    /// forgotten.
    private mutating func keyWithoutNumber(of row: TableRow) -> CompanyKey? {
        let column = columns(.siren)?.first?.index
        guard let code = TextCell.code(row[.accountCode]?.text ?? "") else {
            report(row.line, column, .nothingToName)
            return nil
        }
        report(row.line, column, .noNumber(account: code))
        return .account(code)
    }

    // MARK: The client

    private mutating func client(of row: TableRow, key: CompanyKey, country: String) -> Client {
        let name = text(row, .name)
        if name == nil { report(row.line, row[.name]?.index, .nameless) }
        let currency = currency(row)
        let account = Account(
            code: row[.accountCode].flatMap { TextCell.code($0.text) }, portfolio: reading.portfolio,
            manager: manager(of: row), creditManager: person(row, .creditManager, .creditManagerEmail).person,
            exposure: exposure(of: row, currency), terms: text(row, .terms),
            retentionOfTitle: flag(row, .retentionOfTitle), currency: currency.typed)
        let start = day(row, .start)
        var end = day(row, .end)
        if let first = start, let last = end, last < first {
            report(row.line, row[.end]?.index, .endBeforeStart(start: first, end: last))
            end = nil
        }
        return Client(
            key: key, name: name ?? key.display, country: country, postcode: postcode(row, country: country),
            accounts: [account], tags: ListCell.read(row[.tags]?.text ?? ""), sources: sources(row),
            minimumSeverity: severity(row), start: start, end: end, mutedUntil: day(row, .mutedUntil),
            note: text(row, .note), lei: lei(row), isin: isin(row), thresholds: thresholds(row, currency))
    }

    private mutating func manager(of row: TableRow) -> Person? {
        let (person, name) = person(row, .accountManager, .accountManagerEmail)
        if let person { return person }
        let email = row[.accountManagerEmail]
        let cell = email ?? row[.accountManager]
        if let name {
            let problem = WatchlistProblem.managerWithoutAddress(
                name: name, header: email?.title, fallback: context.fallback)
            report(row.line, cell?.index, problem)
        } else if let cell {
            report(row.line, cell.index, .managerMissing(header: cell.title, fallback: context.fallback))
        }
        return nil
    }

    /// - Returns: the person, or the name alone where no address was found.
    private mutating func person(
        _ row: TableRow, _ nameColumn: WatchlistColumn, _ emailColumn: WatchlistColumn
    ) -> (person: Person?, name: String?) {
        var name: String?
        var email: EmailAddress?
        for column in [nameColumn, emailColumn] {
            guard let cell = row[column] else { continue }
            let found = PersonCell.read(cell.text)
            if let wrong = found.wrongAddress {
                report(row.line, cell.index, .wrongAddress(found: wrong, header: cell.title))
            } else if column == emailColumn, found.email == nil, let text = found.name {
                report(row.line, cell.index, .wrongAddress(found: text, header: cell.title))
                continue
            }
            if found.hasMore, let kept = found.email { report(row.line, cell.index, .severalAddresses(kept: kept)) }
            name = name ?? found.name
            email = found.email ?? email
        }
        return (email.map { Person(name: name, email: $0) }, name)
    }

    /// The currency of the line.
    private enum Currency {
        case none
        case named(String)
        /// What was typed is no currency: no amount of the line can be trusted.
        case wrong

        var typed: String? { if case .named(let code) = self { code } else { nil } }
        /// Euros where the line does not say.
        var code: String? {
            switch self {
            case .none: "EUR"
            case .named(let code): code
            case .wrong: nil
            }
        }
    }

    private mutating func currency(_ row: TableRow) -> Currency {
        guard let cell = row[.currency], let typed = TextCell.read(cell.text) else { return .none }
        let code = typed == "€" ? "EUR" : typed.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            report(row.line, cell.index, .wrongCurrency(found: typed))
            return .wrong
        }
        return .named(code)
    }

    private mutating func exposure(of row: TableRow, _ currency: Currency) -> Exposure {
        guard let currency = currency.code else {
            return Exposure(insurer: text(row, .insurer), policy: text(row, .policy))
        }
        return Exposure(
            limit: amount(row, .limit, currency, mayBeNegative: false),
            outstanding: amount(row, .outstanding, currency), outstandingDate: day(row, .outstandingDate),
            overdue: amount(row, .overdue, currency),
            openOrders: amount(row, .openOrders, currency, mayBeNegative: false),
            deposits: amount(row, .deposits, currency),
            cover: amount(row, .cover, currency, mayBeNegative: false), coverUntil: day(row, .coverUntil),
            insurer: text(row, .insurer), policy: text(row, .policy))
    }

    // MARK: Cells

    private func text(_ row: TableRow, _ column: WatchlistColumn) -> String? {
        row[column].flatMap { TextCell.read($0.text) }
    }

    private mutating func amount(
        _ row: TableRow, _ column: WatchlistColumn, _ currency: String, mayBeNegative: Bool = true
    ) -> Amount? {
        guard let cell = row[column] else { return nil }
        do {
            return try AmountCell.read(
                cell.text, currency: currency, factor: cell.factor, mayBeNegative: mayBeNegative)
        } catch {
            let found = TextCell.trimmed(cell.text[...])
            report(row.line, cell.index, .wrongAmount(error, found: found, header: cell.title))
            return nil
        }
    }

    private mutating func day(_ row: TableRow, _ column: WatchlistColumn) -> Day? {
        guard let cell = row[column] else { return nil }
        do {
            return try DayCell.read(cell.text)
        } catch {
            let found = TextCell.trimmed(cell.text[...])
            report(row.line, cell.index, .wrongDay(error, found: found, header: cell.title))
            return nil
        }
    }

    private mutating func flag(_ row: TableRow, _ column: WatchlistColumn) -> Bool? {
        guard let cell = row[column], let typed = TextCell.read(cell.text) else { return nil }
        if let flag = FlagCell.read(typed) { return flag }
        report(row.line, cell.index, .wrongFlag(found: typed, header: cell.title))
        return nil
    }

    private mutating func severity(_ row: TableRow) -> Severity? {
        guard let cell = row[.minimumSeverity], let typed = TextCell.read(cell.text) else { return nil }
        if let severity = SeverityCell.read(typed) { return severity }
        report(row.line, cell.index, .wrongSeverity(found: typed))
        return nil
    }

    /// French postcodes have five digits; the zero of the first nine departments is often lost.
    private mutating func postcode(_ row: TableRow, country: String) -> String? {
        guard let cell = row[.postcode], let typed = TextCell.code(cell.text) else { return nil }
        guard CompanyNumber.frenchCountries.contains(country) else { return typed }
        let digits = typed.filter { $0 != " " }
        guard (4...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            report(row.line, cell.index, .wrongPostcode(found: typed))
            return nil
        }
        return digits.utf8.count == 4 ? "0" + digits : digits
    }

    private mutating func lei(_ row: TableRow) -> LEI? {
        guard let cell = row[.lei], let typed = TextCell.code(cell.text) else { return nil }
        do throws(LEI.Fault) {
            return try LEI(typed)
        } catch {
            report(row.line, cell.index, .wrongLEI(error, found: typed))
            return nil
        }
    }

    private mutating func isin(_ row: TableRow) -> ISIN? {
        guard let cell = row[.isin], let typed = TextCell.code(cell.text) else { return nil }
        do throws(ISIN.Fault) {
            return try ISIN(typed)
        } catch {
            report(row.line, cell.index, .wrongISIN(error, found: typed))
            return nil
        }
    }

    private mutating func thresholds(_ row: TableRow, _ currency: Currency) -> [Threshold] {
        guard let cell = row[.thresholds] else { return [] }
        let found = ThresholdCell.read(cell.text, currency: currency.code ?? "", bureaus: context.bureaus)
        for wrong in found.faults { report(row.line, cell.index, .wrongThreshold(wrong.fault, found: wrong.found)) }
        // Where the line's currency is wrong, an amount without one means nothing.
        return found.thresholds.filter { threshold in
            if case .limit(let amount) = threshold.measure { !amount.currency.isEmpty } else { true }
        }
    }

    /// One name that is not known makes all sources be asked: to ask too much misses nothing.
    private mutating func sources(_ row: TableRow) -> [SourceID]? {
        guard let cell = row[.sources] else { return nil }
        let named = ListCell.read(cell.text).map { SourceID($0.lowercased()) }
        guard !named.isEmpty else { return nil }
        if let known = context.sources, let unknown = named.first(where: { !known.contains($0) }) {
            report(row.line, cell.index, .unknownSource(found: unknown.name, known: known.map(\.name)))
            return nil
        }
        return named
    }
}
