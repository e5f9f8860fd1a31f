import VigieArchive
package import VigieDomain
package import VigieEngine
import VigieLaw

/// Reads delivered files of the gazette for the past of the companies we watch: DILA's issues, in archives or not, and the
/// portal's export in JSON Lines. What is about nobody of ours is not even parsed.
package struct BodaccPastReader {
    /// What a batch of notices came to.
    package struct Batch: Sendable {
        package var reading = Reading()
        /// Notices of the file behind us, this batch included.
        package var notices = 0

        package init(reading: Reading = Reading(), notices: Int = 0) {
            self.reading = reading
            self.notices = notices
        }
    }

    /// How a file ended.
    package struct Outcome: Sendable {
        package var notices = 0
        /// For people, with the name of the file inside the archive; empty where all was read.
        package var problems: [Phrase] = []
    }

    /// Whose notices these are: of the same gazette that is read every day, so that what is met twice is one notice.
    let source: SourceID
    let watch: WatchIndex
    let now: Instant
    let reader: BodaccSource.Reader
    private let sieve: NumberSieve
    /// Notices of ours that go into one commit.
    private static let batch = 200

    package init(source: SourceID, watch: WatchIndex, now: Instant, reader: @escaping BodaccSource.Reader) {
        self.source = source
        self.watch = watch
        self.now = now
        self.reader = reader
        sieve = NumberSieve(watch.keys)
    }

    /// - Parameters:
    ///   - skipping: notices at the beginning that were read before a kill.
    ///   - record: takes each batch; its count is what a resumed reading skips.
    /// - Throws: what `record` throws. A damaged file ends in `problems`.
    package func read(
        file path: String, skipping: Int, record: (Batch) async throws -> Void
    ) async throws -> Outcome {
        var batches = BatchBuilder(skipping: skipping)
        var outcome = Outcome()
        do {
            let archive = try ArchiveReader(path: path)
            while let entry = try archive.next() {
                if let problem = try await read(entry, into: &batches, record: record) {
                    outcome.problems.append(
                        Phrase("\(entry.name) : \(problem.french)", "\(entry.name): \(problem.english)"))
                }
            }
        } catch let failure as ArchiveFailure {
            outcome.problems.append(
                Phrase(
                    "\(failure.path) : archive illisible (\(failure.words)) ; téléchargez-la de nouveau",
                    "\(failure.path): the archive cannot be read (\(failure.words)); download it again"))
        }
        try await record(batches.taken())
        outcome.notices = batches.notices
        return outcome
    }

    private func read(
        _ entry: ArchiveReader.Entry, into batches: inout BatchBuilder, record: (Batch) async throws -> Void
    ) async throws -> Phrase? {
        var first: [UInt8] = []
        while first.count < 256, let piece = try entry.next() { first += piece }
        guard DilaFile.isXML(first) else {
            try await readLines(first, entry, into: &batches, record: record)
            return nil
        }
        let bytes = first + (try entry.bytes())
        var ready: [Batch] = []
        let before = batches.notices
        let outcome = DilaFile(bytes).forEachNotice(naming: sieve) { notice in
            guard batches.passes(before + notice.ordinal) else { return }
            add(notice, of: entry.name, to: &batches)
            if batches.isFull(BodaccPastReader.batch) { ready.append(batches.taken()) }
        }
        _ = batches.passes(before + outcome.notices)
        for batch in ready { try await record(batch) }
        return outcome.problem
    }

    private func readLines(
        _ first: [UInt8], _ entry: ArchiveReader.Entry, into batches: inout BatchBuilder,
        record: (Batch) async throws -> Void
    ) async throws {
        var rest = first
        var line = 0
        func take(_ bytes: ArraySlice<UInt8>, _ batches: inout BatchBuilder) {
            line += 1
            guard bytes.contains(where: { !JSONSlices.isBlank($0) }), batches.passes(batches.notices + 1),
                sieve.finds(in: bytes)
            else { return }
            add(BodaccFile.line(Array(bytes), ordinal: line), of: entry.name, to: &batches)
        }
        while true {
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                take(rest[start..<end], &batches)
                if batches.isFull(BodaccPastReader.batch) { try await record(batches.taken()) }
                start = end + 1
            }
            rest.removeFirst(start)
            guard let piece = try entry.next() else { break }
            rest += piece
        }
        if !rest.isEmpty { take(rest[...], &batches) }
    }

    private func add(_ entry: BodaccFile.Entry, of file: String, to batches: inout BatchBuilder) {
        switch entry.outcome {
        case .success(let record): batches.add(items(of: record, entry, file))
        case .failure(let problem):
            // Without its bytes nobody can tell whose it is.
            guard entry.bytes.isEmpty || sieve.finds(in: entry.bytes) else { return }
            let name = entry.notice ?? "\(file) \(entry.ordinal)"
            let unreadable = UnreadableRecord(name: name, reason: problem.sentence, bytes: entry.bytes, url: file)
            batches.add(Reading(unreadable: [unreadable]))
        }
    }

    private func items(of record: GazetteRecord, _ entry: BodaccFile.Entry, _ file: String) -> Reading {
        var reading = Reading()
        let evidence = Evidence(
            bytes: entry.bytes, url: record.link ?? file, fetched: now, contentType: nil)
        let provenance = Provenance(source: source, url: evidence.url, fetched: now, evidence: evidence.id)
        for said in reader(record) {
            guard let siren = said.siren, watch.contains(siren), !said.meanings.isEmpty, !record.id.isEmpty else {
                continue
            }
            let company = CompanyKey.siren(siren)
            guard !reading.items.contains(where: { $0.company == company }) else { continue }
            let notice = record.notice(about: company, said, source: source)
            reading.items.append(ReadingItem(company: company, content: .notice(notice), provenance: provenance))
        }
        if !reading.items.isEmpty { reading.evidence = [evidence] }
        reading.counts.matched = reading.items.isEmpty ? 0 : 1
        return reading
    }

    /// Counts the notices of a file and gathers those of ours.
    private struct BatchBuilder {
        private let skipping: Int
        private(set) var notices = 0
        private var batch = Batch()

        init(skipping: Int) { self.skipping = skipping }

        /// Comes to the notice of this rank, counted from 1; false for those that were read before.
        mutating func passes(_ rank: Int) -> Bool {
            notices = rank
            return rank > skipping
        }

        mutating func add(_ reading: Reading) {
            batch.reading.items += reading.items
            batch.reading.evidence += reading.evidence
            batch.reading.unreadable += reading.unreadable
            batch.reading.counts.matched += reading.counts.matched
        }

        func isFull(_ size: Int) -> Bool { batch.reading.items.count + batch.reading.unreadable.count >= size }

        mutating func taken() -> Batch {
            batch.notices = notices
            defer { batch = Batch() }
            return batch
        }
    }
}
