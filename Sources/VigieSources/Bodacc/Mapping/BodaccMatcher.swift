import VigieDomain
import VigieEngine
import VigieLaw

/// From the records of one answer to what they say of the companies we watch: the local match that makes the cost follow
/// the notices, not the clients.
struct BodaccMatcher {
    let source: SourceID
    let reader: BodaccSource.Reader
    let watch: WatchIndex
    /// Companies asked about, watched already or not.
    let asked: Set<SIREN>

    /// - Throws: the lie of an answer whose records mostly cannot be read.
    func reading(of rows: [PortalRow], broken: [UnreadableRecord] = [], in answer: Answer) throws -> Reading {
        var reading = Reading()
        var problems: [BodaccProblem] = []
        reading.unreadable = broken
        for (index, row) in rows.enumerated() {
            do {
                let record = try BodaccRecord(json: row.json).notice()
                add(record, row, in: answer, to: &reading)
            } catch {
                problems.append(error)
                reading.unreadable.append(unreadable(row, at: index, because: error.sentence, in: answer))
            }
        }
        try BodaccTolerance.judge(problems, of: rows, broken: broken.count, in: answer)
        reading.counts.read = rows.count + broken.count
        reading.counts.unknownFields = BodaccRowCheck(answer: answer, rows: rows).unknownFields
        return reading
    }

    private func add(
        _ record: GazetteRecord, _ row: PortalRow, in answer: Answer, to reading: inout Reading
    ) {
        let readings = reader(record)
        let evidence = answer.evidence(row.bytes)
        let provenance = Provenance(source: source, url: answer.url, fetched: evidence.fetched, evidence: evidence.id)
        let ours = companies(of: record, in: readings)
        let forgotten = record.numbers.filter { isOurs($0) && ours[$0] == nil }
        if let siren = forgotten.first {
            // The reader of the law named everyone but our client: kept and told rather than lost.
            reading.unreadable.append(
                UnreadableRecord(
                    name: record.id, company: .siren(siren),
                    reason: Phrase(
                        "le numéro \(siren.spaced) est dans l’annonce, aucune partie lue ne le porte",
                        "the number \(siren.spaced) is in the notice, no part that was read bears it"),
                    bytes: row.bytes, url: answer.url))
        }
        var items: [ReadingItem] = []
        for (siren, said) in ours.sorted(by: { $0.key < $1.key }) {
            let notice = record.notice(about: .siren(siren), said, source: source)
            items.append(ReadingItem(company: .siren(siren), content: .notice(notice), provenance: provenance))
        }
        for (company, said) in possible(record, readings) {
            let notice = record.notice(about: company, said, source: source)
            items.append(ReadingItem(company: company, content: .possibleNotice(notice), provenance: provenance))
        }
        if !items.isEmpty {
            reading.items += items
            if !reading.evidence.contains(where: { $0.id == evidence.id }) { reading.evidence.append(evidence) }
        }
        if forgotten.isEmpty {
            if items.isEmpty { reading.counts.unwatched += 1 } else { reading.counts.matched += 1 }
        }
    }

    private func isOurs(_ siren: SIREN) -> Bool { watch.contains(siren) || asked.contains(siren) }

    /// What is said of each company of ours: a company named twice in one notice has one line, with all that is told.
    private func companies(of record: GazetteRecord, in readings: [GazetteReading]) -> [SIREN: GazetteReading] {
        var ours: [SIREN: GazetteReading] = [:]
        for reading in readings {
            guard let siren = reading.siren, isOurs(siren), !reading.meanings.isEmpty else { continue }
            if var first = ours[siren] {
                first.meanings += reading.meanings.filter { !first.meanings.contains($0) }
                ours[siren] = first
            } else {
                ours[siren] = reading
            }
        }
        return ours
    }

    /// A collective notice without any number whose name and postcode are those of a client.
    private func possible(_ record: GazetteRecord, _ readings: [GazetteReading]) -> [(CompanyKey, GazetteReading)] {
        guard record.numbers.isEmpty, BodaccMatcher.numberless.contains(record.family) else { return [] }
        var found: [(CompanyKey, GazetteReading)] = []
        for reading in readings where reading.siren == nil && !reading.meanings.isEmpty {
            guard let name = reading.name ?? record.trader else { continue }
            let postcodes = (reading.postcode ?? record.postcode ?? "").split(separator: ",")
            for postcode in postcodes {
                let clients = watch.clients(named: name, postcode: postcode.filter { $0 != " " })
                for client in clients where !found.contains(where: { $0.0 == client }) {
                    found.append((client, reading))
                }
            }
        }
        return found
    }

    /// Families in which a debtor may have no number in the commercial register.
    static let numberless: Set<String> = ["collective", "conciliation", "retablissement_professionnel"]

    private func unreadable(_ row: PortalRow, at index: Int, because reason: Phrase, in answer: Answer)
        -> UnreadableRecord
    {
        let numbers = (try? BodaccRecord(json: row.json).numbers()) ?? []
        let company = numbers.first(where: isOurs).map(CompanyKey.siren)
        return UnreadableRecord(
            name: row.id ?? "annonce \(index + 1)", company: company, reason: reason, bytes: row.bytes,
            url: answer.url)
    }
}
