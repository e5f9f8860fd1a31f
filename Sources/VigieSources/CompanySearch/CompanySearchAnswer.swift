import VigieDomain
import VigieEngine

/// The envelope of an answer: how many companies there are, and the one that was asked for.
struct CompanySearchAnswer {
    let answer: Answer
    private let results: [JSONValue]

    init(_ answer: Answer) throws {
        self.answer = answer
        let tree = try answer.json()
        guard let members = tree.members else {
            throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree))
        }
        guard let list = members["results"], let count = members["total_results"] else {
            let missing = members["results"] == nil ? "results" : "total_results"
            throw answer.lie(.fieldMissing, FieldWords.missing(missing))
        }
        guard let results = list.elements else {
            throw answer.lie(.fieldType, FieldWords.type("results", list.kindName, FieldWords.list))
        }
        // The specification's own example leaves the count null; then the list speaks for itself.
        let total = count.integer ?? (count.isNull ? results.count : nil)
        guard let total else {
            throw answer.lie(.fieldType, FieldWords.type("total_results", count.quoted, FieldWords.integer))
        }
        if count.isNull, results.isEmpty {
            throw answer.lie(
                .fieldMissing,
                Phrase("champ « total_results » vide, et aucun résultat", "field “total_results” empty, and no result"))
        }
        if results.count < min(total, 1) {
            throw answer.lie(
                .rowsMissing, Phrase("aucun résultat reçu, \(total) annoncé", "no result received, \(total) declared"))
        }
        if results.count > total || total > 1 {
            throw answer.lie(
                .totalDiffers,
                Phrase(
                    "\(results.count) résultats reçus, \(total) annoncés : un SIREN n’en a qu’un",
                    "\(results.count) results received, \(total) declared: a SIREN has one only"))
        }
        self.results = results
    }

    /// nil where the register knows no such company, or does not show it.
    func company(_ siren: SIREN) throws -> JSONValue? {
        guard let company = results.first else { return nil }
        guard let told = company.members?["siren"], !told.isNull else {
            throw answer.lie(.fieldMissing, FieldWords.absent("siren"))
        }
        guard let text = told.string else {
            throw answer.lie(.fieldType, FieldWords.type("siren", told.quoted, FieldWords.text))
        }
        guard text == siren.description else {
            throw answer.lie(.garbled, FieldWords.otherCompany(text, insteadOf: siren.description))
        }
        return company
    }
}
