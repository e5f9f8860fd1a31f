import VigieDomain

/// Strike-offs from the register, and their reversal.
struct StrikingReading {
    let record: GazetteRecord

    /// Before this day a company that moved to another registry was published as struck off where it left.
    static let movesNoLongerStruckOff = Day(number: 15_431)  // 2012-04-01

    init(_ record: GazetteRecord) { self.record = record }

    var meaning: NoticeMeaning {
        let text = GazetteText(record.striking?.comment ?? record.modification?.description ?? record.act?.description)
        let why = text.isEmpty ? "radiation" : String(text.string(text.shown.indices).prefix(200))
        let ceased = record.striking?.ceased.map { TextRepair.repaired($0) }
        if text.contains(anyOf: ["rapport* (de|d|la)? (la)? radiation", "annul*|retract* … radiation"]) {
            return NoticeMeaning(code: .lifeStruckOffReversed, why: why)
        }
        if text.contains(anyOf: ["transfert", "hors ressort"]), record.publication < Self.movesNoLongerStruckOff {
            return NoticeMeaning(code: .idSeatMoved, why: why)
        }
        return NoticeMeaning(code: .lifeStruckOff, why: why, value: ceased)
    }
}

/// Deposits of accounts; what is deposited under confidentiality (L232-25) says less.
struct AccountsReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var meaning: NoticeMeaning {
        let text = GazetteText(record.deposit?.description)
        let kind = TextRepair.repaired(record.deposit?.kind ?? "")
        var problems: [String] = []
        if FrenchDate.isAbsurd(record.deposit?.closing) {
            problems = [
                "date de clôture « \(TextRepair.repaired(record.deposit?.closing ?? "")) » : ce n'est pas une date plausible"
            ]
        }
        let confidential = text.first(of: ["confidentialite", "confidentiel*", "ne sont pas|seront pas … public*"])
        return NoticeMeaning(
            code: confidential == nil ? .accFiled : .accConfidential, why: confidential.map { text.quote($0) } ?? kind,
            problems: problems, value: FrenchDate.parse(record.deposit?.closing)?.description)
    }
}

/// Annonces diverses: told as they are.
struct MiscellaneousReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var meaning: NoticeMeaning {
        let shown = TextRepair.repaired(record.miscellaneous?.title ?? record.miscellaneous?.text ?? "")
        return NoticeMeaning(
            code: .diversNotice, certain: !shown.isEmpty, why: String(shown.prefix(200)),
            problems: shown.isEmpty ? ["annonce diverse sans titre ni texte ; la lire à la source"] : [])
    }
}
