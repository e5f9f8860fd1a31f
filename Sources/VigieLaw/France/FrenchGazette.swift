package import VigieDomain

/// Reads what a notice of the BODACC means, for each company it names. Pure: the same record always reads the same.
///
/// Nothing is dropped: a notice that cannot be read is `proc.open.unknown` or a plain notice, uncertain, with a problem.
package enum FrenchGazette {
    /// - Returns: one reading per company and role, never none. `siren` is nil where the notice bears no number.
    package static func read(_ record: GazetteRecord) -> [GazetteReading] {
        let readings = FamilyReading(record).parties.onePerRole
        let correction = Correction(gazette: record.kind)
        let corrects = record.previous.flatMap { noticeNumber($0) }
        let judged = JudgmentDate(record)
        return readings.map { party in
            GazetteReading(
                siren: party.siren, role: party.role, name: party.name, postcode: party.postcode, judgment: judged.day,
                correction: correction, corrects: correction == nil ? nil : corrects,
                meanings: party.meanings.map { meaning in
                    var meaning = meaning
                    meaning.problems += judged.problems
                    return meaning
                })
        }
    }

    /// `familleavis`, as the domain names it.
    package static func family(_ code: String) -> NoticeFamily {
        switch code {
        case "collective": .collective
        case "conciliation": .conciliation
        case "retablissement_professionnel": .professionalRecovery
        case "creation": .creation
        case "immatriculation": .registration
        case "modification": .modification
        case "radiation": .striking
        case "vente": .sale
        case "dpc": .accounts
        case "divers": .miscellaneous
        default: .other(code)
        }
    }

    /// `A202600680071` from "BODACC A", "20260068", "0071"; nil where the early data is unusable ("00000069").
    package static func noticeNumber(_ previous: GazetteRecord.PreviousNotice) -> String? {
        guard let letter = GazetteText(previous.publication).words.last?.text.uppercased(),
            ["A", "B", "C"].contains(letter),
            let issue = previous.issue?.filter({ $0 != " " }), issue.utf8.count == 8, issue.allSatisfy(\.isNumber),
            let year = Int(issue.prefix(4)), FrenchDate.plausibleYears.contains(year),
            let number = previous.number.flatMap({ Int($0.filter { $0 != " " }) }), number > 0
        else { return nil }
        return "\(letter)\(issue)\(number)"
    }
}

extension Correction {
    /// `typeavis`.
    init?(gazette kind: String) {
        switch kind {
        case "rectificatif": self = .rectification
        case "annulation": self = .annulment
        default: return nil
        }
    }
}

/// The day of the judgment, where the notice gives one that can be.
struct JudgmentDate {
    var day: Day?
    var problems: [String] = []

    init(_ record: GazetteRecord) {
        guard let written = record.judgment?.date, !GazetteText(written).isEmpty else { return }
        let shown = TextRepair.repaired(written)
        guard let parsed = FrenchDate.parse(written) else {
            problems = [
                "date du jugement « \(shown) » : ce n'est pas une date plausible ; la date de parution est retenue"
            ]
            return
        }
        // A judgment is published after it is given; a later date is a slip of the clerk's hand.
        guard parsed <= record.publication else {
            problems = [
                "date du jugement « \(shown) » : postérieure à la parution du \(record.publication) ; la date de parution est retenue"
            ]
            return
        }
        day = parsed
    }
}
