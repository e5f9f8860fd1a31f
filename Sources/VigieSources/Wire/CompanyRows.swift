import VigieDomain
import VigieEngine

/// One record of an answer that lists companies.
struct CompanyRow {
    let bytes: [UInt8]
    let json: Result<JSONValue, RowProblem>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        do throws(JSONFailure) {
            json = .success(try JSONValue(bytes: bytes))
        } catch {
            json = .failure(.unreadable(error))
        }
    }
}

/// From the records of one answer to what they say of the companies that are ours. What one record lacks is that company's;
/// what most of them lack is a lie of the source.
struct CompanyRows {
    /// What a source reads in one record.
    struct Read {
        var siren: SIREN
        var facets: Facets
        var unknownFields: Set<String> = []
    }

    let source: SourceID
    let answer: Answer
    let ours: Set<SIREN>
    private(set) var reading = Reading()
    private var problems: [RowProblem] = []
    /// Those of ours whose record could not be read, with the reason.
    private var failed: [SIREN: RowProblem] = [:]
    private var met: Set<SIREN> = []
    private var strangers: [SIREN] = []
    private var count = 0
    private var unknownFields: Set<String> = []

    init(source: SourceID, answer: Answer, ours: Set<SIREN>) {
        self.source = source
        self.answer = answer
        self.ours = ours
    }

    /// - Parameter number: of a record that cannot be read otherwise, where it can be found at all.
    mutating func take(
        _ row: CompanyRow, number: (JSONValue) -> SIREN?, read: (JSONValue) throws(RowProblem) -> Read
    ) {
        count += 1
        do throws(RowProblem) {
            let read = try read(try row.json.get())
            unknownFields.formUnion(read.unknownFields)
            add(read, row.bytes)
        } catch {
            putAside(row.bytes, (try? row.json.get()).flatMap(number), because: error)
        }
    }

    /// To be called once every record was taken.
    ///
    /// - Throws: the lie of an answer whose records mostly cannot be read.
    mutating func close(declared: Int? = nil) throws {
        reading.counts.read = count
        reading.counts.declared = declared
        reading.counts.unknownFields = unknownFields.sorted()
        try RowTolerance.judge(problems, of: count, in: answer)
        if met.count < count - problems.count {
            throw answer.lie(
                .repeated,
                Phrase("une entreprise figure deux fois dans la réponse", "a company stands twice in the answer"))
        }
    }

    private mutating func add(_ read: Read, _ bytes: [UInt8]) {
        met.insert(read.siren)
        guard ours.contains(read.siren) else {
            strangers.append(read.siren)
            reading.counts.unwatched += 1
            return
        }
        reading.counts.matched += 1
        reading.mended.insert(.siren(read.siren))
        let evidence = answer.evidence(bytes)
        let provenance = Provenance(
            source: source, url: answer.url, fetched: evidence.fetched, evidence: evidence.id)
        reading.evidence.append(evidence)
        reading.items.append(
            ReadingItem(company: .siren(read.siren), content: .facets(read.facets), provenance: provenance))
    }

    private mutating func putAside(_ bytes: [UInt8], _ siren: SIREN?, because problem: RowProblem) {
        problems.append(problem)
        guard let siren, ours.contains(siren) else {
            reading.unreadable.append(
                UnreadableRecord(
                    name: siren?.description ?? "fiche sans numéro", reason: problem.sentence, bytes: bytes,
                    url: answer.url))
            return
        }
        failed[siren] = problem
        reading.unreadable.append(
            UnreadableRecord(answerAbout: .siren(siren), reason: problem.sentence, bytes: bytes, url: answer.url))
    }

    /// Where each number was asked for: who was found, who is not known, and whose record cannot be read.
    ///
    /// - Throws: the lie of an answer about someone else.
    func outcomes(of numbers: [SIREN]) throws -> Reading {
        if let stranger = strangers.first {
            let asked = numbers.map(\.description).joined(separator: ", ").prefix(60)
            throw answer.lie(.garbled, FieldWords.otherCompany(stranger.description, insteadOf: String(asked)))
        }
        var whole = reading
        // A record without a readable number may be that of anyone who seems missing.
        let anonymous = problems.count > failed.count ? problems.first : nil
        for siren in numbers {
            let outcome: SightingOutcome
            if met.contains(siren) {
                outcome = .told(nil)
            } else if let problem = failed[siren] ?? anonymous {
                outcome = .failed(answer.lie(problem.lie, problem.sentence))
            } else {
                outcome = .unlisted
            }
            whole.sightings[.siren(siren)] = outcome
        }
        return whole
    }
}
