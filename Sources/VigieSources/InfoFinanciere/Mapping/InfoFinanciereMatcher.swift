import VigieDomain
import VigieEngine

/// From the publications of one answer to what they say of the companies we watch.
struct InfoFinanciereMatcher {
    let visit: InfoFinanciereVisit
    /// What was asked; nil for a record read again from its bytes.
    var query: InfoFinanciereQuery?

    /// - Parameter filed: called with the day of each record that could be read.
    /// - Throws: the lie of an answer whose records mostly cannot be read.
    func reading(
        of rows: [PortalRow], in answer: Answer, filed: (Day) -> Void = { _ in }
    ) throws -> Reading {
        var reading = Reading()
        var problems: [RowProblem] = []
        let reader = InfoFinanciereMeaning(crossings: visit.settings.crossings)
        for row in rows {
            do throws(RowProblem) {
                let record = try InfoFinanciereRecord(row.json, zone: visit.settings.zone)
                try inspect(record)
                filed(record.filed)
                add(record, reader.meaning(of: record), row, in: answer, to: &reading)
            } catch {
                problems.append(error)
                putAside(row, because: error.sentence, in: answer, to: &reading)
            }
        }
        try RowTolerance.judge(problems, of: rows.count, in: answer)
        reading.counts.read = rows.count
        reading.counts.unknownFields = InfoFinanciereFields.unknown(in: rows)
        return reading
    }

    /// Whether the record answers what was asked.
    private func inspect(_ record: InfoFinanciereRecord) throws(RowProblem) {
        guard let query else { return }
        guard record.filed >= query.from, query.until.map({ record.filed < $0 }) ?? true else {
            throw RowProblem(
                lie: .garbled, field: InfoFinanciereFields.published,
                sentence: Phrase(
                    "publication du \(record.filed), hors de la période demandée",
                    "publication of \(record.filed), outside the period asked for"))
        }
        let numbers = [record.isin?.text, record.lei?.text].compactMap(\.self)
        guard query.numbers.isEmpty || numbers.contains(where: query.numbers.contains) else {
            throw RowProblem(
                lie: .garbled, field: InfoFinanciereFields.isin,
                sentence: Phrase(
                    "publication qui ne porte aucun des numéros demandés",
                    "publication that bears none of the numbers asked for"))
        }
    }

    private func add(
        _ record: InfoFinanciereRecord, _ meaning: NoticeMeaning?, _ row: PortalRow, in answer: Answer,
        to reading: inout Reading
    ) {
        let found = issuers(of: record)
        // Unknown issuers, and what the clients publish besides, go no further than this count.
        guard let meaning, !(found.sure.isEmpty && found.doubtful.isEmpty) else {
            if found.sure.isEmpty { reading.counts.unwatched += 1 } else { reading.counts.matched += 1 }
            return
        }
        if let company = found.doubtful.first, found.sure.isEmpty {
            let sentence = Phrase(
                "l’ISIN « \(record.isin?.text ?? "") » est celui du client, le LEI « \(record.lei?.text ?? "") » ne l’est pas",
                "the ISIN “\(record.isin?.text ?? "")” is the client's, the LEI “\(record.lei?.text ?? "")” is not")
            reading.unreadable.append(
                UnreadableRecord(
                    name: record.id, company: company, reason: sentence, bytes: row.bytes, url: answer.url))
            return
        }
        let evidence = answer.evidence(row.bytes)
        reading.evidence.append(evidence)
        reading.counts.matched += 1
        let provenance = Provenance(
            source: visit.settings.id, url: answer.url, fetched: evidence.fetched, evidence: evidence.id)
        for company in found.sure {
            let notice = record.notice(about: company, meaning, source: visit.settings.id)
            reading.items.append(ReadingItem(company: company, content: .notice(notice), provenance: provenance))
        }
    }

    /// The LEI names the issuer; the ISIN one of its securities, which may be typed wrongly in a watchlist. Where both are known
    /// on both sides and the LEI is another, it is doubtful whose publication this is.
    private func issuers(of record: InfoFinanciereRecord) -> (sure: [CompanyKey], doubtful: [CompanyKey]) {
        let watch = visit.ask.watch
        let byLEI = record.lei.map { watch.clients(lei: $0) } ?? []
        let byISIN = record.isin.map { watch.clients(isin: $0) } ?? []
        let others = byISIN.filter { !byLEI.contains($0) }
        let doubtful = others.filter { company in
            guard let told = record.lei, let own = watch.lei(of: company) else { return false }
            return told != own
        }
        return (byLEI + others.filter { !doubtful.contains($0) }, doubtful)
    }

    private func putAside(
        _ row: PortalRow, because reason: Phrase, in answer: Answer, to reading: inout Reading
    ) {
        let watch = visit.ask.watch
        let lei = row.json[InfoFinanciereFields.lei]?.string.flatMap { try? LEI($0) }
        let isin = row.json[InfoFinanciereFields.isin]?.string.flatMap { try? ISIN($0) }
        let company =
            (lei.map { watch.clients(lei: $0) } ?? []).first ?? (isin.map { watch.clients(isin: $0) } ?? []).first
        reading.unreadable.append(
            UnreadableRecord(
                name: row.json[InfoFinanciereFields.id]?.string ?? "publication sans numéro", company: company,
                reason: reason, bytes: row.bytes, url: answer.url))
    }
}

extension InfoFinanciereRecord {
    /// A line of the company's docket, of no proceeding.
    func notice(about company: CompanyKey, _ meaning: NoticeMeaning, source: SourceID) -> Notice {
        Notice(
            id: NoticeID(source: source, number: id), company: company, role: .subject,
            family: .other("info-financiere"), publication: published, judgment: nil, correction: nil, corrects: nil,
            court: nil, meanings: [meaning], text: [kind, title].compactMap(\.self).joined(separator: "\n"), link: link,
            name: issuer)
    }
}
