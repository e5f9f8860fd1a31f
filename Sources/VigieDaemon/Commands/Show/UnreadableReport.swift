import VigieDomain
package import VigieEngine
package import VigieWording

/// `vigie show --unreadable`: the records that could not be read, newest first, kept whole until a better reader comes.
package struct UnreadableReport: Sendable {
    package let entries: [UnreadableEntry]

    /// More than a person reads; `vigie status` counts them all.
    static let shown = 200

    package init(_ entries: [UnreadableEntry]) { self.entries = entries }

    package static func load(from journal: any Journal) async throws -> UnreadableReport {
        UnreadableReport(try await journal.unreadable(limit: shown).filter { $0.closed == nil })
    }

    package func lines(_ wording: Wording) -> [String] {
        var page = TextPage()
        page.heading(
            entries.isEmpty
                ? wording.say("Rien d'illisible.", "Nothing unreadable.")
                : wording.say("Annonces et réponses illisibles", "Unreadable notices and answers"))
        for entry in entries {
            let record = entry.record
            let client = record.company.map { " – \($0.display)" } ?? ""
            page.add(
                "\(wording.moment(entry.at)) – \(Plain.line(entry.source.name)) – \(Plain.line(record.name))\(client) – "
                    + wording.line(record.reason))
            page.add(
                wording.say(
                    "\(record.bytes.count) octets gardés, lecteur version \(entry.parser)",
                    "\(record.bytes.count) bytes kept, reader version \(entry.parser)"), depth: 2)
        }
        return page.lines
    }

    package var json: JSONOutput {
        .list(
            entries.map { entry in
                .object([
                    .init("source", .text(entry.source.name)), .init("name", .text(entry.record.name)),
                    .init("company", .text(entry.record.company?.description)),
                    .init("at", .text(entry.at.description)),
                    .init("reason", .text(entry.record.reason.french)),
                    .init("reason_en", .text(entry.record.reason.english)), .init("parser", .count(entry.parser)),
                    .init("rereadings", .count(entry.rereadings)), .init("digest", .text(entry.record.digest)),
                    .init("bytes", .count(entry.record.bytes.count)),
                    .init("text", .text(String(decoding: entry.record.bytes, as: UTF8.self))),
                ])
            })
    }
}
