import VigieDomain
import VigieEngine

/// Whether rows can be what was asked: columns that vanished, emptied or changed, and labels in another language.
///
/// One odd record is a poison record, kept aside; what all records of an answer share is a lie of the source.
struct BodaccRowCheck {
    let answer: Answer
    let rows: [PortalRow]

    /// Columns whose disappearance would hide a proceeding or turn it into something else. The portal sends all 32, null
    /// where empty, so that an absent name is a renamed one.
    static let essential = [
        "id", "dateparution", "familleavis", "typeavis", "registre", "commercant", "cp", "jugement", "listepersonnes",
        "acte",
        "modificationsgenerales", "radiationaurcs", "listeprecedentproprietaire", "parutionavisprecedent",
    ]
    static let narrow = ["id", "dateparution", "familleavis", "typeavis", "registre"]

    /// - Parameter mayBeNumberless: the rows were chosen among those without a number, so that an empty column proves
    ///   nothing by itself.
    func run(_ columns: [String] = BodaccRowCheck.essential, mayBeNumberless: Bool = false) throws {
        guard !rows.isEmpty else { return }
        try checkNames(columns)
        try checkNumbers(mayBeNumberless: mayBeNumberless)
        try checkJudgments(columns)
        try checkFilled(columns)
        try checkLabels()
    }

    private func checkNames(_ columns: [String]) throws {
        for column in columns where rows.allSatisfy({ $0.json.members?[column] == nil }) {
            throw answer.lie(.fieldMissing, BodaccWords.gone(column, besides: unknownFields))
        }
        // One missing id is completed from its parts; a column of them is a portal that changed.
        if rows.allSatisfy({ $0.isNull("id") }) {
            throw answer.lie(.fieldMissing, BodaccWords.empty("id"))
        }
    }

    /// 7 % of collective notices bear no number, and no other family does without.
    private func checkNumbers(mayBeNumberless: Bool) throws {
        guard rows.allSatisfy({ $0.isNull("registre") }) else { return }
        let families = Set(rows.compactMap { $0.json["familleavis"]?.string })
        let numbered = !families.isDisjoint(with: ["dpc", "modification", "radiation", "vente", "immatriculation"])
        // Someone registered is named, and the column that repeats his number is empty.
        let registered = rows.contains { row in
            row.json["listepersonnes"]?.string?.contains("numeroIdentification") ?? false
        }
        if (rows.count >= BodaccRowCheck.enough && !mayBeNumberless) || numbered || registered {
            throw answer.lie(.fieldMissing, BodaccWords.empty("registre"))
        }
    }

    private func checkJudgments(_ columns: [String]) throws {
        guard columns.contains("jugement") else { return }
        let collective = rows.filter {
            $0.json["familleavis"]?.string == "collective" && $0.json["typeavis"]?.string == "annonce"
        }
        if collective.count >= 3, collective.allSatisfy({ $0.isNull("jugement") }) {
            throw answer.lie(
                .fieldMissing,
                Phrase(
                    "champ « jugement » vide dans toutes les procédures collectives",
                    "field “jugement” empty in every insolvency notice"))
        }
    }

    private func checkFilled(_ columns: [String]) throws {
        let always =
            ["dateparution", "familleavis"] + (rows.count >= BodaccRowCheck.enough ? ["typeavis", "commercant"] : [])
        for column in always where columns.contains(column) && rows.allSatisfy({ $0.isNull(column) }) {
            throw answer.lie(.fieldMissing, BodaccWords.empty(column))
        }
    }

    private func checkLabels() throws {
        let labelled = rows.compactMap { row -> (label: String, accepted: Set<String>)? in
            guard let family = row.json["familleavis"]?.string, let accepted = BodaccFields.familyLabels[family],
                let label = row.json["familleavis_lib"]?.string
            else { return nil }
            return (label, accepted)
        }
        let foreign = labelled.filter { !$0.accepted.contains($0.label) }
        if foreign.count * 2 > labelled.count, let first = foreign.first {
            throw answer.lie(
                .language,
                Phrase(
                    "libellés inconnus, comme « \(first.label) » : une autre langue ?",
                    "unknown labels, such as “\(first.label)”: another language?"))
        }
    }

    /// Fields never met before: tolerated, counted.
    var unknownFields: [String] {
        var names: Set<String> = []
        for row in rows { names.formUnion((row.json.members ?? [:]).keys.filter { !BodaccFields.known.contains($0) }) }
        return names.sorted()
    }

    /// So many notices without a number, all collective, happen once in half a million.
    private static let enough = 5
}
