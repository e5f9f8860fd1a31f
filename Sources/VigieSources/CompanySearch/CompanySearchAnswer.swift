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
            throw answer.lie(.notTheFormat, "réponse qui est \(tree.kindName) : un objet est attendu")
        }
        guard let list = members["results"], let count = members["total_results"] else {
            let missing = members["results"] == nil ? "results" : "total_results"
            throw answer.lie(.fieldMissing, "champ « \(missing) » absent de la réponse")
        }
        guard let results = list.elements else {
            throw answer.lie(.fieldType, "champ « results » : \(list.kindName), une liste est attendue")
        }
        // The specification's own example leaves the count null; then the list speaks for itself.
        let total = count.integer ?? (count.isNull ? results.count : nil)
        guard let total else {
            throw answer.lie(.fieldType, "champ « total_results » : \(count.quoted), un nombre entier est attendu")
        }
        if count.isNull, results.isEmpty {
            throw answer.lie(.fieldMissing, "champ « total_results » vide, et aucun résultat")
        }
        if results.count < min(total, 1) { throw answer.lie(.rowsMissing, "aucun résultat reçu, \(total) annoncé") }
        if results.count > total || total > 1 {
            throw answer.lie(
                .totalDiffers, "\(results.count) résultats reçus, \(total) annoncés : un SIREN n’en a qu’un")
        }
        self.results = results
    }

    /// nil where the register knows no such company, or does not show it.
    func company(_ siren: SIREN) throws -> JSONValue? {
        guard let company = results.first else { return nil }
        guard let told = company.members?["siren"], !told.isNull else {
            throw answer.lie(.fieldMissing, "champ « siren » absent ou vide")
        }
        guard let text = told.string else {
            throw answer.lie(.fieldType, "champ « siren » : \(told.quoted), un texte est attendu")
        }
        guard text == siren.description else {
            throw answer.lie(.garbled, "réponse sur l’entreprise « \(text) » au lieu de « \(siren) »")
        }
        return company
    }
}
