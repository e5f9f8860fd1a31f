import VigieDomain
import VigieEngine

/// One record of an Opendatasoft portal with the bytes in which it came.
struct PortalRow {
    let json: JSONValue
    let bytes: [UInt8]

    func isNull(_ field: String) -> Bool { json[field] == nil }
}

/// One page of records: what the portal says there is, and what it sent.
struct PortalPage {
    let answer: Answer
    let total: Int
    let rows: [PortalRow]

    init(_ answer: Answer) throws {
        self.answer = answer
        let tree = try answer.json(checksNames: false)
        guard let members = tree.members else {
            throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree))
        }
        guard let count = members["total_count"] else {
            throw answer.lie(.fieldMissing, FieldWords.missing("total_count"))
        }
        guard let total = count.decimal.flatMap({ Int("\($0)") }), total >= 0 else {
            throw answer.lie(.fieldType, FieldWords.type("total_count", count.quoted, FieldWords.integer))
        }
        guard let results = members["results"] else {
            throw answer.lie(.fieldMissing, FieldWords.missing("results"))
        }
        guard let elements = results.elements else {
            throw answer.lie(.fieldType, FieldWords.type("results", results.kindName, FieldWords.list))
        }
        self.total = total
        let slices = JSONSlices.elements(of: answer.bytes, in: "results")
        // Where our cutting and Foundation's reading differ, the whole page is the proof.
        let agrees = slices.count == elements.count
        try PortalPage.checkNames(answer, outside: agrees ? slices : [])
        rows = elements.enumerated().map { index, element in
            let bytes = agrees ? Array(answer.bytes[slices[index]]) : answer.bytes
            // One record that can be read in two ways is kept aside like any other that cannot be read.
            let repeated = agrees ? JSONSlices.repeatedName(in: bytes) : nil
            return PortalRow(json: repeated.map { .string("nom donné deux fois : \($0)") } ?? element, bytes: bytes)
        }
    }

    /// What stands around the records concerns all of them.
    private static func checkNames(_ answer: Answer, outside slices: [Range<Int>]) throws {
        var rest = answer.bytes
        if let first = slices.first, let last = slices.last {
            rest.removeSubrange(first.lowerBound..<last.upperBound)
        }
        if let name = JSONSlices.repeatedName(in: rest) { throw answer.fault(of: JSONFailure(repeated: name)) }
    }
}
