package import VigieLaw

/// Notices read from a file that a person kept: one a line, a list of them, or an answer of the portal as it came.
package enum BodaccFile {
    /// One record of the file.
    package struct Entry: Sendable {
        /// From 1, in the order of the file; lines for JSON Lines.
        package let ordinal: Int
        /// `A2026015373`, where the record tells it or its parts do.
        package let notice: String?
        package let outcome: Result<GazetteRecord, BodaccProblem>
        package let bytes: [UInt8]
    }

    /// Every record with its reading or its problem: a bad one never costs the others.
    package static func read(_ bytes: [UInt8]) -> [Entry] {
        if DilaFile.isXML(bytes) { return issue(bytes) }
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let tree = try? JSONValue(bytes: bytes) else { return lines(of: bytes) }
        switch tree {
        case .array(let records): return entries(records, slices: JSONSlices.elements(of: bytes, in: nil), of: bytes)
        case .object(let members):
            if let records = members["results"]?.elements {
                return entries(records, slices: JSONSlices.elements(of: bytes, in: "results"), of: bytes)
            }
            return [entry(tree, ordinal: 1, bytes: bytes)]
        case .null, .bool, .number, .string: return [entry(tree, ordinal: 1, bytes: bytes)]
        }
    }

    /// An issue as DILA delivers it. Damage is one more entry, behind the notices that stand before it.
    private static func issue(_ bytes: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        let outcome = DilaFile(bytes).forEachNotice { entries.append($0) }
        if let problem = outcome.problem {
            entries.append(
                Entry(
                    ordinal: entries.count + 1, notice: nil, outcome: .failure(.content("parution", problem)), bytes: []
                ))
        }
        return entries
    }

    /// One line of an export in JSON Lines.
    package static func line(_ line: [UInt8], ordinal: Int) -> Entry {
        do {
            return entry(try JSONValue(bytes: line), ordinal: ordinal, bytes: line)
        } catch {
            let problem = BodaccProblem.content("annonce", BodaccWords.notAWholeLine)
            return Entry(ordinal: ordinal, notice: nil, outcome: .failure(problem), bytes: line)
        }
    }

    private static func lines(of bytes: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !JSONSlices.isBlank($0) }) {
            entries.append(self.line(Array(line), ordinal: index + 1))
        }
        return entries
    }

    private static func entries(_ records: [JSONValue], slices: [Range<Int>], of bytes: [UInt8]) -> [Entry] {
        records.enumerated().map { index, record in
            let slice = slices.count == records.count ? Array(bytes[slices[index]]) : bytes
            return entry(record, ordinal: index + 1, bytes: slice)
        }
    }

    private static func entry(_ json: JSONValue, ordinal: Int, bytes: [UInt8]) -> Entry {
        let record = BodaccRecord(json: json)
        let outcome: Result<GazetteRecord, BodaccProblem>
        do {
            outcome = .success(try record.notice(needsID: false))
        } catch {
            outcome = .failure(error)
        }
        return Entry(ordinal: ordinal, notice: try? record.number(), outcome: outcome, bytes: bytes)
    }
}
