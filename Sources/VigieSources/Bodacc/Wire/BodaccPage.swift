import VigieDomain
import VigieEngine

/// One record with the bytes in which it came.
struct BodaccRow {
    let json: JSONValue
    let bytes: [UInt8]

    var id: String? { try? BodaccRecord(json: json).number() }

    func isNull(_ field: String) -> Bool { json[field] == nil }
}

/// One page of records: what the portal says there is, and what it sent.
struct BodaccPage {
    let total: Int
    let rows: [BodaccRow]

    init(_ answer: Answer) throws {
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
        try BodaccPage.checkNames(answer, outside: agrees ? slices : [])
        rows = elements.enumerated().map { index, element in
            let bytes = agrees ? Array(answer.bytes[slices[index]]) : answer.bytes
            // One record that can be read in two ways is kept aside like any other that cannot be read.
            let repeated = agrees ? JSONSlices.repeatedName(in: bytes) : nil
            return BodaccRow(json: repeated.map { .string("nom donné deux fois : \($0)") } ?? element, bytes: bytes)
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

/// An export: one record a line, read a few hundred at a time, since a day of the gazette as one tree would weigh a hundred
/// megabytes.
struct BodaccExport {
    let answer: Answer
    private let lines: [Range<Int>]

    init(_ answer: Answer) {
        self.answer = answer
        lines = JSONSlices.lines(of: answer.bytes)
    }

    var count: Int { lines.count }

    /// Records judged together. Large enough for a share of bad ones to mean something.
    static let portion = 500

    /// - Parameter body: the records of a portion, and its lines that are not JSON.
    /// - Throws: `.cut` where the last line stops before its end: a bad line in the middle is one bad record, a bad last
    ///   line is an export that stopped.
    func portions(_ body: ([BodaccRow], [UnreadableRecord]) throws -> Void) throws {
        for start in stride(from: 0, to: lines.count, by: BodaccExport.portion) {
            var rows: [BodaccRow] = []
            var broken: [UnreadableRecord] = []
            for index in start..<min(start + BodaccExport.portion, lines.count) {
                let bytes = Array(answer.bytes[lines[index]])
                do {
                    rows.append(BodaccRow(json: try JSONValue(bytes: bytes), bytes: bytes))
                } catch {
                    if index == lines.count - 1 {
                        throw answer.fault(
                            of: .cut, at: Phrase(" à la ligne \(index + 1)", " at line \(index + 1)"))
                    }
                    broken.append(
                        UnreadableRecord(
                            name: "ligne \(index + 1)",
                            reason: Phrase("ligne qui n’est pas du JSON", "a line that is not JSON"),
                            bytes: bytes, url: answer.url))
                }
            }
            try body(rows, broken)
        }
    }
}
