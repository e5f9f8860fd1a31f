import FoundationEssentials
import VigieDomain
import VigieEngine

extension PappersMapping {
    // MARK: - Capital

    func capital() throws -> Observed<Capital> {
        if try fields.flag("personne_morale") == false { return .absent }
        guard let told = try fields.number("capital") else { return .notTold }
        let word = try fields.text("devise_capital") ?? "Euros"
        guard let currency = CurrencyWord.code(word) else { return .unknown("devise inconnue") }
        guard told >= 0, let amount = try fields.amount("capital", currency: currency) else {
            throw fields.lie("capital", .number(told), FieldWords.number)
        }
        // Where the capital is variable, `capital` is what the statutes say and this what there is now.
        guard let present = fields.value["capital_actuel_si_variable"] else { return .known(Capital(amount: amount)) }
        guard let units = NumberText.decimal(present), let cents = BureauReader.whole(units * 100) else {
            return .unknown("capital variable illisible")
        }
        return .known(Capital(amount: Amount(cents: Int64(cents), currency: currency), isVariable: true))
    }

    // MARK: - Accounts

    /// The last year that was filed, with its turnover and result where Pappers could read the file.
    func accounts() throws -> Observed<FiledAccounts> {
        guard let filed = try fields.list("comptes") else { return .notTold }
        // An older year than the last one, where the list is half there, is no news (`AccountsDiff`).
        var last: (end: Day, entry: FieldReader)?
        for entry in filed {
            guard let end = try entry.day("date_cloture") else { continue }
            if last.map({ end > $0.end }) ?? true { last = (end, entry) }
        }
        guard let last else { return isPartial ? .unknown(PappersMapping.partial) : .absent }
        let year = try fields.list("finances")?.first { try isYear($0, ending: last.end) }
        return .known(
            FiledAccounts(
                yearEnd: last.end, deposited: try last.entry.day("date_depot"),
                isConfidential: try last.entry.flag("confidentialite"),
                turnover: try year?.amount("chiffre_affaires", currency: "EUR"),
                result: try year?.amount("resultat", currency: "EUR")))
    }

    private func isYear(_ figures: FieldReader, ending end: Day) throws -> Bool {
        if let day = try figures.day("date_de_cloture_exercice") { return day == end }
        return try figures.number("annee") == Decimal(end.year)
    }

    // MARK: - Rating

    /// A note without a score, or the reason why there is none, is nothing to compare: unknown, never a score that was lost.
    func rating() throws -> Observed<Rating> {
        guard let scale = financialScale else { return .notTold }
        guard let told = try fields.object("scoring_financier") else { return .unknown("score non communiqué") }
        guard let score = try told.number("score") else {
            return .unknown(
                try told.text("erreur").map { "score non calculé : « \($0.prefix(80)) »" } ?? "score absent")
        }
        guard (scale.lowest...scale.highest).contains(score) else {
            throw told.lie(
                "score", .number(score),
                Phrase(
                    "un nombre de \(scale.lowest) à \(scale.highest) est attendu",
                    "a number from \(scale.lowest) to \(scale.highest) is expected"))
        }
        return .known(
            Rating(
                raw: try told.text("note") ?? "\(score)", score: score, scale: scale, date: try told.day("date_calcul"))
        )
    }
}
