import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieSources
import VigieTesting

/// Every real record of the samples decodes, and nothing that the law reads is lost on the way.
@Suite("Real notices", .enabled(if: Samples.arePresent, "\(Samples.missing)"))
struct BodaccSampleTests {
    static let files = [
        "collective-2026-02.partial.jsonl", "misc-families.jsonl", "reduced-2026-09.possibly-edited.jsonl",
        "vente-full.jsonl", "records-page-933407314.json",
    ]

    func entries(_ file: String) throws -> [BodaccFile.Entry] {
        let folder = try #require(Samples.folder)
        return BodaccFile.read(Array(try Data(contentsOf: folder.appending(path: "bodacc-ods/\(file)"))))
    }

    @Test(arguments: zip(files, [345, 7, 5, 30, 3])) func `every record is read`(_ file: String, _ count: Int) throws {
        let entries = try entries(file)
        #expect(entries.count == count)
        for entry in entries {
            #expect(throws: Never.self, "\(file) \(entry.ordinal)") { try entry.outcome.get() }
        }
    }

    /// Reads the file a second time by another way, and looks for what the first left out.
    @Test(arguments: files) func `what the file says is in the record`(_ file: String) throws {
        for entry in try entries(file) {
            let record = try entry.outcome.get()
            let row = try #require(
                try JSONSerialization.jsonObject(with: Data(entry.bytes)) as? [String: Any], "\(file) \(entry.ordinal)")
            let spellings = (row["registre"] as? [String]) ?? [(row["registre"] as? String) ?? ""]
            let numbers = spellings.joined(separator: ",").split(separator: ",").compactMap {
                SIREN($0.filter(\.isNumber))
            }
            #expect(Set(record.numbers) == Set(numbers))
            #expect(record.trader == row["commercant"] as? String)
            let judgment = try inner(row["jugement"])
            #expect(record.judgment?.nature == judgment?["nature"] as? String)
            #expect(record.judgment?.complement == (judgment?["complementJugement"] as? String).map(trimmed))
            #expect(record.judgment?.date == judgment?["date"] as? String)
            for (field, parties) in [
                ("listepersonnes", record.persons), ("listeprecedentproprietaire", record.formerOwners),
                ("listeprecedentexploitant", record.formerOperators),
            ] {
                let text = (row[field] as? String) ?? ""
                // Each person has one type, whatever the nesting.
                #expect(parties.count == text.components(separatedBy: "\"typePersonne\"").count - 1, "\(field)")
                #expect(parties.allSatisfy { $0.name != nil }, "\(field) of \(record.id)")
            }
            #expect((record.previous != nil) == (row["parutionavisprecedent"] is String))
            #expect((record.act != nil) == (row["acte"] is String))
        }
    }

    @Test func `a whole page of the portal keeps each record's own bytes`() throws {
        for entry in try entries("records-page-933407314.json") {
            let text = String(decoding: entry.bytes, as: UTF8.self)
            #expect(text.hasPrefix("{") && text.hasSuffix("}"))
            #expect(text.contains(try #require(entry.notice)))
        }
    }

    private func inner(_ value: Any?) throws -> [String: Any]? {
        guard let text = value as? String else { return nil }
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
