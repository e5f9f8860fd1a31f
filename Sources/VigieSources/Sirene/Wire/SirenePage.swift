import VigieDomain
import VigieEngine

/// One page of companies: what the register says there is, and what it sent.
struct SirenePage {
    let answer: Answer
    let total: Int
    /// The mark of this page and of the next; the same on the last one. nil where the question had none.
    let mark: String?
    let nextMark: String?
    /// The bytes of each record. They are read one by one: a thousand companies with their past as one tree would weigh fifty
    /// megabytes.
    let slices: [Range<Int>]

    init(_ answer: Answer) throws {
        self.answer = answer
        slices = JSONSlices.elements(of: answer.bytes, in: "unitesLegales")
        let tree = try SirenePage.envelope(answer, without: slices)
        guard let members = tree.members else { throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree)) }
        guard let header = members["header"] else { throw answer.lie(.fieldMissing, FieldWords.missing("header")) }
        guard header.members != nil else {
            throw answer.lie(.fieldType, FieldWords.type("header", header.kindName, FieldWords.object))
        }
        guard let list = members["unitesLegales"] else {
            throw answer.lie(.fieldMissing, FieldWords.missing("unitesLegales"))
        }
        guard list.elements != nil else {
            throw answer.lie(.fieldType, FieldWords.type("unitesLegales", list.kindName, FieldWords.list))
        }
        func count(_ name: String) throws -> Int {
            guard let value = header[name] else { throw answer.lie(.fieldMissing, FieldWords.absent("header.\(name)")) }
            guard let count = value.integer, count >= 0 else {
                throw answer.lie(.fieldType, FieldWords.type("header.\(name)", value.quoted, FieldWords.integer))
            }
            return count
        }
        total = try count("total")
        mark = header["curseur"]?.string
        nextMark = header["curseurSuivant"]?.string
        try SirenePage.check(slices.count, announced: try count("nombre"), total: total, answer)
    }

    var count: Int { slices.count }

    /// What stands around the records.
    private static func envelope(_ answer: Answer, without slices: [Range<Int>]) throws -> JSONValue {
        var rest = answer.bytes
        if let first = slices.first, let last = slices.last {
            rest.removeSubrange(first.lowerBound..<last.upperBound)
        }
        do throws(JSONFailure) {
            return try JSONValue(bytes: rest)
        } catch {
            throw answer.fault(of: error)
        }
    }

    private static func check(_ received: Int, announced: Int, total: Int, _ answer: Answer) throws {
        if received < announced {
            throw answer.lie(
                .rowsMissing,
                Phrase(
                    "\(received) entreprises reçues, l’en-tête en annonce \(announced)",
                    "\(received) companies received, the header declares \(announced)"))
        }
        if received > announced || received > total {
            throw answer.lie(
                .totalDiffers,
                Phrase(
                    "\(received) entreprises reçues, l’en-tête en annonce \(min(announced, total))",
                    "\(received) companies received, the header declares \(min(announced, total))"))
        }
    }
}
