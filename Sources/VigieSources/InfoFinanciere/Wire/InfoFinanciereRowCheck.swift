import VigieDomain
import VigieEngine

/// Whether rows can be what was asked: columns that vanished or emptied, and labels in another language.
///
/// One odd record is kept aside; what all records of an answer share is a lie of the source.
struct InfoFinanciereRowCheck {
    let answer: Answer
    let rows: [PortalRow]
    /// Asked by number: who has issued bonds alone may have no ISIN here.
    var isByNumber = false

    /// The portal sends all columns, null where empty: an absent name is a renamed one.
    private static let essential = [
        InfoFinanciereFields.id, InfoFinanciereFields.published, InfoFinanciereFields.isin, InfoFinanciereFields.kind,
    ]
    /// So many rows do not lack by chance what nearly all have.
    private static let enough = 5

    func run() throws {
        guard !rows.isEmpty else { return }
        for column in Self.essential where rows.allSatisfy({ $0.json.members?[column] == nil }) {
            throw answer.lie(.fieldMissing, FieldWords.absentEverywhere(column))
        }
        if rows.count >= Self.enough {
            for column in Self.essential where !(isByNumber && column == InfoFinanciereFields.isin) {
                if rows.allSatisfy({ $0.isNull(column) }) {
                    throw answer.lie(.fieldMissing, FieldWords.absentEverywhere(column))
                }
            }
        }
        try checkLanguage()
    }

    /// The register gives each kind in French and, in another column, in English.
    private func checkLanguage() throws {
        let pairs = rows.compactMap { row -> (String, String)? in
            guard let french = row.json[InfoFinanciereFields.kind]?.string,
                let english = row.json[InfoFinanciereFields.kindInEnglish]?.string
            else { return nil }
            return (french, english)
        }
        guard let first = pairs.first, pairs.allSatisfy({ $0 == $1 }) else { return }
        throw answer.lie(
            .language,
            Phrase(
                "libellé « \(first.0) » dans la colonne française : une autre langue ?",
                "label “\(first.0)” in the French column: another language?"))
    }
}
