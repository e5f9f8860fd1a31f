import VigieConfiguration
package import VigieDomain
package import VigieEngine
package import VigieWording

/// Changes as `vigie history` gives them: lines for a person, JSON Lines for a script, a table for a spreadsheet.
package struct HistoryTable: Sendable {
    package let changes: [RecordedChange]
    private let clients: [CompanyKey: Client]
    private let wording: Wording

    package init(_ changes: [RecordedChange], clients: [Client], _ wording: Wording) {
        self.changes = changes
        self.clients = Dictionary(clients.map { ($0.key, $0) }) { first, _ in first }
        self.wording = wording
    }

    // MARK: - For a person

    package func lines() -> [String] {
        guard !changes.isEmpty else {
            return [wording.say("Aucun changement ne répond à ces critères.", "No change meets these conditions.")]
        }
        return changes.flatMap { recorded -> [String] in
            let change = recorded.change
            var line =
                "\(wording.moment(change.detected))  \(wording.tag(change.severity))  \(name(of: change.company)) – \(wording.title(change.code))"
            if let judgment = change.judgment {
                line += wording.say(" – jugement du ", " – judgment of ") + wording.date(judgment)
            }
            var lines = [line]
            if let movement = wording.movement(change) { lines.append("    " + movement) }
            for deadline in change.details.deadlines {
                lines.append(
                    "    " + wording.labelled(wording.right(deadline.right), wording.safeAndLegal(deadline)))
            }
            return lines
        }
    }

    private func name(of company: CompanyKey) -> String {
        guard let client = clients[company] else { return company.display }
        return "\(Plain.name(client.name, limit: 80)) (\(company.display))"
    }

    // MARK: - For a script

    package func json() -> [JSONOutput] { changes.map { $0.json(client: clients[$0.change.company], wording) } }

    // MARK: - For a spreadsheet

    /// Opens as it is in a French Excel.
    package func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.append(
            [
                Phrase("N°", "No."), Phrase("Détecté le", "Detected"), Phrase("Client", "Client"),
                Phrase("Codes client", "Account codes"), Phrase("SIREN", "SIREN"), Phrase("Fait", "Event"),
                Phrase("Code", "Code"), Phrase("Niveau", "Severity"), Phrase("Avant", "Before"),
                Phrase("Après", "After"), Phrase("Prise d'effet", "Effective"), Phrase("Jugement", "Judgment"),
                Phrase("Publication", "Publication"), Phrase("Date sûre", "Safe date"),
                Phrase("Terme légal", "Legal end"), Phrase("Source", "Source"), Phrase("Avis", "Notice"),
                Phrase("Lien", "Link"),
            ].map { wording($0) })
        for recorded in changes { writer.append(cells(recorded)) }
        return writer.file
    }

    /// A client has a few accounts; a link of the gazette has a hundred letters.
    private static let codesLimit = 1_000
    private static let linkLimit = 2_000

    private func cells(_ recorded: RecordedChange) -> [String] {
        let change = recorded.change
        let client = clients[change.company]
        let deadline = change.details.deadlines.first
        return [
            String(recorded.sequence), cell(wording.zone.day(of: change.detected)), Plain.line(client?.name ?? ""),
            Plain.line(client?.accountCodes.joined(separator: ", ") ?? "", limit: HistoryTable.codesLimit),
            change.company.display, wording.title(change.code),
            change.code.rawValue, wording.severity(change.severity), change.before.map(wording.value) ?? "",
            change.after.map(wording.value) ?? "", cell(change.effective), cell(change.judgment),
            cell(change.publication), cell(deadline?.safe), cell(deadline?.legal), change.provenance.source.name,
            Plain.line(change.notice?.number ?? ""),
            Plain.line(change.details.link ?? "", limit: HistoryTable.linkLimit),
        ]
    }

    /// A date that the reader's spreadsheet knows as one.
    private func cell(_ day: Day?) -> String {
        guard let day else { return "" }
        return wording.language == .french ? wording.date(day) : day.description
    }
}
