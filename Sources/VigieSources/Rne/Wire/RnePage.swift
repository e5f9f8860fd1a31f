import VigieDomain
import VigieEngine
import VigieTransport

/// One answer of the register: a bare list of companies.
struct RnePage {
    let answer: Answer
    /// The number after which the next page begins, as the register's own header says; nil on the last page.
    let mark: String?
    /// The bytes of each record, read one by one: a company may weigh a megabyte.
    let slices: [Range<Int>]

    init(_ answer: Answer) throws {
        self.answer = answer
        slices = JSONSlices.elements(of: answer.bytes, in: nil)
        let told = answer.response.header("pagination-search-after")?.filter { $0 != " " && $0 != "\"" }
        mark = told.flatMap { $0.isEmpty ? nil : $0 }
        var rest = answer.bytes
        if let first = slices.first, let last = slices.last {
            rest.removeSubrange(first.lowerBound..<last.upperBound)
        }
        let tree: JSONValue
        do throws(JSONFailure) {
            tree = try JSONValue(bytes: rest)
        } catch {
            throw answer.fault(of: error)
        }
        guard tree.elements != nil else {
            throw answer.lie(
                .notTheFormat,
                Phrase(
                    "réponse qui est \(tree.kindName.french) : \(FieldWords.list.french)",
                    "answer that is \(tree.kindName.english): \(FieldWords.list.english)"))
        }
    }

    var rows: [CompanyRow] { slices.map { CompanyRow(Array(answer.bytes[$0])) } }
}
