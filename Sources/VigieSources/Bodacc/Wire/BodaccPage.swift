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
        let tree = try answer.json()
        guard let members = tree.members else {
            throw answer.lie(.notTheFormat, "réponse qui est \(tree.kindName) : un objet est attendu")
        }
        guard let count = members["total_count"] else {
            throw answer.lie(.fieldMissing, "champ « total_count » absent de la réponse")
        }
        guard let total = count.decimal.flatMap({ Int("\($0)") }), total >= 0 else {
            throw answer.lie(.fieldType, "champ « total_count » : \(count.quoted), un nombre entier est attendu")
        }
        guard let results = members["results"] else {
            throw answer.lie(.fieldMissing, "champ « results » absent de la réponse")
        }
        guard let elements = results.elements else {
            throw answer.lie(.fieldType, "champ « results » : \(results.kindName), une liste est attendue")
        }
        self.total = total
        let slices = JSONSlices.elements(of: answer.bytes, in: "results")
        // Where our cutting and Foundation's reading differ, the whole page is the proof.
        let agrees = slices.count == elements.count
        rows = elements.enumerated().map { index, element in
            BodaccRow(json: element, bytes: agrees ? Array(answer.bytes[slices[index]]) : answer.bytes)
        }
    }
}

/// An export: one record a line.
struct BodaccExport {
    let rows: [BodaccRow]
    /// Lines that are not JSON, with the place where each stands.
    let broken: [UnreadableRecord]

    init(_ answer: Answer) throws {
        var rows: [BodaccRow] = []
        var broken: [UnreadableRecord] = []
        let lines = JSONSlices.lines(of: answer.bytes)
        for (index, line) in lines.enumerated() {
            let bytes = Array(answer.bytes[line])
            do {
                rows.append(BodaccRow(json: try JSONValue(bytes: bytes), bytes: bytes))
            } catch {
                // A bad line in the middle is one bad record; a bad last line is an export that stopped.
                if index == lines.count - 1 { throw answer.fault(of: .cut, at: " à la ligne \(index + 1)") }
                broken.append(
                    UnreadableRecord(name: "ligne \(index + 1)", reason: "ligne qui n’est pas du JSON", bytes: bytes))
            }
        }
        self.rows = rows
        self.broken = broken
    }
}
