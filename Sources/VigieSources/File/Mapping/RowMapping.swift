import Foundation
import VigieDomain
import VigieTables

/// What one row says.
enum RowTold: Hashable {
    case cover(Cover)
    case rating(Rating)
    case ledger(LedgerEntry)

    /// Of which account it speaks, where a client may have several.
    var account: String? { if case .ledger(let entry) = self { entry.account } else { nil } }
}

/// From the cells of a row to what they mean. A cell that is wrong costs its whole row: half of what is owed is no figure.
struct RowMapping {
    let settings: FileSourceSettings

    /// - Returns: nil where the row says nothing.
    func told(_ row: FileRow) throws(FileProblem) -> RowTold? {
        switch settings.content {
        case .cover: .cover(try cover(row))
        case .rating: try rating(row).map { .rating($0) }
        case .ledger: try ledger(row).map { .ledger($0) }
        }
    }

    private func currency(_ row: FileRow) throws(FileProblem) -> String {
        guard let cell = row[.currency], let typed = TextCell.read(cell.text) else { return settings.currency }
        let code = typed == "€" ? "EUR" : typed.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw FileProblem(
                column: cell.column,
                "\(Quoted.french(typed)) n’est pas une devise (EUR, USD, GBP). La ligne n’est pas lue.",
                "\(Quoted.english(typed)) is not a currency (EUR, USD, GBP). The line is not read.")
        }
        return code
    }

    // MARK: The insurer

    private func cover(_ row: FileRow) throws(FileProblem) -> Cover {
        let amount = try row.amount(.cover, currency: try currency(row), mayBeNegative: false)
        let decision = try decision(row)
        guard decision != nil || amount != nil else {
            throw FileProblem(
                column: row.cells[.cover]?.first?.column,
                "ni décision, ni montant : la ligne ne dit pas si le client est couvert. Elle n’est pas lue.",
                "neither decision nor amount: the line does not say whether the client is covered. It is not read.")
        }
        return Cover(
            decision: decision ?? .granted, amount: amount, until: try row.day(.coverUntil),
            insurer: row.text(.insurer) ?? settings.insurer, policy: row.text(.policy))
    }

    private func decision(_ row: FileRow) throws(FileProblem) -> Cover.Decision? {
        guard let cell = row[.decision], let typed = TextCell.read(cell.text) else { return nil }
        let word = Folded.text(typed)
        if let named = settings.decisions.first(where: { Folded.text($0.key) == word }) { return named.value }
        if let known = RowMapping.decisions[word] { return known }
        throw FileProblem(
            column: cell.column,
            "la décision \(Quoted.french(typed)) n’est pas connue. Exemples acceptés : accordé, refusé, résilié ; un autre mot s’indique dans « decisions ». La ligne n’est pas lue.",
            "the decision \(Quoted.english(typed)) is not known. Accepted, for example: granted, refused, withdrawn; another word is given in \"decisions\". The line is not read."
        )
    }

    private static let decisions: [String: Cover.Decision] = {
        let words: [(Cover.Decision, [String])] = [
            (
                .granted,
                [
                    "accordé", "accordée", "accord", "accord partiel", "agréé", "agréée", "agrément", "garanti",
                    "garantie", "en vigueur", "actif", "active", "oui", "granted", "approved", "accepted", "partial",
                    "yes",
                ]
            ),
            (.refused, ["refusé", "refusée", "refus", "non", "refused", "declined", "rejected", "no"]),
            (
                .withdrawn,
                [
                    "retiré", "retirée", "retrait", "résilié", "résiliée", "résiliation", "annulé", "annulée",
                    "supprimé", "supprimée", "withdrawn", "cancelled", "canceled", "terminated", "revoked",
                ]
            ),
        ]
        var decisions: [String: Cover.Decision] = [:]
        for (decision, names) in words { for name in names { decisions[Folded.text(name)] = decision } }
        return decisions
    }()

    // MARK: A bureau

    private func rating(_ row: FileRow) throws(FileProblem) -> Rating? {
        guard let scale = settings.scale, let cell = row[.score] ?? row[.label] else { return nil }
        let label = row.text(.label)
        let typed = TextCell.trimmed(cell.text[...])
        var number: Decimal?
        if row[.score] != nil {
            number = cell.number ?? NumberText.decimal(typed)
            let isWord = scale.labels[typed] != nil || label != nil
            guard number != nil || isWord else { throw wrongScore(cell, scale) }
            if let score = number, !(scale.lowest...scale.highest).contains(score), scale.labels[typed] == nil {
                throw wrongScore(cell, scale)
            }
        } else if let label, scale.labels[label] == nil {
            throw wrongScore(cell, scale)
        }
        return Rating(
            raw: scale.labels[typed] == nil ? label ?? typed : typed, score: number, scale: scale,
            limit: try row.amount(.recommended, currency: try currency(row), mayBeNegative: false),
            date: try row.day(.ratedOn))
    }

    private func wrongScore(_ cell: FileRow.Cell, _ scale: Scale) -> FileProblem {
        let labels = scale.labels.keys.sorted()
        return FileProblem(
            column: cell.column,
            "\(Quoted.french(cell.title)) vaut \(Quoted.french(cell.text)) : un nombre de \(scale.lowest) à \(scale.highest)\(labels.isEmpty ? "" : ", ou \(Quoted.french(labels)),") est attendu. La ligne n’est pas lue.",
            "\(Quoted.english(cell.title)) is \(Quoted.english(cell.text)): a number from \(scale.lowest) to \(scale.highest)\(labels.isEmpty ? "" : ", or \(Quoted.english(labels)),") is expected. The line is not read."
        )
    }

    // MARK: Our books

    private func ledger(_ row: FileRow) throws(FileProblem) -> LedgerEntry? {
        let currency = try currency(row)
        let exposure = Exposure(
            limit: try row.amount(.limit, currency: currency, mayBeNegative: false),
            outstanding: try row.amount(.outstanding, currency: currency),
            outstandingDate: try row.day(.outstandingDate), overdue: try row.amount(.overdue, currency: currency),
            openOrders: try row.amount(.openOrders, currency: currency, mayBeNegative: false),
            deposits: try row.amount(.deposits, currency: currency),
            cover: try row.amount(.cover, currency: currency, mayBeNegative: false),
            coverUntil: try row.day(.coverUntil), insurer: row.text(.insurer), policy: row.text(.policy))
        let entry = LedgerEntry(
            account: row[.accountCode].flatMap { TextCell.code($0.text) }, exposure: exposure,
            daysLate: try days(row))
        return exposure == Exposure() && entry.daysLate == nil ? nil : entry
    }

    private func days(_ row: FileRow) throws(FileProblem) -> Int? {
        guard let cell = row[.daysLate] else { return nil }
        let typed = TextCell.trimmed(cell.text[...])
        guard let number = cell.number ?? NumberText.decimal(typed), let days = BureauReader.whole(number),
            abs(days) <= RowMapping.longestDelay
        else {
            throw FileProblem(
                column: cell.column,
                "\(Quoted.french(cell.title)) vaut \(Quoted.french(typed)) : un nombre de jours est attendu. La ligne n’est pas lue.",
                "\(Quoted.english(cell.title)) is \(Quoted.english(typed)): a number of days is expected. The line is not read."
            )
        }
        return days
    }

    /// Ten years.
    private static let longestDelay = 3660
}
